package ai.victor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An import against the database alone, which only reads the same files into tables; both as processes or databases of their own, in one run. */
final class ImportRace {
    private static final long KIB = 1024;

    private ImportRace() {}

    /**
     * What it took.
     *
     * @param peakMiB the most memory that the process held, heap and database together
     */
    record Took(double seconds, long peakMiB) {}

    /** Runs all of it, and tells it as a table. */
    static String page(Path folder, int copies) throws SQLException, IOException, InterruptedException {
        Files.createDirectories(folder);
        var files = BigExports.made(folder, copies);
        var day = BigExports.changedDay(files, folder.resolve("day-" + copies));
        var data = folder.resolve("data-" + copies);
        removed(data);
        var alone = alone(files, folder.resolve("alone.duckdb"));
        var whole = ours(data, files);
        var changed = ours(data, day);
        var text = new StringBuilder(
                "The demo shop's exports %d times over, heap 1 GiB:\n\n| | measured | bar |\n|---|---:|---:|\n"
                        .formatted(copies));
        text.append("| The database alone, files to tables | %.0f s | |\n".formatted(alone));
        text.append("| Import to finished marts | %.0f s | |\n".formatted(whole.seconds()));
        text.append("| to the database alone | %.1f | 4 |\n".formatted(whole.seconds() / alone));
        text.append("| Most memory of the process | %,d MiB | 6,144 |\n".formatted(whole.peakMiB()));
        text.append("| One changed day of orders and sessions | %.0f s | |\n".formatted(changed.seconds()));
        text.append("| to the whole import | %.0f%% | 20%% |\n".formatted(100 * changed.seconds() / whole.seconds()));
        return text.toString();
    }

    /** The database alone, with its own reading of types. */
    static double alone(Path files, Path store) throws SQLException, IOException {
        Files.deleteIfExists(store);
        var begun = System.nanoTime();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                var statement = connection.createStatement()) {
            var number = 0;
            for (var file : under(files)) {
                var name = file.toString();
                if (name.endsWith(".jsonl")) {
                    statement.execute("CREATE TABLE t" + number++ + " AS FROM read_json('" + name
                            + "', format = 'newline_delimited')");
                } else if (name.endsWith(".csv")) {
                    statement.execute("CREATE TABLE t" + number++ + " AS FROM read_csv('" + name + "')");
                }
            }
            statement.execute("CHECKPOINT");
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** {@code victor import} in a process of its own with 1 GiB of heap. */
    static Took ours(Path data, Path files) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dcalcite.default.charset=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "ai.victor.app.Main",
                "--data",
                data.toString(),
                "import",
                files.toString()));
        var begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
        var peak = 0L;
        while (process.isAlive()) {
            peak = Math.max(peak, peak(process.pid()));
            Thread.sleep(100);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "the import failed: " + Files.readString(data.resolveSibling(data.getFileName() + ".log")));
        }
        return new Took((System.nanoTime() - begun) / 1e9, peak / KIB);
    }

    /** In KiB, as the kernel counts it. */
    private static long peak(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }

    static void removed(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> under(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
