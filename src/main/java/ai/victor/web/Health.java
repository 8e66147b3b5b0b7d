package ai.victor.web;

import ai.victor.model.DateRange;
import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What {@code GET /health} says.
 *
 * @param range the first and last day with data; empty without any
 */
public record Health(String shop, Optional<DateRange> range) {
    private static final JsonFactory JSON = new JsonFactory();

    byte[] json() {
        var bytes = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("status", "ok");
            json.writeStringField("shop", shop);
            if (range.isPresent()) {
                json.writeObjectFieldStart("data");
                json.writeStringField("from", range.get().from().toString());
                json.writeStringField("to", range.get().to().toString());
                json.writeEndObject();
            } else {
                json.writeNullField("data");
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
