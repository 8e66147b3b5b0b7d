package ai.victor.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code victor serve} as a thread of this process, on a free port, on 30 June 2026. */
final class Served implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    final String address;
    private final Thread thread;

    private Served(String address, Thread thread) {
        this.address = address;
        this.thread = thread;
    }

    static Served from(Path data) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
        var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
        var thread = Thread.ofPlatform()
                .start(() -> Victor.run(surroundings, "--data", data.toString(), "serve", "--port", "0"));
        var announced = PORT.matcher("");
        while (!announced.reset(bytes.toString(StandardCharsets.UTF_8)).find()) {
            if (!thread.isAlive()) {
                throw new AssertionError(bytes.toString(StandardCharsets.UTF_8));
            }
            Thread.sleep(20);
        }
        return new Served("http://127.0.0.1:" + announced.group(1), thread);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
