package ai.victor.eval;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How each question of a file went the last time, kept in the data folder for each file and each path to an answer.
 *
 * @param marks name of the question → the word for how it went
 */
public record LastRun(Instant when, Map<String, String> marks) {
    public LastRun {
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
    }

    /** What a run is compared with and kept under. */
    public static Path place(Path dataFolder, Path questions, String path) {
        var name = questions.getFileName().toString();
        var whole = new CRC32();
        whole.update(
                questions.toAbsolutePath().normalize().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return dataFolder
                .resolve("evals")
                .resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                        + HexFormat.of().toHexDigits(whole.getValue(), 8) + "-" + path + ".json");
    }

    /** What was kept there; empty where nothing was, or nothing that can be read. */
    public static Optional<LastRun> read(Path place) {
        JsonNode json;
        try {
            json = QuestionFile.MAPPER.readTree(Files.readAllBytes(place));
            var marks = new LinkedHashMap<String, String>();
            json.path("marks")
                    .properties()
                    .forEach(entry -> marks.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(new LastRun(Instant.parse(json.path("when").asText()), marks));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps this run; questions that it did not ask keep how they went before. */
    public static void write(Path place, Instant when, List<TurnScore> scores) {
        var marks = new LinkedHashMap<String, String>();
        read(place).ifPresent(last -> marks.putAll(last.marks()));
        scores.forEach(score -> marks.put(score.name(), score.verdict().mark().word()));
        var json = QuestionFile.MAPPER.createObjectNode().put("when", when.toString());
        var object = json.putObject("marks");
        marks.forEach(object::put);
        try {
            Files.createDirectories(place.toAbsolutePath().getParent());
            var draft = place.resolveSibling(place.getFileName() + ".new");
            Files.writeString(draft, json.toPrettyString() + "\n");
            Files.move(draft, place, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
