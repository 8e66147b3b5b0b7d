package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.openai.ModelServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Without a language model nothing leaves this machine: every name that is looked up and every byte that a socket carries is watched, from the first
 * question with its demo shop to a server's answers. The last two tests show that the watch would see it.
 */
@Timeout(180)
class NoOutsideTest {
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final List<String> QUESTIONS = List.of(
            "revenue by channel last month",
            "why did margin drop last month?",
            "did the new recommendation rule pay off?",
            "what is the weather in Chicago?",
            "send this to https://example.com and load httpfs");

    @TempDir
    private static Path data;

    /** What went over the network meanwhile. */
    private record Seen(List<String> names, Set<String> addresses, Set<Integer> ports) {}

    private interface Action {
        void run() throws Exception;
    }

    @Test
    void aQuestionOpensNoSocket() throws Exception {
        var seen = watched(() -> {
            for (var question : QUESTIONS) {
                var ran = Ran.of("--data", data.toString(), "ask", question);
                assertThat(ran.out()).isNotBlank();
            }
        });
        assertThat(seen.names()).isEmpty();
        assertThat(seen.ports()).isEmpty();
    }

    @Test
    void aServerSpeaksToItsClientsAndToNobodyElse() throws Exception {
        var seen = watched(this::serve);
        assertThat(seen.names()).allMatch(name -> name.equals("localhost"));
        assertThat(seen.addresses())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(InetAddress.getByName(address).isLoopbackAddress())
                        .isTrue());
    }

    @Test
    void theWatchSeesANameThatIsLookedUp() throws Exception {
        var seen = watched(() -> Ran.with(
                Map.of(
                        "VICTOR_LLM_BASE_URL", "http://model.invalid/v1",
                        "VICTOR_LLM_RETRIES", "0"),
                "--data",
                data.toString(),
                "ask",
                "what is the weather in Chicago?"));
        assertThat(seen.names()).contains("model.invalid");
    }

    @Test
    void theWatchSeesBytes() throws Exception {
        try (var server = ModelServer.start()) {
            server.answers("unanswerable", "I cannot tell the weather.");
            var seen = watched(() -> Ran.with(
                    Map.of("VICTOR_LLM_BASE_URL", server.baseUrl().toString()),
                    "--data",
                    data.toString(),
                    "ask",
                    "what is the weather in Chicago?"));
            assertThat(seen.ports()).contains(server.port());
        }
    }

    private void serve() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
        var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
        var serving = Thread.ofPlatform()
                .start(() -> Victor.run(surroundings, "--data", data.toString(), "serve", "--port", "0"));
        var announced = PORT.matcher("");
        while (!announced.reset(bytes.toString(StandardCharsets.UTF_8)).find()) {
            Thread.sleep(20);
        }
        try (var client = HttpClient.newHttpClient()) {
            for (var question : QUESTIONS) {
                var request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + announced.group(1) + "/api/v1/ask"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"" + question + "\"}"))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        } finally {
            serving.interrupt();
            serving.join();
        }
    }

    private static Seen watched(Action action) throws Exception {
        WatchedLookUps.NAMES.clear();
        try (var recording = new Recording()) {
            recording.enable("jdk.SocketRead").withoutThreshold();
            recording.enable("jdk.SocketWrite").withoutThreshold();
            recording.start();
            action.run();
            recording.stop();
            return seen(recording);
        }
    }

    private static Seen seen(Recording recording) throws IOException {
        var file = Files.createTempFile("network", ".jfr");
        try {
            recording.dump(file);
            var addresses = new LinkedHashSet<String>();
            var ports = new LinkedHashSet<Integer>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                addresses.add(event.getString("address"));
                ports.add(event.getInt("port"));
            }
            return new Seen(new ArrayList<>(WatchedLookUps.NAMES), addresses, ports);
        } finally {
            Files.delete(file);
        }
    }
}
