package ai.victor.language;

import java.util.Locale;
import java.util.Set;

/** Tells whether {@code and} and its like join two things of a kind: two numbers, two filters, two periods. */
final class Joins {
    /** What may stand between the word and what it joins. */
    private static final Set<Role> LEADING = Set.of(
            Role.FILLER,
            Role.PREPOSITION,
            Role.OF,
            Role.BY,
            Role.PER,
            Role.EACH,
            Role.WITH,
            Role.NOT,
            Role.ONLY,
            Role.VERB,
            Role.WHICH,
            Role.LIST,
            Role.COMPARE,
            Role.INSTEAD);

    private static final Set<Role> WANTING = Set.of(
            Role.BY, Role.PER, Role.VERSUS, Role.WITH, Role.NOT, Role.OF, Role.PREPOSITION, Role.SHARE, Role.HOW_MANY);

    private final Draft draft;
    private final Kinds kinds;

    Joins(Draft draft, Kinds kinds) {
        this.draft = draft;
        this.kinds = kinds;
    }

    boolean joins(int at) {
        var word = draft.item(at).text().toLowerCase(Locale.ROOT);
        if (word.equals(",") || draft.joined.get(at)) {
            return true;
        }
        if (draft.form instanceof Form.Absent && draft.is(draft.after(at), Role.NOTHING)) {
            return true;
        }
        if (draft.before(at) < 0) {
            return draft.earlier.isPresent()
                    || word.matches("and|then|so|both|either") && draft.after(at) < draft.items.size();
        }
        if (word.equals("both") || word.equals("either")) {
            return joinsLater(at);
        }
        if (draft.is(draft.before(at), Role.HOW_MANY) && draft.is(draft.after(at), Role.HOW_MANY)) {
            return true;
        }
        if (word.equals("and")
                && draft.groups.stream().anyMatch(group -> !group.words().isEmpty())
                && draft.values.contains(draft.before(at))
                && draft.values.contains(draft.after(at))) {
            return true;
        }
        if (word.equals("but") && draft.is(draft.after(at), Role.NOT) && kinds.of(right(at)) == Kind.VALUE) {
            return true;
        }
        if (WANTING.contains(draft.item(draft.before(at)).role())) {
            return false;
        }
        int right = right(at);
        if (draft.is(right, Role.AND)) {
            return true;
        }
        if (draft.earlier.isPresent() && draft.metrics.isEmpty() && kinds.of(right) != Kind.NONE) {
            return !isCrossed(at);
        }
        var next = draft.after(at);
        var straight = right == next;
        return switch (kinds.of(right)) {
            case NUMBER ->
                kinds.isBefore(at, Kind.NUMBER) && !(word.equals("plus") && sums(at, right))
                        || kinds.isBefore(at, Kind.ROW) && straight && !isCompared(at);
            case ROW -> kinds.isBefore(at, Kind.ROW) || kinds.isBefore(at, Kind.NUMBER) && draft.is(next, Role.WHICH);
            case VALUE -> !isCrossed(at) && !isChoice(at, right) && (kinds.isBefore(at, Kind.VALUE) || isHeld(at));
            case TIME -> kinds.isBefore(at, Kind.TIME);
            case BOUND, RANK ->
                kinds.isBefore(at, Kind.BOUND) || kinds.isBefore(at, Kind.VALUE) || kinds.isBefore(at, Kind.RANK);
            case REST -> kinds.isBefore(at, Kind.VALUE) || kinds.isBefore(at, Kind.REST) || isHeld(at);
            case NONE -> false;
        };
    }

    private boolean isHeld(int at) {
        return !draft.hasVerdict() && kinds.isBefore(at, Kind.BOUND);
    }

    /** {@code mobile vs desktop and revenue}: the values wait for no number. */
    private boolean isCompared(int at) {
        return kinds.of(draft.before(at)) == Kind.VALUE;
    }

    /** {@code Meta or retargeting}: of two dimensions, the words may mean both at once or one of the two. */
    private boolean isCrossed(int at) {
        var left = draft.before(at);
        var right = draft.after(at);
        if (kinds.of(left) != Kind.VALUE || kinds.of(right) != Kind.VALUE) {
            return false;
        }
        return draft.item(left).values().stream()
                .noneMatch(value -> draft.item(right).values().stream()
                        .anyMatch(other -> other.dimension().equals(value.dimension())));
    }

    /** {@code from Canada or with a discount code}: that a name has any value is no value to choose among. */
    private boolean isChoice(int at, int right) {
        var left = draft.before(at);
        return draft.item(at).text().equalsIgnoreCase("or")
                && kinds.of(left) == Kind.VALUE
                && draft.values.contains(left) != draft.values.contains(right);
    }

    private boolean joinsLater(int at) {
        for (int here = at + 1; here < draft.items.size(); here++) {
            if (draft.is(here, Role.AND)) {
                return true;
            }
        }
        return false;
    }

    private int right(int at) {
        int here = at + 1;
        while (here < draft.items.size() && LEADING.contains(draft.item(here).role())) {
            here++;
        }
        return here;
    }

    /** {@code gross sales plus shipping} is one amount and no list. */
    private boolean sums(int at, int right) {
        int before = draft.before(at);
        return draft.metrics.containsKey(before)
                && draft.metrics.containsKey(right)
                && unit(before).equals("money")
                && unit(right).equals("money");
    }

    private String unit(int at) {
        return draft.names.unit(new Quantity.Plain(draft.metrics.getOrDefault(at, "")));
    }
}
