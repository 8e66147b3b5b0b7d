package ai.victor.model;

/**
 * A count of distinct things that a rollup has as numbers to be added up. They add up only where each thing stands in one row of the rollup, which
 * the model cannot know: it is proven on the data of each load. Where it does not hold, such a number is read only if each group of a query is one
 * row of the rollup.
 *
 * @param measure of the rollup
 * @param original the measure of the same name of the semantic model that is rolled up
 */
public record Recount(SemanticModel rollup, Measure measure, SemanticModel base, Measure original) {
    /** The rollup's name and the measure's. */
    public String name() {
        return name(rollup.name(), measure.name());
    }

    /** The name of a rollup's measure among others. */
    public static String name(String rollup, String measure) {
        return rollup + "." + measure;
    }

    /** A SELECT of one number: what the rollup's numbers add up to. It is {@link #counted} where each thing stands in one row. */
    public String added() {
        return "SELECT COALESCE(CAST(SUM(" + measure.expr() + ") AS BIGINT), 0) FROM " + table(rollup);
    }

    /** A SELECT of one number: how many things there are. The same for all rollups of the measure. */
    public String counted() {
        return "SELECT COUNT(DISTINCT " + original.expr() + ") FROM " + table(base);
    }

    private static String table(SemanticModel model) {
        return "\"" + model.table().replace("\"", "\"\"") + "\"";
    }
}
