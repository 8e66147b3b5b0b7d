package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Entity;
import ai.victor.model.Metric.Filter;
import ai.victor.model.Metric.Input;
import ai.victor.model.Model;
import ai.victor.model.Offset;
import ai.victor.model.SemanticModel;
import ai.victor.model.TimeGrain;
import ai.victor.model.Window;
import ai.victor.problem.Problem;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What metrics over time and over several facts cannot be asked, beside what stands in kinds.md. */
class KindsRefusedTest {
    @Test
    void offsetsOfMonthsAndOfDaysAreNotOne() {
        var weekBefore = Map.of(
                "v",
                new Input(
                        "visits_month_before", List.of(), Optional.of(new Offset.Back(new Window(1, TimeGrain.WEEK)))));
        assertThat(problems(
                        GymModel.with(GymModel.derived("odd", "v", weekBefore)),
                        "SELECT day, AGGREGATE(odd) FROM metrics GROUP BY day"))
                .extracting(Problem::message)
                .containsExactly(
                        "visits_month_before takes a metric from another time that already comes from another time, and the two do not add up to one:"
                                + " months go with months, days with days.");
        assertThat(problems(
                        GymModel.with(GymModel.derived("odd", "v", weekBefore)),
                        "SELECT day, AGGREGATE(visit_total) FROM metrics GROUP BY day"))
                .as("others may still be asked for")
                .isEmpty();
    }

    @Test
    void twoOffsetsOfMonthsAddUp() {
        var quarter = Map.of(
                "v",
                new Input(
                        "visits_month_before",
                        List.of(),
                        Optional.of(new Offset.Back(new Window(2, TimeGrain.MONTH)))));
        assertThat(compiled(
                                GymModel.with(GymModel.derived("quarter_before", "v", quarter)),
                                "SELECT quarter, AGGREGATE(quarter_before) FROM metrics GROUP BY quarter")
                        .physicalSql())
                .contains("visits_3_months_before AS (", "visits.visited_on + INTERVAL '3' MONTH");
    }

    @Test
    void aFilterOnWhatAFactLacksIsAFaultOfTheModel() {
        var filtered = Map.of(
                "v",
                new Input("visit_total", List.of(new Filter("channel", "=", List.of("poster"))), Optional.empty()));
        assertThat(compiler(GymModel.with(GymModel.derived("odd", "v", filtered)))
                        .faults())
                .extracting(Problem::message)
                .containsExactly("The metric odd filters by channel, which visits does not have.");
    }

    @Test
    void twoWaysToOneTableAreToldApart() {
        var model = twoClubs();
        assertThat(problems(model, "SELECT town, AGGREGATE(visit_total) FROM metrics GROUP BY town"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("AMBIGUOUS");
                    assertThat(problem.candidates()).hasSize(2);
                });
        var choices = problems(model, "SELECT town, AGGREGATE(visit_total) FROM metrics GROUP BY town")
                .getFirst()
                .candidates();
        assertThat(choices)
                .allSatisfy(name -> assertThat(compiled(
                                        model,
                                        "SELECT " + name + ", AGGREGATE(visit_total) FROM metrics GROUP BY " + name)
                                .physicalSql())
                        .containsOnlyOnce("LEFT JOIN club AS")
                        .containsOnlyOnce("LEFT JOIN town AS"));
        assertThat(compiled(
                                model,
                                "SELECT AGGREGATE(visit_total) FROM metrics WHERE " + choices.get(0) + " <> "
                                        + choices.get(1))
                        .physicalSql())
                .as("each way is a table of its own")
                .contains("ON visits.club_no =", "ON visits.member_no =");
    }

    @Test
    void toManyJoinsAreNotThere() {
        assertThat(problems(GymModel.model(), "SELECT plan, AGGREGATE(visit_total) FROM metrics GROUP BY plan"))
                .extracting(Problem::code)
                .containsExactly("DIMENSION_NOT_AVAILABLE");
    }

    /** Visits lead to clubs by the club that was visited and, oddly, by the member's number. */
    private static Model twoClubs() {
        var models = new ArrayList<SemanticModel>();
        for (var model : GymModel.model().semanticModels()) {
            var entities = new ArrayList<>(model.entities());
            if (model.name().equals("clubs")) {
                entities.add(new Entity("home", Entity.Kind.UNIQUE, "club_no"));
            }
            if (model.name().equals("visits")) {
                entities.add(new Entity("home", Entity.Kind.FOREIGN, "member_no"));
            }
            models.add(new SemanticModel(
                    model.name(),
                    model.description(),
                    model.table(),
                    model.timeDimension(),
                    entities,
                    model.dimensions(),
                    model.measures(),
                    model.place()));
        }
        return new Model(models, List.of(GymModel.model().metric("visit_total").orElseThrow()));
    }

    private static SemanticCompiler compiler(Model model) {
        return new SemanticCompiler(model, GymParts.catalog(), new CompilerSettings("NOK", DayOfWeek.MONDAY, 1000));
    }

    private static Compilation.Compiled compiled(Model model, String sql) {
        return switch (compiler(model).compile(sql)) {
            case Compilation.Compiled compiled -> compiled;
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static List<Problem> problems(Model model, String sql) {
        return switch (compiler(model).compile(sql)) {
            case Compilation.Compiled compiled -> List.of();
            case Compilation.Rejected rejected -> rejected.problems();
        };
    }
}
