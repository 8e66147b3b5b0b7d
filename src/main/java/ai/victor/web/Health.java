package ai.victor.web;

import ai.victor.model.DateRange;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/**
 * What {@code GET /health} says.
 *
 * @param range the first and last day with data; empty without any
 * @param demo whether it is the demo shop
 */
public record Health(String shop, Optional<DateRange> range, boolean demo) {
    public Health(String shop, Optional<DateRange> range) {
        this(shop, range, false);
    }

    byte[] json() {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", "ok");
            json.writeStringField("shop", shop);
            writeRange(json, "data");
            json.writeEndObject();
        });
    }

    /** What those are told who need not say who they are. */
    static byte[] bare() {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", "ok");
            json.writeEndObject();
        });
    }

    void writeRange(JsonGenerator json, String name) throws IOException {
        if (range.isPresent()) {
            json.writeObjectFieldStart(name);
            json.writeStringField("from", range.get().from().toString());
            json.writeStringField("to", range.get().to().toString());
            json.writeEndObject();
        } else {
            json.writeNullField(name);
        }
    }
}
