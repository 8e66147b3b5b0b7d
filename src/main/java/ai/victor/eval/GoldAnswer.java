package ai.victor.eval;

import ai.victor.agent.Answer;
import ai.victor.table.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What an answer must be or hold, by gold that is SQL over the marts: it knows nothing of how a question is read, so it can tell a wrong reading. */
public sealed interface GoldAnswer {
    List<String> KINDS = List.of("number", "table", "list");
    List<String> UNITS = List.of("text", "date", "money", "percent", "count", "ratio");

    /** What is wrong with the answer; empty where it is right. */
    Optional<String> fault(Answer answer);

    /** What would be right, for people. */
    String shown();

    /** The tables that semantic SQL is compiled to; only whoever wrote the gold asks them so, and no one who asks questions. */
    @FunctionalInterface
    interface Marts {
        /** The rows of a query that has so many columns. */
        List<List<@Nullable Object>> rows(String sql, int columns);
    }

    /** Why that cannot be a gold, a sentence; empty where it can. */
    static Optional<String> complaint(JsonNode gold) {
        if (gold.path("any").isArray() && !gold.path("any").isEmpty()) {
            return StreamSupport.stream(gold.path("any").spliterator(), false)
                    .flatMap(one -> complaint(one).stream())
                    .findFirst();
        }
        if (gold.has("sql") || gold.has("contains")) {
            var units = texts(gold.path("columns"));
            if (units.isEmpty() || !UNITS.containsAll(units)) {
                return Optional.of(
                        "\"columns\" must say for each column of the SQL what it is: " + String.join(", ", UNITS));
            }
        }
        if (gold.has("sql") && !KINDS.contains(gold.path("kind").asText())) {
            return Optional.of("\"kind\" must be one of " + String.join(", ", KINDS));
        }
        return Stream.of("sql", "contains", "status", "mentions", "absent").anyMatch(gold::has)
                ? Optional.empty()
                : Optional.of(
                        "a gold needs \"sql\", \"contains\", \"status\", \"mentions\" or \"absent\", or \"any\" of several");
    }

    /** @param marts asked once for each query of the gold */
    static GoldAnswer of(JsonNode gold, Marts marts) {
        if (gold.has("any")) {
            return new Any(StreamSupport.stream(gold.path("any").spliterator(), false)
                    .map(one -> of(one, marts))
                    .toList());
        }
        var parts = new ArrayList<GoldAnswer>();
        if (gold.has("status")) {
            parts.add(new Ended(texts(gold.path("status"))));
        } else {
            parts.add(new Ended(List.of("answered")));
        }
        if (gold.has("contains")) {
            parts.add(new Told(table(gold, "contains", marts)));
        }
        if (gold.has("sql")) {
            var table = table(gold, "sql", marts);
            parts.add(
                    switch (gold.path("kind").asText()) {
                        case "number" ->
                            new Numbers(
                                    table,
                                    gold.path("rows").asInt(table.amounts().size()));
                        case "table" ->
                            new Rows(table, gold.path("more").asBoolean() ? Others.ANY : Others.UNNAMED, false);
                        case "list" ->
                            new Rows(table, Others.NONE, !gold.path("unordered").asBoolean());
                        default -> throw new IllegalArgumentException("a gold that was not checked");
                    });
        }
        texts(gold.path("mentions")).forEach(pattern -> parts.add(new Says(Pattern.compile(pattern), true)));
        texts(gold.path("absent")).forEach(pattern -> parts.add(new Says(Pattern.compile(pattern), false)));
        return new All(parts);
    }

    private static GoldTable table(JsonNode gold, String query, Marts marts) {
        var units = texts(gold.path("columns"));
        return GoldTable.of(units, marts.rows(gold.path(query).asText(), units.size()));
    }

