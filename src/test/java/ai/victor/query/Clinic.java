package ai.victor.query;

import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model of another trade, and its store. */
final class Clinic {
    private static final Path MODEL = Path.of("src/test/resources/models/clinic");
    private static final Path STORE = Path.of("src/test/resources/golden/clinic/store.sql");

    private Clinic() {}

    static Model model() {
        return switch (ModelReader.read(MODEL)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    /** Its store, as the current one of a folder. */
    static Path store(Path folder) {
        return TestStore.publish(folder, 1, storeSql());
    }

    static String storeSql() {
        try {
            return Files.readString(STORE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
