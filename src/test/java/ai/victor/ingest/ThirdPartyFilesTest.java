package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Victor says of each file that others made, alone in an empty store: samples of platforms and connectors, the shop's orders in other forms, and
 * the broken ones. None ends an import with anything but a sentence. Run with {@code -Dgolden=accept} to have the page rewritten, then read the diff.
 */
class ThirdPartyFilesTest {
    private static final Path SHARED = Path.of("../shared");

    private static final Path PAGE = Path.of("src/test/resources/golden/files/third-party.md");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void whatIsSaidOfEachIsWhatThePageSays() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(SHARED.resolve("fixtures")), "the shared files are not beside the project");
        var page = new StringBuilder("# What Victor says of files that others made, each alone in an empty store\n");
        for (var part : List.of("fixtures", "shop/alt", "shop/dirty")) {
            page.append("\n## ").append(part).append("\n\n");
            page.append("| file | result | kind | read | loaded | replaced | quarantined | said |\n");
            page.append("| --- | --- | --- | ---: | ---: | ---: | ---: | --- |\n");
            for (var file : files(SHARED.resolve(part))) {
                page.append(line(SHARED.resolve(part).relativize(file), report(file)));
            }
        }
        if (System.getProperty("golden", "").equals("accept")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page.toString());
        }
        assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
    }

    private FileReport report(Path file) throws IOException {
        var data = Files.createTempDirectory(folder, "data");
        var report = new Importer(data, Imported.NEW_YORK, CLOCK).importPaths(List.of(file), Progress.SILENT);
        assertThat(report.files()).as(file.toString()).hasSize(1);
        var only = report.files().getFirst();
        assertThat(only.status() == FileReport.Status.LOADED || !only.note().isEmpty())
                .as(file + " " + report.problems())
                .isTrue();
        return only;
    }

    private static String line(Path name, FileReport file) {
        var first = file.faults().isEmpty()
                ? ""
                : "line " + file.faults().getFirst().line() + ": "
                        + (file.faults().getFirst().column().isEmpty()
                                ? ""
                                : file.faults().getFirst().column() + " \""
                                        + file.faults().getFirst().value() + "\" ")
                        + file.faults().getFirst().reason();
        var cells = List.of(
                name.toString(),
                file.status().name().toLowerCase(Locale.ROOT),
                file.kind(),
                Long.toString(file.read()),
                Long.toString(file.loaded()),
                Long.toString(file.replaced()),
                Long.toString(file.quarantined()),
                (file.note() + " " + first).strip());
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static List<Path> files(Path under) throws IOException {
        try (var files = Files.walk(under)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
