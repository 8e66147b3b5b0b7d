package ai.victor.bench;

import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.sql.Catalog;
import ai.victor.sql.Compilation;
import ai.victor.sql.CompilerSettings;
import ai.victor.sql.SemanticCompiler;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is measured: the bundled model on the golden pages' tables, and the queries of those pages that it accepts. */
record Subject(Model model, Catalog catalog) {
    /** What a question of the first page asks. */
    static final String FIRST_QUERY =
            "SELECT week, AGGREGATE(revenue), AGGREGATE(mpv) FROM metrics WHERE device = 'mobile' AND day >= DATE '2026-05-25' GROUP BY week ORDER BY week";

    private static final Optional<LocalDate> TODAY = Optional.of(LocalDate.of(2026, 6, 9));

    static Subject read() throws SQLException, IOException {
        var folder = Files.createTempDirectory("bench");
        var store = folder.resolve("store-1.duckdb");
        try {
            try (var connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                    var statement = connection.createStatement()) {
                statement.execute(Files.readString(Path.of("src/test/resources/golden/store.sql")));
            }
            return of(store);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    static Subject of(Path store) {
        try (var engine = QueryEngine.open(store, EngineSettings.standard())) {
            var tables = engine.tables();
            return new Subject(
                    bundled(), new Catalog(tables, tables.containsKey("proven_count") ? proven(engine) : Set.of()));
        }
    }

    private static Set<String> proven(QueryEngine engine) {
        var column = new Column("recount", "recount", Type.TEXT, Unit.NONE);
        return engine.run("SELECT recount FROM proven_count", List.of(column), Integer.MAX_VALUE).rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .collect(Collectors.toSet());
    }

    static Model bundled() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new IllegalStateException("" + faulty.problems());
        };
    }

    SemanticCompiler compiler() {
        return new SemanticCompiler(model, catalog, new CompilerSettings("USD", DayOfWeek.MONDAY, 10_000));
    }

    static Compilation compile(SemanticCompiler compiler, String semantic) {
        return compiler.compile(semantic, TODAY);
    }

    /** The text that a query becomes; empty if it is refused. */
    static Optional<Compilation.Compiled> accepted(SemanticCompiler compiler, String semantic) {
        return switch (compile(compiler, semantic)) {
            case Compilation.Compiled compiled -> Optional.of(compiled);
            case Compilation.Rejected rejected -> Optional.empty();
        };
    }

    /** The golden queries that compile. */
    static List<String> accepted(SemanticCompiler compiler) {
        return GoldenQuery.all().stream()
                .map(GoldenQuery::semantic)
                .distinct()
                .filter(query -> accepted(compiler, query).isPresent())
                .toList();
    }
}
