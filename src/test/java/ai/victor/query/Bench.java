package ai.victor.query;

import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.engine.Stores;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.table.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A model with a store, open to be tried: what its columns hold, and what the naive interpreter says of it. */
final class Bench implements AutoCloseable {
    /** One column of {@code metrics} that is no number. */
    record Cut(String name, Type type, List<Object> values) {}

    final String name;
    final Model model;
    final Analytics analytics;
    final Reference reference;
    final List<Cut> cuts = new ArrayList<>();
    private final Map<String, Cut> byName = new LinkedHashMap<>();
    private final Connection store;
    private final Map<String, Map<String, Type>> tables;

    Bench(String name, Path folder, String storeSql, Model model) {
        this.name = name;
        this.model = model;
        this.analytics = Analytics.open(folder, model);
        try {
            this.store = DriverManager.getConnection("jdbc:duckdb:");
            try (var statement = store.createStatement()) {
                statement.execute(storeSql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        try (var engine = QueryEngine.open(Stores.current(folder).orElseThrow(), EngineSettings.standard())) {
            this.tables = engine.tables();
        }
        this.reference = new Reference(model, store, analytics.shop().weekStart());
        var columns = new ArrayList<>(Model.TIME_COLUMNS);
        columns.addAll(model.dimensions().keySet());
        columns.forEach(this::add);
    }

    static Bench shop(Path folder) {
        return new Bench("shop", TestStore.smallShop(folder), TestStore.smallShopSql(), TestStore.model());
    }

    static Bench clinic(Path folder) {
        return new Bench("clinic", Clinic.store(folder), Clinic.storeSql(), Clinic.model());
    }

    /** The clinic with rows at random. */
    static Bench randomClinic(Path folder, long seed) {
        var sql = Clinic.randomStoreSql(new Random(seed));
        return new Bench("clinic of random rows", TestStore.publish(folder, 1, sql), sql, Clinic.model());
    }

    @Override
    public void close() throws SQLException {
        analytics.close();
        store.close();
    }

    /** The tables of the store, as the compiler is told of them. */
    Map<String, Map<String, Type>> tables() {
        return tables;
    }

    Cut cut(String column) {
        var cut = byName.get(column);
        if (cut == null) {
            throw new IllegalArgumentException(column);
        }
        return cut;
    }

    /** The columns that every fact of a metric has, time among them. */
    List<Cut> cutsOf(Metric metric) {
        return cuts.stream()
                .filter(cut -> Model.TIME_COLUMNS.contains(cut.name())
                        || model.factsOf(metric).stream()
                                .allMatch(fact -> model.dimensionsOf(fact).containsKey(cut.name())))
                .toList();
    }

    private void add(String column) {
        var values = new ArrayList<Object>();
        var types = new ArrayList<Type>();
        for (var fact : model.facts()) {
            var metric = model.metrics().stream()
                    .filter(candidate -> candidate instanceof Metric.Simple
                            && model.factsOf(candidate).contains(fact))
                    .findFirst();
            if (metric.isEmpty()) {
                continue;
            }
            var all = analytics.run("SELECT " + column + ", AGGREGATE("
                    + metric.get().name() + ") AS n FROM metrics GROUP BY " + column);
            if (all instanceof Outcome.Rows rows) {
                types.add(rows.table().columns().getFirst().type());
                rows.table().rows().stream()
                        .map(row -> plain(row.getFirst()))
                        .filter(value -> value != null && !values.contains(value))
                        .forEach(values::add);
            }
        }
        if (!types.isEmpty()) {
            if (column.equals("day")) {
                // Days without a row, and those around the whole.
                values.addAll(
                        List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 12, 31), LocalDate.of(2026, 6, 30)));
            }
            var cut = new Cut(column, types.getFirst(), values);
            cuts.add(cut);
            byName.put(column, cut);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return RawRows.plain(value);
    }
}
