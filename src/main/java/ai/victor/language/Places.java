package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether a little word stands where it does something. What names, bounds and rankings take for themselves is accounted for by that; the words
 * here are accounted for by their place, and at any other place they stop the reading.
 */
final class Places {
    /** What wants something right after it, so that nothing else may stand between. */
    private static final Set<Role> WANTING = Set.of(
            Role.BY,
            Role.PER,
            Role.VERSUS,
            Role.WITH,
            Role.NOT,
            Role.OF,
            Role.PREPOSITION,
            Role.SHARE,
            Role.MORE,
            Role.LESS,
            Role.AT_LEAST,
            Role.AT_MOST,
            Role.WHICH,
            Role.THAN);

    private final Draft draft;
    private final Kinds kinds;

    Places(Draft draft) {
        this.draft = draft;
        this.kinds = new Kinds(draft);
    }

    /** Whether an item is accounted for by where it stands. */
    boolean accounts(int at) {
        return switch (draft.item(at).role()) {
            case FILLER, OF, VERB, BREAK -> true;
            case PREPOSITION -> preposition(at);
            case AND -> new Joins(draft, kinds).joins(at);
            case BY -> by(at);
            case EACH -> !draft.perCount.isEmpty() && draft.used.get(at) || each(at);
            case ONLY -> only(at);
            case WITH -> with(at);
            case WHICH -> which(at);
            case LIST -> list(at);
            case HOW_MANY -> howMany(at);
            case INSTEAD -> instead(at);
            case COMPARE -> draft.used.get(at) && compare(at);
            case AVERAGE -> draft.used.get(at) && (average(at) || draft.overall.isPresent());
            // "With a higher margin in June than in May" holds rows by how they moved.
            case HIGHER ->
                draft.used.get(at)
                        && (!wanted(at)
                                || with(draft.before(at))
                                        && draft.thresholds.stream().anyMatch(Threshold::isOfMove));
            case TREND -> draft.used.get(at) && !wanted(at);
            case VERSUS -> draft.used.get(at) && versus(at);
            case SHARE ->
                draft.used.get(at)
                        && (!wanted(at) || draft.form instanceof Form.Share && draft.is(draft.before(at), Role.WITH));
            case CUMULATIVE, MOVING, GROWTH, ORDINAL -> draft.used.get(at) && !wanted(at);
            // "With between 10 and 20 orders" is as "with at least 10".
            case BETWEEN -> draft.used.get(at) && (!wanted(at) || with(draft.before(at)));
            case OTHERS -> draft.used.get(at);
            case PER -> draft.used.get(at) && !wanted(at) && !counted(at);
            case REFERENCE -> draft.used.get(at);
            case LOSS, GAIN -> draft.used.get(at) && !wanted(at);
            case HIGHEST, LOWEST, BEST, WORST -> draft.used.get(at) && ranks(at);
            case SORT, PLUS, MINUS -> draft.used.get(at) && !wanted(at);
            case NAME,
                    TIME,
                    NUMBER,
                    UNKNOWN,
                    NOT,
                    NOTHING,
                    MORE,
                    LESS,
                    AT_LEAST,
                    AT_MOST,
                    OR_MORE,
                    OR_LESS,
                    THAN,
                    BELOW_PAR,
                    PERCENT,
                    MONEY -> draft.used.get(at);
        };
    }

    /** {@code among the May orders} is more than orders of May: the word picks from a set, which only a filter or rows do. */
    private boolean preposition(int at) {
        var picks = text(at).matches("among|inside|within the|out of");
        return !picks || kinds.leadsTo(at, Kind.VALUE) || kinds.leadsTo(at, Kind.ROW);
    }

    private boolean by(int at) {
        // "Grew by more than 10%" tells how far.
        if (draft.used.get(at) && draft.is(draft.before(at), Role.GROWTH)) {
            return true;
        }
        if (kinds.leadsTo(at, Kind.ROW)) {
            return (!wanted(at) || draft.is(draft.before(at), Role.SHARE)) && !counted(at);
        }
        var sorting = text(at).matches("by|rank.*|.*sort.*|.*order.*|in terms of|measured by|based on|according to");
        var ranked = kinds.isBefore(at, Kind.ROW) || kinds.isBefore(at, Kind.RANK) || draft.earlier.isPresent();
        return ranked && sorting && !wanted(at) && kinds.leadsTo(at, Kind.NUMBER);
    }

    /** {@code top 5 per}: a count of rows wants the rows. */
    private boolean counted(int at) {
        var before = draft.before(at);
        return kinds.of(before) == Kind.RANK
                || draft.is(before, Role.NUMBER) && kinds.of(draft.before(before)) == Kind.RANK;
    }

    /** {@code for each channel}; {@code at least 20 orders each}. */
    private boolean each(int at) {
        if (kinds.leadsTo(at, Kind.ROW)) {
            return !text(at).equals("apiece") && !counted(at) && !draft.is(draft.before(at), Role.NOT);
        }
        var rows = !draft.breakdowns.isEmpty() || draft.earlier.isPresent();
        var next = draft.after(at);
        var ends = next >= draft.items.size() || draft.is(next, Role.BREAK) || draft.is(next, Role.PREPOSITION);
        return rows && ends && kinds.follows(at, Set.of(Kind.NUMBER, Kind.BOUND));
    }

