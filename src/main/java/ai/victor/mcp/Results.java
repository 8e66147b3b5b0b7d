package ai.victor.mcp;

import ai.victor.agent.Answer;
import ai.victor.agent.AnswerJson;
import ai.victor.problem.Problem;
import ai.victor.query.Outcome;
import ai.victor.table.MarkdownTable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What tools bring: the object of the HTTP API, and the same as text for whoever reads it. */
final class Results {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Results() {}

    /** Whatever is not an answer is an error, since an agent must not go on as if it were. A question asked back is none. */
    static CallToolResult of(Answer answer) {
        var failed = switch (answer.status()) {
            case ANSWERED, CLARIFY -> false;
            case REFUSED, UNANSWERABLE, FAILED -> true;
        };
        return new CallToolResult.Builder()
                .structuredContent(object(AnswerJson.of(answer)))
                .addTextContent(text(answer))
                .isError(failed)
                .build();
    }

    static CallToolResult of(Outcome.Rows rows) {
        var text = new ArrayList<>(List.of(MarkdownTable.of(rows.table())));
        rows.notes().forEach(note -> text.add("Note: " + note));
        return new CallToolResult.Builder()
                .structuredContent(object(AnswerJson.of(rows)))
                .addTextContent(String.join("\n\n", text))
                .isError(false)
                .build();
    }

    static CallToolResult json(String json) {
        return new CallToolResult.Builder()
                .structuredContent(object(json))
                .addTextContent(json)
                .isError(false)
                .build();
    }

    static CallToolResult error(List<Problem> problems) {
        return error(problems.stream()
                .map(problem -> problem.candidates().isEmpty()
                        ? problem.toString()
                        : problem + " There is: " + String.join(", ", problem.candidates()) + ".")
                .collect(Collectors.joining("\n")));
    }

    static CallToolResult error(String text) {
        return new CallToolResult.Builder().addTextContent(text).isError(true).build();
    }

    private static String text(Answer answer) {
        var parts = new ArrayList<String>();
        parts.add(answer.text());
        if (!answer.reading().isBlank()) {
            parts.add("Taken to mean: " + answer.reading());
        }
        answer.assumptions().forEach(assumption -> parts.add("Assumed: " + assumption));
        answer.warnings().forEach(warning -> parts.add("Warning: " + warning));
        answer.results()
                .forEach(result -> parts.add("**" + result.title() + "**\n\n"
                        + MarkdownTable.of(result.rows().table())));
        return String.join("\n\n", parts);
    }

    private static Map<String, Object> object(String json) {
        try {
            return MAPPER.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
