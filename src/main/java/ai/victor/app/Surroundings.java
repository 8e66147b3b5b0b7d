package ai.victor.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * All of the outside world that a command sees beside files, so that tests can be another one.
 *
 * @param terminal whether someone watches
 * @param color whether colour is wanted
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean color,
        Map<String, String> environment,
        Clock clock,
        InputStream in) {
    /** One where nobody types anything. */
    Surroundings(
            PrintStream out,
            PrintStream err,
            boolean terminal,
            boolean color,
            Map<String, String> environment,
            Clock clock) {
        this(out, err, terminal, color, environment, clock, InputStream.nullInputStream());
    }
}