    /** {@code top sellers}, {@code sold most}: beside what is ranked or what it is ranked by. */
    private boolean ranks(int at) {
        var next = kinds.of(draft.after(at));
        return kinds.leadsTo(at, Kind.ROW) || kinds.leadsTo(at, Kind.NUMBER) || next != Kind.VALUE && !wanted(at);
    }

    /** {@code list} shows what is asked for; {@code every single} wants single things. */
    private boolean list(int at) {
        var shows = text(at).startsWith("list") || text(at).startsWith("show") || text(at).startsWith("give");
        return shows && opens(at) || draft.list && opens(at) || !wanted(at) && kinds.leadsTo(at, Kind.ROW);
    }

    /** {@code only new customers}, {@code Germany only}: a filter, a day or a number takes nothing else anyway. */
    private boolean only(int at) {
        if (draft.hasVerdict() || draft.is(draft.before(at), Role.SHARE)) {
            // "Lost money only on Meta" is more than what was lost there.
            return false;
        }
        var next = draft.after(at);
        var ends = next >= draft.items.size() || !kinds.isContent(next);
        return switch (kinds.after(at)) {
                    case VALUE, TIME, BOUND, RANK -> true;
                    case NUMBER -> kinds.of(next) == Kind.NUMBER && (draft.is(next, Role.NAME) || opens(at));
                    case ROW, REST -> false;
                    case NONE ->
                        draft.earlier.isPresent()
                                && opens(at)
                                && draft.is(next, Role.WITH)
                                && kinds.of(draft.after(next)) == Kind.VALUE;
                }
                || kinds.of(draft.before(at)) == Kind.VALUE && ends
                || kinds.of(draft.before(at)) == Kind.TIME && ends
                || isRanked(draft.before(at)) && ends
                || kinds.of(draft.before(at)) == Kind.NUMBER && kinds.ends(at);
    }

    /** {@code worst 3}. */
    private boolean isRanked(int at) {
        return draft.superlative.isPresent()
                && (kinds.of(at) == Kind.RANK || draft.is(at, Role.NUMBER) && kinds.of(draft.before(at)) == Kind.RANK);
    }

    private boolean with(int at) {
        var including = text(at).startsWith("inc");
        var next = draft.after(at);
        if (draft.is(next, Role.NOT)) {
            return true;
        }
        if (draft.is(next, Role.AND) && text(next).matches("both|either")) {
            next = draft.after(next);
        }
        if (draft.is(next, Role.AVERAGE) || draft.is(next, Role.HOW_MANY)) {
            next = draft.after(next);
        }
        if (draft.is(next, Role.HIGHER) && draft.thresholds.stream().anyMatch(Threshold::isOfMove)) {
            return true;
        }
        var having = !including && !text(at).equals("with");
        if (having && draft.before(at) < 0 && draft.earlier.isEmpty()) {
            return false;
        }
        if (draft.is(next, Role.TIME) && draft.items.stream().limit(at).anyMatch(item -> item.is(Role.COMPARE))) {
            return true;
        }
        return switch (kinds.of(next)) {
            case VALUE, BOUND, REST -> !including && !wanted(at);
            case RANK -> !including && (kinds.leadsTo(at, Kind.NUMBER) || ranksBy(draft.after(next)));
            case NUMBER -> !including && kinds.isBounded(next) || (having ? ranksBy(next) : !adds(at, next));
            case ROW -> draft.list;
            case TIME, NONE -> false;
        };
    }

    /** {@code countries whose revenue fell the most}. */
    private boolean ranksBy(int number) {
        return draft.ranking
                .map(Ranking::by)
                .filter(by -> Quantities.of(draft, number).filter(by::equals).isPresent())
                .isPresent();
    }

    /** {@code revenue incl. tax} wants one number that holds both; {@code channels with revenue} wants the number of each row. */
    private boolean adds(int at, int number) {
        var before = draft.metrics.keySet().stream().filter(other -> other < at).toList();
        if (before.isEmpty()) {
            var rows = kinds.isBefore(at, Kind.ROW) || draft.earlier.isPresent();
            return !draft.list && (text(at).startsWith("inc") || !rows);
        }
        return text(at).startsWith("inc")
                || before.stream().anyMatch(other -> unit(other).equals(unit(number)));
    }

    private String unit(int at) {
        var metric = draft.metrics.getOrDefault(
                at, draft.item(at).metrics().stream().findFirst().orElse(""));
        return metric.isEmpty() ? "" : draft.names.unit(new Quantity.Plain(metric));
    }

