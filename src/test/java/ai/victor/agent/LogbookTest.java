package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Audit;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.Scope;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of an answer is told to the one who audits, and counted for the one who watches. */
final class LogbookTest {
    private static final Caller CALLER = new Caller("k1", "backend", EnumSet.of(Scope.ASK), Claims.NONE);

    @TempDir
    private Path folder;

    private Logbook logbook() {
        return new Logbook(new Audit(folder.resolve("audit.jsonl"), Clock.systemUTC()), new Telemetry());
    }

    private static Answer answer(Answer.Usage usage) {
        return new Answer(
                "a",
                "c",
                Answer.Status.CLARIFY,
                "Which revenue?",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "some-model",
                usage,
                400);
    }

    @Test
    void tokensCostAndTimeAreSummed() throws Exception {
        var logbook = logbook();
        var usage = new Answer.Usage(2, 1, 1200, 34, Optional.of(new BigDecimal("0.25")));
        logbook.answered(CALLER, "mcp", "ask", "zz what was revenue", answer(usage));
        logbook.answered(CALLER, "mcp", "ask", "zz what was revenue", answer(usage));
        assertThat(logbook.telemetry().text().lines())
                .contains(
                        "victor_requests_total{action=\"ask\",door=\"mcp\",outcome=\"clarify\"} 2.0",
                        "victor_tokens_total{direction=\"input\",model=\"some-model\"} 2400.0",
                        "victor_tokens_total{direction=\"output\",model=\"some-model\"} 68.0",
                        "victor_cost_total{model=\"some-model\"} 0.5",
                        "victor_request_seconds_bucket{action=\"ask\",door=\"mcp\",le=\"0.25\"} 0",
                        "victor_request_seconds_bucket{action=\"ask\",door=\"mcp\",le=\"0.5\"} 2")
                .noneMatch(line -> line.contains("zz") || line.contains("backend"));
        assertThat(Files.readAllLines(folder.resolve("audit.jsonl"))).hasSize(2).allMatch(line -> line.contains("zz"));
    }

    @Test
    void withoutALanguageModelThereAreNoTokens() {
        var logbook = logbook();
        logbook.answered(CALLER, "http", "ask", "revenue", answer(new Answer.Usage(1, 1, 0, 0)));
        assertThat(logbook.telemetry().text())
                .doesNotContain("victor_tokens_total{")
                .doesNotContain("victor_cost_total{");
    }

    @Test
    void whatBrokeIsCountedAsAnError() {
        var logbook = logbook();
        logbook.broke("http", "ask", 10);
        assertThat(logbook.telemetry().text())
                .contains("victor_requests_total{action=\"ask\",door=\"http\",outcome=\"error\"} 1.0");
        assertThat(folder.resolve("audit.jsonl")).doesNotExist();
    }
}
