package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of results, to compute with and to show. */
final class Figures {
    private Figures() {}

    /** A cell as a number; nothing where the cell is empty. */
    static double number(@Nullable Object cell) {
        return cell instanceof Number number ? number.doubleValue() : 0;
    }

    /** A column of a result's only row. */
    static @Nullable Object only(Outcome.Rows rows, int column) {
        return rows.table().rows().isEmpty()
                ? null
                : rows.table().rows().getFirst().get(column);
    }

    static BigDecimal exact(@Nullable Object cell, Unit unit) {
        return rounded(cell instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number(cell)), unit);
    }

    static BigDecimal rounded(double value, Unit unit) {
        return rounded(BigDecimal.valueOf(Double.isFinite(value) ? value : 0), unit);
    }

    static BigDecimal rounded(BigDecimal value, Unit unit) {
        return value.setScale(unit.decimals(), RoundingMode.HALF_UP);
    }

    static Column text(String name, String label) {
        return new Column(name, label, Type.TEXT, Unit.NONE);
    }

    static Column decimal(String name, String label, Unit unit) {
        return new Column(name, label, Type.DECIMAL, unit);
    }

    /** A number as people read it: {@code $12.30}, {@code 23.4%}. */
    static String told(BigDecimal value, Unit unit) {
        return CellText.of(decimal("value", "Value", unit), value);
    }

    /** A difference without its sign; of percentages in points: {@code 4.1 points}. */
    static String difference(BigDecimal value, Unit unit) {
        var size = value.abs();
        if (!unit.equals(Unit.PERCENT)) {
            return told(size, unit);
        }
        // A tenth of a point says nothing of a change that is smaller.
        int scale = size.compareTo(BigDecimal.ONE) < 0 ? 2 : 1;
        var points = size.setScale(scale, RoundingMode.HALF_UP);
        return points.toPlainString() + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    /** The same with its sign: {@code +4.1 points}, {@code -$3.00}. */
    static String signed(BigDecimal value, Unit unit) {
        return (value.signum() < 0 ? "-" : "+") + difference(value, unit);
    }

    /** Words in a row: {@code a, b and c}. */
    static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
