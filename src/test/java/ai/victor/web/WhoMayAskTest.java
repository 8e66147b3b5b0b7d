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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger tries, and what each of those who belong here may do; over a real socket. */
@Timeout(60)
class WhoMayAskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = "https://shop.example";
    private static final String QUESTION = "{\"question\": \"revenue\"}";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-30T12:00:00Z"));
    private final Map<Caller, Asker> askers = new ConcurrentHashMap<>();
    private TestShop shop;
    private WebServer server;

    @BeforeEach
    void start() {
        shop = new TestShop(folder, clock());
        serve("127.0.0.1", Limits.DEFAULT);
    }

    private void serve(String host, Limits limits) {
        if (server != null) {
            server.close();
        }
        server =
                WebServer.start(new WebSettings(host, 0, Duration.ofSeconds(1), limits), shop.of(this::asker), clock());
    }

    /** Each caller has an asker of their own, as in the product. */
    private Asker asker(Caller caller) {
        return askers.computeIfAbsent(caller, unknown -> {
            var fixture = new Fixture();
            for (var i = 0; i < 20; i++) {
                fixture.model.answers("answered", "That is for " + caller.name() + ".");
            }
            return fixture.agent();
        });
    }

    private Clock clock() {
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

    @Test
    void withoutAnyKeyWhoSitsHereMayAsk() throws Exception {
        assertThat(ask(QUESTION).statusCode()).isEqualTo(200);
        assertThat(session().path("required").asBoolean()).isFalse();
    }

    @Test
    void onceThereIsAKeyNobodyIsLetInWithoutOne() throws Exception {
        var key = key("backend", Scope.ASK);
        var refused = ask(QUESTION);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(ask(QUESTION, "Authorization", "Bearer " + key).statusCode()).isEqualTo(200);
        assertThat(session().path("required").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer vk_x", "Bearer ", "Bearer", "Basic dXNlcjpwYXNz", "Bearer vk_abcdefgh_", "bearer null"})
    void whatIsNoKeyOpensNothing(String header) throws Exception {
        key("backend", Scope.ASK);
        assertThat(ask(QUESTION, "Authorization", header).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyThatIsOneLetterOffOpensNothing() throws Exception {
        var key = key("backend", Scope.ASK);
        var last = key.charAt(key.length() - 1);
        var off = key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A');
        assertThat(ask(QUESTION, "Authorization", "Bearer " + off).statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyHoldsNoMoreAtOnce() throws Exception {
        var key = key("backend", Scope.ASK);
        key("other", Scope.ASK);
        assertThat(ask(QUESTION, "Authorization", "Bearer " + key).statusCode()).isEqualTo(200);
        // Another process revokes it.
        new ApiKeys(folder.resolve("keys.json"), clock()).revoke("backend");
        assertThat(ask(QUESTION, "Authorization", "Bearer " + key).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyIsKeptAsItsHashWhereNobodyElseReadsIt() throws Exception {
        var key = key("backend", Scope.ASK);
        var file = folder.resolve("keys.json");
        assertThat(Files.readString(file)).doesNotContain(key).doesNotContain(key.substring(12));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/ask, query",
        "POST, /api/v1/query, ask",
        "POST, /api/v1/imports, ask",
        "GET, /api/v1/data, ask",
        "GET, /api/v1/model, import",
        "GET, /api/v1/conversations, query",
        "POST, /api/v1/tokens, query",
        "GET, /api/v1/answers/x, import",
        "DELETE, /api/v1/questions/x, import",
    })
    void aKeyOfAnotherScopeIsRefused(String method, String path, String scope) throws Exception {
        var key = key("narrow", Scope.of(scope).orElseThrow());
        var response = send(method, path, QUESTION, "Authorization", "Bearer " + key);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("scope");
    }

    @Test
    void noOtherAddressIsListenedOnWithoutKeys() throws Exception {
        key("backend", Scope.ASK);
        serve("0.0.0.0", Limits.DEFAULT);
        assertThat(ask(QUESTION).statusCode()).isEqualTo(401);
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void onceOpenToOthersTheServerStaysLockedWhenItsLastKeyGoes() throws Exception {
        key("backend", Scope.ASK);
        serve("0.0.0.0", Limits.DEFAULT);
        shop.keys.revoke("backend");
        assertThat(ask(QUESTION).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenAsksFromItsOwnPageOnly() throws Exception {
        var token = token(key("backend", Scope.ASK), "anna");
        var asked = ask(QUESTION, "Authorization", "Bearer " + token, "Origin", PAGE);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        for (var origin : new String[] {"https://evil.example", "http://shop.example", PAGE + ":8443", "null"}) {
            assertThat(ask(QUESTION, "Authorization", "Bearer " + token, "Origin", origin)
                            .statusCode())
                    .as(origin)
                    .isEqualTo(401);
        }
        assertThat(ask(QUESTION, "Authorization", "Bearer " + token).statusCode())
                .as("no origin")
                .isEqualTo(401);
    }

    @Test
    void aTokenExpiresAndEndsWithItsKey() throws Exception {
        var key = key("backend", Scope.ASK);
        var token = token(key, "anna");
        now.set(now.get().plus(Duration.ofMinutes(16)));
        assertThat(ask(QUESTION, "Authorization", "Bearer " + token, "Origin", PAGE)
                        .statusCode())
                .isEqualTo(401);
        var fresh = token(key, "anna");
        shop.keys.revoke("backend");
        assertThat(ask(QUESTION, "Authorization", "Bearer " + fresh, "Origin", PAGE)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenMayAskAndNothingElse() throws Exception {
        var token = token(key("backend", Scope.ADMIN), "anna");
        for (var path : new String[] {"/api/v1/query", "/api/v1/imports", "/api/v1/tokens"}) {
            var response = send(
                    "POST",
                    path,
                    "{\"origin\": \"https://evil.example\"}",
                    "Authorization",
                    "Bearer " + token,
                    "Origin",
                    PAGE);
            assertThat(response.statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aTokenThatWasWrittenAnewIsNone() throws Exception {
        var token = token(key("backend", Scope.ASK), "anna");
        var dot = token.indexOf('.');
        var said = new String(java.util.Base64.getUrlDecoder().decode(token.substring(3, dot)), StandardCharsets.UTF_8);
        var other = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(said.replace(PAGE, "https://evil.example").getBytes(StandardCharsets.UTF_8));
        assertThat(ask(
                                QUESTION,
                                "Authorization",
                                "Bearer vt_" + other + token.substring(dot),
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(401);
        for (var rubbish : new String[] {"vt_", "vt_.", "vt_e30.e30", "vt_" + "A".repeat(5000)}) {
            assertThat(ask(QUESTION, "Authorization", "Bearer " + rubbish, "Origin", PAGE)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aKeyInAPageOfAnotherSiteIsRefused() throws Exception {
        var key = key("backend", Scope.ASK);
        var response = ask(QUESTION, "Authorization", "Bearer " + key, "Origin", PAGE);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.body()).contains("mint a token");
    }

    @Test
    void pagesOfOtherSitesGetNothingFromAnOpenServer() throws Exception {
        for (var origin : new String[] {PAGE, "null", "http://127.0.0.1:1"}) {
            assertThat(ask(QUESTION, "Origin", origin).statusCode()).as(origin).isEqualTo(403);
        }
        assertThat(ask(QUESTION, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(ask(QUESTION, "Origin", "http://127.0.0.1:" + server.port()).statusCode())
                .isEqualTo(200);
        var preflight = send("OPTIONS", "/api/v1/ask", "", "Origin", PAGE, "Access-Control-Request-Method", "POST");
        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aBrowserMayAskBeforehandWhereThereAreKeys() throws Exception {
        key("backend", Scope.ASK);
        var preflight = send("OPTIONS", "/api/v1/ask", "", "Origin", PAGE, "Access-Control-Request-Method", "POST");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void aSessionNeedsItsCookieAndToChangeSomethingItsOtherWord() throws Exception {
        var key = key("owner", Scope.ASK);
        assertThat(send("POST", "/api/v1/session", "{\"key\": \"vk_wrong\"}").statusCode())
                .isEqualTo(401);
        var begun = send("POST", "/api/v1/session", "{\"key\": \"" + key + "\"}");
        assertThat(begun.statusCode()).isEqualTo(200);
        var cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        var sent = cookie.split(";", 2)[0];
        var csrf = JSON.readTree(begun.body()).path("csrf").asText();

        assertThat(ask(QUESTION, "Cookie", sent).statusCode()).as("no csrf").isEqualTo(403);
        assertThat(ask(QUESTION, "Cookie", sent, "X-Victor-Csrf", csrf + "x").statusCode())
                .isEqualTo(403);
        assertThat(ask(QUESTION, "Cookie", sent, "X-Victor-Csrf", csrf).statusCode())
                .isEqualTo(200);
        assertThat(ask(QUESTION, "Cookie", sent, "X-Victor-Csrf", csrf, "Origin", PAGE)
                        .statusCode())
                .as("another site")
                .isEqualTo(403);
        assertThat(get("/api/v1/conversations", "Cookie", sent).statusCode()).isEqualTo(200);

        assertThat(send("DELETE", "/api/v1/session", "", "Cookie", sent, "X-Victor-Csrf", csrf)
                        .statusCode())
                .isEqualTo(204);
        assertThat(get("/api/v1/conversations", "Cookie", sent).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWithItsKeyAndWhenItIsNotUsed() throws Exception {
        var key = key("owner", Scope.ASK);
        key("other", Scope.ASK);
        var first = cookie(key);
        now.set(now.get().plus(Duration.ofHours(13)));
        assertThat(get("/api/v1/conversations", "Cookie", first).statusCode()).isEqualTo(401);
        var second = cookie(key);
        assertThat(get("/api/v1/conversations", "Cookie", second).statusCode()).isEqualTo(200);
        shop.keys.revoke("owner");
        assertThat(get("/api/v1/conversations", "Cookie", second).statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyGoesOnWithOrReadsTheConversationOfAnother() throws Exception {
        var anna = key("anna", Scope.ASK);
        var ben = key("ben", Scope.ASK);
        var told =
                JSON.readTree(ask(QUESTION, "Authorization", "Bearer " + anna).body());
        var talk = told.path("conversation").asText();
        assertThat(told.path("text").asText()).isEqualTo("That is for anna.");
        var further = "{\"question\": \"and?\", \"conversation\": \"" + talk + "\"}";
        assertThat(ask(further, "Authorization", "Bearer " + anna).statusCode()).isEqualTo(200);
        assertThat(ask(further, "Authorization", "Bearer " + ben).statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/conversations/" + talk, "Authorization", "Bearer " + ben)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", "/api/v1/conversations/" + talk, "", "Authorization", "Bearer " + ben)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/answers/" + told.path("id").asText(), "Authorization", "Bearer " + ben)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(
                                "POST",
                                "/api/v1/answers/" + told.path("id").asText() + "/feedback",
                                "{\"vote\": \"up\"}",
                                "Authorization",
                                "Bearer " + ben)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void twoUsersOfOnePageAreTwo() throws Exception {
        var key = key("backend", Scope.ASK);
        var anna = "Bearer " + token(key, "anna");
        var ben = "Bearer " + token(key, "ben");
        var talk = JSON.readTree(
                        ask(QUESTION, "Authorization", anna, "Origin", PAGE).body())
                .path("conversation")
                .asText();
        var further = "{\"question\": \"and?\", \"conversation\": \"" + talk + "\"}";
        assertThat(ask(further, "Authorization", ben, "Origin", PAGE).statusCode())
                .isEqualTo(404);
        assertThat(ask(further, "Authorization", "Bearer " + token(key, "anna"), "Origin", PAGE)
                        .statusCode())
                .as("a fresh token of the same user")
                .isEqualTo(200);
    }

    @Test
    void tooManyRequestsAreToldWhenToComeAgain() throws Exception {
        var key = key("backend", Scope.ASK);
        serve("127.0.0.1", new Limits(64 * 1024, 1 << 20, 4, 3));
        for (var i = 0; i < 3; i++) {
            assertThat(ask(QUESTION, "Authorization", "Bearer " + key).statusCode())
                    .isEqualTo(200);
        }
        var refused = ask(QUESTION, "Authorization", "Bearer " + key, "X-Forwarded-For", "203.0.113.9");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 20);
        assertThat(ask(QUESTION, "Authorization", "Bearer " + key("other", Scope.ASK))
                        .statusCode())
                .as("another key")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..%2f..%2fetc%2fpasswd",
                "/assets/%2e%2e/%2e%2e/keys.json",
                "/assets/....js",
                "/../keys.json",
                "/assets/Routes.class"
            })
    void noFileButThoseOfTheSiteIsServed(String path) throws Exception {
        key("backend", Scope.ASK);
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsAnyOf("HTTP/1.1 404", "HTTP/1.1 400");
    }

    @Test
    void theAuditTellsWhoAskedWhatAndNoSecret() throws Exception {
        var key = key("backend", Scope.ASK);
        ask("{\"question\": \"my key is " + key + ", revenue?\"}", "Authorization", "Bearer " + key);
        Thread.sleep(50);
        var lines = Files.readAllLines(shop.audit);
        assertThat(lines).hasSize(1);
        var entry = JSON.readTree(lines.getFirst());
        assertThat(entry.path("who").asText()).isEqualTo("backend");
        assertThat(entry.path("action").asText()).isEqualTo("ask");
        assertThat(entry.path("said").asText()).contains("revenue?").doesNotContain(key.substring(0, 12));
        assertThat(entry.path("outcome").asText()).isEqualTo("answered");
    }

    @Test
    void everyAnswerCarriesTheHeadersOfACarefulServer() throws Exception {
        var response = get("/health");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).hasSizeGreaterThan(8);
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    private String key(String name, Scope scope) {
        return switch (shop.keys.make(name, EnumSet.of(scope), Claims.NONE)) {
            case ApiKeys.Making.Made made -> made.secret();
            case ApiKeys.Making.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private String token(String key, String user) throws Exception {
        var minted = send(
                "POST",
                "/api/v1/tokens",
                "{\"origin\": \"" + PAGE + "\", \"user\": \"" + user + "\"}",
                "Authorization",
                "Bearer " + key);
        assertThat(minted.statusCode()).isEqualTo(200);
        return JSON.readTree(minted.body()).path("token").asText();
    }

    private String cookie(String key) throws Exception {
        return send("POST", "/api/v1/session", "{\"key\": \"" + key + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    private JsonNode session() throws Exception {
        return JSON.readTree(get("/api/v1/session").body());
    }

    private HttpResponse<String> ask(String body, String... headers) throws Exception {
        return send("POST", "/api/v1/ask", body, headers);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
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

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
