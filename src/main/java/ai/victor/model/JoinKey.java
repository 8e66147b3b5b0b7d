package ai.victor.model;

/**
 * A key that other semantic models join to. Were it not unique in its table, each join to it would count rows several times without a word, so it
 * is proven on the data before anything is asked of it.
 *
 * @param owner the semantic model whose rows the key names
 */
public record JoinKey(SemanticModel owner, Entity entity) {
    public String table() {
        return owner.table();
    }

    /** SQL over the columns of the table. */
    public String expression() {
        return entity.expr();
    }

    /** A SELECT of one row: one of the values that more than one row has, how many such values there are, and how many rows have them. */
    public String repeats() {
        return "SELECT MIN(CAST(value AS VARCHAR)), COUNT(*), COALESCE(CAST(SUM(n) AS BIGINT), 0)\nFROM (SELECT "
                + expression()
                + " AS value, COUNT(*) AS n FROM \"" + table().replace("\"", "\"\"")
                + "\" GROUP BY 1 HAVING COUNT(*) > 1) AS repeated\n"
                // What has no value joins nothing.
                + "WHERE value IS NOT NULL";
    }
}