    private boolean which(int at) {
        if (opens(at)
                && !draft.breakdowns.isEmpty()
                && draft.verbs.contains(draft.after(at))
                && draft.items.stream().anyMatch(item -> item.is(Role.HIGHER))) {
            // "Which sold better, hoodies or mugs".
            return true;
        }
        if (counted(at) || draft.is(draft.before(at), Role.WHICH)) {
            return false;
        }
        if (wanted(at) && !draft.is(draft.before(at), Role.PREPOSITION) && !draft.is(draft.before(at), Role.OF)) {
            return false;
        }
        if (kinds.leadsTo(at, Kind.ROW)) {
            return true;
        }
        if (draft.is(draft.before(at), Role.BREAK)
                && !draft.breakdowns.isEmpty()
                && draft.items.stream().anyMatch(item -> item.is(Role.HIGHER))) {
            // "Hoodies vs mugs: which brings more": the rows are named already.
            return true;
        }
        var next = kinds.after(at);
        var plain = text(at).equals("what") || text(at).equals("which");
        return plain
                && opens(at)
                && (text(at).equals("what") || next != Kind.NUMBER && next != Kind.TIME && next != Kind.VALUE);
    }

    private boolean howMany(int at) {
        if (Tops.addsUp(draft, at) || draft.form instanceof Form.Absent && draft.used.get(at)) {
            return true;
        }
        var next = draft.after(at);
        while (draft.is(next, Role.OF)) {
            next = draft.after(next);
        }
        var counting = text(at).matches(".*\\b(many|count|number)\\b.*") && !text(at).contains("total");
        if (text(at).equals("count") && draft.metrics.containsKey(draft.before(at)) && counts(draft.before(at))) {
            return true;
        }
        if (draft.is(next, Role.SHARE)
                || counting && kinds.of(next) != Kind.REST && !draft.hasVerdict() && !counts(next)) {
            return false;
        }
        if (text(at).startsWith("how")) {
            var kind = kinds.of(next);
            // "Customers who bought mugs, how many last month".
            var after = kind == Kind.TIME && draft.breakdowns.isEmpty() && draft.before(at) >= 0;
            return opens(at) && (kind != Kind.RANK && kind != Kind.TIME || !counting || after && counts(-1));
        }
        if (kinds.leadsTo(at, Kind.NUMBER) || kinds.of(next) == Kind.VALUE || kinds.of(next) == Kind.ROW) {
            return !wanted(at) || kinds.of(next) == Kind.NUMBER || opens(at);
        }
        return !counting && draft.breakdowns.isEmpty() && !wanted(at);
    }

    /** Whether a count is what comes of it: {@code how many revenue} is none. */
    private boolean counts(int next) {
        if (draft.metrics.containsKey(next)) {
            return !unit(next).matches("money|percent");
        }
        return draft.quantities.stream()
                        .anyMatch(quantity -> !draft.names.unit(quantity).matches("money|percent"))
                || draft.quantities.isEmpty()
                || !draft.thresholds.isEmpty();
    }

    /** Without a question before it, {@code instead} is instead of nothing. */
    private boolean instead(int at) {
        if (draft.earlier.isPresent()) {
            return true;
        }
        return opens(at) && !text(at).matches("instead|same|again|.*same.*");
    }

    /** What is compared stands after the word, or on both sides of it; a difference is between two. */
    private boolean compare(int at) {
        var times = draft.items.stream().filter(item -> item.is(Role.TIME)).count() > 1;
        var two = times || draft.metrics.size() > 1 || draft.values.size() > 1 || draft.earlier.isPresent();
        if (wanted(at) || !two && !text(at).startsWith("compar")) {
            return false;
        }
        return opens(at) || draft.is(draft.before(at), Role.AND) || times && kinds.after(at) == Kind.TIME;
    }

    private boolean average(int at) {
        return text(at).matches("on (an )?average|averag(ing|ed)")
                || kinds.leadsTo(at, Kind.NUMBER)
                || kinds.leadsTo(at, Kind.REST);
    }

    private boolean versus(int at) {
        if (draft.earlier.isPresent()) {
            return true;
        }
        var before = draft.before(at);
        var sides = kinds.after(at) != Kind.TIME
                || kinds.isBefore(at, Kind.TIME)
                || draft.periods.size() > 1
                        && draft.items.stream()
                                        .filter(item -> item.is(Role.TIME))
                                        .count()
                                == 1;
        return before >= 0 && sides && !wanted(at) && !draft.is(before, Role.AND);
    }

    /** Whether something before this word still waits for its object. */
    private boolean wanted(int at) {
        var before = draft.before(at);
        return before >= 0 && WANTING.contains(draft.item(before).role());
    }

    /** Whether nothing but days, little words and a mark stands before. */
    private boolean opens(int at) {
        for (int here = at - 1; here >= 0; here--) {
            var role = draft.item(here).role();
            if (role == Role.BREAK || role == Role.AND) {
                return true;
            }
            if (!List.of(Role.FILLER, Role.TIME, Role.PREPOSITION, Role.VERB, Role.INSTEAD)
                    .contains(role)) {
                return false;
            }
        }
        return true;
    }

    private String text(int at) {
        return draft.item(at).text().toLowerCase(Locale.ROOT);
    }
}
