package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A data folder in a test, the files beside it, and a look into its store. */
final class Imported {
    static final ShopSettings NEW_YORK = new ShopSettings(
            Optional.of("Test shop"), Optional.of("USD"), Optional.of(ZoneId.of("America/New_York")), Optional.empty());

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    final Path data;
    final Path files;

    Imported(Path folder) {
        data = folder.resolve("data");
        files = folder.resolve("files");
    }

    /** The model that the program comes with. */
    static Model model() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    Imported file(String name, String text) {
        Orders.write(files.resolve(name), text);
        return this;
    }

    ImportReport run() {
        return run(NEW_YORK);
    }

    ImportReport run(ShopSettings settings) {
        return run(settings, Progress.SILENT);
    }

    ImportReport run(ShopSettings settings, Progress progress) {
        return new Importer(data, settings, CLOCK).importPaths(List.of(files), progress);
    }

    /** The rows of a query on the current store: cells apart by {@code |}, nothing as {@code -}. */
    List<String> rows(String sql) {
        return rowsIn(data, sql);
    }

    /** The same on the current store of any data folder. */
    static List<String> rowsIn(Path data, String sql) {
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            return store.rows(sql).stream()
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "-" : cell.toString())
                            .collect(Collectors.joining("|")))
                    .toList();
        }
    }
}
