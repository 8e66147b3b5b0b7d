package ai.victor.language;

import ai.victor.language.Threshold.Comparison;
import java.math.BigDecimal;
import java.util.Optional;

/** Finds bounds: {@code under 25 orders}, {@code at least 20 orders each}, {@code margin below 20%}, {@code $60 or more}. */
final class Bounds {
    private Bounds() {}

    static void read(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (!draft.used.get(at)) {
                var comparison = comparison(draft.item(at).role());
                if (comparison.isPresent()) {
                    before(draft, at, comparison.get());
                } else if (draft.is(at, Role.BETWEEN)) {
                    between(draft, at);
                } else if (draft.is(at, Role.NUMBER)) {
                    exactly(draft, at);
                    orMore(draft, at);
                }
            }
        }
        together(draft);
    }

    /** {@code at least 10 and no more than 20 orders}: two bounds side by side hold the number that is named once. */
    private static void together(Draft draft) {
        for (int i = 0; i + 1 < draft.bounds.size(); i++) {
            var first = draft.bounds.get(i);
            var second = draft.bounds.get(i + 1);
            int between = first.at() + 1;
            while (between < second.at() && !isOpenWord(draft, between)) {
                between++;
            }
            if (first.metricItem() < 0
                    && first.wholeItem() < 0
                    && second.metricItem() > second.at()
                    && first.unit().equals(second.unit())
                    && between == second.at()) {
                draft.bounds.set(
                        i,
                        new Draft.Bound(
                                first.at(),
                                first.comparison(),
                                first.number(),
                                first.unit(),
                                second.metricItem(),
                                second.wholeItem()));
            }
        }
    }

    /** Whether a word says more than that two bounds hold at once. */
    private static boolean isOpenWord(Draft draft, int at) {
        var role = draft.item(at).role();
        return role != Role.AND
                && role != Role.FILLER
                && role != Role.MONEY
                && role != Role.PERCENT
                && comparison(role).isEmpty();
    }

    private static Optional<Comparison> comparison(Role role) {
        return switch (role) {
            case MORE -> Optional.of(Comparison.ABOVE);
            case LESS -> Optional.of(Comparison.BELOW);
            case AT_LEAST -> Optional.of(Comparison.AT_LEAST);
            case AT_MOST -> Optional.of(Comparison.AT_MOST);
            default -> Optional.empty();
        };
    }

    private static void before(Draft draft, int at, Comparison comparison) {
        int number = draft.after(at);
        if (draft.is(number, Role.MONEY)
                && draft.is(draft.after(number), Role.NUMBER)
                && !draft.item(draft.after(number)).unit().equals("%")) {
            draft.use(number);
            number = draft.after(number);
        }
        if (draft.is(number, Role.TIME) && draft.item(at).text().equalsIgnoreCase("over")) {
            // "over the last week": a preposition.
            draft.use(at);
            return;
        }
        if (draft.is(number, Role.NUMBER)) {
            draft.use(at);
            add(draft, number, comparison, at);
            lost(draft, at);
        } else if (draft.is(number, Role.AVERAGE)) {
            draft.use(at);
            draft.use(number);
            draft.overall = Optional.of(comparison);
        }
    }

    /** {@code lost more than $20}: profit below minus 20. */
    private static void lost(Draft draft, int at) {
        var bound = draft.bounds.get(draft.bounds.size() - 1);
        if (draft.is(draft.before(at), Role.LOSS)
                && bound.metricItem() < 0
                && !bound.unit().equals("%")) {
            draft.bounds.remove(bound);
            draft.loss = Optional.of(new Draft.Bound(
                    bound.at(),
                    switch (bound.comparison()) {
                        case ABOVE -> Comparison.BELOW;
                        case AT_LEAST -> Comparison.AT_MOST;
                        case BELOW -> Comparison.ABOVE;
                        case AT_MOST -> Comparison.AT_LEAST;
                        case EXACTLY -> Comparison.EXACTLY;
                    },
                    bound.number().negate(),
                    bound.unit(),
                    -1,
                    -1));
        }
    }

    /** {@code between 3000 and 12000 in revenue}. */
    private static void between(Draft draft, int at) {
        int low = number(draft, draft.after(at));
        int and = draft.after(low);
        while (draft.is(and, Role.MONEY) || draft.is(and, Role.PERCENT)) {
            and = draft.after(and);
        }
        int high = number(draft, draft.after(and));
        if (!draft.is(low, Role.NUMBER) || !draft.is(and, Role.AND) || !draft.is(high, Role.NUMBER)) {
            return;
        }
        draft.use(at);
        draft.use(low);
        draft.use(and);
        for (int mark = at; mark < high; mark++) {
            if (draft.is(mark, Role.MONEY) || draft.is(mark, Role.PERCENT)) {
                draft.use(mark);
            }
        }
        add(draft, high, Comparison.AT_MOST, at);
        var last = draft.bounds.get(draft.bounds.size() - 1);
        draft.bounds.add(new Draft.Bound(
                high,
                Comparison.AT_LEAST,
                draft.item(low).number().orElse(BigDecimal.ZERO),
                last.unit(),
                last.metricItem(),
                last.wholeItem()));
    }

    private static int number(Draft draft, int at) {
        return draft.is(at, Role.MONEY) ? draft.after(at) : at;
    }

    /** {@code exactly one unit}. */
    private static void exactly(Draft draft, int number) {
        var exact = number > 0 && draft.item(number - 1).text().equalsIgnoreCase("exactly");
        int next = draft.after(number);
        if (exact && draft.isName(next) && draft.item(next).hasMetric()) {
            add(draft, number, Comparison.EXACTLY, number);
        }
    }

    /** {@code 20 or more orders}, {@code 20+ orders}, {@code orders of $60 or more}. */
    private static void orMore(Draft draft, int number) {
        for (int at = number + 1; at < draft.items.size() && at <= number + 3; at++) {
            if (draft.is(at, Role.OR_MORE) || draft.is(at, Role.OR_LESS)) {
                draft.use(at);
                add(draft, number, draft.is(at, Role.OR_MORE) ? Comparison.AT_LEAST : Comparison.AT_MOST, number);
                return;
            }
            if (!draft.is(at, Role.MONEY) && !draft.is(at, Role.PERCENT) && !draft.is(at, Role.FILLER)) {
                return;
            }
        }
    }

    private static void add(Draft draft, int number, Comparison comparison, int start) {
        var item = draft.item(number);
        var value = item.number().orElse(BigDecimal.ZERO);
        var unit = item.unit();
        draft.use(number);
        int next = draft.after(number);
        while (draft.is(next, Role.MONEY)
                || draft.is(next, Role.PERCENT)
                || start == number && draft.is(next, Role.OR_MORE)) {
            unit = draft.is(next, Role.MONEY) ? "$" : draft.is(next, Role.PERCENT) ? "%" : unit;
            draft.use(next);
            next = draft.after(next);
        }
        var of = draft.is(next, Role.OF) || draft.is(next, Role.SHARE);
        if (draft.is(next, Role.SHARE)) {
            unit = "%";
        }
        if (of || isIn(draft, next)) {
            next = draft.after(next);
        }
        int metric = draft.isName(next) && draft.item(next).hasMetric() ? next : -1;
        var ofWhole = of && unit.equals("%") && metric >= 0;
        if (metric >= 0) {
            draft.use(metric);
            if (of && draft.is(metric - 1, Role.SHARE)) {
                draft.use(metric - 1);
            }
        }
        int ignoring = draft.before(start);
        var inverted = draft.is(ignoring, Role.NOT)
                || draft.is(ignoring, Role.WITH) && draft.is(draft.before(ignoring), Role.NOT);
        if (inverted) {
            draft.use(draft.is(ignoring, Role.NOT) ? ignoring : draft.before(ignoring));
        }
        draft.bounds.add(new Draft.Bound(
                number,
                inverted ? comparison.opposite() : comparison,
                value,
                unit,
                ofWhole ? -1 : metric,
                ofWhole ? metric : -1));
    }

    private static boolean isIn(Draft draft, int at) {
        return draft.is(at, Role.PREPOSITION)
                && draft.item(at).text().equalsIgnoreCase("in")
                && draft.isName(draft.after(at))
                && draft.item(draft.after(at)).hasMetric();
    }
}
