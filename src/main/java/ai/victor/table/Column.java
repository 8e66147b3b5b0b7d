package ai.victor.table;

/**
 * One column of a result.
 *
 * @param name as in the query, for programs: {@code contribution_margin}
 * @param label for people: {@code Contribution margin}
 */
public record Column(String name, String label, Type type, Unit unit) {}
