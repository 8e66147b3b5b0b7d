package ai.victor.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what asks for the names that there are, and for no number: {@code list all experiments}, {@code which tools do we pay for}. Each is one row, with
 * how much there is of it and what it costs, and not one for each of its days.
 */
final class Roster {
    private Roster() {}

    /** Whether the rows are the few names of a dimension, which then have their numbers. */
    static boolean read(Draft draft, int at, String dimension) {
        var asks = draft.list || draft.items.stream().anyMatch(item -> item.is(Role.WHICH));
        if (!asks
                || !draft.names.vocabulary().values().containsKey(dimension)
                || !draft.metrics.isEmpty()
                || !draft.bounds.isEmpty()
                || draft.superlative.isPresent()
                || draft.breakdowns.size() > 1
                || draft.hasVerdict()
                || TimeColumns.isTime(dimension)
                || draft.is(draft.before(at), Role.BY)) {
            return false;
        }
        var bindings = draft.names.bindings();
        var numbers = new LinkedHashSet<String>();
        Stream.concat(bindings.counterOver(dimension, draft.names).stream(), bindings.costOf(dimension).stream())
                .filter(metric -> reaches(draft, metric, dimension))
                .forEach(numbers::add);
        if (numbers.isEmpty()) {
            return false;
        }
        draft.list = false;
        draft.conditions.add(new Condition(dimension, List.of(), false, ""));
        numbers.forEach(metric -> draft.quantities.add(new Quantity.Plain(metric)));
        return true;
    }

    private static boolean reaches(Draft draft, String metric, String dimension) {
        return draft.names.reaches(metric, dimension)
                && draft.values.stream()
                        .flatMap(value -> draft.item(value).values().stream())
                        .allMatch(value -> draft.names.reaches(metric, value.dimension()));
    }

    /** {@code how many reviews}, where that is a name but nothing that is counted. */
    static Optional<Interpretation> uncounted(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.HOW_MANY) && draft.is(draft.after(at), Role.NAME)) {
                return Optional.of(Interpretation.Reply.unanswerable(
                        "I know “" + draft.item(draft.after(at)).text()
                                + "” as a name to cut or filter by, and have no count of it."
                                + " Name the number that you want for it."));
            }
        }
        return Optional.empty();
    }
}
