package ai.victor.app;

import ai.victor.ingest.DataPageJson;
import ai.victor.ingest.DataPageReader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code victor data}: the health of what is imported. */
@Command(
        name = "data",
        description =
                "Shows the health of what is imported: sources, coverage, totals against the sources' own, quarantine.",
        footer = {
            "",
            "Exit code 1 where an imported total differs from the source's own by more than reconcile_tolerance."
        })
final class DataCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Victor victor;

    @Option(names = "--json", description = "Print it as JSON, every row of it.")
    private boolean json;

    @Override
    public Integer call() {
        var parent = Commands.parent(victor);
        var page = DataPageReader.read(
                        FirstShop.folder(parent.data()),
                        new Wiring(parent).settings().tolerance())
                .orElseThrow(Refusal::nothingImported);
        parent.surroundings.out().print(json ? DataPageJson.of(page) : DataPageText.of(page));
        return page.reconciled() ? Commands.DONE : Commands.REFUSED;
    }
}
