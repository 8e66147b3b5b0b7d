package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether one of the golds of an entry stands in an answer: single numbers, or the rows of a table wherever they are. */
final class GoldMatch {
    static final String UNSTATED = "matches a reading that is not stated";

    /** A number found in so long a table is found by chance. */
    private static final int LONGEST_TABLE = 60;

    private static final String ORDER_WORDS =
            "\\b(top|best|worst|rank|biggest|highest|lowest|most|sort|descending|ascending|least|largest)\\b";
    private static final String NOTHING =
            "\\b(none|no (design|code|campaign|order|product|row|such|result|aesthetic|item|match|day|term|page|flow|state|customer|one|data|line|search|supplier)\\w*|nothing|not any|zero|empty|0 (rows|results|orders))\\b";

    /** Rows that any table may add, under a label of their own. */
    private static final List<String> TOTALS = List.of("", "total", "all", "overall", "grand total", "sum", "none");

    /** Where a row of the gold was found. */
    private record Place(int table, int row) {}

    private final JsonNode gold;
    private final Said said;
    private final List<String> types = new ArrayList<>();
    private final boolean within;

    private GoldMatch(JsonNode gold, Said said) {
        this.gold = gold;
        this.said = said;
        this.within = gold.path("contains").asBoolean();
        gold.path("labels").forEach(label -> types.add(label.path("type").asText()));
    }

    /** What is missing, or empty where all is there. */
    static Optional<String> miss(JsonNode gold, Said said, String question, String category) {
        boolean ordered =
                category.equals("ranking") || Patterns.found(ORDER_WORDS, question) || isTrue(gold.path("top"));
        var match = new GoldMatch(gold, said);
        var miss = gold.path("kind").asText().equals("number") ? match.numbers() : match.table(ordered);
        var state = gold.path("state").asText("");
        return miss.isEmpty()
                        && !gold.path("state").isNull()
                        && !state.isEmpty()
                        && !Patterns.found(state, said.visible)
                ? Optional.of(UNSTATED + " (needs /" + state + "/)")
                : miss;
    }

    private static boolean isTrue(JsonNode value) {
        return value.isNumber() ? value.doubleValue() != 0 : value.asBoolean() || value.isTextual();
    }

