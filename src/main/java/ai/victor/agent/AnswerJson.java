package ai.victor.agent;

import ai.victor.query.Certificate;
import ai.victor.query.Outcome;
import ai.victor.table.JsonTable;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes an answer as the object of {@code POST /api/v1/ask}. */
public final class AnswerJson {
    private AnswerJson() {}

    public static String of(Answer answer) {
        return Json.text(json -> {
            json.writeStartObject();
            members(json, answer);
            json.writeEndObject();
        });
    }

    /** The same, with the question that it answers as its first member: an answer that is read again. */
    static String of(Answer answer, String question) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("question", question);
            members(json, answer);
            json.writeEndObject();
        });
    }

    /** One result as it stands in {@code results}. */
    public static String of(Answer.Result result) {
        return Json.text(json -> write(json, result));
    }

    private static void members(JsonGenerator json, Answer answer) throws IOException {
        json.writeStringField("id", answer.id());
        json.writeStringField("conversation", answer.conversation());
        json.writeStringField("status", answer.status().word());
        json.writeStringField("text", answer.text());
        json.writeStringField("reading", answer.reading());
        Json.writeStrings(json, "assumptions", answer.assumptions());
        json.writeArrayFieldStart("results");
        for (var result : answer.results()) {
            write(json, result);
        }
        json.writeEndArray();
        if (answer.chart().isPresent()) {
            write(json, answer.chart().get());
        }
        writeCertificate(json, answer.certificate());
        Json.writeStrings(json, "warnings", answer.warnings());
        json.writeStringField("model", answer.model());
        write(json, answer.usage());
        json.writeNumberField("elapsed_ms", answer.elapsedMillis());
    }

    /** What leads on from an answer, as an object. */
    public static String of(Next next) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("parts");
            for (var part : next.parts()) {
                json.writeStartObject();
                json.writeStringField("kind", part.kind());
                json.writeStringField("text", part.text());
                offers(json, "changes", part.changes());
                json.writeEndObject();
            }
            json.writeEndArray();
            offers(json, "suggestions", next.suggestions());
            offers(json, "choices", next.choices());
            json.writeEndObject();
        });
    }

    private static void offers(JsonGenerator json, String name, List<Next.Offer> offers) throws IOException {
        json.writeArrayFieldStart(name);
        for (var offer : offers) {
            json.writeStartObject();
            json.writeStringField("text", offer.text());
            json.writeStringField("question", offer.question());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The rows of one query, with the notes and the certificate that they carry. */
    public static String of(Outcome.Rows rows) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("semantic_sql", rows.semanticSql());
            json.writeStringField("sql", rows.sql());
            json.writeStringField("dialect", rows.dialect());
            JsonTable.writeColumns(json, rows.table());
            JsonTable.writeRows(json, rows.table(), Integer.MAX_VALUE);
            json.writeBooleanField("truncated", rows.table().truncated());
            Json.writeStrings(json, "notes", rows.notes());
            writeCertificate(json, Optional.of(rows.certificate()));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Answer.Result result) throws IOException {
        var rows = result.rows();
        json.writeStartObject();
        json.writeStringField("title", result.title());
        json.writeStringField("semantic_sql", rows.semanticSql());
        json.writeStringField("sql", rows.sql());
        json.writeStringField("dialect", rows.dialect());
        JsonTable.writeColumns(json, rows.table());
        JsonTable.writeRows(json, rows.table(), Integer.MAX_VALUE);
        json.writeBooleanField("truncated", rows.table().truncated());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Answer.Chart chart) throws IOException {
        json.writeObjectFieldStart("chart");
        json.writeStringField("kind", chart.kind());
        json.writeNumberField("result", chart.result());
        json.writeStringField("x", chart.x());
        Json.writeStrings(json, "series", chart.series());
        if (chart.by().isPresent()) {
            json.writeStringField("by", chart.by().get());
        }
        json.writeEndObject();
    }

    private static void writeCertificate(JsonGenerator json, Optional<Certificate> certificate) throws IOException {
        json.writeObjectFieldStart("certificate");
        Json.writeStrings(json, "facts", certificate.map(Certificate::facts).orElse(List.of()));
        Json.writeStrings(json, "filters", certificate.map(Certificate::filters).orElse(List.of()));
        var range = certificate.flatMap(Certificate::range);
        if (range.isPresent()) {
            json.writeObjectFieldStart("range");
            json.writeStringField("from", range.get().from().toString());
            json.writeStringField("to", range.get().to().toString());
            json.writeEndObject();
        } else {
            json.writeNullField("range");
        }
        json.writeStringField(
                "zone", certificate.map(present -> present.zone().toString()).orElse(null));
        writeValue(
                json,
                "freshness",
                certificate.<Object>map(Certificate::freshness).orElse(Map.of()));
        writeValue(json, "extras", certificate.<Object>map(Certificate::extras).orElse(Map.of()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Answer.Usage usage) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("rounds", usage.rounds());
        json.writeNumberField("queries", usage.queries());
        json.writeNumberField("input_tokens", usage.inputTokens());
        json.writeNumberField("output_tokens", usage.outputTokens());
        if (usage.cost().isPresent()) {
            json.writeNumberField("cost", usage.cost().get());
        }
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        writeValue(json, value);
    }

    /** Numbers, truths, lists and maps as such, in the order of their keys; anything else as its text. */
    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Number number -> json.writeNumber(number.toString());
            case List<?> list -> {
                json.writeStartArray();
                for (var element : list) {
                    writeValue(json, element);
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, element) -> sorted.put(key.toString(), element));
                for (var entry : sorted.entrySet()) {
                    writeValue(json, entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            default -> json.writeString(value.toString());
        }
    }
}
