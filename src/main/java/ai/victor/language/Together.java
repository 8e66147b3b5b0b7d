package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads filters on what things have, and not on the things: {@code orders with both a poster and a mug}, {@code customers who bought a hoodie}. A line
 * has one product, so that a filter on both would find none, and one on either is another question; and a customer has none at all, but through orders.
 */
final class Together {
    private final Draft draft;

    private Together(Draft draft) {
        this.draft = draft;
    }

    /** Runs when filters and periods are known. */
    static void read(Draft draft) {
        var together = new Together(draft);
        if (draft.periods.size() < 2) {
            together.both();
            together.whole();
            together.none();
            together.through();
        }
    }

    /** {@code orders with both a poster and a mug}: one pick for each of the values. */
    private void both() {
        for (var condition : List.copyOf(draft.conditions)) {
            var items = draft.values.stream()
                    .filter(at -> meaning(at, condition).isPresent())
                    .sorted()
                    .toList();
            var noun = items.isEmpty() ? Optional.<String>empty() : noun(items.get(0));
            if (condition.negated()
                    || !condition.either().isEmpty()
                    || items.size() < 2
                    || noun.isEmpty()
                    || !areJoined(items)
                    || draft.names.ownerOf(condition.dimension()).equals(draft.names.ownerOf(noun.get()))) {
                continue;
            }
            var owner = draft.names.ownerOf(condition.dimension());
            draft.conditions.remove(condition);
            if (draft.conditions.stream()
                    .flatMap(Condition::all)
                    .anyMatch(other -> draft.names.ownerOf(other.dimension()).equals(owner))) {
                draft.stop("Which of " + condition.words() + " does the rest describe? Ask for each by itself.");
                return;
            }
            items.forEach(at -> pick(
                    noun.get(),
                    List.of(new Condition(
                            condition.dimension(),
                            meaning(at, condition).orElseThrow().values(),
                            false,
                            draft.item(at).text())),
                    draft.conditions,
                    false));
        }
    }

    /** {@code revenue of orders with a mug}: of all that those orders hold, and not of their mugs. */
    private void whole() {
        for (var condition : List.copyOf(draft.conditions)) {
            var at = draft.values.stream()
                    .filter(item -> meaning(item, condition).isPresent())
                    .min(Integer::compare);
            if (at.isEmpty() || condition.negated() || !condition.either().isEmpty() || !draft.groups.isEmpty()) {
                continue;
            }
            int lead = draft.before(start(at.get()));
            int noun = draft.before(lead);
            var thing = draft.is(noun, Role.NAME) && isHolding(lead)
                    ? draft.item(noun).dimensions().stream()
                            .filter(name -> draft.names.things().countOf(name).isPresent())
                            .findFirst()
                    : Optional.<String>empty();
            var owner = draft.names.ownerOf(condition.dimension());
            var alone = draft.conditions.stream()
                    .filter(other -> other != condition)
                    .flatMap(Condition::all)
                    .noneMatch(other -> draft.names.ownerOf(other.dimension()).equals(owner));
            if (thing.isEmpty()
                    || !alone
                    || owner.equals(draft.names.ownerOf(thing.get()))
                    || draft.breakdowns.values().stream()
                            .anyMatch(row -> draft.names.ownerOf(row).equals(owner) || row.equals(thing.get()))
                    || draft.metricNames().isEmpty()
                    || draft.metricNames().stream()
                            .allMatch(metric -> draft.names
                                    .things()
                                    .countOf(thing.get())
                                    .filter(metric::equals)
                                    .isPresent())) {
                continue;
            }
            draft.conditions.remove(condition);
            pick(thing.get(), List.of(condition), draft.conditions, false);
        }
    }

    private boolean isHolding(int lead) {
        return draft.is(lead, Role.WITH)
                || draft.item(Math.max(0, lead)).text().matches("(?i)(?:that )?(?:contain|includ|have|had|hold)\\w*");
    }

    private Optional<Meaning.OfValue> meaning(int at, Condition condition) {
        return draft.item(at).values().stream()
                .filter(value -> value.dimension().equals(condition.dimension())
                        && condition.values().containsAll(value.values()))
                .findFirst();
    }

