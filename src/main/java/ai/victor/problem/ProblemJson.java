package ai.victor.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes a problem as an object. */
public final class ProblemJson {
    private ProblemJson() {}

    /** Its code, its sentence, where it is and what would have worked. */
    public static void write(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("message", problem.message());
        if (problem.place().isPresent()) {
            json.writeStringField("place", problem.place().get().toString());
        }
        json.writeArrayFieldStart("candidates");
        for (var candidate : problem.candidates()) {
            json.writeString(candidate);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
