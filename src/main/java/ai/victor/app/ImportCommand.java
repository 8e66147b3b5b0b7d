package ai.victor.app;

import ai.victor.ingest.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code victor import}: takes files or folders of exports in. */
@Command(name = "import", description = "Imports export files, or folders of them.")
final class ImportCommand implements Callable<Integer> {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private static final String WAITING = "Another import is under way; this one waits until it has ended.";

    @ParentCommand
    private @Nullable Victor victor;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<Path> paths = List.of();

    @Option(names = "--wait", description = "Waits where another import is under way, and then imports.")
    private boolean wait;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        var surroundings = parent.surroundings;
        var wiring = new Wiring(parent);
        Progress progress =
                surroundings.terminal() ? step -> surroundings.err().print(CLEAR_LINE + step) : Progress.SILENT;
        var importer = wiring.importer(parent.data(), wiring.settings().shop(), wiring.model());
        var report = wait
                ? importer.importInTurn(
                        paths, progress, () -> surroundings.err().println(WAITING))
                : importer.importPaths(paths, progress);
        if (surroundings.terminal()) {
            surroundings.err().print(CLEAR_LINE);
        }
        if (report.failed()) {
            surroundings.err().print(report.text());
            return Commands.REFUSED;
        }
        surroundings.out().print(report.text());
        drifted(wiring).forEach(line -> surroundings.err().println("Note: " + line));
        return Commands.DONE;
    }

    /** The verified queries are tried on what was loaded. */
    private static List<String> drifted(Wiring wiring) {
        try (var shop = wiring.shop()) {
            var analytics = shop.get();
            return analytics.model().verifiedQueries().stream()
                    .flatMap(query -> ModelCheck.drift(analytics, query).stream())
                    .map(Refusal::line)
                    .toList();
        } catch (Refusal e) {
            return List.of(e.sentence());
        }
    }
}
