package ai.victor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;

/** The store that is asked at scale: the tables of the golden pages' shop, filled by scale.sql. Made once, kept under target. */
final class BigShop {
    private static final Path TABLES = Path.of("src/test/resources/golden/store.sql");
    private static final Path ROWS = Path.of("src/bench/sql/scale.sql");
    private static final Path SCOPE = Path.of("semantic-model/marts/00_scope.whole.sql");
    private static final Path ROLLUPS = Path.of("semantic-model/marts/95_rollups.sql");

    private BigShop() {}

    /** The store's file; a changed page makes another one. */
    static Path made(Path folder, long lines) throws SQLException, IOException {
        var tables = Files.readString(TABLES);
        var rows = Files.readString(ROWS) + Files.readString(SCOPE) + Files.readString(ROLLUPS);
        var file = folder.resolve("shop-%d-%08x.duckdb".formatted(lines, (tables + rows).hashCode()));
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(folder);
        var draft = folder.resolve("draft.duckdb");
        Files.deleteIfExists(draft);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + draft);
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '6GB'");
            statement.execute(tables);
            var names = new ArrayList<String>();
            try (var found = statement.executeQuery(
                    "SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND table_name <> 'shop'")) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (var name : names) {
                statement.execute("TRUNCATE " + name);
            }
            statement.execute("SET VARIABLE lines = " + lines);
            statement.execute(rows);
            statement.execute("CREATE TABLE proven_count (recount VARCHAR)");
            for (var recount : Subject.bundled().recounts()) {
                statement.execute("INSERT INTO proven_count SELECT '" + recount.name() + "' WHERE (" + recount.added()
                        + ") = (" + recount.counted() + ")");
            }
            statement.execute("CHECKPOINT");
        }
        Files.move(draft, file);
        return file;
    }
}
