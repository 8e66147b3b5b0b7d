package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.victor.model.Model;
import ai.victor.model.ModelList;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.problem.Problem;
import ai.victor.table.CellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric's format says how many decimals people are shown, wherever the metric's own values stand. */
class FormatsTest {
    private static final String FORMATTED = """
            metrics:
              - {name: exact_rate, type: ratio, type_params: {numerator: missed, denominator: appointments}, config: {meta: {unit: percent, format: '0.000'}}}
              - {name: round_sum, type: simple, type_params: {measure: billed_sum}, config: {meta: {unit: money, format: '0'}}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void copyTheClinic() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/models/clinic"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    @Test
    void numbersAreShownAsTheModelSays(@TempDir Path data) throws IOException {
        Files.writeString(folder.resolve("more.yml"), FORMATTED);
        try (var analytics = Analytics.open(Clinic.store(data), model())) {
            assertThat(shown(analytics, "SELECT AGGREGATE(exact_rate), AGGREGATE(round_sum) FROM metrics"))
                    .containsExactly("16.667%", "CHF 4,133");
            assertThat(
                            shown(
                                    analytics,
                                    "WITH a AS (SELECT AGGREGATE(exact_rate) AS r, AGGREGATE(round_sum) AS s FROM metrics) SELECT MAX(r), SUM(s), ROUND(MAX(s), 1), MAX(s) / 2 FROM a"))
                    .containsExactly("16.667%", "CHF 4,133", "CHF 4,133.50", "CHF 2,066.75");
            assertThat(shown(analytics, "SELECT AGGREGATE(missed_rate), AGGREGATE(billed) FROM metrics"))
                    .containsExactly("16.7%", "CHF 4,133.49");
        }
        assertThat(ModelList.of(model())).contains("(percent, 0.000)", "(money, 0)");
    }

    @Test
    void aFormatThatIsNoneIsAFaultOfItsLine() throws IOException {
        Files.writeString(
                folder.resolve("more.yml"),
                FORMATTED.replace("'0'", "'$#,##0'")
                        + "semantic_models: [{name: halls, model: hall, dimensions: [{name: width, type: categorical, config: {meta: {format: '0.0'}}}]}]\n");
        assertThat(ModelReader.read(folder))
                .isInstanceOfSatisfying(
                        ModelReading.Faulty.class,
                        faulty -> assertThat(faulty.problems())
                                .extracting(
                                        problem -> problem.place().orElseThrow().line(), Problem::message)
                                .containsExactly(
                                        tuple(3, "format must be zeros such as 0, 0.0 or 0.00"),
                                        tuple(4, "format of a dimension is not supported yet")));
    }

    private Model model() {
        return switch (ModelReader.read(folder)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }

    private static List<String> shown(Analytics analytics, String sql) {
        return switch (analytics.run(sql)) {
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
            case Outcome.Rows rows ->
                IntStream.range(0, rows.table().columns().size())
                        .mapToObj(at -> CellText.of(
                                rows.table().columns().get(at),
                                rows.table().rows().getFirst().get(at)))
                        .toList();
        };
    }
}
