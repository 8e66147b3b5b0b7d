package ai.victor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.agent.Fixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP contract, over a real socket. */
@Timeout(60)
class WebServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Fixture fixture = new Fixture();
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        server = WebServer.start(new WebSettings("127.0.0.1", 0, Duration.ofSeconds(10)), shop(), Clock.systemUTC());
    }

    private Shop shop() {
        return new TestShop(folder, Clock.systemUTC()).of(caller -> fixture.agent());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void answersWithTheContractsObject() throws Exception {
        fixture.model.queries("Revenue by channel", Fixture.GOOD).answers("answered", "Meta leads.");

        var response = ask("{\"question\": \"revenue by channel in May\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        var answer = JSON.readTree(response.body());
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "conversation",
                        "status",
                        "text",
                        "reading",
                        "assumptions",
                        "results",
                        "chart",
                        "certificate",
                        "warnings",
                        "model",
                        "usage",
                        "elapsed_ms");
        assertThat(answer.path("status").asText()).isEqualTo("answered");
        assertThat(answer.path("results").path(0).toString()).isEqualTo("""
                {"title":"Revenue by channel","semantic_sql":"%s","sql":"SELECT 1","dialect":"duckdb",\
                "columns":[{"name":"channel","type":"text","unit":"none"},{"name":"revenue","type":"decimal","unit":"USD"}],\
                "rows":[["Meta",1234.5],["Google",-0.5]],"truncated":false}""".formatted(Fixture.GOOD));
        assertThat(response.body()).contains("1234.50").contains("-0.50");
        assertThat(answer.path("certificate").toString()).isEqualTo("""
                {"facts":["order_lines"],"filters":["day in May 2026"],"range":{"from":"2026-05-01","to":"2026-05-31"},\
                "zone":"America/New_York","freshness":{"order_lines":"2026-05-30"},"extras":{}}""");
    }

    @Test
    void aConversationGoesOnByItsId() throws Exception {
        fixture.model.answers("clarify", "Which month?").answers("answered", "May.");

        var first = JSON.readTree(
                ask("{\"question\": \"revenue\", \"conversation\": null}").body());
        var id = first.path("conversation").asText();
        var second = JSON.readTree(
                ask("{\"question\": \"May\", \"conversation\": \"" + id + "\"}").body());

        assertThat(second.path("conversation").asText()).isEqualTo(id);
        assertThat(second.path("text").asText()).isEqualTo("May.");
    }

    @Test
    void aQuestionThatFailsIsStillAnAnswer() throws Exception {
        fixture.model.does(handler -> handler.onError(new IllegalStateException("secret")));
        var response = ask("{\"question\": \"x\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("status").asText()).isEqualTo("failed");
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void streamsEventsToThoseWhoAcceptThem() throws Exception {
        fixture.model.queries("Revenue by channel", Fixture.GOOD).answers("answered", "Meta \\\"leads\\\".");

        var response = client.send(
                post("{\"question\": \"q\"}")
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.body().lines().filter(line -> line.startsWith("event: ")))
                .containsExactly(
                        "event: step", "event: step", "event: step", "event: query", "event: token", "event: answer");
        assertThat(response.body()).contains("data: {\"text\":\"Meta \\\"leads\\\".\"}\n\n");
        var last = response.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .toList()
                .getLast();
        assertThat(JSON.readTree(last.substring(6)).path("status").asText()).isEqualTo("answered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{not json | The body is not JSON",
                "`` | The body is not JSON",
                "{} {} | The body is not JSON",
                "[1] | must be a JSON object",
                "{} | is missing or empty",
                "{\"question\": \"  \"} | is missing or empty",
                "{\"question\": 7} | is missing or empty",
                "{\"question\": null} | is missing or empty",
                "{\"question\": \"x\", \"conversation\": 7} | \"conversation\" must be the string",
            })
    void malformedBodiesAreProblems(String body, String detail) throws Exception {
        assertProblem(ask(body), 400, detail);
    }

    @Test
    void deeplyNestedJsonIsAProblem() throws Exception {
        assertProblem(ask("{\"question\": " + "[".repeat(5000)), 400, "not JSON");
    }

    @Test
    void longQuestionsAreProblems() throws Exception {
        assertProblem(
                ask("{\"question\": \"" + "a".repeat(10_000) + "\"}"), 400, "10000 characters; at most 2000 are read");
    }

    @Test
    void hugeBodiesAreProblems() throws Exception {
        assertProblem(ask("{\"question\": \"" + "a".repeat(200_000) + "\"}"), 413, "larger than a question");
    }

    @Test
    void anUnknownConversationIsAProblem() throws Exception {
        assertProblem(ask("{\"question\": \"x\", \"conversation\": \"nobody's\"}"), 404, "no such conversation");
    }

    @Test
    void otherContentTypesAreProblems() throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/ask"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"x\"}"))
                .build();
        assertProblem(client.send(request, HttpResponse.BodyHandlers.ofString()), 415, "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1", "/api/v1/ask/more", "/%2e%2e/etc/passwd", "/a%00b"})
    void unknownPathsAreProblems(String path) throws Exception {
        var response = client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(400, 404);
        assertProblem(response, response.statusCode(), "");
    }

    @Test
    void wrongMethodsAreProblems() throws Exception {
        var get = HttpRequest.newBuilder(uri("/api/v1/ask")).build();
        assertProblem(client.send(get, HttpResponse.BodyHandlers.ofString()), 405, "does not take that method");
    }

    @Test
    void badHttpIsAProblemToo() throws Exception {
        assertThat(raw("GET / HTTP/9.9\r\n\r\n"))
                .contains("application/problem+json")
                .doesNotContain("<html");
        assertThat(raw("rubbish\r\n\r\n")).contains("application/problem+json").doesNotContain("<html");
    }

    @Test
    void aForeignHostNameIsTurnedAway() throws Exception {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void healthTellsTheDaysWithData() throws Exception {
        var response =
                client.send(HttpRequest.newBuilder(uri("/health")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.body())
                .isEqualTo(
                        "{\"status\":\"ok\",\"shop\":\"A shop\",\"data\":{\"from\":\"2025-01-01\",\"to\":\"2026-06-29\"}}");
    }

    @Test
    void stoppingFinishesWhatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        fixture.queries = sql -> {
            begun.countDown();
            try {
                finish.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Fixture.rows();
        };
        fixture.model.queries("t", Fixture.GOOD).answers("answered", "Late, but there.");
        var response = client.sendAsync(post("{\"question\": \"q\"}").build(), HttpResponse.BodyHandlers.ofString());
        begun.await();
        var stopping = CompletableFuture.runAsync(server::close);
        Thread.sleep(100);
        finish.countDown();

        assertThat(response.get().body()).contains("Late, but there.");
        stopping.get();
    }

    @Test
    void onlyLoopbackIsListenedOn() {
        var everywhere = new WebSettings("0.0.0.0", 0, Duration.ZERO);
        assertThatThrownBy(() -> WebServer.start(everywhere, shop(), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(WebServer.isLoopback("localhost")).isTrue();
        assertThat(WebServer.isLoopback("::1")).isTrue();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.fieldNames()).toIterable().containsExactly("type", "title", "status", "detail");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(detail);
    }

    private HttpResponse<String> ask(String body) throws Exception {
        return client.send(post(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(uri("/api/v1/ask"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
