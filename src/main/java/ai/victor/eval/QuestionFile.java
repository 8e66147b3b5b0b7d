package ai.victor.eval;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of questions, an object of JSON on each line. The gold stands beside each question, or in a file of its own, by {@code id} and
 * {@code turn}.
 *
 * @param problems what is wrong with the files; nothing is asked where there are any
 */
public record QuestionFile(Path file, List<Dialogue> dialogues, List<Problem> problems) {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> STATUSES = Set.of("answered", "clarify", "refused", "unanswerable");
    private static final List<String> KINDS = List.of("sql", "values", "status");

    public QuestionFile {
        dialogues = List.copyOf(dialogues);
        problems = List.copyOf(problems);
    }

    /** Reads the questions and, if it is not said where the gold is, the file named the same but for {@code gold} in place of {@code questions}. */
    public static QuestionFile read(Path file, Optional<Path> gold) {
        return new Reading(file).read(gold.or(() -> beside(file)));
    }

    /** Only those with one of these ids or categories. */
    public QuestionFile only(Set<String> idsOrCategories) {
        return new QuestionFile(
                file,
                dialogues.stream()
                        .filter(dialogue -> idsOrCategories.contains(dialogue.id())
                                || idsOrCategories.contains(dialogue.category()))
                        .toList(),
                problems);
    }

    private static Optional<Path> beside(Path file) {
        var name = file.getFileName().toString();
        return Optional.of(file.resolveSibling(name.replace("questions", "gold")))
                .filter(gold -> name.contains("questions") && Files.isRegularFile(gold));
    }

    /** One reading of the files. */
    private static final class Reading {
        private final Path file;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, JsonNode> golds = new HashMap<>();

        Reading(Path file) {
            this.file = file;
        }

        QuestionFile read(Optional<Path> gold) {
            gold.ifPresent(path -> lines(path)
                    .forEach((place, line) -> golds.put(
                            line.path("id").asText() + " " + line.path("turn").asInt(), line)));
            var dialogues = new ArrayList<Dialogue>();
            var ids = new HashSet<String>();
            lines(file)
                    .forEach((place, line) -> dialogue(place, line).ifPresent(dialogue -> {
                        if (!ids.add(dialogue.id())) {
                            wrong(place, "there is an id " + dialogue.id() + " already");
                        }
                        dialogues.add(dialogue);
                    }));
            if (problems.isEmpty() && dialogues.isEmpty()) {
                wrong(new Place(name(file), 1, 0), "there are no questions");
            }
            return new QuestionFile(file, dialogues, problems);
        }

        private static String name(Path path) {
            return path.getFileName().toString();
        }

        private Map<Place, JsonNode> lines(Path path) {
            var read = new java.util.LinkedHashMap<Place, JsonNode>();
            List<String> lines;
            try {
                lines = Files.readAllLines(path);
            } catch (NoSuchFileException e) {
                problems.add(Problem.of("NO_FILE", "There is no file " + path + "."));
                return read;
            } catch (MalformedInputException e) {
                problems.add(Problem.of("BAD_QUESTIONS", path + " is not text in UTF-8."));
                return read;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (int i = 0; i < lines.size(); i++) {
                var place = new Place(name(path), i + 1, 0);
                if (lines.get(i).isBlank()) {
                    continue;
                }
                try {
                    var line = MAPPER.readTree(lines.get(i));
                    if (line.isObject()) {
                        read.put(place, line);
                        continue;
                    }
                } catch (JsonProcessingException e) {
                    // Said below, as of a line that holds another kind of JSON.
                }
                wrong(place, "a line must hold one JSON object");
            }
            return read;
        }

        private Optional<Dialogue> dialogue(Place place, JsonNode line) {
            int before = problems.size();
            var id = line.path("id").asText("");
            var given = line.path("turns");
            if (id.isBlank() || !given.isArray() || given.isEmpty()) {
                wrong(place, "a line needs an \"id\" and \"turns\", an array of questions");
                return Optional.empty();
            }
            var turns = new ArrayList<Dialogue.Turn>();
            for (int i = 0; i < given.size(); i++) {
                var turn = given.get(i);
                var question =
                        turn.isTextual() ? turn.asText() : turn.path("question").asText("");
                if (question.isBlank()) {
                    wrong(place, "a turn must be a question, or an object with a \"question\"");
                }
                var own = turn.isObject()
                        ? gold(place, turn)
                        : marts(place, line.path("gold").path(i));
                var last = i == given.size() - 1 ? gold(place, line) : Optional.<Gold>empty();
                var entry = Optional.ofNullable(golds.get(id + " " + i)).<Gold>map(Gold.Entry::new);
                turns.add(new Dialogue.Turn(question, own.or(() -> last).or(() -> entry)));
            }
            if (turns.stream().allMatch(turn -> turn.gold().isEmpty()) && problems.size() == before) {
                wrong(
                        place,
                        id + " has no gold: give it \"sql\", \"values\" or \"status\", or name a file with --gold");
            }
            return Optional.of(new Dialogue(
                    id,
                    line.path("category").asText("other"),
                    line.path("held_out").asBoolean(),
                    turns));
        }

        /** The gold of a turn in a line that has one for each. */
        private Optional<Gold> marts(Place place, JsonNode gold) {
            if (!gold.isObject()) {
                return Optional.empty();
            }
            GoldAnswer.complaint(gold).ifPresent(complaint -> wrong(place, complaint));
            return Optional.of(new Gold.Marts(gold));
        }

        private Optional<Gold> gold(Place place, JsonNode object) {
            var kinds = KINDS.stream().filter(object::has).toList();
            if (kinds.size() > 1) {
                wrong(place, "give one of \"sql\", \"values\" and \"status\", not " + String.join(" and ", kinds));
            }
            var says = texts(object.path("says"));
            return kinds.isEmpty()
                    ? Optional.empty()
                    : switch (kinds.getFirst()) {
                        case "sql" ->
                            Optional.of(new Gold.Rows(object.path("sql").asText(), says));
                        case "values" -> values(place, object.path("values"), says);
                        default -> ending(place, object.path("status"), says);
                    };
        }

        private Optional<Gold> values(Place place, JsonNode given, List<String> says) {
            var numbers = new ArrayList<BigDecimal>();
            var all = given.isArray() ? given : MAPPER.createArrayNode().add(given);
            for (var value : all) {
                if (!value.isNumber()) {
                    wrong(place, "\"values\" must be numbers");
                    return Optional.empty();
                }
                numbers.add(value.decimalValue());
            }
            return Optional.of(new Gold.Numbers(numbers, says));
        }

        private Optional<Gold> ending(Place place, JsonNode given, List<String> says) {
            var statuses = Set.copyOf(texts(given));
            if (statuses.isEmpty() || !STATUSES.containsAll(statuses)) {
                wrong(
                        place,
                        "\"status\" must be one or more of "
                                + STATUSES.stream().sorted().collect(Collectors.joining(", ")));
                return Optional.empty();
            }
            return Optional.of(new Gold.Ending(statuses, says));
        }

        private static List<String> texts(JsonNode given) {
            var texts = new ArrayList<String>();
            if (given.isTextual()) {
                texts.add(given.asText());
            }
            given.forEach(element -> texts.add(element.asText()));
            return texts;
        }

        private void wrong(Place place, String what) {
            problems.add(Problem.at(place, "BAD_QUESTIONS", what + "."));
        }
    }
}
