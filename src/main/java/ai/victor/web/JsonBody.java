package ai.victor.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;

/** The body of a request, which must be one JSON object. */
final class JsonBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    /** Throws a {@link Fault} for a body of another type, too. */
    static JsonNode read(Context context) {
        requireType(context);
        return read(context.bodyAsBytes());
    }

    static void requireType(Context context) {
        var type = context.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Fault.notJsonType();
        }
    }

    static JsonNode read(byte[] body) {
        JsonNode json;
        try (var parser = MAPPER.createParser(body)) {
            json = MAPPER.readTree(parser);
            if (json == null || parser.nextToken() != null) {
                throw Fault.notJson();
            }
        } catch (IOException e) {
            throw Fault.notJson();
        }
        if (!json.isObject()) {
            throw Fault.notAnObject();
        }
        return json;
    }
}
