package ai.victor.app;

import ai.victor.ingest.FolderWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code victor watch}: imports what comes into a folder until it is told to stop. */
@Command(
        name = "watch",
        description = "Imports the files of a folder, and each that comes or changes, until it is stopped.")
final class WatchCommand implements Callable<Integer> {
    private static final long MILLIS = 1000;

    @ParentCommand
    private @Nullable Victor victor;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "FOLDER", description = "Where files come, with the folders in it.")
    private Path folder = Path.of("");

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "How often to look (2); a file that is the same in two looks is complete.")
    private double every = Arrivals.BETWEEN_LOOKS.toMillis() / (double) MILLIS;

    @Override
    public Integer call() {
        if (!(every > 0 && every <= Duration.ofDays(1).toSeconds())) {
            throw new ParameterException(
                    Commands.line(spec), "--every is a number of seconds above 0, of a day at most.");
        }
        var parent = Commands.parent(victor);
        var arrivals =
                in(folder, parent, new Wiring(parent), Duration.ofMillis(Math.max(1, Math.round(every * MILLIS))));
        Runtime.getRuntime().addShutdownHook(new Thread(arrivals::close));
        parent.surroundings
                .out()
                .println("Victor watches " + folder + " and imports what comes into it (Ctrl-C stops it).");
        arrivals.run();
        return Commands.DONE;
    }

    /** What imports the files of a folder as they come; throws a {@link Refusal} where there is no such folder. */
    static Arrivals in(Path folder, Victor victor, Wiring wiring, Duration between) {
        if (!Files.isDirectory(folder)) {
            throw Refusal.noFolder(folder);
        }
        return new Arrivals(
                new FolderWatch(folder, victor.data()),
                between,
                new ToldImport(victor, wiring),
                victor.surroundings.err());
    }
}
