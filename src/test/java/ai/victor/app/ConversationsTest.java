package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Claims;
import ai.victor.agent.Agent;
import ai.victor.agent.AgentEvent;
import ai.victor.agent.AgentLimits;
import ai.victor.agent.Answer;
import ai.victor.agent.Cancellation;
import ai.victor.agent.Models;
import ai.victor.analysis.DataDoor;
import ai.victor.demo.DemoShop;
import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import ai.victor.ingest.ShopSettings;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.query.Analytics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations with the demo shop, as the pages of {@code conversations} have them: a heading for each, its turns after {@code >}, and what became of
 * each turn: events, reading, both queries, answer. Run with -Dgolden=accept to rewrite the pages, then read the difference; that run fails if it
 * changed any.
 */
class ConversationsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final Path PAGES = Path.of("src/test/resources/conversations");

    @TempDir
    private static Path folder;

    private static Analytics analytics;

    @BeforeAll
    static void importTheDemoShop() {
        var exports = folder.resolve("exports");
        DemoShop.write(exports, TODAY);
        var data = folder.resolve("data");
        new Importer(data, ShopSettings.NONE, Clock.systemUTC()).importPaths(List.of(exports), Progress.SILENT);
        analytics = Analytics.open(data, model());
    }

    @AfterAll
    static void close() {
        analytics.close();
    }

    private static Model model() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty ->
                throw new AssertionError(faulty.problems().toString());
        };
    }

    @TestFactory
    List<DynamicTest> pagesAreAsWritten() throws IOException {
        try (var pages = Files.list(PAGES)) {
            return pages.sorted()
                    .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> hold(page)))
                    .toList();
        }
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        try (var pages = Files.list(PAGES)) {
            assertThat(pages.mapToLong(page -> lines(page).stream()
                                    .filter(line -> line.startsWith("## "))
                                    .count())
                            .sum())
                    .isGreaterThanOrEqualTo(40);
        }
    }

    private static void hold(Path page) throws IOException {
        var written = String.join("\n", lines(page)) + "\n";
        var actual = played(lines(page));
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(page, actual);
        }
        assertThat(actual).isEqualTo(written);
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The page as it comes out: its head, its headings and turns, and what became of each turn now. */
    private static String played(List<String> lines) {
        var out = new StringBuilder();
        var agent = agent();
        var conversation = agent.begin();
        var head = true;
        for (var line : lines) {
            if (line.startsWith("## ")) {
                conversation = agent.begin();
                out.append(line).append("\n\n");
                head = false;
            } else if (line.startsWith("> ")) {
                var events = new ArrayList<AgentEvent>();
                var answer = agent.ask(conversation, line.substring(2), events::add, new Cancellation());
                out.append(line).append("\n\n").append(told(events, answer));
            } else if (head) {
                out.append(line).append("\n");
            }
        }
        return out.toString();
    }

    private static Agent agent() {
        var reader = new CurrentReader(() -> analytics, Claims.NONE, () -> TODAY);
        var ids = new AtomicInteger();
        return new Agent(new Agent.Parts(
                Models.builtIn(reader, () -> TODAY),
                sql -> analytics.run(sql, Claims.NONE),
                () -> DataDoor.of(analytics, Claims.NONE),
                () -> TODAY,
                () -> "",
                () -> "id-" + ids.incrementAndGet(),
                AgentLimits.DEFAULT,
                analytics::verified));
    }

    private static String told(List<AgentEvent> events, Answer answer) {
        var out = new StringBuilder();
        out.append("* events: ")
                .append(events.stream()
                        .filter(event -> !(event instanceof AgentEvent.Token))
                        .map(ConversationsTest::name)
                        .collect(Collectors.joining(", ")))
                .append("\n");
        if (!answer.reading().isEmpty()) {
            out.append("* reading: ").append(answer.reading()).append("\n");
        }
        answer.assumptions()
                .forEach(text -> out.append("* assumed: ").append(text).append("\n"));
        out.append("* ").append(answer.status().name().toLowerCase(Locale.ROOT)).append(": ");
        out.append(answer.text().replace("\n", "\n  ")).append("\n\n");
        for (var result : answer.results()) {
            out.append("```sql semantic\n").append(result.rows().semanticSql()).append("\n```\n\n");
            out.append("```sql physical\n").append(result.rows().sql()).append("\n```\n\n");
        }
        return out.toString();
    }

    private static String name(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Step step -> "“" + step.text() + "”";
            case AgentEvent.Queried queried -> "queried";
            case AgentEvent.Token token -> "text";
            case AgentEvent.Answered answered -> "answered";
        };
    }
}
