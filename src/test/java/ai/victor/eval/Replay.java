package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Answers that were kept, spoiled in small ways: what two scorers make of them tells whether they follow the same rules. */
public final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Replay() {}

    /** Question → our verdict on each kept answer. */
    public static Map<String, String> verdicts(Path gold, Path responses) throws IOException {
        var golds = new TreeMap<String, JsonNode>();
        for (var line : lines(gold)) {
            golds.put(line.path("id").asText() + "." + line.path("turn"), line);
        }
        var verdicts = new TreeMap<String, String>();
        for (var line : lines(responses)) {
            var name = line.path("id").asText() + "." + line.path("turn");
            verdicts.put(
                    name,
                    GoldEntry.verdict(Objects.requireNonNull(golds.get(name)), line.path("response"))
                            .mark()
                            .word());
        }
        return verdicts;
    }

    /** Writes the answers with numbers moved, cells swapped, rows, tables and words lost, and endings changed. */
    public static void spoil(Path responses, Path spoiled, int seed) throws IOException {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        for (var line : lines(responses)) {
            if (line.path("response") instanceof ObjectNode response) {
                spoil(response, random);
            }
            lines.add(line.toString());
        }
        Files.write(spoiled, lines);
    }

    private static void spoil(ObjectNode response, Random random) {
        switch (random.nextInt(6)) {
            case 0 ->
                response.put(
                        "status",
                        List.of("answered", "clarify", "refused", "unanswerable", "failed")
                                .get(random.nextInt(5)));
            case 1 ->
                response.put(
                        "text",
                        List.of(
                                        "About $1.2k, or 45%.",
                                        "There are no rows.",
                                        "I cannot: there are no ratings in the data.",
                                        "12 orders in May 2026, up 3.5 % on April 2026",
                                        "I took it to mean revenue.")
                                .get(random.nextInt(5)));
            case 2 -> {
                response.putArray("assumptions");
                response.putArray("warnings");
                response.put("reading", "");
            }
            default -> {}
        }
        var results = response.path("results");
        if (random.nextInt(8) == 0 && results instanceof ArrayNode all) {
            all.removeAll();
        }
        for (var result : results) {
            var rows = (ArrayNode) result.path("rows");
            switch (random.nextInt(7)) {
                case 0 -> {
                    if (!rows.isEmpty()) {
                        rows.remove(random.nextInt(rows.size()));
                    }
                }
                case 1 -> rows.forEach(row -> moved((ArrayNode) row, random));
                case 2 -> {
                    if (rows.size() > 1) {
                        rows.insert(0, rows.remove(rows.size() - 1));
                    }
                }
                case 3 -> {
                    if (!rows.isEmpty()) {
                        var copy = (ArrayNode) rows.get(0).deepCopy();
                        moved(copy, random);
                        rows.add(copy);
                    }
                }
                case 4 -> rows.forEach(row -> written((ArrayNode) row, random));
                default -> {}
            }
        }
    }

    private static void moved(ArrayNode row, Random random) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).isNumber() && random.nextInt(3) > 0) {
                double number = row.get(i).doubleValue();
                var by = List.of(0.004, 0.011, 0.04, 0.06, number * 5e-5, number * 3e-3, 1.0, -number);
                row.set(i, row.numberNode(Math.round((number + by.get(random.nextInt(by.size()))) * 1e4) / 1e4));
            } else if (random.nextInt(6) == 0) {
                row.setNull(i);
            }
        }
    }

    /** Cells as other programs would write them. */
    private static void written(ArrayNode row, Random random) {
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            var text = cell.asText();
            if (cell.isNumber()) {
                row.set(
                        i,
                        row.textNode(
                                List.of("$" + text, "(" + text + ")", text + "%", text + " pp", text + "k", "−" + text)
                                        .get(random.nextInt(6))));
            } else if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                var parts = text.split("-");
                row.set(
                        i,
                        row.textNode(List.of(
                                        text.replace('-', '/'),
                                        text.substring(0, 7),
                                        "week of " + text,
                                        "May " + parts[2] + ", " + parts[0],
                                        parts[2] + " June " + parts[0],
                                        "Jun '" + parts[0],
                                        parts[0] + "-W" + parts[1],
                                        text + " – " + text)
                                .get(random.nextInt(8))));
            } else if (cell.isTextual()) {
                row.set(
                        i,
                        row.textNode(List.of(
                                        text.toUpperCase(java.util.Locale.ROOT),
                                        text.replace(' ', '-'),
                                        "the " + text + " one",
                                        "#" + text)
                                .get(random.nextInt(4))));
            }
        }
    }

    static List<JsonNode> lines(Path file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }
}
