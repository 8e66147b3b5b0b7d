package ai.victor.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads what people do with goods and money: {@code sold}, {@code cost us}. A verb stands for a number where no noun names one, and else tells between two. */
final class Verbs {
    private static final String DOING =
            "(?i)(?:ship to|shipped to|sent to|go to|went to|going to|used|use|came from|come from|came in|came)";

    private Verbs() {}

    static void read(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            var item = draft.item(at);
            if (!draft.isName(at) || item.verbs().isEmpty() || item.hasMetric()) {
                continue;
            }
            if (!draft.verbs.isEmpty() && repeats(draft, item)) {
                draft.use(at);
                continue;
            }
            if (!draft.verbs.isEmpty()) {
                // "What does it cost to make" has one verb that tells a number.
                if (item.text().matches("(?i)make|produce")
                        && draft.item(at - 1).text().equalsIgnoreCase("to")) {
                    draft.use(at);
                }
                continue;
            }
            int lead = draft.before(at);
            if (lead >= 0
                    && Superlatives.ROLES.contains(draft.item(lead).role())
                    && item.text().matches("(?i)profitable")) {
                // "The most profitable design and its margin %": what ranks is a number beside those that are named.
                draft.items.set(
                        at,
                        item.meaning(item.verbs().stream()
                                .map(metric -> new Meaning.OfMetric(metric, false))
                                .toList()));
                draft.verbs.add(at);
                continue;
            }
            if (item.text().matches("(?i)(com(?:e|es|ing)|came) in")
                    && draft.isName(draft.before(at))
                    && draft.item(draft.before(at)).hasMetric()) {
                // Orders come in, and bring nothing by it.
                draft.use(at);
                continue;
            }
            if (item.text().matches("(?i)(?:make|made|produced?)\\b.*") && countsMade(draft, at)) {
                draft.use(at);
                continue;
            }
            if (names(draft) && areMoney(draft, item.verbs()) && !namesMoney(draft)) {
                // "What does a new customer cost" asks for no count of customers.
                draft.stop("I do not see what “" + item.text()
                        + "” is to do with the number that is named; name an amount of money.");
                return;
            }
            if (names(draft) || counts(draft)) {
                narrow(draft, item.verbs());
                if (!item.hasDimension() && !item.hasValue()) {
                    draft.use(at);
                }
            } else {
                var meanings = new ArrayList<Meaning>();
                item.verbs().forEach(metric -> meanings.add(new Meaning.OfMetric(metric, false)));
                draft.items.set(at, item.meaning(meanings));
                draft.verbs.add(at);
                one(draft, at);
                if (item.verbs().size() == 1
                        && draft.names
                                .unit(new Quantity.Plain(item.verbs().get(0)))
                                .equals("money")) {
                    draft.assumptions.add("“" + item.text() + "” is taken as "
                            + draft.names.inline(item.verbs().get(0)) + ".");
                }
            }
        }
        done(draft);
    }

    /** {@code how many countries did we ship to}, {@code how many codes were used}: a verb that tells no number says with what the things are counted. */
    private static void done(Draft draft) {
        if (!draft.verbs.isEmpty() || names(draft) || draft.earlier.isPresent()) {
            return;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            if (!isCounting(draft, at)) {
                continue;
            }
            var noun = draft.item(draft.after(at));
            if (!noun.hasDimension()
                    || noun.hasValue()
                    || TimeColumns.isTime(noun.dimensions().get(0))) {
                continue;
            }
            var counter = draft.names.bindings().counterOver(noun.dimensions().get(0), draft.names);
            for (int verb = draft.after(at) + 1; verb < draft.items.size() && counter.isPresent(); verb++) {
                if ((draft.is(verb, Role.VERB) || draft.is(verb, Role.PREPOSITION))
                        && draft.item(verb).text().matches(DOING)) {
                    draft.items.set(verb, draft.item(verb).named(new Meaning.OfMetric(counter.get(), false)));
                    draft.verbs.add(verb);
                    return;
                }
            }
        }
    }

    /** {@code how many units did they make}: things are made, and no money. */
    private static boolean countsMade(Draft draft, int at) {
        for (int here = 0; here < at; here++) {
            var counts = draft.is(here, Role.NAME)
                    && draft.is(draft.before(here), Role.HOW_MANY)
                    && !areMoney(draft, draft.item(here).metrics())
                    && draft.item(here).hasMetric();
            if (counts) {
                return true;
            }
        }
        return false;
    }

    /** {@code printed with embroidery, how many sold}: both say the same. */
    private static boolean repeats(Draft draft, Item item) {
        return !item.hasDimension()
                && !item.hasValue()
                && draft.verbs.stream()
                        .anyMatch(verb -> draft.item(verb).metrics().equals(item.verbs()));
    }

    /** {@code what does a hoodie cost us}, {@code what did one mug bring in}: of a single one, and not of all. */
    private static void one(Draft draft, int verb) {
        for (int at = 1; at < draft.items.size(); at++) {
            var lead = draft.item(at - 1);
            if (draft.isName(at)
                    && draft.item(at).hasValue()
                    && !draft.item(at).hasMetric()
                    && !draft.item(at).plural()
                    && lead.text().matches("(?i)an?|one|each|every|a single|single|1")) {
                var counter = draft.names.bindings().counterOf(draft.item(at));
                if (counter.isPresent()) {
                    draft.perCount.put(verb, counter.get());
                    draft.values.add(at);
                    draft.use(at - 1);
                }
            }
        }
    }

    private static boolean names(Draft draft) {
        if (!draft.metrics.isEmpty()) {
            return true;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            // "Cost us per order" names no number of orders.
            if (draft.is(at, Role.NAME) && draft.item(at).hasMetric() && !draft.is(draft.before(at), Role.PER)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesMoney(Draft draft) {
        return areMoney(draft, draft.metrics.values())
                || draft.items.stream()
                        .filter(item -> item.is(Role.NAME))
                        .anyMatch(item -> areMoney(draft, item.everyMetric()));
    }

    private static boolean areMoney(Draft draft, Collection<String> metrics) {
        return metrics.stream()
                .anyMatch(metric -> draft.names.unit(new Quantity.Plain(metric)).equals("money"));
    }

    /** Of what a noun may mean, what the verb means too: the shipping that a supplier charges us for is a cost. */
    private static void narrow(Draft draft, List<String> verbs) {
        for (int at = 0; at < draft.items.size(); at++) {
            var item = draft.item(at);
            var both = item.everyMetric().stream().filter(verbs::contains).toList();
            if (item.is(Role.NAME) && item.everyMetric().size() > 1 && !both.isEmpty()) {
                draft.items.set(
                        at,
                        item.meaning(both.stream()
                                .map(metric -> new Meaning.OfMetric(metric, false))
                                .toList()));
            }
        }
    }

    private static boolean counts(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (isCounting(draft, at)
                    && !draft.names
                            .bindings()
                            .countersOf(draft.item(draft.after(at)))
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCounting(Draft draft, int at) {
        return draft.is(at, Role.HOW_MANY)
                && draft.item(at).text().toLowerCase(Locale.ROOT).matches(".*\\b(many|number|count)\\b.*")
                && draft.is(draft.after(at), Role.NAME);
    }

    /** {@code how many mugs}: the number that counts what the values name, where no number is named. */
    static void count(Draft draft) {
        if (!draft.metrics.isEmpty() || draft.hasVerdict()) {
            return;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            if (isCounting(draft, at) && draft.values.contains(draft.after(at))) {
                var counter = draft.names.bindings().counterOf(draft.item(draft.after(at)));
                if (counter.isPresent()) {
                    draft.metrics.put(at, counter.get());
                    draft.assumptions.add(
                            "“" + draft.item(at).text() + "” is taken as " + draft.names.inline(counter.get()) + ".");
                    return;
                }
            }
        }
    }
}
