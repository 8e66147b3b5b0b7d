package ai.victor.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A command that has run: its exit code and what it printed. */
record Ran(int code, String out, String err) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

    static Ran of(String... arguments) {
        return run(false, Map.of(), arguments);
    }

    static Ran with(Map<String, String> environment, String... arguments) {
        return run(false, environment, arguments);
    }

    static Ran inColor(String... arguments) {
        return run(true, Map.of(), arguments);
    }

    /** One that somebody types lines into. */
    static Ran typing(boolean terminal, String typed, String... arguments) {
        return run(terminal, false, Map.of(), typed, arguments);
    }

    private static Ran run(boolean color, Map<String, String> environment, String... arguments) {
        return run(false, color, environment, "", arguments);
    }

    private static Ran run(
            boolean terminal, boolean color, Map<String, String> environment, String typed, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                color,
                environment,
                CLOCK,
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        int code = Victor.run(surroundings, arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
