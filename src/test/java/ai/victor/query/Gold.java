package ai.victor.query;

import ai.victor.table.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the results of a question must hold, and within which tolerance: those of the shop's own scorer. */
sealed interface Gold {
    /** What is missing in the tables taken together, or is too much; empty where they are right. */
    Optional<String> fault(List<Table> tables);

    static Gold of(JsonNode gold) {
        return switch (gold.get("kind").asText()) {
            case "number" -> new Numbers(list(gold.get("values"), value -> Amount.of(value, "unit")));
            case "table" ->
                new Rows(
                        list(gold.get("rows"), row -> row(row, gold.get("labels"))),
                        gold.get("exact").asBoolean(),
                        gold.get("ordered").isNull()
                                ? Optional.empty()
                                : Optional.of(gold.get("ordered").asInt()));
            default -> throw new AssertionError(gold);
        };
    }

    private static Row row(JsonNode row, JsonNode types) {
        var labels = IntStream.range(0, types.size())
                .mapToObj(i -> new Label(
                        types.get(i).get("type").asText(), list(row.get("l").get(i), JsonNode::asText)))
                .toList();
        return new Row(
                labels,
                list(row.get("v"), value -> Amount.of(value, "u")),
                row.path("r").asBoolean(true));
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> each) {
        var list = new ArrayList<T>();
        nodes.forEach(node -> list.add(each.apply(node)));
        return list;
    }

    /** Numbers, each somewhere in the tables. */
    record Numbers(List<Amount> amounts) implements Gold {
        @Override
        public Optional<String> fault(List<Table> tables) {
            return amounts.stream()
                    .filter(amount -> tables.stream()
                            .flatMap(table -> table.rows().stream())
                            .noneMatch(amount::in))
                    .findFirst()
                    .map(amount -> "no " + amount);
        }
    }

    /**
     * Rows, each under its labels.
     *
     * @param exact whether there may be no others
     * @param ordered which of the values they are in the order of
     */
    record Rows(List<Row> rows, boolean exact, Optional<Integer> ordered) implements Gold {
        /** Of two values as near as this either may come first. */
        private static final BigDecimal TIE = new BigDecimal("0.02");

        @Override
        public Optional<String> fault(List<Table> tables) {
            return rows.stream()
                    .filter(row -> row.required && !row.in(tables))
                    .findFirst()
                    .map(row -> "no row " + row)
                    .or(() -> exact ? tables.stream().flatMap(this::extra).findFirst() : Optional.empty())
                    .or(() -> ordered.flatMap(value -> tables.stream()
                            .flatMap(table -> disorder(table, value))
                            .findFirst()));
        }

        private Stream<String> extra(Table table) {
            var extra = new ArrayList<String>();
            for (var cells : table.rows()) {
                if (named(cells).isEmpty()) {
                    extra.add("extra row " + cells);
                }
            }
            return extra.stream();
        }

        private Stream<String> disorder(Table table, int value) {
            var found = new ArrayList<BigDecimal>();
            for (var cells : table.rows()) {
                named(cells).ifPresent(row -> found.add(row.value(value)));
            }
            boolean rising =
                    rows.getFirst().value(value).compareTo(rows.getLast().value(value)) < 0;
            return IntStream.range(1, found.size())
                    .filter(i -> {
                        var step = found.get(i).subtract(found.get(i - 1));
                        return step.abs().compareTo(TIE) > 0 && step.signum() > 0 != rising;
                    })
                    .mapToObj(i -> found.get(i) + " after " + found.get(i - 1));
        }

        private Optional<Row> named(List<@Nullable Object> cells) {
            for (var row : rows) {
                if (row.names(cells)) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        }
    }

    /** A row of a gold table. */
    record Row(List<Label> labels, List<Amount> amounts, boolean required) {
        BigDecimal value(int value) {
            return amounts.get(value).either.getFirst();
        }

        boolean names(List<@Nullable Object> cells) {
            return labels.stream().allMatch(label -> cells.stream().anyMatch(label::is));
        }

        boolean in(List<Table> tables) {
            var named = tables.stream()
                    .flatMap(table -> table.rows().stream())
                    .filter(this::names)
                    .toList();
            return !named.isEmpty()
                    && amounts.stream().allMatch(amount -> named.stream().anyMatch(amount::in));
        }
    }

    /** What a row is called, in any of some spellings. */
    record Label(String type, List<String> either) {
        boolean is(@Nullable Object cell) {
            var text = plain(cell == null ? "none" : cell.toString());
            return either.stream()
                    .map(Label::plain)
                    .anyMatch(label -> type.equals("month") ? text.startsWith(label) : text.equals(label));
        }

        private static String plain(String text) {
            return text.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("^#", "")
                    .replaceAll("[\\s_\\-/]+", " ")
                    .replaceFirst("\\.0$", "");
        }
    }

    /** A number, or any of some where a question has several right readings. */
    record Amount(List<BigDecimal> either, String unit) {
        /** By unit: how far off in itself, and how far off for each 1 of the number. */
        private static final Map<String, List<BigDecimal>> TOLERANCES = Map.of(
                "usd", List.of(new BigDecimal("0.0101"), new BigDecimal("0.0001")),
                "pct", List.of(new BigDecimal("0.0501"), BigDecimal.ZERO),
                "ratio", List.of(new BigDecimal("0.0051"), new BigDecimal("0.001")),
                "count", List.of(new BigDecimal("0.001"), BigDecimal.ZERO));

        static Amount of(JsonNode value, String unit) {
            return new Amount(
                    list(value.get("v"), JsonNode::decimalValue),
                    value.get(unit).asText());
        }

        boolean in(List<@Nullable Object> cells) {
            return cells.stream().anyMatch(cell -> cell instanceof Number number && near(number));
        }

        private boolean near(Number number) {
            var tolerance = Optional.ofNullable(TOLERANCES.get(unit)).orElseThrow(() -> new AssertionError(unit));
            return either.stream()
                    .anyMatch(amount -> new BigDecimal(number.toString())
                                    .subtract(amount)
                                    .abs()
                                    .compareTo(tolerance
                                            .getFirst()
                                            .max(tolerance.getLast().multiply(amount.abs())))
                            <= 0);
        }
    }
}