    /** {@code customers who bought a hoodie}: what the number cannot be cut by holds of what they did. */
    private void through() {
        var metrics = draft.metricNames();
        var beyond = draft.conditions.stream()
                .filter(condition -> condition
                        .all()
                        .anyMatch(one ->
                                metrics.stream().anyMatch(metric -> !draft.names.reaches(metric, one.dimension()))))
                .toList();
        if (beyond.isEmpty()) {
            return;
        }
        var things = metrics.stream()
                .flatMap(metric -> draft.names.things().countedBy(metric).stream())
                .distinct()
                .toList();
        if (things.size() != 1
                || beyond.stream().anyMatch(Condition::negated) && beyond.size() > 1
                || !metrics.stream().allMatch(metric -> draft.names.reaches(metric, things.get(0)))) {
            return;
        }
        draft.conditions.removeAll(beyond);
        var without = beyond.get(0).negated();
        var held = without
                ? List.of(new Condition(
                        beyond.get(0).dimension(),
                        beyond.get(0).values(),
                        false,
                        beyond.get(0).words()))
                : beyond;
        pick(things.get(0), held, draft.conditions, without);
    }

    /** {@code how many orders had no mugs}: those with a mug are taken away, though they have other lines. */
    private void none() {
        var found = draft.metricNames().size() == 1 && draft.breakdowns.isEmpty() && saysNone()
                ? draft.names.things().thingOf(draft.metricNames().get(0))
                : Optional.<String>empty();
        if (found.isEmpty()) {
            return;
        }
        var thing = found.get();
        for (var condition : List.copyOf(draft.conditions)) {
            if (condition.negated()
                    && !condition.values().isEmpty()
                    && !draft.names.ownerOf(condition.dimension()).equals(draft.names.ownerOf(thing))
                    && !TimeColumns.isTime(condition.dimension())
                    && draft.names.factsOf(draft.metricNames().get(0)).stream()
                            .allMatch(fact -> !fact.name().equals(draft.names.ownerOf(thing)))) {
                draft.conditions.remove(condition);
                pick(
                        thing,
                        List.of(new Condition(condition.dimension(), condition.values(), false, condition.words())),
                        draft.conditions,
                        true);
            }
        }
    }

    /** {@code without mugs}, {@code did not have mugs}: and not {@code excluding mugs}, which leaves lines out. */
    private boolean saysNone() {
        return draft.items.stream()
                .filter(item -> item.is(Role.NOT))
                .allMatch(item -> item.text().matches("(?i)(.* )?(no|not|without( any)?)|.*n['’]t"));
    }

    private void pick(String dimension, List<Condition> own, List<Condition> others, boolean without) {
        var names = draft.names.things();
        var count =
                names.occasionsOf(dimension).or(() -> names.countOf(dimension)).orElseThrow();
        draft.groups.add(Group.having(
                dimension,
                new Reading(
                        List.of(new Quantity.Plain(count)),
                        List.of(dimension),
                        Stream.concat(own.stream(), others.stream()).toList(),
                        draft.periods,
                        List.of(),
                        Optional.empty(),
                        false),
                String.join(", ", own.stream().map(Together::words).toList()),
                without));
    }

    /** Of several values any is enough, however they were joined. */
    private static String words(Condition condition) {
        return condition.values().size() > 1 ? condition.words().replace(" and ", " or ") : condition.words();
    }

    /** Whether “and” joins them, and the words say that one thing has them all. */
    private boolean areJoined(List<Integer> values) {
        int first = values.get(0);
        int before = draft.before(start(first));
        var both = before >= 0 && draft.item(before).text().equalsIgnoreCase("both");
        var articles = values.stream()
                .map(this::start)
                .allMatch(at -> at > 0 && draft.item(at - 1).text().matches("(?i)(.* )?an?"));
        var and = new ArrayList<String>();
        for (int at = first + 1; at < values.get(values.size() - 1); at++) {
            if (draft.is(at, Role.AND) || draft.is(at, Role.VERSUS)) {
                and.add(draft.item(at).text());
            }
        }
        var holding = draft.items.subList(0, Math.max(0, start(first))).stream()
                .anyMatch(
                        item -> item.text()
                                .matches(
                                        "(?i)(?:.* )?(?:bought|buy|buys|ordered|purchased?|have|has|had|contain\\w*|includ\\w*)"));
        // "Customers who bought a hoodie also bought a mug".
        return and.isEmpty() && articles
                || (both || articles || holding)
                        && and.stream().anyMatch(text -> text.matches("(?i)and|&"))
                        && and.stream().allMatch(text -> text.matches("(?i)and|&|,"));
    }

    /** Where what describes a value begins. */
    private int start(int at) {
        int here = at;
        while (draft.values.contains(here - 1)) {
            here--;
        }
        return here;
    }

    /** What has them: the nearest name of things before. */
    private Optional<String> noun(int value) {
        for (int at = value - 1; at >= 0; at--) {
            if (draft.is(at, Role.NAME) && !draft.values.contains(at)) {
                var named = draft.item(at).dimensions().stream()
                        .filter(name -> draft.names.things().countOf(name).isPresent())
                        .findFirst();
                if (named.isPresent()) {
                    return named;
                }
            }
        }
        return Optional.empty();
    }
}
