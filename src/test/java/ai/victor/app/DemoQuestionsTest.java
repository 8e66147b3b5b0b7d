package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Claims;
import ai.victor.access.Policies;
import ai.victor.agent.Agent;
import ai.victor.agent.AgentLimits;
import ai.victor.agent.Cancellation;
import ai.victor.agent.Models;
import ai.victor.analysis.DataDoor;
import ai.victor.demo.DemoShop;
import ai.victor.engine.Stores;
import ai.victor.eval.AskedConversation;
import ai.victor.eval.GoldAnswer;
import ai.victor.eval.Score;
import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import ai.victor.ingest.ShopSettings;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Questions about the demo shop that someone wrote who had not seen the reader of English, answered without a language model.
 *
 * <p>{@code -Dquestions=FILE} asks the questions of that file alone, holds them to no bound, and writes what was wrong to {@code target/demo-questions.txt}:
 * of turns that are held out, the numbers only.
 * A gold may be mended where it is wrong by the definitions, and never because an answer differs from it.
 */
class DemoQuestionsTest {
    /** What is reached now, in percent of the turns of a file, held out or not; whoever improves the reader moves them. */
    private record Reached(double leastRight, double mostWrong) {}

    private static final Map<String, Reached> REACHED = Map.ofEntries(
            Map.entry("areaA.jsonl", new Reached(93, 2)),
            Map.entry("areaC.jsonl", new Reached(85, 1)),
            Map.entry("causes.jsonl", new Reached(77, 1)),
            Map.entry("conditions.jsonl", new Reached(84, 1)),
            Map.entry("demo.jsonl", new Reached(74, 4)),
            Map.entry("exam.jsonl", new Reached(68, 10)),
            Map.entry("final.jsonl", new Reached(68, 4.5)),
            Map.entry("health.jsonl", new Reached(63, 10)),
            Map.entry("numbers.jsonl", new Reached(67, 1)),
            Map.entry("plain.jsonl", new Reached(87, 1)),
            Map.entry("pod.jsonl", new Reached(77, 2)),
            Map.entry("ranks.jsonl", new Reached(73, 5)),
            Map.entry("talks.jsonl", new Reached(80, 3)),
            Map.entry("trial.jsonl", new Reached(73, 5)),
            Map.entry("unseen.jsonl", new Reached(76, 4.5)));

    private static final Path FOLDER = Path.of("src/test/resources/eval");
    private static final Path REPORT = Path.of("target/demo-questions.txt");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void makeShop() {
        data = folder.resolve("data");
        var exports = folder.resolve("exports");
        DemoShop.write(exports, TODAY);
        var clock = Clock.fixed(TODAY.atTime(17, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        new Importer(data, ShopSettings.NONE, clock).importPaths(List.of(exports), Progress.SILENT);
    }

    @Test
    void everyFileHasItsBound() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(REACHED.keySet());
        }
    }

    static Stream<Path> files() {
        var asked = System.getProperty("questions");
        return asked == null ? REACHED.keySet().stream().sorted().map(FOLDER::resolve) : Stream.of(Path.of(asked));
    }

    @ParameterizedTest
    @MethodSource("files")
    void questionsOfSellersAreAnsweredRightOrNotAtAll(Path file) throws IOException, SQLException {
        var score = asked(file);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(
                REPORT,
                score.totals(false)
                        + score.totals(true)
                        + score.details(Score.Mark.WRONG)
                        + score.details(Score.Mark.DECLINED));
        var reached = Optional.ofNullable(REACHED.get(file.getFileName().toString()))
                .filter(bounds -> System.getProperty("questions") == null)
                .orElse(new Reached(0, 100));
        for (boolean heldOut : new boolean[] {false, true}) {
            if (score.turns(heldOut) > 0) {
                var totals = score.totals(heldOut);
                assertThat(score.share(Score.Mark.RIGHT, heldOut))
                        .as(totals)
                        .isGreaterThanOrEqualTo(reached.leastRight());
                assertThat(score.share(Score.Mark.WRONG, heldOut)).as(totals).isLessThanOrEqualTo(reached.mostWrong());
            }
        }
    }

    private static Score asked(Path file) throws IOException, SQLException {
        var conversations = AskedConversation.read(file);
        // The store is read first and then opened for questions: not both at once.
        var golds = golds(conversations, Stores.current(data).orElseThrow());
        var score = new Score();
        try (var shop = new OpenShop(data, data, model(), zone -> TODAY, Policies.NONE)) {
            var agent = agent(shop);
            for (int i = 0; i < conversations.size(); i++) {
                var asked = conversations.get(i);
                var conversation = agent.begin();
                for (int turn = 0; turn < asked.turns().size(); turn++) {
                    var question = asked.turns().get(turn).question();
                    var answer = agent.ask(conversation, question, event -> {}, new Cancellation());
                    score.add(asked, turn, golds.get(i).get(turn), answer);
                }
            }
        }
        return score;
    }

    private static List<List<GoldAnswer>> golds(List<AskedConversation> conversations, Path store) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + store)) {
            var golds = new ArrayList<List<GoldAnswer>>();
            for (var conversation : conversations) {
                golds.add(conversation.turns().stream()
                        .map(turn -> GoldAnswer.of(turn.gold(), (sql, columns) -> rows(connection, sql)))
                        .toList());
            }
            return golds;
        }
    }

    private static List<List<@Nullable Object>> rows(Connection connection, String sql) {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<@Nullable Object>>();
            while (found.next()) {
                var cells = new ArrayList<@Nullable Object>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(found.getObject(i));
                }
                rows.add(cells);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** As the command line has it. */
    private static Agent agent(OpenShop shop) {
        var ids = new AtomicInteger();
        var reader = new CurrentReader(shop, Claims.NONE, () -> TODAY);
        return new Agent(new Agent.Parts(
                Models.builtIn(reader, () -> TODAY),
                sql -> shop.get().run(sql, Claims.NONE),
                () -> DataDoor.of(shop.get(), Claims.NONE),
                () -> TODAY,
                () -> "The built-in reader needs none.",
                () -> Integer.toString(ids.incrementAndGet()),
                AgentLimits.DEFAULT,
                () -> shop.get().verified()));
    }

    private static Model model() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }
}
