package ai.victor.agent;

import ai.victor.agent.Amount.Kind;
import ai.victor.table.Column;
import ai.victor.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The operations that a text may do by itself, in one step and saying so: difference, ratio, percent change, share, and the sum of a shown column. They
 * count only between cells that the text names, by their number or by what names their row, for among all cells anything could be found.
 */
final class Operations {
    private static final int MOST_OPERANDS = 40;
    private static final int NAMED_AS_A_WHOLE = 2;
    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Pattern CHANGE = Pattern.compile(
            "(?i)\\b(?:more|less|fewer|higher|lower|up|down|r[oi]se[ns]?|fell|fallen|grew|grown|gain\\w*|lost|drop\\w*|decreas\\w*"
                    + "|increas\\w*|differ\\w*|gap|ahead|behind|better|worse|chang\\w*|by|above|below|shrank|declin\\w*|improv\\w*"
                    + "|growth|lead\\w*|cheaper|dearer|extra|faster|slower)\\b");
    private static final Pattern SHARE =
            Pattern.compile("(?i)\\b(?:of|share|account\\w*|portion|part|mak(?:es|ing) up|made up)\\b");
    private static final Pattern SUM = Pattern.compile(
            "(?i)\\b(?:totals?|totall?ed|together|altogether|combined|in all|sum|overall|added up|all)\\b");

    /** The currencies that a sign may mean. */
    private static final Map<String, Set<String>> SIGNS = Map.of(
            "$", Set.of("USD", "CAD", "AUD", "NZD", "MXN"),
            "US$", Set.of("USD"),
            "CA$", Set.of("CAD"),
            "A$", Set.of("AUD"),
            "NZ$", Set.of("NZD"),
            "MX$", Set.of("MXN"),
            "€", Set.of("EUR"),
            "£", Set.of("GBP"),
            "¥", Set.of("JPY"));

    /** A cell with its place. */
    private record Operand(int table, Column column, int row, BigDecimal value) {}

    private final List<Table> tables;