    private static List<String> texts(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<Table> tables(Answer answer) {
        return answer.results().stream().map(result -> result.rows().table()).toList();
    }

    /** One of several, each of which a careful analyst would accept; the answer says which it took. */
    record Any(List<GoldAnswer> golds) implements GoldAnswer {
        @Override
        public Optional<String> fault(Answer answer) {
            var faults = golds.stream().map(gold -> gold.fault(answer)).toList();
            if (faults.stream().noneMatch(Optional::isEmpty)) {
                return faults.getFirst();
            }
            return answer.status() == Answer.Status.ANSWERED
                            && answer.reading().isBlank()
                            && answer.text().isBlank()
                    ? Optional.of("does not say how it was read")
                    : Optional.empty();
        }

        @Override
        public String shown() {
            return golds.stream().map(GoldAnswer::shown).collect(Collectors.joining(" OR "));
        }
    }

    /** All of several. */
    record All(List<GoldAnswer> golds) implements GoldAnswer {
        @Override
        public Optional<String> fault(Answer answer) {
            return golds.stream().flatMap(gold -> gold.fault(answer).stream()).findFirst();
        }

        @Override
        public String shown() {
            return golds.stream().map(GoldAnswer::shown).collect(Collectors.joining(" "));
        }
    }

    /** In one of these ways. */
    record Ended(List<String> statuses) implements GoldAnswer {
        @Override
        public Optional<String> fault(Answer answer) {
            var word = answer.status().word();
            return statuses.contains(word) ? Optional.empty() : Optional.of("status " + word);
        }

        @Override
        public String shown() {
            return String.join("/", statuses);
        }
    }

    /** With words like these, or without. */
    record Says(Pattern pattern, boolean wanted) implements GoldAnswer {
        @Override
        public Optional<String> fault(Answer answer) {
            var all = Stream.of(
                            Stream.of(answer.text(), answer.reading()),
                            answer.assumptions().stream(),
                            answer.warnings().stream(),
                            tables(answer).stream().map(table -> table.rows().toString()))
                    .flatMap(Function.identity())
                    .collect(Collectors.joining("\n"));
            return pattern.matcher(all).find() == wanted
                    ? Optional.empty()
                    : Optional.of((wanted ? "does not say " : "says ") + pattern);
        }

        @Override
        public String shown() {
            return (wanted ? "says " : "does not say ") + pattern;
        }
    }

    /** Amounts that the tables or the text have, whichever way a difference is signed. */
    record Told(GoldTable gold) implements GoldAnswer {
        private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

        @Override
        public Optional<String> fault(Answer answer) {
            var told = NUMBER.matcher(answer.text() + " " + answer.reading())
                    .results()
                    .map(match -> new BigDecimal(match.group().replace(",", "")))
                    .toList();
            return gold.amounts().stream()
                    .filter(amount -> told.stream().noneMatch(number -> amount.isToldAs(number))
                            && tables(answer).stream().noneMatch(amount::standsUnsignedIn))
                    .findFirst()
                    .map(amount -> "no " + amount);
        }

        @Override
        public String shown() {
            return "tells " + gold;
        }
    }

    /** Amounts and little else. */
    record Numbers(GoldTable gold, int rows) implements GoldAnswer {
        private static final int EXTRA_COLUMNS = 3;

        @Override
        public Optional<String> fault(Answer answer) {
            var tables = tables(answer);
            var lacking = gold.amounts().stream()
                    .filter(amount -> tables.stream().noneMatch(amount::standsIn))
                    .findFirst();
            return lacking.map(amount -> "no " + amount)
                    .or(() -> tables.stream()
                            .filter(table -> table.rows().size() > rows)
                            .findFirst()
                            .map(table -> "extra rows: " + table.rows().size() + " for " + rows))
                    .or(() -> tables.stream()
                            .filter(table ->
                                    table.columns().size() > gold.amounts().size() + EXTRA_COLUMNS)
                            .findFirst()
                            .map(table -> "extra columns: " + table.columns().size()));
        }

        @Override
        public String shown() {
            return gold.toString();
        }
    }

    /** Rows that no gold row names. */
    enum Others {
        NONE,
        UNNAMED,
        ANY
    }

    /**
     * Rows, each by its key.
     *
     * @param others which rows there may be beside them
     */
    record Rows(GoldTable gold, Others others, boolean ordered) implements GoldAnswer {
        private static final int EXTRA_COLUMNS = 3;

        @Override
        public Optional<String> fault(Answer answer) {
            var tables = tables(answer);
            if (tables.isEmpty()) {
                return Optional.of("no table");
            }
            return gold.rows().stream()
                    .filter(row -> !row.standsIn(tables))
                    .findFirst()
                    .map(row -> "no row " + row)
                    .or(() -> tables.stream().flatMap(this::extra).findFirst())
                    .or(() -> ordered ? tables.stream().flatMap(this::disorder).findFirst() : Optional.empty())
                    .or(() -> tables.stream()
                            .filter(table -> table.columns().size() > gold.width() + EXTRA_COLUMNS)
                            .findFirst()
                            .map(table -> "extra columns: " + table.columns().size()));
        }

        private Stream<String> extra(Table table) {
            return table.rows().stream()
                    .filter(cells -> gold.rows().stream().noneMatch(row -> row.names(cells)))
                    .filter(cells -> switch (others) {
                        case NONE -> true;
                        // What has no name, or nothing to tell, may be shown or left out.
                        case UNNAMED -> !cells.contains(null);
                        case ANY -> false;
                    })
                    .map(cells -> "extra row " + cells);
        }

        private Stream<String> disorder(Table table) {
            var places = table.rows().stream()
                    .map(cells -> gold.placeOf(cells))
                    .flatMap(Optional::stream)
                    .toList();
            return places.equals(places.stream().sorted().toList())
                    ? Stream.empty()
                    : Stream.of("rows in the order " + places);
        }

        @Override
        public String shown() {
            return gold.toString();
        }
    }
}
