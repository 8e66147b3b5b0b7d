package ai.victor.sql;

import java.time.DayOfWeek;
import java.util.Optional;

/** Semantic SQL read by the compiler's parser and written again. */
public final class Reprinted {
    private Reprinted() {}

    public static String of(String semanticSql) {
        return SqlText.of(StatementParser.parse(semanticSql, Optional.empty(), DayOfWeek.MONDAY));
    }
}
