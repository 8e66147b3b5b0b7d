package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health page says the same to people and to programs, and its exit code tells whether every total is met. README shows the page itself. */
class DataCommandTest {
    private static final Path EXPORTS = Path.of("src/test/resources/readme/exports");

    @TempDir
    private Path data;

    @Test
    void programsGetEveryRow() throws Exception {
        Ran.of("--data", data.toString(), "import", EXPORTS.toString());
        var ran = Ran.of("--data", data.toString(), "data", "--json");
        var page = new ObjectMapper().readTree(ran.out());
        assertThat(page.path("shop").asText()).isEqualTo("Fern & Moth");
        assertThat(page.path("tolerance").decimalValue()).isEqualByComparingTo("0.01");
        var quarantine = page.path("quarantine");
        assertThat(quarantine.path("columns").findValuesAsText("name"))
                .containsExactly("file", "line", "column", "value", "reason", "fix");
        assertThat(quarantine.path("rows")).hasSize(1);
        assertThat(quarantine.path("rows").get(0).get(1).asInt()).isEqualTo(11);
        for (var name : new String[] {
            "sources",
            "files",
            "coverage",
            "control_totals",
            "gaps",
            "unmatched",
            "superseded",
            "limits",
            "findings",
            "unread_files"
        }) {
            assertThat(page.path(name).path("rows").isArray()).as(name).isTrue();
        }
    }

    @Test
    void aFileThatIsReadAtLastIsNoLongerListed() throws Exception {
        var file = Files.writeString(data.resolve("tools.csv"), "tool;sun and sea\n");
        Ran.of("--data", data.resolve("store").toString(), "import", EXPORTS.toString(), file.toString());
        assertThat(Ran.of("--data", data.resolve("store").toString(), "data").out())
                .contains("tools.csv (unknown)");
        Files.writeString(file, "tool,category,month,cost\nStarPost,reviews,2026-06,10.00\n");
        Ran.of("--data", data.resolve("store").toString(), "import", file.toString());
        assertThat(Ran.of("--data", data.resolve("store").toString(), "data").out())
                .doesNotContain("tools.csv (");
    }

    @Test
    void aTotalThatIsNotMetIsExitCodeOneUntilItIsTolerated() throws Exception {
        var files = Files.createDirectories(data.resolve("files"));
        Files.writeString(files.resolve("shop.yaml"), Files.readString(EXPORTS.resolve("shop.yaml")));
        var report = Files.readString(EXPORTS.resolve("google_ads.csv"));
        Files.writeString(files.resolve("google_ads.csv"), report.replace("11.99", "12.49"));
        var store = data.resolve("store");
        Ran.of("--data", store.toString(), "import", files.toString());
        var ran = Ran.of("--data", store.toString(), "data");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .containsPattern("google_ads.csv +spend +\\$11.99 +\\$12.49 +-\\$0.50")
                .endsWith("1 total differs from the source's own by more than 0.01 USD.\n");
        var tolerant = Map.of("VICTOR_RECONCILE_TOLERANCE", "0.50");
        assertThat(Ran.with(tolerant, "--data", store.toString(), "data").code())
                .isZero();
    }

    @Test
    void withNothingImportedItSaysWhatToDo() {
        var ran = Ran.of("--data", data.toString(), "data");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("victor import");
    }

    @Test
    void aToleranceThatIsNoAmountIsAProblemWithItsPlace() throws Exception {
        Files.writeString(data.resolve("victor.yml"), "currency: USD\nreconcile_tolerance: some\n");
        Ran.of("--data", data.toString(), "import", EXPORTS.toString());
        assertThat(Ran.of("--data", data.toString(), "data").err())
                .contains("victor.yml:2")
                .contains("reconcile_tolerance is \"some\"");
    }
}
