package ai.victor.language;

import java.util.Set;

/** Says what each item of a reading came to, and what little words lead to. */
final class Kinds {
    /** What may stand between a little word and what it leads to. */
    private static final Set<Role> DESCRIBING = Set.of(
            Role.NUMBER,
            Role.HIGHEST,
            Role.LOWEST,
            Role.BEST,
            Role.WORST,
            Role.ONLY,
            Role.AVERAGE,
            Role.HOW_MANY,
            Role.ORDINAL,
            Role.CUMULATIVE,
            Role.MOVING);

    private final Draft draft;

    Kinds(Draft draft) {
        this.draft = draft;
    }

    Kind of(int at) {
        if (at < 0 || at >= draft.items.size()) {
            return Kind.NONE;
        }
        return switch (draft.item(at).role()) {
            case NAME -> name(at);
            case TIME -> Kind.TIME;
            case NUMBER,
                    MORE,
                    LESS,
                    AT_LEAST,
                    AT_MOST,
                    OR_MORE,
                    OR_LESS,
                    MONEY,
                    PERCENT,
                    LOSS,
                    GAIN,
                    BELOW_PAR,
                    BETWEEN -> Kind.BOUND;
            case HIGHEST, LOWEST, BEST, WORST, ORDINAL -> Kind.RANK;
            case HOW_MANY, AVERAGE, SHARE, CUMULATIVE, MOVING, GROWTH -> Kind.NUMBER;
            case REFERENCE, HIGHER, OTHERS -> Kind.REST;
            case NOTHING -> Kind.BOUND;
            case UNKNOWN,
                    BY,
                    PER,
                    EACH,
                    VERSUS,
                    COMPARE,
                    AND,
                    NOT,
                    WHICH,
                    LIST,
                    THAN,
                    TREND,
                    ONLY,
                    WITH,
                    OF,
                    PREPOSITION,
                    VERB,
                    INSTEAD,
                    BREAK,
                    FILLER,
                    SORT,
                    PLUS,
                    MINUS -> Kind.NONE;
        };
    }

    private Kind name(int at) {
        var item = draft.item(at);
        if (draft.values.contains(at)) {
            return Kind.VALUE;
        }
        if (draft.breakdowns.containsKey(at)) {
            return Kind.ROW;
        }
        if (draft.metrics.containsKey(at) || draft.ratios.containsValue(at)) {
            return Kind.NUMBER;
        }
        if (draft.bounds.stream().anyMatch(bound -> bound.metricItem() == at || bound.wholeItem() == at)) {
            return Kind.BOUND;
        }
        if (draft.conditions.stream().anyMatch(condition -> condition.words().equals(item.text()))) {
            return Kind.VALUE;
        }
        return !draft.used.get(at)
                ? Kind.NONE
                : item.hasMetric() || !item.verbs().isEmpty() ? Kind.NUMBER : Kind.REST;
    }

    /** The kind of the next item, past words that only lead to it. */
    Kind after(int at) {
        int here = draft.after(at);
        while (draft.is(here, Role.PREPOSITION) || draft.is(here, Role.OF) || draft.is(here, Role.VERB)) {
            here = draft.after(here);
        }
        return of(here);
    }

    /** Whether the next item, past what describes it, is of a kind. */
    boolean leadsTo(int at, Kind kind) {
        int here = draft.after(at);
        while (here < draft.items.size() && of(here) != kind) {
            var item = draft.item(here);
            if (!DESCRIBING.contains(item.role()) && of(here) != Kind.VALUE && of(here) != Kind.REST) {
                return false;
            }
            here = draft.after(here);
        }
        return here < draft.items.size();
    }

    boolean follows(int at, Set<Kind> wanted) {
        int here = draft.before(at);
        while (draft.is(here, Role.VERB)) {
            here = draft.before(here);
        }
        return wanted.contains(of(here));
    }

    /** Whether a number that is asked for is also held to a bound. */
    boolean isBounded(int at) {
        return draft.thresholds.size() > 0
                && draft.bounds.stream().anyMatch(bound -> bound.metricItem() == at || bound.at() > at);
    }

    boolean isBefore(int at, Kind kind) {
        for (int here = at - 1; here >= 0; here--) {
            var rows = kind == Kind.ROW && draft.breakdowns.containsKey(here);
            if (of(here) == kind || rows) {
                return true;
            }
        }
        return false;
    }

    boolean isContent(int at) {
        return of(at) != Kind.NONE;
    }

    boolean ends(int at) {
        int next = draft.after(at);
        return next >= draft.items.size() || draft.is(next, Role.BREAK) || draft.is(next, Role.AND);
    }
}