    private Optional<String> numbers() {
        var missing = new ArrayList<String>();
        for (var value : gold.path("values")) {
            var unit = value.path("unit").asText();
            if (!inTable(value.path("v"), unit) && !inWords(value.path("v"), unit)) {
                missing.add(value.path("name").asText() + "=" + value.path("v"));
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("missing " + String.join(", ", missing.subList(0, Math.min(3, missing.size()))));
    }

    private boolean inTable(JsonNode alternatives, String unit) {
        return said.tables.stream()
                .filter(table -> table.rows().size() <= LONGEST_TABLE)
                .flatMap(table -> table.numbers().stream())
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .anyMatch(number -> Tolerance.isAny(number, alternatives, unit, 0));
    }

    private boolean inWords(JsonNode alternatives, String unit) {
        boolean counted = unit.equals("count");
        int digits = switch (unit) {
            case "count", "days" -> 1;
            case "pct", "pct2", "ratio", "pctabs" -> 2;
            default -> 3;
        };
        return said.quantities.stream()
                .filter(quantity -> quantity.digits() >= digits)
                .anyMatch(quantity -> Tolerance.isAny(
                                quantity.number(), alternatives, unit, counted ? 0 : quantity.slack())
                        || !counted && Tolerance.isAny(-quantity.number(), alternatives, unit, quantity.slack()));
    }

    private Optional<String> table(boolean ordered) {
        var rows = new ArrayList<JsonNode>();
        gold.path("rows").forEach(rows::add);
        if (rows.isEmpty()) {
            return said.tables.stream().allMatch(table -> table.rows().isEmpty())
                            || Patterns.found(NOTHING, said.stated)
                    ? Optional.empty()
                    : Optional.of("expected no rows");
        }
        var places = new ArrayList<@Nullable Place>();
        var missing = new ArrayList<String>();
        for (var row : rows) {
            var search = new RowSearch(row);
            boolean found = search.run();
            places.add(found ? search.place : null);
            if (!found && row.path("r").asBoolean(true)) {
                missing.add(row.path("l") + "=" + row.path("v"));
            }
        }
        if (!missing.isEmpty()) {
            return Optional.of(missing.size() + " of " + rows.size() + " rows not found, e.g. "
                    + String.join("; ", missing.subList(0, Math.min(2, missing.size()))));
        }
        boolean exact = gold.path("exact").asBoolean();
        boolean inOrder = gold.path("ordered").isNumber() && ordered;
        var tables = places.stream()
                .filter(Objects::nonNull)
                .map(Place::table)
                .sorted()
                .toList();
        if (tables.isEmpty() || !exact && !inOrder) {
            return Optional.empty();
        }
        int main = tables.stream()
                .distinct()
                .reduce((a, b) -> count(tables, b) > count(tables, a) ? b : a)
                .orElseThrow();
        var extra = exact ? extra(rows, said.tables.get(main)) : 0;
        if (extra > 0) {
            return Optional.of(extra + " extra rows");
        }
        return inOrder ? order(rows, places, main) : Optional.empty();
    }

    private static long count(List<Integer> tables, int wanted) {
        return tables.stream().filter(table -> table == wanted).count();
    }

    /** The rows of a table that are none of the gold's, by the column that has most of its first labels. */
    private int extra(List<JsonNode> rows, Said.Grid table) {
        int width = !table.columns().isEmpty()
                ? table.columns().size()
                : table.rows().isEmpty() ? 0 : table.rows().getFirst().size();
        long best = 0;
        int column = -1;
        for (int i = 0; i < width; i++) {
            int at = i;
            long labelled = table.rows().stream()
                    .filter(row -> at < row.size()
                            && rows.stream()
                                    .anyMatch(gold ->
                                            Labels.isIn(gold.path("l").get(0), types.getFirst(), row.get(at), within)))
                    .count();
            if (labelled > best) {
                best = labelled;
                column = i;
            }
        }
        if (column < 0) {
            return 0;
        }
        int extra = 0;
        for (var row : table.rows()) {
            var label = column < row.size() && !row.get(column).isNull() ? Labels.text(row.get(column)) : "";
            boolean known = TOTALS.contains(Labels.normal(label))
                    || rows.stream().anyMatch(gold -> unlabelled(gold, row).isEmpty());
            extra += known ? 0 : 1;
        }
        return extra;
    }

    private Optional<String> order(List<JsonNode> rows, List<@Nullable Place> places, int main) {
        int by = gold.path("ordered").asInt();
        Place last = null;
        double lastNumber = 0;
        for (int i = 0; i < rows.size(); i++) {
            var place = places.get(i);
            var values = rows.get(i).path("v");
            if (place == null || place.table() != main || values.isEmpty()) {
                continue;
            }
            var first = Objects.requireNonNull(values.get(by)).path("v").get(0);
            if (first.isNull()) {
                continue;
            }
            double number = first.doubleValue();
            if (last != null
                    && last.row() > place.row()
                    && Math.abs(lastNumber - number) > Math.max(0.02, 1e-4 * Math.abs(lastNumber))) {
                return Optional.of("wrong order");
            }
            last = place;
            lastNumber = number;
        }
        return Optional.empty();
    }

    /** The labels of a gold row that no cell has. */
    private List<Integer> unlabelled(JsonNode goldRow, List<JsonNode> row) {
        var labels = goldRow.path("l");
        return IntStream.range(0, Math.min(types.size(), labels.size()))
                .filter(i -> row.stream().noneMatch(cell -> Labels.isIn(labels.get(i), types.get(i), cell, within)))
                .boxed()
                .toList();
    }

    /** Looks for one row of the gold; its labels may stand in the row, in the names of columns or in a title. */
    private final class RowSearch {
        private final JsonNode row;
        private final JsonNode values;
        private final boolean[] got;
        private final @Nullable Place[] at;
        private @Nullable Place place;
        private boolean labelled;

        RowSearch(JsonNode row) {
            this.row = row;
            this.values = row.path("v");
            this.got = new boolean[values.size()];
            this.at = new Place[values.size()];
        }

        boolean run() {
            for (int t = 0; t < said.tables.size(); t++) {
                var table = said.tables.get(t);
                for (int r = 0; r < table.rows().size(); r++) {
                    var unlabelled = unlabelled(row, table.rows().get(r));
                    boolean nothing = !types.isEmpty() && unlabelled.size() == types.size();
                    if (!nothing || table.rows().size() <= 3) {
                        look(table, new Place(t, r), unlabelled);
                    }
                }
            }
            if (values.isEmpty()) {
                return labelled || textHasLabel();
            }
            return IntStream.range(0, got.length)
                    .allMatch(k -> got[k] || hasNull(values.get(k).path("v")));
        }

        private void look(Said.Grid table, Place here, List<Integer> unlabelled) {
            if (values.isEmpty()) {
                if (unlabelled.isEmpty()) {
                    labelled = true;
                    place = place == null ? here : place;
                }
                return;
            }
            for (int k = 0; k < got.length; k++) {
                if (!got[k] && hasValue(table, here.row(), values.get(k), unlabelled)) {
                    got[k] = true;
                    at[k] = here;
                }
            }
            var found = Arrays.stream(at).filter(Objects::nonNull).toList();
            if (!found.isEmpty() && place == null) {
                place = unlabelled.isEmpty() ? found.getFirst() : found.contains(here) ? here : null;
            }
        }

        private boolean hasValue(Said.Grid table, int r, JsonNode value, List<Integer> unlabelled) {
            var numbers = table.numbers().get(r);
            var cells = table.rows().get(r);
            var alternatives = value.path("v");
            for (int c = 0; c < numbers.size(); c++) {
                var number = numbers.get(c);
                if (number.isEmpty() && !(hasNull(alternatives) && cells.get(c).isNull())) {
                    continue;
                }
                var name = c < table.columns().size() ? table.columns().get(c) : "";
                if (Tolerance.isAny(
                                number.orElse(null),
                                alternatives,
                                value.path("u").asText(),
                                0)
                        && unlabelled.stream()
                                .allMatch(u -> Labels.isNamed(row.path("l").get(u), types.get(u), name)
                                        || Labels.isNamed(row.path("l").get(u), types.get(u), table.title()))) {
                    return true;
                }
            }
            return false;
        }

        private boolean textHasLabel() {
            var text = said.text.toLowerCase(java.util.Locale.ROOT);
            for (var alternatives : row.path("l")) {
                for (var alternative : alternatives) {
                    var label = Labels.text(alternative).toLowerCase(java.util.Locale.ROOT);
                    if (!label.isEmpty() && text.contains(label)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static boolean hasNull(JsonNode alternatives) {
        for (var alternative : alternatives) {
            if (alternative.isNull()) {
                return true;
            }
        }
        return false;
    }
}
