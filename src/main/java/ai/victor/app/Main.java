package ai.victor.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The {@code victor} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Newer JDKs give a console even to a pipe unless told otherwise; it decides on colour and progress.
        System.setProperty("jdk.console", "java.base");
        // Commands tell their user what went wrong in a sentence; `serve` turns its log on.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        var console = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        var color = console && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        var surroundings = new Surroundings(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                console,
                color,
                System.getenv(),
                Clock.systemUTC(),
                System.in);
        System.exit(Victor.run(surroundings, args));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
