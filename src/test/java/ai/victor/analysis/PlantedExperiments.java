package ai.victor.analysis;

import ai.victor.access.Claims;
import ai.victor.query.Analytics;
import ai.victor.query.TestStore;
import java.nio.file.Path;

/** The small shop with experiments of which it is known what they do: each fifth visitor buys, for 10 to 16 dollars of margin. */
final class PlantedExperiments {
    private static final String VISITORS = """
            INSERT INTO fact_experiment_visitor
            SELECT '%1$s', '%1$s-' || i, arm, %2$s, '%1$s', DATE '2026-01-05', %3$s, %4$s, DATE '2026-01-05' + CAST(i %% 28 AS INTEGER), %5$d,
                CAST(buys AS BIGINT), CASE WHEN buys THEN revenue ELSE 0 END, CASE WHEN buys THEN margin ELSE 0 END,
                CASE WHEN buys AND arm = 'treatment' AND (i // %6$d) %% 2 = 0 THEN 1 ELSE 0 END, 0,
                CASE WHEN buys AND arm = 'treatment' AND (i // %6$d) %% 2 = 0 THEN 2 ELSE 0 END,
                CASE WHEN i %% 10 = 0 THEN 20 + i %% 7 ELSE 0 END, CASE WHEN i %% 10 = 0 THEN 10 + i %% 7 ELSE 0 END,
                0, CASE WHEN buys THEN margin / 2 ELSE 0 END, 0
            FROM (SELECT i, CASE WHEN i %% %6$d = 0 THEN 'holdout' ELSE 'treatment' END AS arm, (i // %6$d) %% 5 = 0 AS buys,
                40 + i %% 7 + CASE WHEN i %% %6$d = 0 THEN 0 ELSE %7$s END AS revenue,
                10 + i %% 7 + CASE WHEN i %% %6$d = 0 THEN 0 ELSE %8$s END AS margin FROM range(%9$d) AS r(i)) AS v;
            """;

    private PlantedExperiments() {}

    static Analytics open(Path folder) {
        var sql = TestStore.smallShopSql()
                + visitors("lifting", "'Finder'", "DATE '2026-02-08'", "0.5", 200, 2, 6, 3, 8000)
                + visitors("dearer", "'Finder'", "NULL", "0.5", 40, 2, 6, 0, 8000)
                + visitors("harming", "NULL", "DATE '2026-02-08'", "0.5", 200, 2, 0, -3, 8000)
                + visitors("unclear", "NULL", "DATE '2026-02-08'", "0.5", 200, 2, 0, 1, 1000)
                + visitors("idle", "NULL", "DATE '2026-02-08'", "0.5", 200, 2, 0, 0, 40000)
                + visitors("broken", "NULL", "DATE '2026-02-08'", "0.1", 200, 5, 6, 3, 8000)
                + visitors("few", "NULL", "DATE '2026-02-08'", "0.5", 200, 2, 6, 3, 300)
                + "INSERT INTO fact_experiment_visitor SELECT 'everyone', 'e' || i, 'treatment', 'Finder', 'Everyone', DATE '2026-06-01', NULL, NULL,"
                + " DATE '2026-06-01', 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM range(50) AS r(i);"
                + "INSERT INTO fact_experiment_cost VALUES ('lifting', 'Finder', '2026-01-06', 400.00);";
        return Analytics.open(TestStore.publish(folder, 1, sql), TestStore.model());
    }

    static DataDoor data(Analytics analytics) {
        return DataDoor.of(analytics, Claims.NONE);
    }

    private static String visitors(
            String name,
            String tool,
            String end,
            String share,
            int age,
            int oneHeldOutOf,
            int moreRevenue,
            int moreMargin,
            int visitors) {
        return VISITORS.formatted(name, tool, end, share, age, oneHeldOutOf, moreRevenue, moreMargin, visitors);
    }
}
