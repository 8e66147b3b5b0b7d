package ai.victor.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code A vs B}, {@code compare A and B} and {@code is X higher at A}: values become rows, periods stay periods. */
final class Comparisons {
    private Comparisons() {}

    static void read(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.VERSUS) && !draft.used.get(at)) {
                versus(draft, at);
            } else if (draft.is(at, Role.COMPARE)) {
                compare(draft, at);
            } else if (draft.is(at, Role.AND)) {
                topic(draft, at);
            } else if (draft.is(at, Role.HIGHER)) {
                higher(draft, at);
            }
        }
    }

    private static void versus(Draft draft, int at) {
        int right = next(draft, at);
        int held = draft.before(at);
        while (held >= 0 && !draft.values.contains(held) && !draft.is(held, Role.VERSUS)) {
            held = draft.before(held);
        }
        if (draft.is(right, Role.OTHERS) && draft.values.contains(held) && draft.values.size() == 1) {
            draft.use(at);
            draft.use(right);
            draft.against = held;
            return;
        }
        if (draft.is(right, Role.OTHERS) && draft.values.isEmpty() && draft.conditions.size() == 1) {
            // "With a code vs the rest": what has none.
            draft.use(at);
            draft.use(right);
            draft.against = draft.before(at);
            return;
        }
        if (draft.is(right, Role.TIME)) {
            draft.use(at);
            return;
        }
        if (draft.values.contains(right)) {
            for (int left = at - 1; left >= 0; left--) {
                if (draft.values.contains(left) && rows(draft, List.of(left, right))) {
                    draft.use(at);
                    return;
                }
            }
        } else if (draft.metrics.containsKey(right)
                && draft.metrics.keySet().stream().anyMatch(left -> left < at)) {
            draft.use(at);
        }
    }

    /** {@code meta and google, spend and clicks}: a question that opens with a list of values is about each of them. */
    private static void topic(Draft draft, int and) {
        int left = draft.before(and);
        int right = draft.after(and);
        int end = draft.after(right);
        var opens = draft.values.contains(left) && draft.values.contains(right) && draft.before(left) < 0;
        var ends = end < draft.items.size() && draft.item(end).text().matches("[,:;–—-]");
        if (opens && ends && !draft.item(and).text().matches("(?i)or|[,+]")) {
            if (draft.metrics.keySet().stream().anyMatch(metric -> metric > end)) {
                rows(draft, List.of(left, right));
            }
        }
    }

    private static int next(Draft draft, int at) {
        int here = draft.after(at);
        while (draft.is(here, Role.PREPOSITION) || draft.is(here, Role.OF)) {
            here = draft.after(here);
        }
        return here;
    }

    private static void compare(Draft draft, int at) {
        var values = List.copyOf(draft.values);
        var several = draft.items.stream().filter(item -> item.is(Role.TIME)).count() > 1 || draft.metrics.size() > 1;
        var rows = !draft.breakdowns.isEmpty() && values.isEmpty();
        if (values.size() > 1 && (rows(draft, values) || pair(draft, values)) || several || rows) {
            draft.use(at);
            use(draft, Role.THAN);
            if (values.size() > 1) {
                use(draft, Role.BETWEEN);
            }
        }
    }

    /** {@code between DTG and DTF hoodies}: the first two beside each other that are of one dimension. */
    private static boolean pair(Draft draft, List<Integer> values) {
        for (int at = 1; at < values.size(); at++) {
            if (rows(draft, values.subList(at - 1, at + 1))) {
                return true;
            }
        }
        return false;
    }

    /** {@code is AOV higher at the weekend}: by that value's dimension, all of its values where only one is named. */
    private static void higher(Draft draft, int at) {
        var times = draft.items.stream().filter(item -> item.is(Role.TIME)).count();
        if (times > 1 || times == 1 && draft.values.isEmpty() && thanTime(draft)) {
            draft.use(at);
            use(draft, Role.THAN);
            return;
        }
        if (draft.values.isEmpty()) {
            return;
        }
        var last = List.copyOf(draft.values);
        int value = last.get(last.size() - 1);
        if (last.size() > 1 && (rows(draft, last.subList(last.size() - 2, last.size())) || pair(draft, last))) {
            draft.use(at);
            use(draft, Role.THAN);
        } else {
            var dimension = dimension(draft, List.of(value));
            if (dimension.isPresent() && !draft.breakdowns.containsValue(dimension.get())) {
                draft.breakdowns.put(value, dimension.get());
                draft.values.remove(value);
                draft.use(value);
                draft.use(at);
                use(draft, Role.THAN);
            }
        }
    }

    private static boolean thanTime(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            int next = draft.after(at);
            while (draft.is(next, Role.PREPOSITION)) {
                next = draft.after(next);
            }
            if (draft.is(at, Role.THAN) && draft.is(next, Role.TIME)) {
                return true;
            }
        }
        return false;
    }

    private static void use(Draft draft, Role role) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, role)) {
                draft.use(at);
            }
        }
    }

    /** Makes rows of values that share a dimension. */
    private static boolean rows(Draft draft, List<Integer> values) {
        var dimension = dimension(draft, values);
        if (dimension.isEmpty()) {
            return false;
        }
        for (int value : values) {
            draft.items.set(
                    value,
                    draft.item(value)
                            .meaning(draft.item(value).values().stream()
                                    .filter(meaning -> meaning.dimension().equals(dimension.get()))
                                    .toList()));
        }
        if (!draft.breakdowns.containsValue(dimension.get())) {
            draft.breakdowns.put(values.get(0), dimension.get());
        }
        return true;
    }

    private static Optional<String> dimension(Draft draft, List<Integer> values) {
        var common = new LinkedHashSet<String>();
        draft.item(values.get(0)).values().forEach(meaning -> common.add(meaning.dimension()));
        for (int value : values) {
            var own = new ArrayList<String>();
            draft.item(value).values().forEach(meaning -> own.add(meaning.dimension()));
            common.retainAll(own);
        }
        return common.stream()
                .filter(dimension ->
                        draft.metricNames().stream().allMatch(metric -> draft.names.reaches(metric, dimension)))
                .findFirst();
    }
}
