package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.query.Analytics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions are answered while imports run, each from one version of the data, whole, and never from an earlier one than the last answer was. */
@Timeout(240)
class AskWhileImportingTest {
    private static final int VERSIONS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    @TempDir
    private Path folder;

    private Path data;
    private Path exports;

    @BeforeEach
    void aShop() throws Exception {
        data = folder.resolve("data");
        exports = folder.resolve("exports");
        bring(1);
    }

    private void bring(int version) throws Exception {
        ShopVersions.write(exports, version);
        try (var importing = Started.victor(folder, "--data", data.toString(), "import", exports.toString())) {
            assertThat(importing.code()).as(importing.err()).isZero();
        }
    }

    /** Asks on two threads for as long as the imports take; each answer is the version that it tells of. */
    private void askedAllTheTime(Callable<Integer> question) throws Exception {
        var done = new AtomicBoolean();
        var heard = new ArrayList<Future<List<Integer>>>();
        var asked = new AtomicInteger();
        try (var askers = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                heard.add(askers.submit(() -> {
                    var versions = new ArrayList<Integer>();
                    while (!done.get()) {
                        versions.add(question.call());
                        asked.incrementAndGet();
                    }
                    versions.add(question.call());
                    return versions;
                }));
            }
            try {
                for (int version = 2; version <= VERSIONS; version++) {
                    bring(version);
                    // Each version is asked about at least once.
                    var before = asked.get();
                    while (asked.get() < before + 4 && heard.stream().noneMatch(Future::isDone)) {
                        Thread.sleep(5);
                    }
                }
            } finally {
                done.set(true);
            }
            for (var one : heard) {
                assertThat(one.get())
                        .isSorted()
                        .containsAll(IntStream.rangeClosed(1, VERSIONS).boxed().toList());
            }
        }
    }

    private static int version(String sums) {
        return IntStream.rangeClosed(1, VERSIONS)
                .filter(version -> ShopVersions.sums(version).equals(sums))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no version has these sums: " + sums));
    }

    @Test
    void throughTheDoorToTheData() throws Exception {
        try (var analytics = ShopVersions.analytics(data)) {
            askedAllTheTime(() -> version(ShopVersions.sums(analytics)));
        }
    }

    @Test
    void throughAServer() throws Exception {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
        var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
        var serving = Thread.ofPlatform()
                .start(() -> Victor.run(surroundings, "--data", data.toString(), "serve", "--port", "0"));
        try (var client = HttpClient.newHttpClient()) {
            var announced = PORT.matcher("");
            while (!announced.reset(printed.toString(StandardCharsets.UTF_8)).find()) {
                Thread.sleep(20);
            }
            var port = Integer.parseInt(announced.group(1));
            askedAllTheTime(() -> {
                var row = ask(client, port).at("/results/0/rows/0");
                return version("[[%s, %s, %s]]"
                        .formatted(
                                row.get(0).asText(),
                                row.get(1).decimalValue().setScale(2),
                                row.get(2).decimalValue().setScale(2)));
            });
        } finally {
            serving.interrupt();
            serving.join();
        }
    }

    private static JsonNode ask(HttpClient client, int port) throws Exception {
        var body = JSON.writeValueAsBytes(Map.of("question", "orders, revenue and tool cost in May 2026"));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/ask"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var answer = JSON.readTree(response.body());
        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("answered");
        return answer;
    }

    @Test
    void anAnswerOfSeveralQueriesIsFromOneStore() throws Exception {
        try (var analytics = ShopVersions.analytics(data)) {
            try (var held = analytics.hold()) {
                assertThat(held).isNotNull();
                assertThat(ShopVersions.sums(analytics)).isEqualTo(ShopVersions.sums(1));
                bring(2);
                assertThat(ShopVersions.sums(analytics)).isEqualTo(ShopVersions.sums(1));
                assertThat(onAThreadOfItsOwn(analytics)).isEqualTo(ShopVersions.sums(1));
                // Twice, so that its file is gone.
                bring(3);
                assertThat(ShopVersions.sums(analytics)).isEqualTo(ShopVersions.sums(1));
            }
            assertThat(ShopVersions.sums(analytics)).isEqualTo(ShopVersions.sums(3));
        }
    }

    /** As a question's queries run. */
    private static String onAThreadOfItsOwn(Analytics analytics) throws Exception {
        var sums = new ArrayList<String>();
        Thread.ofVirtual().start(() -> sums.add(ShopVersions.sums(analytics))).join();
        return sums.getFirst();
    }
}
