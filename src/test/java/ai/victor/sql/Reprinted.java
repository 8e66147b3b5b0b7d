package ai.victor.sql;

/** Semantic SQL read by the compiler's parser and written again. */
public final class Reprinted {
    private Reprinted() {}

    public static String of(String semanticSql) {
        return SqlText.of(StatementParser.parse(semanticSql));
    }
}