    Operations(List<Table> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Whether a number can be of a column's unit, as far as the text says what it counts. */
    static boolean isOf(Amount amount, Column column) {
        if (!column.isQuantity()) {
            return amount.kind() == Kind.PLAIN || amount.kind() == Kind.RANK;
        }
        var unit = column.unit();
        return switch (amount.kind()) {
            case PLAIN, RANK -> true;
            case MONEY ->
                unit.isMoney()
                        ? amount.currency().isEmpty()
                                || SIGNS.getOrDefault(amount.currency(), Set.of(amount.currency()))
                                        .contains(unit.name())
                        : unit.name().equals("none");
            case PERCENT -> Set.of("percent", "ratio", "none").contains(unit.name());
            case TIMES -> Set.of("ratio", "none", "count").contains(unit.name());
        };
    }

    /** Whether an operation that the sentence states gives the number. */
    boolean give(Amount amount, String sentence, String text, List<Amount> all) {
        var named = named(text, all);
        boolean change = CHANGE.matcher(sentence).find();
        boolean share = SHARE.matcher(sentence).find();
        boolean sum = SUM.matcher(sentence).find();
        if (sum && sums(amount, sentence)) {
            return true;
        }
        for (var one : named) {
            if (share && amount.kind() != Kind.MONEY && ofColumn(amount, one)) {
                return true;
            }
            for (var other : named) {
                if (one != other
                        && alike(one, other)
                        && (change && changes(amount, one, other)
                                || amount.kind() == Kind.TIMES && ratio(amount, one, other, BigDecimal.ONE)
                                || share && amount.kind() == Kind.PERCENT && ratio(amount, one, other, HUNDRED))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean alike(Operand one, Operand other) {
        return one.column().unit().equals(other.column().unit())
                && (one.column().name().equals(other.column().name())
                        || one.table() == other.table() && one.row() == other.row()
                        || one.table() != other.table());
    }

    private static boolean changes(Amount amount, Operand one, Operand other) {
        var difference = one.value().subtract(other.value());
        return isOf(amount, one.column()) && amount.says(difference)
                || amount.kind() == Kind.PERCENT
                        && other.value().signum() != 0
                        && amount.says(difference
                                .multiply(HUNDRED)
                                .divide(other.value().abs(), EXACT));
    }

    private static boolean ratio(Amount amount, Operand one, Operand other, BigDecimal times) {
        return other.value().signum() != 0
                && amount.says(one.value().multiply(times).divide(other.value(), EXACT));
    }

    /** A cell's share of its whole column. */
    private boolean ofColumn(Amount amount, Operand one) {
        var total = total(tables.get(one.table()), one.column());
        if (total.isEmpty() || total.get().signum() == 0) {
            return false;
        }
        var share = one.value().divide(total.get(), EXACT);
        return amount.kind() == Kind.PERCENT && amount.says(share.multiply(HUNDRED))
                || amount.kind() == Kind.TIMES && amount.says(share);
    }

    /** The sum of a column, or of those of its cells whose rows the sentence names. */
    private boolean sums(Amount amount, String sentence) {
        for (int at = 0; at < tables.size(); at++) {
            var table = tables.get(at);
            for (var column : table.columns()) {
                if (!isOf(amount, column)) {
                    continue;
                }
                if (total(table, column).filter(amount::says).isPresent()) {
                    return true;
                }
                var part = new ArrayList<BigDecimal>();
                for (var operand : operands(at, column)) {
                    if (names(table, operand.row(), sentence)) {
                        part.add(operand.value());
                    }
                }
                if (part.size() > 1 && amount.says(part.stream().reduce(BigDecimal.ZERO, BigDecimal::add))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of what can be added up, and is all there. */
    private static Optional<BigDecimal> total(Table table, Column column) {
        if (table.truncated()
                || !column.isQuantity()
                || !(column.unit().isMoney() || column.unit().name().equals("count"))) {
            return Optional.empty();
        }
        int at = table.columns().indexOf(column);
        return Optional.of(table.rows().stream()
                .map(row -> row.get(at))
                .filter(Number.class::isInstance)
                .map(cell -> new BigDecimal(cell.toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The cells that the text names: by their number, by their row's name, or because there are so few. */
    private List<Operand> named(String text, List<Amount> amounts) {
        var named = new ArrayList<Operand>();
        for (int at = 0; at < tables.size(); at++) {
            var table = tables.get(at);
            for (var column : table.columns()) {
                if (!column.isQuantity()) {
                    continue;
                }
                for (var operand : operands(at, column)) {
                    boolean shown = table.rows().size() <= NAMED_AS_A_WHOLE
                            || names(table, operand.row(), text)
                            || amounts.stream()
                                    .anyMatch(amount -> isOf(amount, column)
                                            && amount.kind() != Kind.RANK
                                            && amount.says(operand.value()));
                    if (shown && named.size() < MOST_OPERANDS) {
                        named.add(operand);
                    }
                }
            }
        }
        return named;
    }

    private List<Operand> operands(int tableAt, Column column) {
        var table = tables.get(tableAt);
        int at = table.columns().indexOf(column);
        var operands = new ArrayList<Operand>();
        for (int row = 0; row < table.rows().size(); row++) {
            if (table.rows().get(row).get(at) instanceof Number number) {
                operands.add(new Operand(tableAt, column, row, new BigDecimal(number.toString())));
            }
        }
        return operands;
    }

    /** Whether a text has what names a row. */
    private static boolean names(Table table, int row, String text) {
        var folded = text.toLowerCase(Locale.ROOT);
        return table.rows().get(row).stream()
                .anyMatch(cell -> cell instanceof String name
                        && !name.isBlank()
                        && folded.contains(name.toLowerCase(Locale.ROOT)));
    }
}
