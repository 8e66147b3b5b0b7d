package ai.victor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, for the tests that read them. */
final class Sources {
    private Sources() {}

    /** Every Java source: main, test and bench. */
    static List<Path> java() {
        return Stream.of("src/main/java", "src/test/java", "src/bench/java")
                .flatMap(folder -> under(Path.of(folder)))
                .filter(file -> file.toString().endsWith(".java"))
                .sorted()
                .toList();
    }

    private static Stream<Path> under(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
