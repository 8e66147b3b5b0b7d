package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@link Law} on random queries over both models. A failure shows the smallest query that fails, the seed that found it, and its physical
 * SQL. {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.rounds} or {@code -Dfuzz.minutes} lengthens it.
 */
class PropertiesTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260630);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 10);
    private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);

    @TempDir
    static Path shopFolder;

    @TempDir
    static Path clinicFolder;

    @TempDir
    static Path randomFolder;

    @TempDir
    static Path spoiledFolder;

    private static List<Bench> benches = List.of();

    @BeforeAll
    static void open() {
        benches = List.of(Bench.shop(shopFolder), Bench.clinic(clinicFolder), Bench.randomClinic(randomFolder, SEED));
    }

    @AfterAll
    static void close() throws SQLException {
        for (var bench : benches) {
            bench.close();
        }
    }

    @TestFactory
    List<DynamicTest> lawsHoldForEveryQuery() {
        var tests = new ArrayList<DynamicTest>();
        for (var bench : benches) {
            for (var law : Law.values()) {
                tests.add(DynamicTest.dynamicTest(bench.name + " " + law, () -> hold(bench, law)));
            }
        }
        return tests;
    }

    /** Of periods without rows, and of values at the start of a longer period, only the compiler has rules. */
    @Test
    void theReferenceKnowsAllOtherKinds() {
        var clinic = benches.get(1);
        assertThat(clinic.model.metrics().stream()
                        .filter(metric -> !clinic.reference.isKnown(metric))
                        .map(ai.victor.model.Metric::name))
                .containsExactlyInAnyOrder("enquiries_each_period", "billed_since_january");
    }

    /** The reference over one store, the compiler over another that has one amount changed: the tests above would see it. */
    @Test
    void aPlantedFaultIsFoundAndMadeSmall() throws SQLException {
        var spoiled = Clinic.storeSql() + "UPDATE invoice_line SET price = 81.00 WHERE line_id = 17;";
        try (var bench = new Bench("spoiled clinic", Clinic.store(spoiledFolder), spoiled, Clinic.model())) {
            var maker = new QueryMaker(bench, new Random(SEED));
            for (int round = 0; round < 2000; round++) {
                var query = Law.EQUALS_THE_REFERENCE.sample(maker, bench);
                if (query.sql().length() > 200
                        && Law.EQUALS_THE_REFERENCE.broken(bench, query).isPresent()) {
                    var smallest = SmallerQueries.smallest(
                            query,
                            smaller -> Law.EQUALS_THE_REFERENCE
                                    .broken(bench, smaller)
                                    .isPresent());
                    assertThat(smallest.sql())
                            .as(query.sql())
                            .hasSizeLessThan(120)
                            .doesNotContain("ORDER BY", " AND ", " OR ");
                    return;
                }
            }
        }
        throw new AssertionError("not found");
    }

    private static void hold(Bench bench, Law law) {
        var maker = new QueryMaker(bench, new Random(SEED + law.ordinal()));
        int tried = 0;
        int accepted = 0;
        long share = MINUTES * 60_000_000_000L / (benches.size() * Law.values().length);
        long start = System.nanoTime();
        while (tried < ROUNDS || System.nanoTime() - start < share) {
            var query = law.sample(maker, bench);
            // A few tries each, so that rounds are spent on queries that mean something.
            for (int again = 0; again < 4 && !accepts(bench, query); again++) {
                query = law.sample(maker, bench);
            }
            tried++;
            accepted += accepts(bench, query) ? 1 : 0;
            var broken = law.broken(bench, query);
            if (broken.isPresent()) {
                throw new AssertionError(report(bench, law, query, tried));
            }
        }
        if (MINUTES > 0) {
            System.out.println(bench.name + " " + law + ": " + tried + " queries, " + accepted + " accepted");
        }
        assertThat(accepted * 2).as("accepted of " + tried).isGreaterThanOrEqualTo(tried);
    }

    private static boolean accepts(Bench bench, SampleQuery query) {
        return bench.analytics.explain(query.sql()) instanceof Outcome.Rows;
    }

    private static String report(Bench bench, Law law, SampleQuery query, int round) {
        var smallest = SmallerQueries.smallest(
                query, smaller -> law.broken(bench, smaller).isPresent());
        var physical = bench.analytics.explain(smallest.sql()) instanceof Outcome.Rows rows ? rows.sql() : "none";
        return law + " does not hold in the " + bench.name + "\n  " + smallest.sql() + "\n  "
                + law.broken(bench, smallest)
                        .or(() -> Optional.of("only sometimes"))
                        .get()
                + "\n  found as round " + round + " of -Dfuzz.seed=" + SEED + ": " + query.sql()
                + "\n  physical SQL:\n" + physical.indent(4);
    }
}
