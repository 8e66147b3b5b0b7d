package ai.victor.table;

/**
 * One column of a result.
 *
 * @param name as in the query, for programs: {@code contribution_margin}
 * @param label for people: {@code Contribution margin}
 */
public record Column(String name, String label, Type type, Unit unit) {
    /** True for a number to add, compare or draw; false for what names a row, a year among them. */
    public boolean isQuantity() {
        return type == Type.DECIMAL || (type == Type.INTEGER && !unit.equals(Unit.NONE));
    }

    /** True for a period that rows follow one another by. */
    public boolean isTime() {
        return type == Type.DATE || type == Type.TIMESTAMP || (type == Type.INTEGER && name.equals("year"));
    }
}
