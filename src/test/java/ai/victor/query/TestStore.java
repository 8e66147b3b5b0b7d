package ai.victor.query;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;

/** Data folders with a store made of a page of SQL, and the bundled model to read them by. */
public final class TestStore {
    private static final Path SMALL_SHOP = Path.of("src/test/resources/golden/store.sql");
    private static final Path SCOPE = Path.of("semantic-model/marts/00_scope.whole.sql");
    private static final Path ROLLUPS = Path.of("semantic-model/marts/95_rollups.sql");

    private TestStore() {}

    public static Model model() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    /** The small shop of the golden pages, as the current store of a folder. */
    static Path smallShop(Path folder) {
        return publish(folder, 1, read(SMALL_SHOP));
    }

    public static String smallShopSql() {
        return read(SMALL_SHOP);
    }

    /** Makes a store, of a shop its facts added up as an import does, and points the folder to it. */
    public static Path publish(Path folder, int number, String sql) {
        return publishAsIs(
                folder, number, sql.contains("fact_session") ? sql + "\n" + read(SCOPE) + read(ROLLUPS) : sql);
    }

    /** The same of a store as imports made them before there were rollups. */
    static Path publishAsIs(Path folder, int number, String sql) {
        var name = "store-" + number + ".duckdb";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(name));
                var statement = connection.createStatement()) {
            statement.execute(sql);
            if (sql.contains("fact_order_day")) {
                proveCounts(statement);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        try {
            Files.writeString(folder.resolve("current"), name + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** As an import proves them. */
    private static void proveCounts(Statement store) throws SQLException {
        store.execute("CREATE TABLE proven_count (recount VARCHAR)");
        for (var recount : model().recounts()) {
            try (var totals = store.executeQuery("SELECT (" + recount.added() + "), (" + recount.counted() + ")")) {
                totals.next();
                if (totals.getLong(1) != totals.getLong(2)) {
                    continue;
                }
            }
            store.execute("INSERT INTO proven_count VALUES ('" + recount.name() + "')");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a metric must be cut by because its rows overlap otherwise, each after a comma. */
    static String pins(Model model, Metric metric) {
        return model.factsOf(metric).stream()
                .flatMap(fact -> model.dimensionsOf(fact).entrySet().stream())
                .filter(entry -> entry.getValue().dimension().meta().separate())
                .map(Map.Entry::getKey)
                .distinct()
                .filter(name -> model.metricsWith(name).contains(metric))
                .map(name -> ", " + name)
                .collect(Collectors.joining());
    }
}
