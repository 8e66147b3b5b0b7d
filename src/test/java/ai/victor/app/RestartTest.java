package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps beyond its end: conversations, for those who began them, and what people said of answers. */
@Timeout(180)
class RestartTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    @TempDir
    private static Path data;

    /** A server that runs until it is closed. */
    private static final class Serving implements AutoCloseable {
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final HttpClient client = HttpClient.newHttpClient();
        private final Thread thread;
        private final String base;

        Serving(String... options) throws InterruptedException {
            var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
            var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
            var arguments = new ArrayList<>(List.of("--data", data.toString()));
            arguments.addAll(List.of(options));
            arguments.addAll(List.of("serve", "--port", "0"));
            thread = Thread.ofPlatform().start(() -> Victor.run(surroundings, arguments.toArray(String[]::new)));
            var announced = PORT.matcher("");
            while (!announced.reset(printed.toString(StandardCharsets.UTF_8)).find()) {
                Thread.sleep(20);
            }
            base = "http://127.0.0.1:" + announced.group(1);
        }

        HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        JsonNode ask(Map<String, String> body) throws IOException, InterruptedException {
            var response = post("/api/v1/ask", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        }

        @Override
        public void close() throws InterruptedException {
            client.close();
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void conversationsAndFeedbackAreKept() throws Exception {
        JsonNode first;
        try (var server = new Serving()) {
            first = server.ask(Map.of("question", "orders in May"));
        }
        var conversation = first.path("conversation").asText();
        var feedback = "/api/v1/answers/" + first.path("id").asText() + "/feedback";
        try (var other = new Serving("--claim", "store=US")) {
            assertThat(other.post("/api/v1/ask", Map.of("question", "and in April?", "conversation", conversation))
                            .statusCode())
                    .as("somebody else's conversation")
                    .isEqualTo(404);
            assertThat(other.post(feedback, Map.of("vote", "up")).statusCode())
                    .as("somebody else's answer")
                    .isEqualTo(404);
        }
        try (var server = new Serving()) {
            var second = server.ask(Map.of("question", "and in April?", "conversation", conversation));
            assertThat(second.path("reading").asText()).contains("rders").contains("April");

            assertThat(server.post(feedback, Map.of("vote", "up", "note", "as in my books\u001b]0;x\u0007\n\u202e"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(server.post(feedback, Map.of("vote", "maybe")).statusCode())
                    .isEqualTo(400);
            assertThat(server.post(feedback, Map.of("vote", "up", "note", 7)).statusCode())
                    .isEqualTo(400);
            assertThat(server.post(feedback, Map.of("vote", "up", "note", "x".repeat(2001)))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.post("/api/v1/answers/nobodys/feedback", Map.of("vote", "up"))
                            .statusCode())
                    .isEqualTo(404);
        }
        var listed = Ran.of("--data", data.toString(), "feedback");
        assertThat(listed.code()).isZero();
        assertThat(listed.out())
                .startsWith("2026-06-30 12:00  up    orders in May\n  note: as in my books ]0;x\n  sql:  SELECT ")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
        assertThat(Ran.of("--data", data.toString(), "feedback", "--only", "down")
                        .out())
                .isEqualTo("Nobody has said anything of an answer yet.\n");
    }
}
