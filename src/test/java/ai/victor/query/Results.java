package ai.victor.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a result by their keys. */
record Results(Outcome.Rows outcome, int keyCount, List<List<@Nullable Object>> rows) {
    /** What the engine says when it did not run what the compiler gave it. */
    private static final Set<String> FAULTS =
            Set.of("FAILED", "TIMEOUT", "BUSY", "STORE", "STORE_OUTDATED", "STORE_UNREADABLE", "MODEL");

    /** The result of a query; empty where it is refused; a fault of the machine is an error. */
    static Optional<Results> of(Bench bench, SampleQuery query) {
        return of(bench, query.sql(), query.keys().size());
    }

    static Optional<Results> of(Bench bench, String text, int keyCount) {
        return switch (bench.analytics.run(text)) {
            case Outcome.Rejected rejected -> {
                rejected.problems().forEach(problem -> {
                    if (FAULTS.contains(problem.code()) || problem.message().isBlank()) {
                        throw new AssertionError(problem.code() + " " + problem);
                    }
                });
                yield Optional.empty();
            }
            case Outcome.Rows rows -> {
                var plain = new ArrayList<List<@Nullable Object>>();
                for (var row : rows.table().rows()) {
                    var cells = new ArrayList<@Nullable Object>();
                    row.forEach(cell -> cells.add(RawRows.plain(cell)));
                    plain.add(cells);
                }
                yield Optional.of(new Results(rows, keyCount, plain));
            }
        };
    }

    List<@Nullable Object> key(int row) {
        return rows.get(row).subList(0, keyCount);
    }

    @Nullable
    BigDecimal value(int row, int value) {
        return NaiveTerms.number(rows.get(row).get(keyCount + value));
    }

    /** Row numbers by key; two rows of one key are an error. */
    Map<List<@Nullable Object>, Integer> byKey() {
        var found = new LinkedHashMap<List<@Nullable Object>, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            if (found.put(key(i), i) != null) {
                throw new AssertionError("two rows of " + key(i));
            }
        }
        return found;
    }

    /** The sum of a column by key; what is empty adds nothing. */
    Map<List<@Nullable Object>, BigDecimal> sums(int value) {
        var sums = new HashMap<List<@Nullable Object>, BigDecimal>();
        for (int i = 0; i < rows.size(); i++) {
            var number = value(i, value);
            sums.merge(key(i), number == null ? BigDecimal.ZERO : number, BigDecimal::add);
        }
        return sums;
    }

    /** Rows and how often each is there. */
    Map<List<@Nullable Object>, Integer> counted() {
        var counted = new HashMap<List<@Nullable Object>, Integer>();
        rows.forEach(row -> counted.merge(row, 1, Integer::sum));
        return counted;
    }
}
