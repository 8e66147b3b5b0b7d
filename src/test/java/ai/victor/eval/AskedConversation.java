package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions that follow one another, each with its gold.
 *
 * @param heldOut never shown with details, so that nobody tunes a reader on it
 */
public record AskedConversation(String id, String category, boolean heldOut, List<Turn> turns) {
    public AskedConversation {
        turns = List.copyOf(turns);
    }

    /** A question with its gold as it stands in the file. */
    public record Turn(String question, JsonNode gold) {}

    /** A file with one conversation a line. */
    public static List<AskedConversation> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(AskedConversation::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AskedConversation parse(String line) {
        try {
            var json = new ObjectMapper().readTree(line);
            var turns = new ArrayList<Turn>();
            for (int i = 0; i < json.get("turns").size(); i++) {
                turns.add(new Turn(
                        json.get("turns").get(i).asText(), json.get("gold").get(i)));
            }
            return new AskedConversation(
                    json.get("id").asText(),
                    json.get("category").asText(),
                    json.path("held_out").asBoolean(),
                    turns);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
