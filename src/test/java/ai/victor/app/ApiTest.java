package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code openapi.json} says of the API is what the real server does: every path, and the shape of every body. */
@Timeout(120)
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final Pattern ROUTE =
            Pattern.compile("routes\\.(get|post|delete)\\(\\s*(API \\+ )?\"([^\"]+)\"", Pattern.MULTILINE);

    @TempDir
    private static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Thread serving;
    private static String address;
    private static JsonNode api;

    @BeforeAll
    static void serve() throws Exception {
        PoisonedShop.write(folder.resolve("exports"), "https://evil.example");
        var data = folder.resolve("data").toString();
        assertThat(Ran.of("--data", data, "import", folder.resolve("exports").toString())
                        .code())
                .isZero();
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
        var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
        serving = Thread.ofPlatform().start(() -> Victor.run(surroundings, "--data", data, "serve", "--port", "0"));
        var announced = PORT.matcher("");
        while (!announced.reset(bytes.toString(StandardCharsets.UTF_8)).find()) {
            Thread.sleep(20);
        }
        address = "http://127.0.0.1:" + announced.group(1);
        api = JSON.readTree(send("GET", "/openapi.json", "").body());
    }

    @AfterAll
    static void stop() throws Exception {
        serving.interrupt();
        serving.join();
        CLIENT.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElseIs() throws Exception {
        var routes = new TreeSet<String>();
        var source = Files.readString(Path.of("src/main/java/ai/victor/web/Routes.java"));
        var matcher = ROUTE.matcher(source);
        while (matcher.find()) {
            routes.add(matcher.group(1) + " " + (matcher.group(2) == null ? "" : "/api/v1") + matcher.group(3));
        }
        routes.remove("get /openapi.json");
        var described = new TreeSet<String>();
        for (var path : api.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters")) {
                    described.add(method.getKey() + " " + path.getKey());
                }
            }
        }
        assertThat(described).isEqualTo(routes);
    }

    @Test
    void anAnswerWhatLeadsOnFromItAndItsConversationAreAsDescribed() throws Exception {
        var asked = send("POST", "/api/v1/ask", "{\"question\": \"revenue by country in May 2026\"}");
        var answer = fits(asked, 200, "Answer");
        assertThat(answer.path("status").asText()).isEqualTo("answered");
        assertThat(answer.path("text").asText()).contains("US $120.00");
        var id = answer.path("id").asText();

        var next = fits(send("GET", "/api/v1/answers/" + id + "/next", ""), 200, "Next");
        assertThat(next.path("parts").findValuesAsText("kind")).contains("metric", "breakdown", "period");
        var change = next.path("parts")
                .path(1)
                .path("changes")
                .path(0)
                .path("question")
                .asText();
        var changed = fits(
                send(
                        "POST",
                        "/api/v1/ask",
                        JSON.createObjectNode()
                                .put("question", change)
                                .put("conversation", answer.path("conversation").asText())
                                .toString()),
                200,
                "Answer");
        assertThat(changed.path("status").asText()).isEqualTo("answered");

        var again = fits(send("GET", "/api/v1/answers/" + id, ""), 200, "Answer");
        assertThat(again.path("question").asText()).isEqualTo("revenue by country in May 2026");
        assertThat(again.path("results")).isEqualTo(answer.path("results"));

        var talk = answer.path("conversation").asText();
        fitsInline(send("GET", "/api/v1/conversations", ""), "/api/v1/conversations", "get");
        fitsInline(send("GET", "/api/v1/conversations/" + talk, ""), "/api/v1/conversations/{id}", "get");
        assertThat(send("POST", "/api/v1/answers/" + id + "/feedback", "{\"vote\": \"up\", \"note\": \"x\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", "/api/v1/conversations/" + talk, "").statusCode())
                .isEqualTo(204);
        fits(send("GET", "/api/v1/conversations/" + talk, ""), 404, "Problem");
        fits(send("GET", "/api/v1/answers/" + id, ""), 404, "Problem");
        fits(send("GET", "/api/v1/answers/" + id + "/next", ""), 404, "Problem");
    }

    @Test
    void aQuestionAskedBackHasItsChoices() throws Exception {
        var answer = fits(
                send("POST", "/api/v1/ask", "{\"question\": \"revenue in the US by zodiac sign\"}"), 200, "Answer");
        assertThat(answer.path("status").asText()).isNotEqualTo("failed");
        fits(send("GET", "/api/v1/answers/" + answer.path("id").asText() + "/next", ""), 200, "Next");
    }

    @Test
    void semanticSqlRunsAsJsonAndAsCsv() throws Exception {
        var sql =
                "{\"sql\": \"SELECT country, AGGREGATE(revenue) AS revenue FROM metrics WHERE month = DATE '2026-05-01' GROUP BY country ORDER BY revenue DESC\"}";
        var rows = fits(send("POST", "/api/v1/query", sql), 200, "Rows");
        assertThat(rows.path("columns").findValuesAsText("name")).containsExactly("country", "revenue");
        assertThat(send("POST", "/api/v1/query", sql).body()).contains("[[\"US\",120.00],[\"DE\",50.00]]");
        var csv = send("POST", "/api/v1/query", sql, "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines().toList()).containsExactly("country,revenue", "US,120.00", "DE,50.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; DROP TABLE raw_order",
                "SELECT * FROM raw_order",
                "COPY (SELECT 1) TO '/tmp/x'",
                "SELECT AGGREGATE(profitability) FROM metrics",
                "not sql at all"
            })
    void whatIsNoSemanticSqlIsRejectedWithWhatWouldWork(String sql) throws Exception {
        var body = JSON.createObjectNode().put("sql", sql).toString();
        var problem = fits(send("POST", "/api/v1/query", body), 422, "Problem");
        assertThat(problem.path("problems")).isNotEmpty();
        assertThat(problem.toString()).doesNotContain("Exception").doesNotContain(folder.toString());
    }

    @Test
    void theModelTheDataAndTheSessionAreAsDescribed() throws Exception {
        var model = fits(send("GET", "/api/v1/model", ""), 200, "Model");
        assertThat(model.path("metrics").findValuesAsText("name")).contains("revenue", "contribution_margin");
        fits(send("GET", "/api/v1/data", ""), 200, "Data");
        fits(send("GET", "/api/v1/session", ""), 200, "Session");
        fitsInline(send("GET", "/health", ""), "/health", "get");
        assertThat(send("GET", "/ready", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsAskedIsCountedForPrometheusAndNotTold() throws Exception {
        var before = counted("http", "query", "answered");
        var rejected = counted("http", "query", "rejected");
        send("POST", "/api/v1/query", "{\"sql\": \"SELECT AGGREGATE(orders) AS zzcount FROM metrics\"}");
        send("POST", "/api/v1/query", "{\"sql\": \"SELECT zzsecret\"}");
        assertThat(counted("http", "query", "answered")).isEqualTo(before + 1);
        assertThat(counted("http", "query", "rejected")).isEqualTo(rejected + 1);
        var scraped = send("GET", "/metrics", "");
        assertThat(scraped.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(scraped.body())
                .contains("victor_request_seconds_bucket{action=\"query\",door=\"http\",le=\"1.5\"}")
                .doesNotContain("zzcount")
                .doesNotContain("zzsecret");
    }

    private static double counted(String door, String action, String outcome) throws Exception {
        var line = "victor_requests_total{action=\"%s\",door=\"%s\",outcome=\"%s\"} ".formatted(action, door, outcome);
        return send("GET", "/metrics", "")
                .body()
                .lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length())))
                .findFirst()
                .orElse(0);
    }

    @Test
    void anImportTellsWhatBecameOfEachFile() throws Exception {
        var report = fits(
                upload(
                        "x.csv",
                        "utm_source,utm_medium,channel\nnewsletter,email,Letters\nbroken\n",
                        "../../evil.csv",
                        "no export\n"),
                200,
                "Report");
        assertThat(report.path("files").findValuesAsText("name")).containsExactlyInAnyOrder("x.csv", "evil.csv");
        assertThat(report.path("files").findValuesAsText("status")).contains("unknown");
        assertThat(Files.exists(folder.resolve("evil.csv"))).isFalse();
    }

    @Test
    void anImportIsToldAsItGoes() throws Exception {
        var request = form("y.csv", "utm_source,utm_medium,channel\npigeon,post,Letters\n", "z.txt", "nothing\n")
                .header("Accept", "text/event-stream")
                .build();
        var events = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(events).contains("event: progress").contains("event: report");
        assertThat(events.lines()
                        .filter(line -> line.startsWith("event: "))
                        .toList()
                        .getLast())
                .isEqualTo("event: report");
    }

    @Test
    void theSameIdempotencyKeyIsTheSameQuestion() throws Exception {
        var one = send("POST", "/api/v1/ask", "{\"question\": \"orders in May 2026\"}", "Idempotency-Key", "k-1");
        var two = send("POST", "/api/v1/ask", "{\"question\": \"orders in May 2026\"}", "Idempotency-Key", "k-1");
        assertThat(JSON.readTree(two.body()).path("id"))
                .isEqualTo(JSON.readTree(one.body()).path("id"));
        fits(
                send("POST", "/api/v1/ask", "{\"question\": \"revenue in May 2026\"}", "Idempotency-Key", "k-1"),
                422,
                "Problem");
        fits(send("POST", "/api/v1/ask", "{\"question\": \"x\"}", "Idempotency-Key", " "), 400, "Problem");
        fits(send("DELETE", "/api/v1/questions/unknown", ""), 404, "Problem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/query",
                "/api/v1/tokens",
                "/api/v1/session",
                "/api/v1/imports",
                "/api/v1/answers/x/feedback"
            })
    void rubbishIsAProblem(String path) throws Exception {
        for (var body : new String[] {"", "{", "[]", "{\"sql\": 7}", "{\"origin\": \"https://a b\"}", "\u0000"}) {
            var response = send("POST", path, body);
            assertThat(response.statusCode()).as(path + " " + body).isBetween(400, 499);
            fits(response, response.statusCode(), "Problem");
        }
    }

    /** The body, once it has the shape that is described under that name. */
    private static JsonNode fits(HttpResponse<String> response, int status, String schema) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return valid(response.body(), JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema));
    }

    private static void fitsInline(HttpResponse<String> response, String path, String method) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        valid(response.body(), (ObjectNode) api.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema")
                .deepCopy());
    }

    private static JsonNode valid(String body, ObjectNode schema) throws Exception {
        schema.set("components", api.path("components"));
        var json = JSON.readTree(body);
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(json);
        assertThat(errors).as(body).isEmpty();
        return json;
    }

    private static HttpResponse<String> upload(String name, String text, String other, String otherText)
            throws Exception {
        return CLIENT.send(form(name, text, other, otherText).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder form(String name, String text, String other, String otherText) {
        var edge = "edge-of-a-part";
        var body = part(edge, name, text) + part(edge, other, otherText) + "--" + edge + "--\r\n";
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String part(String edge, String name, String text) {
        return "--" + edge + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + text + "\r\n";
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
