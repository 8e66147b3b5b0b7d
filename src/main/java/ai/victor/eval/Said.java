package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer as a scorer sees it: the words, the tables, and the numbers in the words. */
final class Said {
    private static final int MOST_ROWS_READ = 400;

    private static final Pattern ASSUMES = Patterns.of(
            "(assum|interpret|i('ve| have)? (read|taken?|used?)|taking|taken (it )?(as|to mean)|by default|default(ed)? to|if you mean|read as|treat(ed|ing)? )");

    /** Dates, years, quarters and order names are no quantities. */
    private static final Pattern NO_QUANTITY = Patterns.of(
            "\\b\\d{4}-\\d\\d(-\\d\\d)?\\b|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2}(?:st|nd|rd|th)?(?:\\s?[-\\u2013]\\s?\\d{1,2})?\\b|\\b\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b|\\b20(?:25|26)\\b|\\bq[1-4]\\b|#\\d+");

    private static final Pattern QUANTITY = Patterns.of(
            "([-\\u2212]?)\\$?\\s?([-\\u2212]?)(\\d[\\d,]*(?:\\.\\d+)?)\\s*(%|k\\b|m\\b|million|thousand)?");

    final String status;
    final String text;

    /** The text, the reading, the assumptions and the warnings. */
    final String stated;

    /** What is stated, with the names of tables and columns. */
    final String visible;

    /** What is visible, with the cells. */
    final String all;

    final boolean hasAssumption;
    final List<Grid> tables = new ArrayList<>();
    final List<Quantity> quantities = new ArrayList<>();

    /** A result. */
    record Grid(String title, List<String> columns, List<List<JsonNode>> rows, List<List<Optional<Double>>> numbers) {}

    /**
     * A number in the words.
     *
     * @param slack half a unit of the last digit that is told
     * @param digits that tell something
     */
    record Quantity(double number, double slack, int digits) {}

    Said(JsonNode answer) {
        status = answer.path("status").asText().toLowerCase(Locale.ROOT);
        text = answer.path("text").asText("");
        var words = new ArrayList<>(List.of(text, answer.path("reading").asText("")));
        var assumptions = strings(answer.path("assumptions"));
        words.addAll(assumptions);
        words.addAll(strings(answer.path("warnings")));
        stated = String.join("\n", words);
        hasAssumption = !assumptions.isEmpty() || ASSUMES.matcher(stated).find();
        var heads = new ArrayList<String>();
        var cells = new ArrayList<String>();
        for (var result : answer.path("results")) {
            var grid = grid(result);
            tables.add(grid);
            heads.add(grid.title() + " " + String.join(" ", grid.columns()));
            grid.rows().stream()
                    .limit(MOST_ROWS_READ)
                    .forEach(row -> cells.add(String.join(
                            " | ",
                            row.stream()
                                    .map(cell -> cell.isNull() ? "" : Labels.text(cell))
                                    .toList())));
        }
        visible = stated + "\n" + String.join("\n", heads);
        all = visible + "\n" + String.join("\n", cells);
        readQuantities();
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(element -> strings.add(Labels.text(element)));
        return strings;
    }

    private static Grid grid(JsonNode result) {
        var columns = new ArrayList<String>();
        result.path("columns").forEach(column -> columns.add(column.path("name").asText()));
        var rows = new ArrayList<List<JsonNode>>();
        for (var row : result.path("rows")) {
            var cells = new ArrayList<JsonNode>();
            row.forEach(cells::add);
            rows.add(cells);
        }
        var numbers = rows.stream()
                .map(row -> row.stream().map(Tolerance::number).toList())
                .toList();
        return new Grid(result.path("title").asText(""), columns, rows, numbers);
    }

    private void readQuantities() {
        var matcher = QUANTITY.matcher(NO_QUANTITY.matcher(stated).replaceAll(" "));
        while (matcher.find()) {
            var digits = matcher.group(3).replace(",", "");
            var unit = matcher.group(4) == null ? "" : matcher.group(4).toLowerCase(Locale.ROOT);
            double scale = switch (unit) {
                case "k", "thousand" -> 1000;
                case "m", "million" -> 1e6;
                default -> 1;
            };
            int point = digits.indexOf('.');
            int decimals = point < 0 ? 0 : digits.length() - point - 1;
            boolean negative = !matcher.group(1).isEmpty() || !matcher.group(2).isEmpty();
            try {
                quantities.add(new Quantity(
                        Double.parseDouble(digits) * scale * (negative ? -1 : 1),
                        0.5 * Math.pow(10, -decimals) * scale,
                        digits.replace(".", "").replaceAll("^0+", "").length()));
            } catch (NumberFormatException e) {
                // Digits of another script: no number that gold is written in.
                continue;
            }
        }
    }
}
