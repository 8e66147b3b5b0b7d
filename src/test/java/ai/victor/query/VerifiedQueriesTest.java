package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.model.VerifiedQuery;
import ai.victor.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which verified queries hold: those that are still what somebody vouched for, whatever their numbers are. */
class VerifiedQueriesTest {
    private static final String BY_CHANNEL =
            "SELECT channel, AGGREGATE(revenue) AS revenue FROM metrics GROUP BY channel";

    @TempDir
    Path folder;

    @Test
    void theQueriesOfTheBundledModelHold() {
        try (var analytics = Analytics.open(TestStore.smallShop(folder), TestStore.model())) {
            assertThat(analytics.verified().all())
                    .isNotEmpty()
                    .allSatisfy((query, drift) ->
                            assertThat(drift).as(query.question()).isEmpty());
            assertThat(analytics.verified()).isSameAs(analytics.verified());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the revenue by channel? | true",
                "what IS the revenue, by channel | true",
                "What is the revenue by channel in May? | false",
                "What is the revenue by channel, last month? | false",
                "What is the revenue by campaign? | false",
            })
    void aQuestionIsOneWordForWord(String question, boolean same) {
        var verified = new VerifiedQueries(
                List.of(query("What is the revenue by channel?", BY_CHANNEL)), query -> VerifiedQueries.Check.HOLDS);
        assertThat(verified.asked(question).isPresent()).isEqualTo(same);
    }

    @Test
    void aQueryIsOneButForCaseAndSpaceOutsideOfQuotes() {
        var sql = "SELECT AGGREGATE(revenue) FROM metrics WHERE channel = 'Meta Ads'";
        var verified = new VerifiedQueries(List.of(query("Q", sql)), query -> VerifiedQueries.Check.HOLDS);
        assertThat(verified.ran("select  aggregate(revenue)\nFROM metrics where channel = 'Meta Ads';"))
                .isPresent();
        assertThat(verified.ran("SELECT AGGREGATE(revenue) FROM metrics WHERE channel = 'meta ads'"))
                .isEmpty();
        assertThat(verified.ran("SELECT AGGREGATE(revenue) FROM metrics WHERE channel = 'Meta  Ads'"))
                .isEmpty();
    }

    @Test
    void whatDoesNotHoldIsNotFoundAndATroubleThatPassesIsTriedAgain() {
        var tries = new int[1];
        var verified = new VerifiedQueries(
                List.of(query("Q", BY_CHANNEL)),
                query -> new VerifiedQueries.Check(
                        tries[0]++ == 0 ? Optional.of("it timed out") : Optional.empty(), tries[0] > 1));
        assertThat(verified.asked("q")).isEmpty();
        assertThat(verified.asked("q")).isPresent();
        assertThat(verified.ran(BY_CHANNEL)).isPresent();
        assertThat(tries[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Revenue last month | SELECT AGGREGATE(revenue) FROM metrics WHERE month = DATE '2026-05-01' | its question moves",
                "Revenue in May | SELECT AGGREGATE(revenue) FROM metrics WHERE month = DATE '2026-05-01' | a year that its question does not say",
                "Revenue in May 2026 | SELECT AGGREGATE(revenue) FROM metrics WHERE month = DATE '2026-05-01' | ",
                "Revenue of 2025 | SELECT AGGREGATE(revenue) FROM metrics WHERE day >= DATE '2025-01-01' AND day < DATE '2026-01-01' | ",
                "Revenue today | SELECT AGGREGATE(revenue) FROM metrics WHERE day = CURRENT_DATE | ",
                "Revenue by nonsense | SELECT nonsense, AGGREGATE(revenue) FROM metrics GROUP BY nonsense | it no longer runs: ",
            })
    void theWordsAboutTimeGoWithTheSql(String question, String sql, String drift) {
        var model = TestStore.model();
        TestStore.smallShop(folder);
        try (var analytics = Analytics.open(
                folder,
                with(model, query(question, sql)),
                ai.victor.engine.EngineSettings.standard(),
                zone -> LocalDate.of(2026, 6, 30),
                ai.victor.access.Policies.NONE)) {
            var found = analytics.verified().all().values().iterator().next();
            if (drift == null) {
                assertThat(found).isEmpty();
            } else {
                assertThat(found).hasValueSatisfying(why -> assertThat(why).contains(drift));
            }
        }
    }

    @Test
    void otherNumbersAreNoDriftAndNoRowsAre() {
        var model = with(TestStore.model(), query("Revenue by channel", BY_CHANNEL));
        TestStore.smallShop(folder);
        try (var analytics = Analytics.open(folder, model)) {
            assertThat(drift(analytics)).isEmpty();
            TestStore.publish(folder, 2, TestStore.smallShopSql() + "; DELETE FROM fact_order_line WHERE line_no > 1;");
            assertThat(drift(analytics)).isEmpty();
            TestStore.publish(folder, 3, TestStore.smallShopSql() + "; DELETE FROM fact_order_line;");
            assertThat(drift(analytics)).hasValue("it had rows and has none");
        }
    }

    @Test
    void anotherDefinitionIsDriftAndAnotherLabelIsNot(@TempDir Path models) throws IOException {
        TestStore.smallShop(folder);
        var query = query("Margin rate", "SELECT AGGREGATE(contribution_margin_rate) FROM metrics");
        try (var analytics = Analytics.open(folder, with(TestStore.model(), query))) {
            assertThat(drift(analytics)).isEmpty();
        }
        try (var analytics = Analytics.open(
                folder, with(changed(models, "description: Contribution margin as a", "description: A"), query))) {
            assertThat(drift(analytics)).isEmpty();
        }
        var other = changed(models, "expr: contribution_margin}", "expr: contribution_margin - 1}");
        try (var analytics = Analytics.open(folder, with(other, query))) {
            assertThat(drift(analytics)).hasValue("what its metrics and dimensions are made of has changed since");
        }
        var again = new VerifiedQuery(query.question(), query.sql(), "Ann", LocalDate.of(2026, 6, 2), query.place());
        try (var analytics = Analytics.open(folder, with(other, again))) {
            assertThat(drift(analytics)).as("vouched for anew").isEmpty();
        }
    }

    @Test
    void notesThatCannotBeReadAreBegunAnew() throws IOException {
        Files.writeString(TestStore.smallShop(folder).resolve("verified.json"), "{nonsense");
        try (var analytics = Analytics.open(folder, with(TestStore.model(), query("By channel", BY_CHANNEL)))) {
            assertThat(drift(analytics)).isEmpty();
            assertThat(folder.resolve("verified.json")).content().contains("By channel");
        }
    }

    private static Optional<String> drift(Analytics analytics) {
        return analytics.verified().all().values().iterator().next();
    }

    private static VerifiedQuery query(String question, String sql) {
        return new VerifiedQuery(question, sql, "Ann", LocalDate.of(2026, 6, 1), new Place("orders.yml", 1, 1));
    }

    private static Model with(Model model, VerifiedQuery query) {
        var all = new java.util.ArrayList<>(model.semanticModels());
        all.addAll(model.rollups());
        return new Model(all, model.metrics(), model.savedQueries(), List.of(query));
    }

    /** The bundled model with some words of its files replaced. */
    private static Model changed(Path folder, String words, String others) throws IOException {
        boolean found = false;
        try (var files = Files.list(Path.of("semantic-model"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file);
                found |= text.contains(words);
                Files.writeString(folder.resolve(file.getFileName().toString()), text.replace(words, others));
            }
        }
        assertThat(found).as(words).isTrue();
        return switch (ModelReader.read(folder)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }
}
