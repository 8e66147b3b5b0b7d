package ai.victor.query;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a result is what {@link Reference} finds: the same rows, numbers, order and limit. */
final class ReferenceLaw {
    private ReferenceLaw() {}

    static Optional<String> broken(Bench bench, SampleQuery query, Results results) {
        var groups = new HashMap<List<@Nullable Object>, Reference.Group>();
        bench.reference.groups(query).forEach(group -> groups.put(group.keys(), group));
        var found = results.byKey();
        for (var row : found.entrySet()) {
            var group = groups.get(row.getKey());
            if (group == null) {
                return Optional.of("a row " + row.getKey() + " that no raw row belongs to");
            }
            for (int i = 0; group.told() && i < group.values().size(); i++) {
                var column = results.outcome().table().columns().get(results.keyCount() + i);
                var shown = results.value(row.getValue(), i);
                var expected = group.values().get(i);
                int decimals = column.type() == ai.victor.table.Type.INTEGER
                        ? 0
                        : column.unit().decimals();
                if (!isRounded(expected, shown, decimals)) {
                    return Optional.of("v" + (i + 1) + " of " + row.getKey() + " is " + shown
                            + ", but the raw rows give " + expected);
                }
            }
        }
        var missing = groups.values().stream()
                .filter(group -> !found.containsKey(group.keys()))
                .toList();
        var surely =
                missing.stream().filter(group -> group.surely() && group.told()).toList();
        if (query.limit().isEmpty()) {
            return surely.isEmpty()
                    ? outOfOrder(query, results, groups)
                    : Optional.of("no row " + surely.getFirst().keys());
        }
        int limit = query.limit().get();
        if (results.rows().size() > limit || (results.rows().size() < limit && !surely.isEmpty())) {
            return Optional.of(results.rows().size() + " rows of " + groups.size() + " with the limit " + limit);
        }
        if (!query.isFramed() && !results.rows().isEmpty()) {
            var last = groups.get(results.key(results.rows().size() - 1));
            for (var left : surely) {
                if (last != null && last.told() && compare(query, left, last) < 0) {
                    return Optional.of(left.keys() + " comes before " + last.keys() + ", but the limit cut it off");
                }
            }
        }
        return outOfOrder(query, results, groups);
    }

    private static Optional<String> outOfOrder(
            SampleQuery query, Results results, Map<List<@Nullable Object>, Reference.Group> groups) {
        for (int i = 1; i < results.rows().size() && !query.isFramed(); i++) {
            var before = groups.get(results.key(i - 1));
            var after = groups.get(results.key(i));
            if (before != null && after != null && before.told() && after.told() && compare(query, before, after) > 0) {
                return Optional.of(before.keys() + " stands before " + after.keys());
            }
        }
        return Optional.empty();
    }

    private static int compare(SampleQuery query, Reference.Group left, Reference.Group right) {
        for (var order : query.orders()) {
            var one = value(query, order, left);
            var other = value(query, order, right);
            boolean same = one instanceof BigDecimal first && other instanceof BigDecimal second
                    ? NaiveTerms.same(first, second)
                    : one == null ? other == null : one.equals(other);
            if (!same) {
                if (one == null || other == null) {
                    boolean emptyFirst = order.nullsFirst().orElse(false);
                    return (one == null) == emptyFirst ? -1 : 1;
                }
                int compared = natural(one, other);
                return order.descending() ? -compared : compared;
            }
        }
        return 0;
    }

    private static @Nullable Object value(SampleQuery query, SampleQuery.Order order, Reference.Group group) {
        int key = query.keys().indexOf(order.term());
        return key >= 0 ? group.keys().get(key) : NaiveTerms.value(order.term(), group.numbers()::get);
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object left, Object right) {
        if (left instanceof String one && right instanceof String other) {
            // By code point, which is how UTF-8 sorts.
            return java.util.Arrays.compare(
                    one.codePoints().toArray(), other.codePoints().toArray());
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static boolean isRounded(@Nullable BigDecimal exact, @Nullable BigDecimal shown, int decimals) {
        if (exact == null || shown == null) {
            return exact == null && shown == null;
        }
        var most = new BigDecimal("0.5").movePointLeft(decimals).add(exact.abs().movePointLeft(9));
        return exact.subtract(shown).abs().compareTo(most) <= 0;
    }
}
