package ai.victor.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One column of a result.
 *
 * @param name as in the query, for programs: {@code contribution_margin}
 * @param label for people: {@code Contribution margin}
 * @param shown the decimals of its numbers that people are shown; without it as many as the unit wants
 */
public record Column(String name, String label, Type type, Unit unit, Optional<Integer> shown) {
    public Column(String name, String label, Type type, Unit unit) {
        this(name, label, type, unit, Optional.empty());
    }

    /** The most decimals of its values: those that people are shown at least. */
    public int decimals() {
        return Math.max(unit.decimals(), shown.orElse(0));
    }

    /** A value as {@link Unit#rounded} has it, with more decimals where more are shown. */
    public BigDecimal rounded(BigDecimal number) {
        return decimals() > unit.decimals() ? number.setScale(decimals(), RoundingMode.HALF_UP) : unit.rounded(number);
    }

    /** True for a number to add, compare or draw; false for what names a row, a year among them. */
    public boolean isQuantity() {
        return type == Type.DECIMAL || (type == Type.INTEGER && !unit.equals(Unit.NONE));
    }

    /** True for a period that rows follow one another by. */
    public boolean isTime() {
        return type == Type.DATE || type == Type.TIMESTAMP || (type == Type.INTEGER && name.equals("year"));
    }
}
