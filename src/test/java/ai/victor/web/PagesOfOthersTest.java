package ai.victor.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.access.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages may do: those of other sites with their tokens, our own with a session; over a real socket. */
@Timeout(60)
class PagesOfOthersTest extends GuardedServer {
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
        var said = new String(Base64.getUrlDecoder().decode(token.substring(3, dot)), StandardCharsets.UTF_8);
        var other = Base64.getUrlEncoder()
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
    void everyAnswerCarriesTheHeadersOfACarefulServer() throws Exception {
        var response = get("/health");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).hasSizeGreaterThan(8);
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }
}
