package ai.victor.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.ApiKeys;
import ai.victor.access.Caller;
import ai.victor.access.Claims;
import ai.victor.access.Scope;
import ai.victor.agent.Asker;
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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with real keys, on a clock that a test sets, for those who belong there and those who do not. */
abstract class GuardedServer {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String PAGE = "https://shop.example";
    static final String QUESTION = "{\"question\": \"revenue\"}";

    @TempDir
    Path folder;

    final HttpClient client = HttpClient.newHttpClient();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-30T12:00:00Z"));
    final Map<Caller, Asker> askers = new ConcurrentHashMap<>();
    TestShop shop;
    WebServer server;

    @BeforeEach
    void start() {
        shop = new TestShop(folder, clock());
        server = served("127.0.0.1", Limits.DEFAULT);
    }

    /** The same on other terms. */
    void serve(String host, Limits limits) {
        server.close();
        server = served(host, limits);
    }

    private WebServer served(String host, Limits limits) {
        return WebServer.start(new WebSettings(host, 0, Duration.ofSeconds(1), limits), shop.of(this::asker), clock());
    }

    /** Each caller has an asker of their own, as in the product. */
    Asker asker(Caller caller) {
        return askers.computeIfAbsent(caller, unknown -> {
            var fixture = new Fixture();
            for (var i = 0; i < 20; i++) {
                fixture.model.answers("answered", "That is for " + caller.name() + ".");
            }
            return fixture.agent();
        });
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    String key(String name, Scope scope) {
        return switch (shop.keys.make(name, EnumSet.of(scope), Claims.NONE)) {
            case ApiKeys.Making.Made made -> made.secret();
            case ApiKeys.Making.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    String token(String key, String user) throws Exception {
        var minted = send(
                "POST",
                "/api/v1/tokens",
                "{\"origin\": \"" + PAGE + "\", \"user\": \"" + user + "\"}",
                "Authorization",
                "Bearer " + key);
        assertThat(minted.statusCode()).isEqualTo(200);
        return JSON.readTree(minted.body()).path("token").asText();
    }

    String cookie(String key) throws Exception {
        return send("POST", "/api/v1/session", "{\"key\": \"" + key + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    JsonNode session() throws Exception {
        return JSON.readTree(get("/api/v1/session").body());
    }

    HttpResponse<String> ask(String body, String... headers) throws Exception {
        return send("POST", "/api/v1/ask", body, headers);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
