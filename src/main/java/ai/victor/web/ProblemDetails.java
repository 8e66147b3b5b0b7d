package ai.victor.web;

import ai.victor.problem.ProblemJson;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a fault as RFC 9457 problem details. */
final class ProblemDetails {
    static final String TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    private ProblemDetails() {}

    static byte[] of(Fault fault) {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", Fault.title(fault.status()));
            json.writeNumberField("status", fault.status());
            json.writeStringField("detail", fault.detail());
            if (!fault.problems().isEmpty()) {
                json.writeArrayFieldStart("problems");
                for (var problem : fault.problems()) {
                    ProblemJson.write(json, problem);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
