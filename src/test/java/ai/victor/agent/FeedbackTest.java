package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.Conversation.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say of answers is kept as they said it, and a torn line costs itself alone. */
class FeedbackTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void isKeptAsItCame() {
        assertThat(feedback().all()).isEmpty();
        feedback().add("a", true, "so it is\n\u001b[2J", exchange("revenue?"));
        assertThat(feedback().all())
                .containsExactly(
                        new Feedback.Entry(NOW, "a", true, "so it is\n\u001b[2J", "revenue?", List.of("SELECT 1")));
        assertThat(folder.resolve("feedback.jsonl")).content().hasLineCount(1).doesNotContain("\u001b");
    }

    @Test
    void theLastWordOnAnAnswerCounts() {
        feedback().add("a", true, "", exchange("one"));
        feedback().add("b", true, "", exchange("two"));
        feedback().add("a", false, "no", exchange("one"));
        assertThat(feedback().all()).extracting(Feedback.Entry::answer).containsExactly("b", "a");
        assertThat(feedback().all().getLast().up()).isFalse();
    }

    @Test
    void aTornLineCostsItselfAlone() throws IOException {
        feedback().add("a", true, "", exchange("one"));
        Files.writeString(folder.resolve("feedback.jsonl"), "{\"when\": \"20", StandardOpenOption.APPEND);
        feedback().add("b", true, "", exchange("two"));
        assertThat(feedback().all()).extracting(Feedback.Entry::answer).containsExactly("a", "b");
    }

    @Test
    void manyMaySpeakAtOnce() {
        var feedback = feedback();
        IntStream.range(0, 100).parallel().forEach(i -> feedback.add("a" + i, true, "", exchange("q" + i)));
        assertThat(feedback.all()).hasSize(100);
    }

    private Feedback feedback() {
        return new Feedback(folder.resolve("feedback.jsonl"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Exchange exchange(String question) {
        return new Exchange(question, "It was $1.", "", true, "a", List.of("SELECT 1"));
    }
}
