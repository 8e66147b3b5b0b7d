package ai.victor.app;

import ai.victor.ingest.ImportReport;
import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import java.nio.file.Path;
import java.util.List;

/** Imports, told to whoever looks on: what they do where there is a terminal, then the report, then which verified queries no longer hold. */
final class ToldImport {
    private static final String CLEAR_LINE = "\r\u001b[K";

    /** One way to import: at once or in its turn. */
    interface Way {
        ImportReport imported(Importer importer, Progress progress);
    }

    private final Victor victor;
    private final Wiring wiring;

    ToldImport(Victor victor, Wiring wiring) {
        this.victor = victor;
        this.wiring = wiring;
    }

    /** Imports, or refuses to where another import is under way. */
    ImportReport run(List<Path> paths, Progress alsoHears) {
        return run((importer, progress) -> importer.importPaths(paths, step -> {
            progress.step(step);
            alsoHears.step(step);
        }));
    }

    /** Settings and model are read anew each time, since somebody may have mended them. */
    ImportReport run(Way way) {
        var err = victor.surroundings.err();
        var terminal = victor.surroundings.terminal();
        var importer = wiring.importer(victor.data(), wiring.settings().shop(), wiring.model());
        try {
            return way.imported(importer, terminal ? step -> err.print(CLEAR_LINE + step) : Progress.SILENT);
        } finally {
            if (terminal) {
                err.print(CLEAR_LINE);
            }
        }
    }

    void tell(ImportReport report) {
        if (report.failed()) {
            victor.surroundings.err().print(report.text());
            return;
        }
        victor.surroundings.out().print(report.text());
        drifted().forEach(line -> victor.surroundings.err().println("Note: " + line));
    }

    /** The verified queries are tried on what was loaded. */
    private List<String> drifted() {
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
