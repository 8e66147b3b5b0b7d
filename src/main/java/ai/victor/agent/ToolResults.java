package ai.victor.agent;

import ai.victor.analysis.Finding;
import ai.victor.problem.Problem;
import ai.victor.query.Outcome;
import ai.victor.table.JsonTable;
import ai.victor.table.Table;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a tool sends back to the model: a table, problems, or a sentence on what was wrong with the call, as JSON. */
final class ToolResults {
    private static final String VALUES = "values";

    private ToolResults() {}

    static String of(Outcome outcome, int mostRows) {
        return switch (outcome) {
            case Outcome.Rows rows -> rows(rows, mostRows);
            case Outcome.Rejected rejected -> problems(rejected.problems());
        };
    }

    static String error(String text) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("error", text);
            json.writeEndObject();
        });
    }

    private static String rows(Outcome.Rows rows, int most) {
        var table = rows.table();
        return Json.text(json -> {
            json.writeStartObject();
            JsonTable.writeLabelledColumns(json, table);
            JsonTable.writeRows(json, table, most);
            json.writeNumberField("row_count", table.rows().size());
            json.writeBooleanField(
                    "truncated", table.truncated() || table.rows().size() > most);
            Json.writeStrings(json, "notes", rows.notes());
            json.writeEndObject();
        });
    }

    /** A verdict with its tables, or why there is none. */
    static String of(Finding finding, int mostRows) {
        return Json.text(json -> {
            json.writeStartObject();
            switch (finding) {
                case Finding.Declined declined -> json.writeStringField("declined", declined.text());
                case Finding.Found found -> {
                    json.writeStringField("verdict", found.text());
                    json.writeArrayFieldStart("parts");
                    for (var part : found.parts()) {
                        json.writeStartObject();
                        json.writeStringField("title", part.title());
                        JsonTable.writeLabelledColumns(json, part.table());
                        JsonTable.writeRows(json, part.table(), mostRows);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    Json.writeStrings(json, "assumptions", found.assumptions());
                    Json.writeStrings(json, "warnings", found.warnings());
                }
            }
            json.writeEndObject();
        });
    }

    /** The text of what an analysis found. */
    static Optional<String> verdict(String result) {
        return text(result, "verdict");
    }

    /** Why an analysis found nothing. */
    static Optional<String> declined(String result) {
        return text(result, "declined");
    }

    private static Optional<String> text(String result, String name) {
        var value = parsed(result).path(name);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    static String problems(List<Problem> problems) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("problems");
            for (var problem : problems) {
                json.writeStartObject();
                json.writeStringField("code", problem.code());
                json.writeStringField("message", problem.message());
                if (problem.place().isPresent()) {
                    json.writeStringField("place", problem.place().get().toString());
                }
                Json.writeStrings(json, "candidates", problem.candidates());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The values of the data that a look-up found: names that anybody may have given. */
    static List<String> values(String found) {
        var values = new ArrayList<String>();
        parsed(found)
                .path(VALUES)
                .forEach(value -> values.add(value.path("value").asText()));
        return values;
    }

    /** What a look-up found in the catalogue. */
    static String withoutValues(String found) {
        return parsed(found) instanceof ObjectNode object
                ? object.without(List.of(VALUES)).toString()
                : found;
    }

    /** The table in a tool result, or empty where it holds none. */
    static Optional<Table> table(String result) {
        var json = parsed(result);
        return json.has("columns")
                ? Optional.of(JsonTable.read(json, json.path("truncated").asBoolean()))
                : Optional.empty();
    }

    /** What was wrong, a sentence each. */
    static List<String> complaints(String result) {
        var json = parsed(result);
        var complaints = new ArrayList<String>();
        json.path("problems")
                .forEach(problem -> complaints.add(problem.path("message").asText()));
        if (json.has("error")) {
            complaints.add(json.path("error").asText());
        }
        return complaints;
    }

    private static JsonNode parsed(String result) {
        try {
            return Json.MAPPER.readTree(result);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a tool result that is not JSON", e);
        }
    }
}
