package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.Conversation.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations outlive the process, each asker's apart, and nothing that stands in their folder can end a question. */
class ConversationFilesTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
    private static final Exchange EXCHANGE =
            new Exchange("revenue in May?", "It was $1.", "Revenue, May 2026", true, "answer-1", List.of("SELECT 1"));

    @TempDir
    Path folder;

    @Test
    void aConversationGoesOnInAnotherProcess() {
        var first = new Fixture();
        first.model.answers("clarify", "Which month?");
        var agent = agent(first, folder);
        var conversation = agent.begin();
        var answer = agent.ask(conversation, "revenue", event -> {}, new Cancellation());

        var second = new Fixture();
        second.model.answers("answered", "May it is.");
        var later = agent(second, folder);
        var resumed = later.resume(conversation.id()).orElseThrow();
        later.ask(resumed, "May", event -> {}, new Cancellation());
        assertThat(second.model.lastSent())
                .contains("user: revenue\nmodel: Which month?")
                .contains("user: May");
        assertThat(later.rate(answer.id(), true, "yes")).isEqualTo(Asker.Rated.KEPT);
    }

    @Test
    void whoeverElseAsksDoesNotKnowIt() {
        var fixture = new Fixture();
        fixture.model.answers("clarify", "Which month?");
        var agent = agent(fixture, folder.resolve("ann"));
        var conversation = agent.begin();
        var answer = agent.ask(conversation, "revenue", event -> {}, new Cancellation());

        var other = agent(new Fixture(), folder.resolve("bob"));
        assertThat(other.resume(conversation.id())).isEmpty();
        assertThat(other.resume("../ann/" + conversation.id())).isEmpty();
        assertThat(other.rate(answer.id(), false, "")).isEqualTo(Asker.Rated.UNKNOWN);
    }

    @Test
    void whatWasSaidIsReadAsItWas() {
        files(10, NOW).write("a", List.of(EXCHANGE, EXCHANGE));
        assertThat(files(10, NOW).read("a")).hasValue(List.of(EXCHANGE, EXCHANGE));
        assertThat(files(10, NOW).answered("answer-1")).hasValue(EXCHANGE);
        assertThat(files(10, NOW).answered("answer-2")).isEmpty();
    }

    @Test
    void longTextsAreCut() {
        var exchange = new Exchange("q", "😀".repeat(9000), "", true, "a", List.of());
        files(10, NOW).write("a", List.of(exchange));
        assertThat(files(10, NOW).read("a").orElseThrow().getFirst().answer())
                .hasSize(4000)
                .startsWith("😀");
    }

    @Test
    void oldOnesAreForgottenAndRemoved() throws IOException {
        files(10, NOW).write("a", List.of(EXCHANGE));
        assertThat(files(10, NOW.plus(Duration.ofDays(29))).read("a")).isPresent();
        assertThat(files(10, NOW.plus(Duration.ofDays(31))).read("a")).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void thereAreNoMoreThanSoMany() throws IOException {
        for (int i = 0; i < 5; i++) {
            files(10, NOW.plusSeconds(i)).write("c" + i, List.of(EXCHANGE));
        }
        assertThat(files(2, NOW.plusSeconds(9)).read("c4")).isPresent();
        assertThat(names()).containsExactlyInAnyOrder("c3.json", "c4.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"version\": 1, \"id\": \"a\", \"used\": \"2026-06-30T12:00:00Z\"}",
                "{\"version\": 2, \"id\": \"a\", \"used\": \"2026-06-30T12:00:00Z\", \"exchanges\": []}",
                "{\"version\": 1, \"id\": \"a\", \"used\": \"soon\", \"exchanges\": []}",
                "{\"version\": 1, \"id\": \"a\", \"used\": \"2026-06-30T12:00:00Z\", \"exchanges\": [7]}",
            })
    void whatCannotBeReadIsPutAside(String text) throws IOException {
        Files.writeString(folder.resolve("a.json"), text);
        assertThat(files(10, NOW).read("a")).isEmpty();
        assertThat(folder.resolve("unreadable/a.json")).hasContent(text);
        files(10, NOW).write("a", List.of(EXCHANGE));
        assertThat(files(10, NOW).read("a")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "a/b", "a\\b", "a.json", "a\u0000", "ä"})
    void anIdThatIsNoneNeverGetsNearAPath(String id) {
        assertThat(files(10, NOW).read(id)).isEmpty();
    }

    @Test
    void aFileOfAnotherIdIsNotIt() throws IOException {
        files(10, NOW).write("abc", List.of(EXCHANGE));
        Files.move(folder.resolve("abc.json"), folder.resolve("Abc.json"));
        assertThat(files(10, NOW).read("Abc")).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenQuestionsAreAnsweredAllTheSame() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        var fixture = new Fixture();
        fixture.model.answers("clarify", "Which month?");
        var agent = agent(fixture, file);
        assertThat(agent.ask(agent.begin(), "revenue", event -> {}, new Cancellation())
                        .text())
                .isEqualTo("Which month?");
    }

    private Agent agent(Fixture fixture, Path conversations) {
        var ids = new AtomicInteger((int) (System.nanoTime() & 0xffff));
        return new Agent(
                new Agent.Parts(
                        fixture.models,
                        Fixture::run,
                        () -> fixture.data,
                        () -> Fixture.TODAY,
                        () -> "system",
                        () -> "id-" + ids.incrementAndGet(),
                        Fixture.LIMITS,
                        fixture::verified),
                Optional.of(new ConversationFiles(conversations, 10, Duration.ofDays(30), clock(NOW))),
                Optional.of(new Feedback(folder.resolve("feedback.jsonl"), clock(NOW))),
                Optional.empty());
    }

    private ConversationFiles files(int most, Instant now) {
        return new ConversationFiles(folder, most, Duration.ofDays(30), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
