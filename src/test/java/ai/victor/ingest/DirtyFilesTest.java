package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken files are loaded, quarantined or refused with a sentence; none stops the others. */
class DirtyFilesTest {
    private static final Path DIRTY = Path.of("../shared/shop/dirty");

    @TempDir
    Path data;

    @Test
    void eachIsReadOrSaidWhyNot() {
        Assumptions.assumeTrue(Files.isDirectory(DIRTY), "the shared shop is not beside the project");
        var report =
                new Importer(data, Imported.NEW_YORK, Clock.systemUTC()).importPaths(List.of(DIRTY), Progress.SILENT);
        assertThat(report.published()).isTrue();
        assertThat(report.files())
                .hasSize(20)
                .allSatisfy(file -> assertThat(file.status() == FileReport.Status.LOADED
                                || !file.note().isEmpty())
                        .as(file.toString())
                        .isTrue());
        assertThat(report.files())
                .filteredOn(file -> file.quarantined() > 0)
                .allSatisfy(file -> assertThat(file.faults()).isNotEmpty());
        assertThat(report.files())
                .filteredOn(file -> file.status() == FileReport.Status.REFUSED)
                .extracting(file -> file.path().getFileName().toString().substring(0, 2))
                .containsExactly("05", "14", "19");
    }
}
