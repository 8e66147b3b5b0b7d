package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.table.Type;
import io.trino.sql.ReservedIdentifiers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and literals as other databases must have them. */
class DialectWordsTest {
    private static final Catalog TABLES = new Catalog(Map.of(
            "t",
            Map.of("day", Type.DATE, "made_at", Type.TIMESTAMP, "n", Type.INTEGER, "x", Type.DECIMAL, "s", Type.TEXT)));

    @Test
    void trinosReservedWordsAreThoseOfItsParser() {
        assertThat(TrinoSql.reserved())
                .containsAll(ReservedIdentifiers.reservedIdentifiers().stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'it''s \\ so' | 'it''s \\ so' | 'it\\'s \\\\ so'",
                "s LIKE '50\\%' | s LIKE '50\\%' | s LIKE '50\\\\\\\\%'",
                "s LIKE '50!%' ESCAPE '!' | s LIKE '50!%' ESCAPE '!' | s LIKE '50\\\\%'",
                "0.25 * x | 0.25 * x | NUMERIC '0.25' * x",
                "n / 2 | CAST(n AS DOUBLE) / 2 | CAST(n AS FLOAT64) / 2",
                "n / n | CAST(n AS DOUBLE) / n | IEEE_DIVIDE(CAST(n AS FLOAT64), n)",
                "x / n / 2 | CAST(x AS DOUBLE) / n / 2 | IEEE_DIVIDE(CAST(x AS FLOAT64), n) / 2",
                "n - (n - 1) | n - (n - 1) | n - (n - 1)",
                "day - 1 | day - INTERVAL '1' DAY | DATE_SUB(day, INTERVAL 1 DAY)",
                "1 + day | day + INTERVAL '1' DAY | DATE_ADD(day, INTERVAL 1 DAY)",
                "day + n | DATE_ADD('day', n, day) | DATE_ADD(day, INTERVAL n DAY)",
                "day - INTERVAL '-2' WEEK | day + INTERVAL '14' DAY | DATE_ADD(day, INTERVAL 2 WEEK)",
                "made_at - INTERVAL 1 MONTH | made_at - INTERVAL '1' MONTH | DATETIME_SUB(made_at, INTERVAL 1 MONTH)",
                "day - DATE '2026-01-01' | DATE_DIFF('day', DATE '2026-01-01', day) | DATE_DIFF(day, DATE '2026-01-01', DAY)",
                "CAST(x AS DECIMAL(38, 2)) | CAST(x AS DECIMAL(38, 2)) | CAST(x AS BIGNUMERIC(38, 2))",
                "CAST(n AS VARCHAR) | CAST(n AS VARCHAR) | CAST(n AS STRING)",
                "GREATEST(n, 1) | COALESCE(GREATEST(n, 1), n, 1) | COALESCE(GREATEST(n, 1), n, 1)",
                "(n > 1) IS TRUE | COALESCE(n > 1, FALSE) | (n > 1) IS TRUE",
                "s AS \"group\" | s AS \"group\" | s AS `group`",
                "s AS \"rows\" | s AS rows | s AS `rows`",
                "s AS \"the channel\" | s AS \"the channel\" | s AS `the channel`",
            })
    void oneThingInThreeDatabases(String duckDb, String trino, String bigQuery) {
        assertThat(said("SELECT " + duckDb + " FROM t", Dialect.TRINO)).isEqualTo("SELECT " + trino + "\nFROM t");
        assertThat(said("SELECT " + duckDb + " FROM t", Dialect.BIGQUERY)).isEqualTo("SELECT " + bigQuery + "\nFROM t");
        assertThat(said("SELECT " + duckDb + " FROM t", Dialect.DUCKDB)).isEqualTo("SELECT " + duckDb + " FROM t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STRFTIME(day, '%Y') | the function STRFTIME",
                "nothing + 1 | a sum of UNKNOWN and INTEGER",
                "day + INTERVAL 1 HOUR | steps of HOUR",
                "MEDIAN(n) OVER () | MEDIAN OVER a window",
                "MEDIAN(day) | a quantile of DATE",
                "CAST(x / 2 AS VARCHAR) | a DOUBLE as text",
                "CAST(x / 2 AS INTEGER) | a floating number as a whole one",
                "SUBSTRING(s, -1, 2) | SUBSTRING from a place",
                "n BETWEEN SYMMETRIC 1 AND 2 | BETWEEN SYMMETRIC",
                "SUM(n) OVER (ORDER BY n ROWS 1 PRECEDING EXCLUDE TIES) | EXCLUDE in a window",
                "INTERVAL '1' DAY | an interval by itself",
            })
    void whatIsNotTheSameIsRefused(String duckDb, String what) {
        for (var dialect : List.of(Dialect.TRINO, Dialect.BIGQUERY)) {
            assertThat(DialectText.of("SELECT " + duckDb + " FROM t", dialect, TABLES))
                    .isInstanceOfSatisfying(
                            DialectText.Unsaid.class,
                            unsaid -> assertThat(unsaid.problems())
                                    .singleElement()
                                    .satisfies(problem ->
                                            assertThat(problem.code()).isEqualTo("NOT_IN_DIALECT"))
                                    .satisfies(problem -> assertThat(problem.message())
                                            .startsWith(dialect.product())
                                            .contains(what)));
        }
    }

    private static String said(String sql, Dialect dialect) {
        return switch (DialectText.of(sql, dialect, TABLES)) {
            case DialectText.Said said -> said.sql();
            case DialectText.Unsaid unsaid -> unsaid.problems().toString();
        };
    }
}
