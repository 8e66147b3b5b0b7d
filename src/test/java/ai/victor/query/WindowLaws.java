package ai.victor.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds for windows and joins over the groups of a query. */
final class WindowLaws {
    private WindowLaws() {}

    /** Of a query with one value. */
    static Optional<String> broken(Bench bench, SampleQuery query, Results results) {
        if (query.values().size() != 1) {
            return Optional.empty();
        }
        var measure = query.values().getFirst().sql();
        var keys = query.keys().stream().map(key -> ", " + key.sql()).collect(Collectors.joining());
        var inOrder = " OVER (ORDER BY " + measure + keys;
        var direct = query.with(List.of(
                "SUM(" + measure + ") OVER () AS total",
                measure + " / SUM(" + measure + ") OVER () AS share",
                "SUM(" + measure + ")" + inOrder + " ROWS UNBOUNDED PRECEDING) AS running",
                "ROW_NUMBER()" + inOrder + ") AS place"));
        var names = String.join(", ", query.names());
        var byName = names.replaceAll("(.*), (v1)$", "$2, $1");
        var outer = "WITH parts AS (" + query.with(List.of()) + ") SELECT " + names
                + ", SUM(v1) OVER () AS total, v1 / SUM(v1) OVER () AS share, SUM(v1) OVER (ORDER BY " + byName
                + " ROWS UNBOUNDED PRECEDING) AS running, ROW_NUMBER() OVER (ORDER BY " + byName
                + ") AS place FROM parts";
        return faultOf(bench, query, results, direct).or(() -> faultOf(bench, query, results, outer));
    }

    private static Optional<String> faultOf(Bench bench, SampleQuery query, Results results, String text) {
        var windows = Results.of(bench, text, query.keys().size());
        if (windows.isEmpty()) {
            return Optional.of("refused: " + text);
        }
        var found = windows.get();
        var total = results.sums(0).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int decimals = found.outcome()
                .table()
                .columns()
                .get(query.keys().size() + 2)
                .unit()
                .decimals();
        var shares = BigDecimal.ZERO;
        for (int row = 0; row < found.rows().size(); row++) {
            var whole = found.value(row, 1);
            if (whole != null && whole.compareTo(total) != 0) {
                return Optional.of("the total of " + total + " is " + whole + " by " + text);
            }
            var place = found.value(row, 4);
            var running = found.value(row, 3);
            boolean last =
                    place != null && place.intValueExact() == found.rows().size();
            if (last && running != null && running.compareTo(total) != 0) {
                return Optional.of("the running sum ends with " + running + ", not " + total + " by " + text);
            }
            var share = found.value(row, 2);
            shares = shares.add(share == null ? BigDecimal.ZERO : share);
        }
        var tolerance = BigDecimal.valueOf(found.rows().size()).movePointLeft(decimals);
        boolean one =
                total.signum() == 0 || shares.subtract(BigDecimal.ONE).abs().compareTo(tolerance) <= 0;
        return one && found.rows().size() == results.rows().size()
                ? Optional.empty()
                : Optional.of("shares sum to " + shares + " by " + text);
    }

    /** Of a query with two values or more, the first two of them. */
    static Optional<String> brokenByJoin(Bench bench, SampleQuery query, Results results) {
        if (query.values().size() < 2 || query.keys().isEmpty()) {
            return Optional.empty();
        }
        var keys = query.names().subList(0, query.keys().size());
        var left = query.values(query.values().subList(0, 1)).with(List.of());
        var right = query.values(query.values().subList(1, 2)).with(List.of());
        var text = "WITH a AS (" + left + "), b AS (" + right + ") SELECT "
                + keys.stream().map(key -> "a." + key).collect(Collectors.joining(", "))
                + ", a.v1 AS one, b.v1 AS other FROM a JOIN b ON "
                + keys.stream().map(key -> "a." + key + " = b." + key).collect(Collectors.joining(" AND "));
        var joined = Results.of(bench, text, keys.size());
        if (joined.isEmpty()) {
            return Results.of(bench, left, keys.size()).isPresent()
                            && Results.of(bench, right, keys.size()).isPresent()
                    ? Optional.of("refused: " + text)
                    : Optional.empty();
        }
        var together = results.byKey();
        for (int row = 0; row < joined.get().rows().size(); row++) {
            var at = together.get(joined.get().key(row));
            if (at == null) {
                return Optional.of("a row " + joined.get().key(row) + " by " + text);
            }
            for (int value = 0; value < 2; value++) {
                if (!Objects.equals(results.value(at, value), joined.get().value(row, value))) {
                    return Optional.of("v" + (value + 1) + " of " + joined.get().key(row) + " is "
                            + joined.get().value(row, value) + ", not " + results.value(at, value) + " by " + text);
                }
            }
        }
        return Optional.empty();
    }
}
