package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.language.AnalysisRequest;
import ai.victor.language.AnalysisRequest.Cohort;
import ai.victor.language.AnalysisRequest.CohortMeasure;
import ai.victor.language.AnalysisRequest.Direction;
import ai.victor.language.AnalysisRequest.Experiment;
import ai.victor.language.AnalysisRequest.ExperimentAspect;
import ai.victor.language.AnalysisRequest.Health;
import ai.victor.language.AnalysisRequest.Part;
import ai.victor.language.AnalysisRequest.Sides;
import ai.victor.language.AnalysisRequest.UnderMargin;
import ai.victor.language.AnalysisRequest.Why;
import ai.victor.model.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reader asks for as a tool's arguments is what the tool then does. */
class AnalysisArgumentsTest {
    private static final DateRange MAY = new DateRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
    private static final DateRange APRIL = new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));

    static Stream<AnalysisRequest> requests() {
        return Stream.of(
                new Why("revenue", MAY, APRIL, "country = 'US'", Optional.of("channel"), Optional.of(Direction.DOWN)),
                new Why("revenue", MAY, APRIL, "", Optional.empty(), Optional.empty()),
                new Why(
                        "revenue",
                        MAY,
                        MAY,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new Sides(new Part("DE", "country = 'DE'"), new Part("AT", "country = 'AT'"), true))),
                new Why(
                        "revenue",
                        MAY,
                        MAY,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new Sides(new Part("DE", "country = 'DE'"), new Part("AT", "country = 'AT'"), false))),
                new Experiment(Optional.of("upsell \"7\""), Optional.of("mpv")),
                new Experiment(Optional.empty(), Optional.empty()),
                new Experiment(Optional.empty(), Optional.empty(), Optional.of(ExperimentAspect.DATES)),
                new Cohort(CohortMeasure.PAYBACK, Optional.of("channel"), Optional.of(MAY), Optional.of(60), "x = 1"),
                new Cohort(CohortMeasure.REPEAT_RATE, Optional.empty(), Optional.empty(), Optional.empty(), ""),
                new UnderMargin("design", new BigDecimal("12.5"), MAY, ""),
                new Health(Optional.of(MAY), Optional.of("TikTok")),
                new Health(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void thereAndBack(AnalysisRequest request) throws Exception {
        var arguments = Json.MAPPER.readTree(AnalysisArguments.json(request));
        assertThat(AnalysisArguments.read(AnalysisArguments.tool(request), arguments))
                .isEqualTo(request);
    }

    /** Strict servers send every parameter, and only these. */
    @ParameterizedTest
    @MethodSource("requests")
    void everyParameterIsSent(AnalysisRequest request) throws Exception {
        var tool = Tools.ALL.stream()
                .filter(known -> known.name().equals(AnalysisArguments.tool(request)))
                .findFirst()
                .orElseThrow();
        assertThat(Json.MAPPER.readTree(AnalysisArguments.json(request)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(tool.parameters().required());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cohort | {\"measure\": \"love\"} | `measure` must be one of",
                "cohort | {\"measure\": \"payback\", \"days\": \"many\"} | `days` must be a whole number",
                "cohort | {\"measure\": \"payback\", \"acquired_from\": \"2026-05-01\", \"acquired_to\": \"2026-04-01\"} | not before",
                "under_margin | {\"dimension\": \"design\", \"points\": \"x\"} | `points` must be a number",
                "explain_change | {\"metric\": \"\"} | `metric` must not be empty",
                "explain_change | {\"metric\": 3} | `metric` must be a string",
                "data_health | {\"from\": \"May\"} | `from` must be a day",
            })
    void whatDoesNotFitIsToldTheModel(String tool, String arguments, String complaint) {
        assertThatThrownBy(() -> AnalysisArguments.read(tool, Json.MAPPER.readTree(arguments)))
                .hasMessageContaining(complaint);
    }

    @Test
    void noParameterIsNothing() throws Exception {
        assertThat(AnalysisArguments.read(Tools.READ_EXPERIMENT, Json.MAPPER.readTree("{}")))
                .isEqualTo(new Experiment(Optional.empty(), Optional.empty()));
    }
}
