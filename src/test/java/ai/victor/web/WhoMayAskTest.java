package ai.victor.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.ApiKeys;
import ai.victor.access.Scope;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger tries, and what each of those who hold a key may do; over a real socket. */
@Timeout(60)
class WhoMayAskTest extends GuardedServer {
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
        "GET, /metrics, ask",
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
}
