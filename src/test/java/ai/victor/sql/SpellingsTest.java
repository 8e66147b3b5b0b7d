package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways to write the same query: those of other databases, and those of models that were trained on them. */
class SpellingsTest {
    private static final Optional<LocalDate> TODAY = Optional.of(LocalDate.parse("2026-03-31"));
    private static final SemanticCompiler COMPILER = LibraryModel.compiler();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    day >= NOW()                                      | day >= DATE '2026-03-31'
                    day >= CURRENT_DATE                               | day >= DATE '2026-03-31'
                    day >= CURRENT_DATE()                             | day >= DATE '2026-03-31'
                    day >= CURRENT_DATE - 7                           | day >= DATE '2026-03-24'
                    day >= today() - 7                                | day >= DATE '2026-03-24'
                    day >= CURRENT_DATE - INTERVAL '7' DAY            | day >= DATE '2026-03-24'
                    day >= CURRENT_DATE - INTERVAL '7 days'           | day >= DATE '2026-03-24'
                    day >= CURRENT_DATE - INTERVAL 2 WEEKS            | day >= DATE '2026-03-17'
                    day >= CURRENT_DATE - INTERVAL 1 MONTH            | day >= DATE '2026-02-28'
                    day >= (CURRENT_DATE - INTERVAL '1' YEAR) + 1     | day >= DATE '2025-04-01'
                    day >= DATE_SUB(CURRENT_DATE(), INTERVAL 7 DAY)   | day >= DATE '2026-03-24'
                    day >= DATEADD(day, -7, GETDATE())                | day >= DATE '2026-03-24'
                    day >= DATE_ADD('month', -1, CURRENT_DATE)        | day >= DATE '2026-02-28'
                    day >= DATE_TRUNC('month', CURRENT_DATE)          | day >= DATE '2026-03-01'
                    day >= DATE_TRUNC(CURRENT_DATE, WEEK)             | day >= DATE '2026-03-30'
                    day <= LAST_DAY(CURRENT_DATE - 40)                | day <= DATE '2026-02-28'
                    day >= '2026-01-05'::date                         | day >= DATE '2026-01-05'
                    day BETWEEN '2026-01-05'::date AND '2026-01-06'::date | day BETWEEN DATE '2026-01-05' AND DATE '2026-01-06'
                    day::date >= '2026-01-05'                         | day >= DATE '2026-01-05'
                    (day)::date >= date('2026-01-05')                 | day >= DATE '2026-01-05'
                    CAST(day AS DATE) >= TO_DATE('2026-01-05', 'YYYY-MM-DD') | day >= DATE '2026-01-05'
                    day >= TIMESTAMP '2026-01-05 00:00:00'            | day >= DATE '2026-01-05'
                    `genre` == 'novel'                                | genre = 'novel'
                    genre = ‘novel’                                   | genre = 'novel'
                    genre ILIKE 'nov%'                                | genre LIKE 'nov%'
                    genre NOT ILIKE 'nov%'                            | genre NOT LIKE 'nov%'
                    IFNULL(genre, 'x') = 'x'                          | COALESCE(genre, 'x') = 'x'
                    IF(genre = 'maps', 'a', 'b') = 'a'                | CASE WHEN genre = 'maps' THEN 'a' ELSE 'b' END = 'a'
                    DATE_PART('year', day) = 2026                     | year = 2026
                    """)
    void aConditionMeansTheSame(String written, String standard) {
        var select = "SELECT genre, AGGREGATE(loans) FROM metrics WHERE %s GROUP BY genre";
        assertThat(physical(select.formatted(written))).isEqualTo(physical(select.formatted(standard)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    SELECT genre, AGGREGATE(loans) FROM metrics GROUP BY ALL ORDER BY 2 | SELECT genre, AGGREGATE(loans) FROM metrics GROUP BY genre ORDER BY 2
                    SELECT genre, AGGREGATE(loans) FROM metrics GROUP BY ALL            | SELECT genre, AGGREGATE(loans) FROM metrics GROUP BY genre
                    SELECT AGGREGATE(loans) FROM metrics GROUP BY ALL                   | SELECT AGGREGATE(loans) FROM metrics
                    SELECT day AS date, MEASURE(loans) FROM metrics GROUP BY day        | SELECT day AS "date", AGGREGATE(loans) FROM metrics GROUP BY day
                    SELECT AGG(loans) AS current FROM metrics                           | SELECT AGGREGATE(loans) AS "current" FROM metrics
                    SELECT SAFE_DIVIDE(MEASURE(fees), MEASURE(loans)) AS x FROM metrics | SELECT AGGREGATE(fees) / AGGREGATE(loans) AS x FROM metrics
                    SELECT DATE_TRUNC(day, MONTH) AS m, AGG(loans) FROM metrics GROUP BY 1 | SELECT month AS m, AGGREGATE(loans) FROM metrics GROUP BY 1
                    SELECT AGGREGATE(loans) FROM metrics LIMIT 2, 3                     | SELECT AGGREGATE(loans) FROM metrics LIMIT 3 OFFSET 2
                    """)
    void aQueryMeansTheSame(String written, String standard) {
        assertThat(physical(written)).isEqualTo(physical(standard));
    }

    @Test
    void aProblemStandsWhereItWasWritten() {
        var problems = problems("""
                SELECT `genre`, MEASURE(loans)
                FROM metrics WHERE day >= '2026-01-05'::date AND '2026-01-06'::date = day AND `genr` == 'x'
                GROUP BY ALL""");
        assertThat(problems)
                .extracting(
                        Problem::code, problem -> problem.place().orElseThrow().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("UNKNOWN_COLUMN", "line 2:79"));
    }

    @Test
    void whatCannotBeAcceptedGetsTheReplacement() {
        assertThat(problems("SELECT TOP 5 genre FROM metrics"))
                .extracting(Problem::candidates)
                .containsExactly(List.of("LIMIT 5"));
    }

    @Test
    void withoutAClockTodayIsRefused() {
        var rejected = COMPILER.compile("SELECT AGGREGATE(loans) FROM metrics WHERE day >= CURRENT_DATE");
        assertThat(rejected).isInstanceOf(Compilation.Rejected.class);
    }

    private static String physical(String semanticSql) {
        return switch (COMPILER.compile(semanticSql, TODAY)) {
            case Compilation.Compiled compiled -> compiled.physicalSql();
            case Compilation.Rejected rejected ->
                throw new AssertionError(semanticSql + "\n"
                        + rejected.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }

    private static List<Problem> problems(String semanticSql) {
        return ((Compilation.Rejected) COMPILER.compile(semanticSql, TODAY)).problems();
    }
}
