package ai.victor.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that runs in a process of its own, which a test can wait for or kill. What it prints goes to files. */
final class Started implements AutoCloseable {
    final Process process;
    private final Path out;
    private final Path err;

    private Started(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** The {@code victor} command. */
    static Started victor(Path scratch, String... arguments) throws IOException {
        return victor(List.of(), scratch, arguments);
    }

    /**
     * The {@code victor} command, run by another.
     *
     * @param by a command that runs the one that is written after it; may be empty
     * @param scratch where it has its temporary files and what it prints
     */
    static Started victor(List<String> by, Path scratch, String... arguments) throws IOException {
        var temporary = Files.createDirectories(scratch.resolve("temporary"));
        var command = new ArrayList<>(by);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var out = Files.createTempFile(scratch, "out", ".txt");
        var err = Files.createTempFile(scratch, "err", ".txt");
        return new Started(
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .redirectInput(new File("/dev/null"))
                        .start(),
                out,
                err);
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Its exit code, once it has ended. */
    int code() throws InterruptedException, IOException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("it runs and runs: " + out() + err());
        }
        return process.exitValue();
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
