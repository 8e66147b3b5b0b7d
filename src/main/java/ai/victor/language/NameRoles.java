package ai.victor.language;

import java.util.List;
import java.util.Locale;

/** Decides of each name whether it is a number asked for, rows of the answer, a value to filter by, or the noun that numbers belong to. */
final class NameRoles {
    private final Draft draft;

    private NameRoles(Draft draft) {
        this.draft = draft;
    }

    static void read(Draft draft) {
        var roles = new NameRoles(draft);
        Superlatives.read(draft);
        Verbs.read(draft);
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.isName(at)) {
                roles.decide(at);
            }
        }
        Verbs.count(draft);
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.isName(at)) {
                roles.bare(at);
            }
        }
    }

    private void decide(int at) {
        var item = draft.item(at);
        switch (introduction(at)) {
            case BY, EACH -> {
                if (item.hasMetric() && (!item.hasDimension() || item.plural() && ranks(at))) {
                    metric(at);
                } else if (item.hasDimension()) {
                    breakdown(at);
                } else {
                    PerNames.onEach(draft, at);
                }
            }
            case PER -> PerNames.read(draft, at);
            case WHICH, LIST -> {
                if (item.hasDimension()) {
                    breakdown(at);
                    if (introduction(at) == Role.LIST) {
                        draft.list = true;
                    }
                } else {
                    metricOrValue(at);
                    listed(at);
                }
            }
            case HIGHEST -> {
                // "With the most orders" says what the rows before it are ranked by.
                var with = draft.superlative
                        .filter(word -> draft.is(draft.before(word.at()), Role.WITH))
                        .isPresent();
                var rowsByOther = item.hasDimension()
                        && (!item.hasMetric() || Superlatives.which(draft) < 0 && (otherMetric(at) || ranksRows()));
                if (rowsByOther && !(with && item.hasMetric())) {
                    breakdown(at);
                } else {
                    metricOrValue(at);
                }
            }
            case HOW_MANY -> {
                if (item.hasMetric() && !item.hasValue()) {
                    metric(at);
                } else if (item.hasMetric()) {
                    metricOrValue(at);
                } else if (item.hasValue()) {
                    draft.values.add(at);
                } else if (item.hasDimension() && (!draft.bounds.isEmpty() || countsRows(at))) {
                    breakdown(at);
                }
            }
            case WITH, NOT -> withOrWithout(at);
            default -> {
                if (item.hasDimension() && item.plural() && Superlatives.ranks(draft, at)) {
                    breakdown(at);
                } else if (item.hasMetric() || item.hasValue() && (!item.hasDimension() || isCompared(at))) {
                    metricOrValue(at);
                }
            }
        }
    }

    /** {@code how many designs sold}: rows that have any of a number. */
    private boolean countsRows(int at) {
        var word =
                draft.item(draft.before(at) < 0 ? at : draft.before(at)).text().toLowerCase(Locale.ROOT);
        return draft.item(at).plural() && word.matches(".*\\b(many|number|count)\\b.*") && otherMetric(at);
    }

    /** {@code list draft orders}, {@code list cancelled orders}: things, where nothing says that sums by something are meant. */
    private void listed(int at) {
        var grouped =
                draft.items.stream().anyMatch(item -> item.is(Role.BY) || item.is(Role.PER) || item.is(Role.EACH));
        var counted = draft.metrics.containsKey(at)
                && draft.names.unit(new Quantity.Plain(draft.metrics.get(at))).equals("count");
        if (introduction(at) == Role.LIST && !grouped && (draft.values.contains(at) || counted)) {
            draft.list = true;
        }
    }

    private boolean isCompared(int at) {
        if (draft.is(draft.before(at), Role.VERSUS) || draft.is(draft.after(at), Role.VERSUS)) {
            return true;
        }
        // "Compare weekends and weekdays."
        var comparing = draft.items.stream().limit(at).anyMatch(item -> item.is(Role.COMPARE));
        var other = draft.is(draft.before(at), Role.AND)
                ? draft.before(draft.before(at))
                : draft.is(draft.after(at), Role.AND) ? draft.after(draft.after(at)) : -1;
        return comparing
                && draft.is(other, Role.NAME)
                && draft.item(at).values().stream()
                        .anyMatch(value -> draft.item(other).values().stream()
                                .anyMatch(with -> with.dimension().equals(value.dimension())));
    }

    /** What leads to a name: the nearest word with a role of its own, past numbers, superlatives and values that only describe it. */
    private Role introduction(int at) {
        var superlative = false;
        int here = at - 1;
        while (here >= 0) {
            var item = draft.item(here);
            if (Superlatives.ROLES.contains(item.role())) {
                superlative = true;
            } else if (item.is(Role.AND) && isRow(here - 1) && draft.item(at).hasDimension()) {
                return Role.BY;
            } else if (!item.is(Role.FILLER)
                    && !(superlativeBefore(here) && item.text().matches("(?i)perform\\w*"))
                    && !item.is(Role.NUMBER)
                    && !item.is(Role.ONLY)
                    && !(item.is(Role.NAME) && draft.values.contains(here))
                    && !(superlativeBefore(here)
                            && item.is(Role.NAME)
                            && (!item.verbs().isEmpty() && draft.used.get(here) || draft.verbs.contains(here)))) {
                break;
            }
            here--;
        }
        var role = here < 0 ? Role.FILLER : draft.item(here).role();
        if (superlative) {
            return Role.HIGHEST;
        }
        // "without …" and "with …" lead only to what stands right after them.
        return switch (role) {
            case WITH, NOT -> draft.before(at) == here ? role : Role.FILLER;
            default -> role;
        };
    }

    private boolean superlativeBefore(int at) {
        return at > 0 && Superlatives.ROLES.contains(draft.item(at - 1).role());
    }

    private boolean isRow(int at) {
        int here = at;
        while (here >= 0 && draft.is(here, Role.FILLER)) {
            here--;
        }
        return draft.breakdowns.containsKey(here);
    }

    private void withOrWithout(int at) {
        var item = draft.item(at);
        int lead = draft.before(at);
        if (Qualifiers.isColumn(draft, at, lead)) {
            draft.list = true;
            breakdown(at);
            draft.use(lead);
        } else if (item.hasValue() && !item.hasMetric() && !item.hasDimension()) {
            draft.values.add(at);
        } else if (Qualifiers.isOfName(draft, item, lead)) {
            var without = draft.is(lead, Role.NOT);
            draft.conditions.add(new Condition(item.dimensions().get(0), List.of(), without, item.text()));
            draft.use(at);
            draft.use(lead);
        } else if (draft.is(lead, Role.WITH) || item.hasValue()) {
            metricOrValue(at);
        }
    }

    private void metricOrValue(int at) {
        var item = draft.item(at);
        var describes = otherMetric(at) && !isListed(at) && Qualifiers.isKnown(draft, item);
        if (item.hasValue() && (!item.hasMetric() || describes || negatedBefore(at) || onlyOfEarlier(at))) {
            draft.values.add(at);
        } else if (item.hasMetric()) {
            var kind = draft.names.bindings().condition(item.metrics().get(0), item.text());
            if (isNoun(at)) {
                draft.use(at);
            } else if (kind.isPresent() && otherMetric(at) && isLed(at)) {
                // The revenue of split orders is that of orders that are split.
                var bindings = draft.names.bindings();
                bindings.telling(draft.metrics.values(), kind.get()).ifPresent(draft.conditions::add);
                draft.use(at);
            } else if ((draft.is(draft.before(at), Role.OF) || draft.is(draft.before(at), Role.PREPOSITION))
                    && draft.bounds.stream().noneMatch(bound -> bound.wholeItem() == at)
                    && draft.metrics.containsKey(draft.before(draft.before(at)))) {
                // "Revenue of cancelled orders" is neither of the two numbers, and "return on ad spend" no refund.
                draft.stop("I cannot give one number of another: “" + item.text()
                        + "” is a number of its own here. Ask for the two side by side, joined by “and”.");
            } else {
                metric(at);
            }
        }
    }

    /** {@code orders and new customers}: a name in a list of numbers is one of them, and in {@code revenue from new customers} it is not. */
    private boolean isListed(int at) {
        int lead = draft.before(at);
        var follows = draft.is(lead, Role.AND) && isMetric(draft.before(lead));
        var leads = draft.is(draft.after(at), Role.AND)
                && isMetric(draft.after(draft.after(at)))
                && (lead < 0 || draft.is(lead, Role.BREAK) || draft.is(lead, Role.HOW_MANY));
        return draft.item(at).plural() && (follows || leads);
    }

    private boolean isMetric(int at) {
        return draft.is(at, Role.NAME) && draft.item(at).hasMetric() && !draft.values.contains(at);
    }

    /** "Top customers" ranks rows, "most customers" a number. */
    private boolean ranksRows() {
        return draft.superlative
                .map(word -> draft.item(word.at()).text().toLowerCase(Locale.ROOT))
                .filter(word -> !word.matches("most|least|fewest|highest|lowest"))
                .isPresent();
    }

    /** {@code only new customers}, said of the question before, keeps its number. */
    private boolean onlyOfEarlier(int at) {
        var trailing = draft.is(draft.after(at), Role.ONLY) && draft.after(draft.after(at)) >= draft.items.size();
        return draft.earlier.isPresent() && (draft.is(draft.before(at), Role.ONLY) || trailing);
    }

    /** Whether rows are ranked by this: {@code top 3 states by orders}, {@code countries by orders}. */
    private boolean ranks(int at) {
        return draft.superlative.isPresent() || !otherMetric(at);
    }

    private boolean negatedBefore(int at) {
        return draft.is(draft.before(at), Role.NOT);
    }

    /** In {@code revenue from Canada orders} orders are only what revenue is of. */
    private boolean isNoun(int at) {
        if (!otherMetric(at) || !draft.item(at).metrics().stream().allMatch(draft.names::isCount)) {
            return false;
        }
        int and = draft.after(at);
        var lists = draft.is(and, Role.AND) && !draft.item(and).text().equals(",") && isMetric(draft.after(and));
        var named = draft.metrics.keySet().stream().anyMatch(metric -> metric < at);
        // "Meta vs Google orders and revenue" asks for two numbers.
        return isLed(at) && (named || !lists);
    }

    private boolean isLed(int at) {
        int here = draft.before(at);
        while (here >= 0
                && (draft.is(here, Role.TIME)
                        || draft.values.contains(here)
                        || draft.used.get(here) && draft.is(here, Role.NAME)
                        || draft.is(here, Role.FILLER))) {
            here--;
        }
        return draft.is(here, Role.PREPOSITION) || draft.is(here, Role.OF) || draft.is(here, Role.VERSUS);
    }

    private boolean otherMetric(int at) {
        return otherMetric(draft, at);
    }

    static boolean otherMetric(Draft draft, int at) {
        for (int other = 0; other < draft.items.size(); other++) {
            var item = draft.item(other);
            var free = !draft.used.get(other) || draft.metrics.containsKey(other);
            if (other != at && free && item.is(Role.NAME) && item.hasMetric() && !item.hasValue()) {
                return true;
            }
        }
        return false;
    }

    private void metric(int at) {
        metric(draft, at);
    }

    static void metric(Draft draft, int at) {
        draft.metrics.put(at, draft.item(at).metrics().get(0));
        draft.use(at);
        int next = at + 1;
        if (draft.is(next, Role.PERCENT) && !draft.used.get(next)) {
            var rate = draft.names.rateOf(draft.metrics.get(at));
            if (rate.isPresent()) {
                draft.metrics.put(at, rate.get());
                draft.use(next);
            }
        }
        int before = draft.before(at);
        if (draft.is(before, Role.BY)) {
            draft.use(before);
        }
    }

    private void breakdown(int at) {
        breakdown(draft, at);
    }

    static void breakdown(Draft draft, int at) {
        draft.breakdowns.put(at, draft.item(at).dimensions().get(0));
        draft.use(at);
    }

    /** A dimension that nothing leads to: the rows, where it opens the question or follows what is ranked; or only the noun of a value. */
    private void bare(int at) {
        var item = draft.item(at);
        if (!item.hasDimension() || item.hasMetric() || draft.values.contains(at)) {
            return;
        }
        var adverb = TimeColumns.adverbs().containsKey(item.text().toLowerCase(Locale.ROOT));
        int before = at - 1;
        var any = draft.is(before, Role.FILLER)
                && draft.item(before).text().matches("(?i).*any")
                && (!draft.bounds.isEmpty() || draft.hasVerdict());
        var article = draft.is(before, Role.FILLER) && draft.item(before).text().matches("(?i)an?");
        int and = draft.before(at);
        if (draft.earlier.isPresent()
                && (draft.is(and, Role.AND) && draft.before(and) < 0
                        || and < 0 && at > 0 && draft.item(at - 1).text().equalsIgnoreCase("also"))
                && draft.metrics.isEmpty()) {
            draft.alsoRows = true; // "And colour": by that, too.
            breakdown(at);
            return;
        }
        if (item.text().equalsIgnoreCase("date") && draft.is(draft.before(at), Role.NAME)) {
            // "Refund date" is a date of its own.
            return;
        }
        var repeated = item.dimensions().stream().anyMatch(draft.breakdowns::containsValue);
        if (repeated && !adverb) {
            draft.use(at);
        } else if (at + 1 < draft.items.size()
                && draft.item(at + 1).text().equals(":")
                && draft.before(at) < 0
                && otherMetric(at)) {
            breakdown(at);
        } else if (adverb
                || any
                || item.text().matches("(?i).+ (vs\\.?|versus) .+")
                || article && draft.metrics.containsKey(before - 1)) {
            breakdown(at);
        } else if (Qualifiers.isKindOf(draft, at, draft.before(at))) {
            draft.values.add(at);
        } else if (Qualifiers.isNounOf(draft, at, draft.before(at)) && ledByPreposition(draft.before(at))) {
            draft.use(at);
        } else if (opens(at)
                || draft.superlative.isPresent() && draft.metrics.containsKey(Superlatives.ranked(draft, at))) {
            breakdown(at);
        }
    }

    private boolean ledByPreposition(int at) {
        int here = draft.before(at);
        while (draft.values.contains(here)) {
            here = draft.before(here);
        }
        return draft.is(here, Role.PREPOSITION) || draft.is(here, Role.OF) || draft.is(here, Role.NOT);
    }

    private boolean opens(int at) {
        var held = draft.superlative.isPresent() && draft.is(draft.after(at), Role.WITH);
        if (!draft.item(at).plural() && !held) {
            return false;
        }
        int here = draft.before(at);
        while (here >= 0
                && (draft.values.contains(here)
                        || draft.is(here, Role.TIME)
                        || draft.superlative.isPresent() && draft.is(here, Role.NUMBER) && draft.used.get(here))) {
            here = draft.before(here);
        }
        if ((draft.is(here, Role.AND) || draft.is(here, Role.VERB) && here < at - 1) && draft.before(here) < 0) {
            return true;
        }
        return here < 0 || draft.is(here, Role.BREAK) || draft.is(here, Role.LOSS) || draft.is(here, Role.GAIN);
    }
}
