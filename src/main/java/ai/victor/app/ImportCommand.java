package ai.victor.app;

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
        var imports = new ToldImport(parent, new Wiring(parent));
        Runnable waiting = () -> parent.surroundings.err().println(WAITING);
        var report = imports.run((importer, progress) ->
                wait ? importer.importInTurn(paths, progress, waiting) : importer.importPaths(paths, progress));
        imports.tell(report);
        return report.failed() ? Commands.REFUSED : Commands.DONE;
    }
}
