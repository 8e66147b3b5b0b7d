package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Dimension;
import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws that hold for every query, tried on random ones made from the model; -Dfuzz.seed repeats a run, -Dfuzz.rounds lengthens it. */
class LawsTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260630);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60);
    private static final List<String> TIMES = List.of("day", "week", "month", "quarter", "year", "weekday", "day_type");

    @TempDir
    static Path folder;

    private static Model model = TestStore.model();
    private static Analytics analytics;
    private final Random random = new Random(SEED);

    @BeforeAll
    static void open() {
        model = TestStore.model();
        analytics = Analytics.open(TestStore.smallShop(folder), model);
    }

    @AfterAll
    static void close() {
        analytics.close();
    }

    @Test
    void whateverIsAcceptedRuns() {
        for (int round = 0; round < ROUNDS; round++) {
            var metrics = List.of(any(model.metrics()), any(model.metrics()));
            var keys = List.of(any(names()), any(names()));
            var select = "SELECT " + String.join(", ", keys) + ", AGGREGATE("
                    + metrics.get(0).name() + ") AS a, AGGREGATE("
                    + metrics.get(1).name() + ") + 1 AS b FROM metrics WHERE " + condition()
                    + " GROUP BY 1, 2 HAVING AGGREGATE(" + metrics.get(1).name() + ") >= 0 ORDER BY a DESC, 2 LIMIT 20";
            switch (analytics.run(select)) {
                case Outcome.Rows rows ->
                    assertThat(rows.table().rows().size()).as(select).isLessThanOrEqualTo(20);
                case Outcome.Rejected rejected ->
                    assertThat(rejected.problems())
                            .as(select)
                            .allMatch(problem -> List.of("DIMENSION_NOT_AVAILABLE", "SEPARATE")
                                    .contains(problem.code()));
            }
        }
    }

    @Test
    void everyMetricGoesWithEveryDimensionOfItsFacts() {
        for (var metric : model.metrics()) {
            var keys = new ArrayList<>(TIMES);
            model.dimensions().keySet().stream()
                    .filter(name -> model.metricsWith(name).contains(metric))
                    .forEach(keys::add);
            var pins = TestStore.pins(model, metric);
            for (var key : some(keys)) {
                var select = "SELECT " + key + ", AGGREGATE(" + metric.name() + ") FROM metrics GROUP BY " + key + pins;
                var monthly = model.factsOf(metric).stream()
                        .anyMatch(fact -> fact.dimensions().stream()
                                .anyMatch(dimension -> dimension.grain() == Dimension.Grain.MONTH));
                if (!monthly || !TIMES.contains(key)) {
                    assertThat(analytics.run(select)).as(select).isInstanceOf(Outcome.Rows.class);
                }
            }
        }
    }

    @Test
    void groupsOfWhatAddsUpSumToTheTotal() {
        for (var metric : additive()) {
            var total = total("SELECT AGGREGATE(" + metric.name() + ") FROM metrics");
            for (var name : some(names())) {
                var select = "SELECT " + name + ", AGGREGATE(" + metric.name() + ") FROM metrics GROUP BY 1";
                if (analytics.run(select) instanceof Outcome.Rows rows) {
                    assertThat(sum(rows, 1)).as(select).isEqualByComparingTo(total);
                }
            }
        }
    }

    @Test
    void aConditionItsOppositeAndTheUnknownMakeTheWhole() {
        for (int round = 0; round < ROUNDS; round++) {
            var metric = any(additive());
            var dimension = any(names());
            var value = any(List.of("Meta", "US", "mobile", "Retro", "new", "valid", "M", "direct"));
            var test = dimension + " = '" + value + "'";
            var read = "SELECT AGGREGATE(" + metric.name() + ") FROM metrics";
            if (analytics.run(read + " WHERE " + test) instanceof Outcome.Rows yes) {
                var no = total(read + " WHERE NOT (" + test + ")");
                var unknown = total(read + " WHERE " + dimension + " IS NULL");
                assertThat(sum(yes, 0).add(no).add(unknown))
                        .as(test + " " + read)
                        .isEqualByComparingTo(total(read));
            }
        }
    }

    @Test
    void anotherFactBesideChangesNoNumber() {
        for (int round = 0; round < ROUNDS; round++) {
            var metric = any(additive());
            var other = any(model.metrics());
            var alone = total("SELECT AGGREGATE(" + metric.name() + ") FROM metrics");
            var both = analytics.run("SELECT month, AGGREGATE(" + metric.name() + "), AGGREGATE(" + other.name()
                    + ") AS other FROM metrics GROUP BY month");
            if (both instanceof Outcome.Rows rows) {
                assertThat(sum(rows, 1))
                        .as(metric.name() + " beside " + other.name())
                        .isEqualByComparingTo(alone);
            }
        }
    }

    private static List<Metric> additive() {
        return model.metrics().stream()
                .filter(metric -> TestStore.pins(model, metric).isEmpty())
                .filter(metric -> metric instanceof Metric.Simple simple
                        && model.factOfMeasure(simple.measure()).measures().stream()
                                .filter(measure -> measure.name().equals(simple.measure()))
                                .allMatch(measure -> measure.aggregation() == Measure.Aggregation.SUM
                                        || measure.aggregation() == Measure.Aggregation.COUNT))
                .toList();
    }

    /** Text dimensions; comparing others with text is another matter. */
    private static List<String> names() {
        return model.dimensions().keySet().stream()
                .filter(name -> !name.equals("hour_of_day"))
                .toList();
    }

    private String condition() {
        return any(List.of(
                "day >= '2026-05-28'",
                "channel <> 'meta'",
                "channel IS NOT NULL",
                "week = DATE '2026-06-01' OR weekday = 'monday'",
                "NOT (month > DATE '2026-05-01')",
                "day BETWEEN '2026-05-01' AND '2026-06-30' AND channel IN ('Meta', 'Email')"));
    }

    private static BigDecimal total(String select) {
        return switch (analytics.run(select)) {
            case Outcome.Rows rows -> sum(rows, 0);
            case Outcome.Rejected rejected -> throw new AssertionError(select + " " + rejected.problems());
        };
    }

    private static BigDecimal sum(Outcome.Rows rows, int column) {
        return rows.table().rows().stream()
                .map(row -> row.get(column) == null ? BigDecimal.ZERO : new BigDecimal(String.valueOf(row.get(column))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A few, or all in a long run. */
    private List<String> some(List<String> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(all.size(), Math.max(3, ROUNDS / 40)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
