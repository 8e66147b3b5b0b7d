package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiler knows nothing of shops: a library's model works as well, even with names that SQL has taken. */
class AnotherModelTest {
    @Test
    void joinsGoAsFarAsTheModelDoes() {
        assertThat(
                        run(
                                "SELECT genre, \"table\", book__town__region, AGGREGATE(loans), AGGREGATE(fees) FROM metrics GROUP BY genre, \"table\", book__town__region"))
                .containsExactly("Maps, B1, South, 1, 0", "Novel, A1, North, 2, 1.00", "null, null, null, 1, 1.00");
    }

    @Test
    void namesOfColumnsAreQuotedWhereTheyMustBe() {
        assertThat(
                        run(
                                "SELECT desk, AGGREGATE(longest_loan), AGGREGATE(mean_loan) FROM metrics WHERE desk = 'A' GROUP BY desk"))
                .containsExactly("A, 7, 7.0", "a, 14, 14.0");
    }

    @Test
    void ownConditionsOfMetricsMayBeTruthValues() {
        assertThat(run("SELECT AGGREGATE(member_loans), AGGREGATE(member_share) FROM metrics"))
                .containsExactly("2, 50.0");
        assertThat(run("SELECT age_group, AGGREGATE(member_share) FROM metrics WHERE is_member GROUP BY age_group"))
                .containsExactly("child, 100.0");
    }

    @Test
    void aDerivedMetricThatDividesByZeroIsEmpty() {
        assertThat(run("SELECT AGGREGATE(fees_left) FROM metrics")).containsExactly("null");
    }

    @Test
    void sumsOfNothingAreZeroAndExtremesAreEmpty() {
        assertThat(
                        run(
                                "SELECT AGGREGATE(loans), AGGREGATE(fees), AGGREGATE(longest_loan), AGGREGATE(mean_loan) FROM metrics WHERE year = 1999"))
                .containsExactly("0, 0, null, null");
    }

    @Test
    void moneyHasTheShopsCurrency() {
        var compiled = (Compilation.Compiled)
                LibraryModel.compiler().compile("SELECT AGGREGATE(fees) / AGGREGATE(loans) AS each FROM metrics");
        assertThat(compiled.columns())
                .extracting(Column::unit)
                .extracting("name")
                .containsExactly("EUR");
    }

    @Test
    void aStoreWithoutAColumnOfTheModelIsAFault() {
        var compiler = new SemanticCompiler(
                LibraryModel.model(),
                new Catalog(java.util.Map.of()),
                new CompilerSettings("EUR", java.time.DayOfWeek.MONDAY, 10));
        assertThat(compiler.faults())
                .isNotEmpty()
                .allMatch(fault -> fault.code().equals("STORE_OUTDATED"));
        assertThat(compiler.compile("SELECT AGGREGATE(loans) FROM metrics")).isInstanceOf(Compilation.Rejected.class);
    }

    private static List<String> run(String semanticSql) {
        var compiled = switch (LibraryModel.compiler().compile(semanticSql)) {
            case Compilation.Compiled accepted -> accepted;
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(LibraryModel.store());
            var rows = new ArrayList<String>();
            try (var result = statement.executeQuery(compiled.physicalSql())) {
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= compiled.columns().size(); i++) {
                        var value = result.getObject(i);
                        row.add(String.valueOf(
                                value instanceof BigDecimal number && number.signum() == 0
                                        ? number.setScale(0, RoundingMode.UNNECESSARY)
                                        : value));
                    }
                    rows.add(String.join(", ", row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(compiled.physicalSql(), e);
        }
    }
}
