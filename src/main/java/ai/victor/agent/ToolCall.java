package ai.victor.agent;

import ai.victor.language.AnalysisRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A model's call of a tool, as it was meant. */
sealed interface ToolCall {
    /** Data, please. */
    record RunQuery(String title, String sql) implements ToolCall {}

    /** What do these words mean here? */
    record Find(String words) implements ToolCall {}

    /** An analysis, please. */
    record Analyse(AnalysisRequest request) implements ToolCall {}

    /** The end of the question. */
    record Finish(Answer.Status status, String text, String reading, List<String> assumptions) implements ToolCall {}

    /** No call that can be served; the text tells the model why. */
    record Malformed(String text) implements ToolCall {}

    static ToolCall read(ToolExecutionRequest request) {
        JsonNode arguments;
        try {
            arguments = Json.MAPPER.readTree(request.arguments() == null ? "" : request.arguments());
        } catch (JsonProcessingException e) {
            return new Malformed(
                    "The arguments are not JSON, or were cut off: send one short object with every parameter of the tool.");
        }
        if (!arguments.isObject()) {
            return new Malformed("The arguments must be one JSON object with every parameter of the tool.");
        }
        return switch (request.name()) {
            case Tools.FIND -> find(arguments);
            case Tools.RUN_QUERY -> runQuery(arguments);
            case Tools.ANSWER -> finish(arguments);
            case Tools.EXPLAIN_CHANGE, Tools.READ_EXPERIMENT, Tools.COHORT, Tools.UNDER_MARGIN, Tools.DATA_HEALTH ->
                analyse(request.name(), arguments);
            case null, default ->
                new Malformed("There is no tool of that name: the tools are " + String.join(", ", Tools.NAMES) + ".");
        };
    }

    private static ToolCall find(JsonNode arguments) {
        var words = string(arguments, "words");
        return words == null || words.isBlank()
                ? new Malformed("`words` must be a string that holds a few words.")
                : new Find(words.strip());
    }

    private static ToolCall analyse(String tool, JsonNode arguments) {
        try {
            return new Analyse(AnalysisArguments.read(tool, arguments));
        } catch (AnalysisArguments.Unfit e) {
            return new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static ToolCall runQuery(JsonNode arguments) {
        var sql = string(arguments, "sql");
        if (sql == null || sql.isBlank()) {
            return new Malformed("`sql` must be a string that holds one SELECT.");
        }
        var title = string(arguments, "title");
        return new RunQuery(title == null || title.isBlank() ? "Result" : title.strip(), sql);
    }

    private static ToolCall finish(JsonNode arguments) {
        var status = string(arguments, "status");
        var text = string(arguments, "text");
        if (status == null || !Tools.STATUSES.contains(status)) {
            return new Malformed("`status` must be one of " + String.join(", ", Tools.STATUSES) + ".");
        }
        if (text == null || text.isBlank()) {
            return new Malformed("`text` must be a string that says the answer; it is empty.");
        }
        var assumptions = new ArrayList<String>();
        for (var assumption : arguments.path("assumptions")) {
            if (!assumption.isTextual()) {
                return new Malformed("`assumptions` must be an array of strings.");
            }
            assumptions.add(assumption.asText());
        }
        var reading = string(arguments, "reading");
        return new Finish(
                Answer.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                text.strip(),
                reading == null ? "" : reading.strip(),
                assumptions);
    }

    private static @Nullable String string(JsonNode arguments, String name) {
        var value = arguments.path(name);
        return value.isTextual() ? value.asText() : null;
    }
}
