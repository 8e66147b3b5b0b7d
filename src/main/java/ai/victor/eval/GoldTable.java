package ai.victor.eval;

import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a gold query: what each is called, and its amounts. */
record GoldTable(List<Row> rows, int width) {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NOISE = new BigDecimal("0.0000001");
    private static final BigDecimal COARSEST = new BigDecimal("0.01");
    private static final int CENTS = 2;
    private static final int SHOWN_ROWS = 12;

    static GoldTable of(List<String> units, List<List<@Nullable Object>> rows) {
        var read = new ArrayList<Row>();
        for (var cells : rows) {
            var keys = new ArrayList<String>();
            var amounts = new ArrayList<Amount>();
            for (int i = 0; i < cells.size(); i++) {
                var unit = units.get(i);
                if (unit.equals("text") || unit.equals("date")) {
                    keys.add(key(cells.get(i)));
                } else {
                    amounts.add(new Amount(new BigDecimal(String.valueOf(cells.get(i))).stripTrailingZeros(), unit));
                }
            }
            read.add(new Row(keys, amounts));
        }
        return new GoldTable(read, units.size());
    }

    List<Amount> amounts() {
        return rows.stream().flatMap(row -> row.amounts.stream()).toList();
    }

    /** Which of the rows it is; rows whose amounts are the same are in the place of the first of them. */
    Optional<Integer> placeOf(List<@Nullable Object> cells) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).names(cells))
                .mapToObj(i -> IntStream.range(0, rows.size())
                        .filter(j -> !rows.get(i).amounts.isEmpty()
                                && rows.get(j).amounts.equals(rows.get(i).amounts))
                        .findFirst()
                        .orElse(i))
                .findFirst();
    }

    @Override
    public String toString() {
        return rows.stream().limit(SHOWN_ROWS).map(Row::toString).collect(Collectors.joining(", "))
                + (rows.size() > SHOWN_ROWS ? " … " + rows.size() + " rows" : rows.isEmpty() ? "no rows" : "");
    }

    private static String key(@Nullable Object cell) {
        if (cell == null) {
            return "none";
        }
        return cell.toString().strip().toLowerCase(Locale.ROOT).replace("t00:00", "");
    }

    /** A row of the gold. */
    record Row(List<String> keys, List<Amount> amounts) {
        boolean names(List<? extends @Nullable Object> cells) {
            var names = cells.stream().map(GoldTable::key).toList();
            return names.containsAll(keys);
        }

        boolean standsIn(List<Table> tables) {
            var named = tables.stream()
                    .flatMap(table ->
                            table.rows().stream().filter(this::names).map(cells -> new Named(table.columns(), cells)))
                    .toList();
            return !named.isEmpty()
                    && amounts.stream().allMatch(amount -> named.stream().anyMatch(row -> row.holds(amount)));
        }

        @Override
        public String toString() {
            return Stream.concat(keys.stream(), amounts.stream().map(Amount::toString))
                    .collect(Collectors.joining(" "));
        }
    }

    private record Named(List<Column> columns, List<? extends @Nullable Object> cells) {
        boolean holds(Amount amount) {
            return holdsEither(amount, false);
        }

        boolean holdsEither(Amount amount, boolean unsigned) {
            return IntStream.range(0, cells.size()).anyMatch(i -> amount.is(columns.get(i), cells.get(i), unsigned));
        }
    }

    /** An amount, and of what: money, percent, count, ratio. */
    record Amount(BigDecimal value, String unit) {
        boolean standsIn(Table table) {
            return stands(table, false);
        }

        boolean standsUnsignedIn(Table table) {
            return stands(table, true);
        }

        private boolean stands(Table table, boolean unsigned) {
            return table.rows().stream()
                    .anyMatch(cells -> new Named(table.columns(), cells).holdsEither(this, unsigned));
        }

        /** Whether a number as it is written, unsigned, is this rounded to its last digit, and not to next to nothing. */
        boolean isToldAs(BigDecimal told) {
            boolean exact = told.scale() >= CENTS
                    || told.subtract(value.abs()).abs().compareTo(value.abs().multiply(COARSEST)) <= 0;
            return exact && near(told, value.abs(), told.scale());
        }

        /** Within half a unit of the last digit that the column shows. */
        boolean is(Column column, @Nullable Object cell, boolean unsigned) {
            if (!fits(column) || !(cell instanceof Number)) {
                return false;
            }
            var number = new BigDecimal(cell.toString());
            int decimals = column.type() == Type.INTEGER ? 0 : column.unit().decimals();
            return unsigned ? near(number.abs(), value.abs(), decimals) : near(number, value, decimals);
        }

        /** A count is no money, and a percentage is neither. */
        private boolean fits(Column column) {
            var other = column.unit();
            return switch (unit) {
                case "money" -> other.isMoney() || other.equals(Unit.NONE) || other.equals(Unit.RATIO);
                case "percent" -> other.equals(Unit.PERCENT) || other.equals(Unit.NONE) || other.equals(Unit.RATIO);
                default -> !other.isMoney() && !other.equals(Unit.PERCENT);
            };
        }

        private static boolean near(BigDecimal a, BigDecimal b, int decimals) {
            var half = HALF.movePointLeft(Math.max(0, decimals)).add(NOISE);
            return a.subtract(b).abs().compareTo(half) <= 0;
        }

        @Override
        public String toString() {
            return value.setScale(Math.min(4, Math.max(0, value.scale())), RoundingMode.HALF_UP)
                            .toPlainString()
                    + (unit.equals("percent") ? "%" : "");
        }
    }
}
