package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Joins that make numbers wrong without a word, each with the SQL that people and models write for it. Ours is right or refused; the naive
 * answer stands beside it, so that it is seen to differ.
 */
class FanOutTest {
    private static final String JOINED =
            "WITH a AS (SELECT month, ward_name, AGGREGATE(appointments) AS n FROM metrics GROUP BY month, ward_name),"
                    + " b AS (SELECT month, AGGREGATE(billed) AS billed FROM metrics GROUP BY month),"
                    + " joined AS (SELECT a.month, a.ward_name, a.n, b.billed FROM a JOIN b USING (month)) ";

    @TempDir
    static Path folder;

    private static Analytics clinic;
    private static Connection marts;

    @BeforeAll
    static void open() throws SQLException {
        clinic = Analytics.open(Clinic.store(folder), Clinic.model());
        marts = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = marts.createStatement()) {
            statement.execute(Clinic.storeSql());
        }
    }

    @AfterAll
    static void close() throws SQLException {
        clinic.close();
        marts.close();
    }

    @Test
    void twoToManyPathsFromOneAppointmentDoNotMultiplyEachOther() {
        var asked = "SELECT doctor_name, AGGREGATE(claimed), AGGREGATE(billed) FROM metrics GROUP BY doctor_name";
        // Appointment 1 has three lines and two claims: joined, each claim counts three times and each line twice.
        var naive = naive("""
                SELECT doctor_name, sum(claimed) FROM appointment JOIN doctor USING (doctor_id)
                LEFT JOIN invoice_line USING (appointment_id) LEFT JOIN claim USING (appointment_id) GROUP BY 1
                """);
        assertThat(naive).contains(entry("Dr. Ål", new BigDecimal("1740.00")));
        assertThat(run(asked)).contains(entry("Dr. Ål", new BigDecimal("1180.00")));
    }

    @Test
    void aChainOfToManyPathsAddsUpAtTheEndOfTheChain() {
        // Patient → appointments → lines, and minutes belong to appointments: along the chain an appointment counts
        // once for each line.
        var naive = naive("""
                SELECT patient_name, sum(minutes) FROM patient JOIN appointment USING (patient_id)
                JOIN invoice_line USING (appointment_id) GROUP BY 1
                """);
        assertThat(naive).contains(entry("עדי", new BigDecimal("135")));
        assertThat(run("SELECT patient_name, AGGREGATE(visit_minutes), AGGREGATE(billed) FROM metrics GROUP BY 1"))
                .contains(entry("עדי", new BigDecimal("105")));
    }

    @Test
    void rowsWithoutAMatchStayInTheTotal() {
        // Lines of no appointment, of an unknown one, of a patient without a town: an inner join loses them all.
        var naive = naive("""
                SELECT 'all', sum(quantity * price) FROM invoice_line JOIN appointment USING (appointment_id)
                JOIN patient USING (patient_id) JOIN town ON town_id = home_town
                """);
        var groups = run("SELECT home_region, AGGREGATE(billed) FROM metrics GROUP BY home_region");
        var total = run("SELECT 'all', AGGREGATE(billed) FROM metrics").get("all");
        assertThat(naive.get("all")).isEqualByComparingTo("3150.50");
        assertThat(total).isEqualByComparingTo("4133.49");
        assertThat(groups.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total);
        assertThat(groups).containsKey("(none)");
    }

    @Test
    void twoWaysToOneTableAreTwoTables() {
        // One join for both ways finds the row of either town: who lives in one and works in another counts twice.
        var naive = naive("""
                SELECT town_name, count(*) FROM appointment JOIN patient USING (patient_id)
                JOIN town ON town_id IN (home_town, work_town) GROUP BY 1
                """);
        assertThat(naive).contains(entry("Zug", new BigDecimal("8")));
        assertThat(run("SELECT work_town, AGGREGATE(appointments) FROM metrics GROUP BY work_town"))
                .contains(entry("Zug", new BigDecimal("5")), entry("Zürich", new BigDecimal("3")));
        assertThat(run("SELECT home_town, AGGREGATE(appointments) FROM metrics GROUP BY home_town"))
                .contains(entry("Zug", new BigDecimal("3")), entry("Zürich", new BigDecimal("7")));
        assertThat(
                        run(
                                "SELECT home_town, AGGREGATE(appointments) FROM metrics WHERE work_town = 'zug' GROUP BY home_town"))
                .containsOnly(entry("Zürich", new BigDecimal("5")));
    }

    @Test
    void whatIsManyToManyIsCountedOnTheBridgeAndRefusedBeyondIt() {
        // Appointment 4 found three illnesses: its 60 minutes would be 180.
        var naive = naive("""
                SELECT 'all', sum(minutes) FROM appointment JOIN diagnosis USING (appointment_id) JOIN illness USING (illness_code)
                """);
        assertThat(naive).contains(entry("all", new BigDecimal("360")));
        assertThat(refused("SELECT illness_name, AGGREGATE(visit_minutes) FROM metrics GROUP BY illness_name"))
                .contains("visit_minutes cannot be cut or filtered by illness_name");
        assertThat(run("SELECT illness_name, AGGREGATE(diagnoses) FROM metrics GROUP BY illness_name"))
                .contains(entry("Flu", new BigDecimal("4")), entry("FLU", new BigDecimal("1")));
    }

    @Test
    void aFilterThatOneFactLacksIsNotDroppedForTheOther() {
        // Appointments have no payer: filtered lines over all appointments are no rate of anything.
        var naive = naive("""
                SELECT 'rate', (SELECT sum(quantity * price - discount) FROM invoice_line WHERE payer = 'CSS') / (SELECT count(*) FROM appointment)
                """);
        assertThat(naive.get("rate")).isPositive();
        assertThat(refused("SELECT 'rate', AGGREGATE(billed_per_appointment) FROM metrics WHERE payer = 'CSS'"))
                .contains("payer");
        assertThat(refused("SELECT payer, AGGREGATE(billed), AGGREGATE(appointments) FROM metrics GROUP BY payer"))
                .contains("payer");
    }

    @Test
    void distinctPatientsOfGroupsAreNotAddedUp() {
        // Three appointments of one patient in two wards: added up over wards the patient counts twice.
        var naive = naive("""
                SELECT 'all', sum(n) FROM (SELECT count(DISTINCT patient_id) AS n FROM appointment WHERE state ILIKE 'kept' GROUP BY ward_code)
                """);
        assertThat(naive).contains(entry("all", new BigDecimal("9")));
        assertThat(run("SELECT 'all', AGGREGATE(patients_seen) FROM metrics"))
                .containsExactly(entry("all", new BigDecimal("7")));
    }

    @Test
    void aRatioOfGroupsIsNoMeanOfRatios() {
        var naive = naive("""
                SELECT 'all', avg(rate) FROM (SELECT 100.0 * count(*) FILTER (WHERE state ILIKE 'missed') / count(*) AS rate FROM appointment GROUP BY ward_code)
                """);
        assertThat(naive.get("all")).isGreaterThan(new BigDecimal("20"));
        assertThat(run("SELECT 'all', AGGREGATE(missed_rate) FROM metrics"))
                .containsExactly(entry("all", new BigDecimal("16.67")));
    }

    @Test
    void aKeyThatIsThereTwiceIsRefusedBeforeItMultiplies(@TempDir Path other) {
        var twins = Clinic.storeSql() + "INSERT INTO doctor VALUES (10, 'Dr. Twin', 'surgery');";
        // Each appointment of doctor 10 would stand under both names, and the groups would sum to 26 of 18.
        assertThat(
                        naive(
                                "SELECT 'all', count(*) FROM appointment LEFT JOIN (SELECT doctor_id FROM doctor UNION ALL SELECT 10) AS d USING (doctor_id)"))
                .contains(entry("all", new BigDecimal("26")));
        var store = TestStore.publish(other, 1, twins);
        var model = Clinic.model();
        assertThatThrownBy(() -> Analytics.open(store, model))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("more than one row in doctor for the same doctor_id");
    }

    @Test
    void aThresholdFindsTheRateThatIsExactlyThere(@TempDir Path other) {
        // 7 of 25: in binary fractions 0.28 times 100 is 28.000000000000004, which is shown as 28 and is not <= 28.
        var rows = Clinic.storeSql()
                + "DELETE FROM appointment; INSERT INTO appointment SELECT i, 'p1', 10, 12, 'A', DATE '2024-01-01', NULL,"
                + " CASE WHEN i < 7 THEN 'missed' ELSE 'kept' END, 1, 'R' FROM range(25) AS t(i);";
        try (var analytics = Analytics.open(TestStore.publish(other, 1, rows), Clinic.model())) {
            var outcome =
                    analytics.run("SELECT AGGREGATE(missed_rate) FROM metrics HAVING AGGREGATE(missed_rate) <= 28");
            assertThat(((Outcome.Rows) outcome).table().rows()).hasSize(1);
        }
    }

    /** What a month billed stands beside each ward of the month, and is added up two queries later. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'all', SUM(billed) FROM joined",
                "SELECT 'all', AVG(billed) FROM joined",
                "SELECT month, SUM(billed) FROM joined GROUP BY month",
                "SELECT month, ward_name, SUM(billed) OVER () FROM joined",
                "SELECT 'all', SUM(billed / 2 + 1) FROM (SELECT month, billed FROM joined) AS inside",
                ", k AS (SELECT ward_name AS w, billed AS b FROM joined WHERE n > 0) SELECT 'all', SUM(b) FROM k",
                ", k AS (SELECT ward_name, SUM(billed) AS b FROM joined GROUP BY ward_name) SELECT 'all', SUM(b) FROM k",
                ", k AS (SELECT ward_name, MAX(billed) AS b FROM joined GROUP BY ward_name) SELECT 'all', SUM(b) FROM k",
                ", k AS (SELECT DISTINCT ward_name, billed FROM joined) SELECT 'all', SUM(billed) FROM k",
                ", k AS (SELECT month, billed FROM joined UNION ALL SELECT month, billed FROM b) SELECT 'all', SUM(billed) FROM k",
                ", k AS (SELECT joined.month, joined.billed FROM joined JOIN b USING (month)) SELECT 'all', SUM(billed) FROM k",
                "SELECT 'all', SUM(joined.billed) FROM joined JOIN b USING (month)",
            })
    void aJoinedNumberIsNotAddedUpLater(String select) {
        assertThat(refused(JOINED + select)).contains("would count rows of b several times");
    }

    @Test
    void theNaiveSumOfJoinedNumbersDiffers() {
        var naive = naive("""
                WITH a AS (SELECT date_trunc('month', visit_date) AS m, ward_code, count(*) AS n FROM appointment GROUP BY ALL),
                b AS (SELECT date_trunc('month', billed_on) AS m, sum(quantity * price) AS billed FROM invoice_line GROUP BY ALL),
                joined AS (SELECT m, ward_code, n, billed FROM a JOIN b USING (m)) SELECT 'all', sum(billed) FROM joined
                """);
        assertThat(naive.get("all")).isEqualByComparingTo("7755.47");
        assertThat(
                        run(
                                JOINED
                                        + ", k AS (SELECT month, MAX(billed) AS billed FROM joined GROUP BY month) SELECT 'all', SUM(billed) FROM k"))
                .containsExactly(entry("all", new BigDecimal("3932.99")));
    }

    /** Each number once: what belongs to a row of the join, and what its groups tell apart. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'all', SUM(n) FROM joined",
                "SELECT 'all', MAX(billed) FROM joined",
                "SELECT 'all', SUM(n * billed) / SUM(n) FROM joined",
                "SELECT ward_name, SUM(billed) FROM joined GROUP BY ward_name",
                "SELECT month, ward_name, SUM(billed) FROM joined GROUP BY month, ward_name",
                ", k AS (SELECT DISTINCT month, billed FROM joined) SELECT 'all', SUM(billed) FROM k",
                ", k AS (SELECT month, billed FROM joined GROUP BY month, billed) SELECT 'all', SUM(billed) FROM k",
                ", k AS (SELECT month, MAX(billed) AS billed FROM joined GROUP BY month) SELECT 'all', SUM(billed) FROM k",
                ", k AS (SELECT month, SUM(n) AS n, MIN(billed) AS billed FROM joined GROUP BY month) SELECT 'all', SUM(billed), SUM(n) FROM k",
                "SELECT 'all', SUM(c.n) FROM (SELECT a.month, a.n, b.billed FROM (SELECT month, SUM(n) AS n FROM a GROUP BY month) AS a JOIN b USING (month)) AS c",
            })
    void whatIsThereOnceIsAddedUp(String select) {
        assertThat(clinic.run(JOINED + select)).isInstanceOf(Outcome.Rows.class);
    }

    /** First column → second column. */
    private static Map<String, BigDecimal> run(String semanticSql) {
        return switch (clinic.run(semanticSql)) {
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
            case Outcome.Rows rows -> {
                var found = new HashMap<String, BigDecimal>();
                rows.table()
                        .rows()
                        .forEach(row -> found.put(
                                Objects.toString(row.get(0), "(none)"), new BigDecimal(String.valueOf(row.get(1)))));
                yield found;
            }
        };
    }

    private static String refused(String semanticSql) {
        return switch (clinic.run(semanticSql)) {
            case Outcome.Rejected rejected -> rejected.problems().toString();
            case Outcome.Rows rows -> throw new AssertionError("accepted: " + rows.table());
        };
    }

    private static Map<String, BigDecimal> naive(String sql) {
        try (var statement = marts.createStatement();
                var result = statement.executeQuery(sql)) {
            var found = new HashMap<String, BigDecimal>();
            while (result.next()) {
                found.put(Objects.toString(result.getString(1), "(none)"), new BigDecimal(result.getString(2)));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
