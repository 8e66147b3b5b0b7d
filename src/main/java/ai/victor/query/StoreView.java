package ai.victor.query;

import static ai.victor.query.OpenStore.count;
import static ai.victor.query.OpenStore.date;
import static ai.victor.query.OpenStore.text;

import ai.victor.model.DateRange;
import ai.victor.sql.SemanticCompiler;
import ai.victor.table.Table;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A store as somebody may see it: its compiler, and what the rows that they see tell of values and days.
 *
 * <p>Whatever is read of a store for a question, or for what stands beside its answer, goes through the compiler here, so that nothing is told of
 * rows that may not be seen.
 */
final class StoreView {
    private static final int MOST_VALUES = 5000;

    final OpenStore store;
    final SemanticCompiler compiler;
    final boolean limited;
    final Map<String, DateRange> coverage;

    /** Semantic SQL of a certificate's extras → what it gave. */
    final Map<String, Map<String, Object>> extras = new ConcurrentHashMap<>();

    private volatile @Nullable Map<String, List<String>> values;
    private volatile @Nullable Unmatched unmatched;

    StoreView(OpenStore store, SemanticCompiler compiler, boolean limited) {
        this.store = store;
        this.compiler = compiler;
        this.limited = limited;
        this.coverage = readCoverage();
    }

    /** Found once, on first use; questions do not wait for it. */
    Map<String, List<String>> values() {
        var known = values;
        if (known == null) {
            var found = new LinkedHashMap<String, List<String>>();
            compiler.storeQueries().values(MOST_VALUES + 1).forEach((dimension, select) -> {
                var rows = store.engine
                        .run(select, List.of(text("item")), MOST_VALUES + 1)
                        .rows();
                if (rows.size() <= MOST_VALUES) {
                    found.put(
                            dimension,
                            rows.stream()
                                    .map(row -> Objects.toString(row.getFirst()))
                                    .toList());
                }
            });
            known = Collections.unmodifiableMap(found);
            values = known;
        }
        return known;
    }

    /** Counted once, on first use. */
    Unmatched unmatched() {
        var known = unmatched;
        if (known == null) {
            var columns = List.of(text("fact"), text("path"), date("day"), count("rows"));
            known = new Unmatched(
                    store.model,
                    compiler.storeQueries()
                            .unmatched()
                            .map(select -> store.engine.run(select, columns, Integer.MAX_VALUE))
                            .orElseGet(() -> new Table(columns, List.of(), false)));
            unmatched = known;
        }
        return known;
    }

    private Map<String, DateRange> readCoverage() {
        var ranges = new LinkedHashMap<String, DateRange>();
        var columns = List.of(text("fact"), date("first_day"), date("last_day"));
        compiler.storeQueries().coverage().ifPresent(select -> {
            for (var row : store.engine.run(select, columns, Integer.MAX_VALUE).rows()) {
                if (row.get(1) instanceof LocalDate from && row.get(2) instanceof LocalDate to) {
                    ranges.put(Objects.toString(row.getFirst()), new DateRange(from, to));
                }
            }
        });
        return Collections.unmodifiableMap(ranges);
    }
}
