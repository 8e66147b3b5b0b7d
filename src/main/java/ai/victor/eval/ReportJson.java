package ai.victor.eval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A report for programs: {@code summary} and {@code turns}, each question with how it went. */
public final class ReportJson {
    private ReportJson() {}

    public static String of(Report report) {
        var json = QuestionFile.MAPPER.createObjectNode();
        json.put("file", report.file())
                .put("path", report.path())
                .put("when", report.when().toString());
        var summary = json.putObject("summary");
        write(summary.putObject("all"), report.all());
        var categories = summary.putObject("by_category");
        report.byCategory().forEach((name, tally) -> write(categories.putObject(name), tally));
        summary.put("conversations", report.conversations())
                .put("conversations_all_right", report.conversationsRight());
        var scores = report.scores();
        summary.putObject("latency_ms")
                .put("p50", Tally.percentile(scores, 50) / 1000.0)
                .put("p95", Tally.percentile(scores, 95) / 1000.0)
                .put("max", Tally.percentile(scores, 100) / 1000.0);
        summary.put(
                        "input_tokens",
                        scores.stream().mapToLong(TurnScore::inputTokens).sum())
                .put(
                        "output_tokens",
                        scores.stream().mapToLong(TurnScore::outputTokens).sum());
        ReportText.cost(scores).ifPresent(cost -> summary.put("cost", cost));
        report.changes().ifPresent(changes -> {
            var since = summary.putObject("since_last_run");
            since.put("when", report.last().orElseThrow().when().toString());
            names(since, "better", changes.better());
            names(since, "worse", changes.worse());
        });
        var turns = json.putArray("turns");
        scores.forEach(score -> write(turns.addObject(), score));
        return json.toPrettyString();
    }

    private static void write(ObjectNode json, Tally tally) {
        json.put("turns", tally.turns());
        for (var mark : Mark.values()) {
            json.put(mark.word(), tally.of(mark));
        }
        json.put("right_pct", tally.rightShare()).put("silent_error_pct", tally.silentShare());
    }

    private static void write(ObjectNode json, TurnScore score) {
        json.put("id", score.id())
                .put("turn", score.turn())
                .put("category", score.category())
                .put("question", score.question())
                .put("outcome", score.verdict().mark().word())
                .put("reason", score.verdict().reason())
                .put("note", score.verdict().note())
                .put("status", score.status())
                .put("model", score.model())
                .put("ms", score.micros() / 1000.0)
                .put("input_tokens", score.inputTokens())
                .put("output_tokens", score.outputTokens());
        score.cost().ifPresent(cost -> json.put("cost", cost));
    }

    private static void names(ObjectNode json, String name, List<String> names) {
        var array = json.putArray(name);
        names.forEach(array::add);
    }
}
