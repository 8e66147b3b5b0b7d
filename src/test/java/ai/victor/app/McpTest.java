package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MCP server as clients use it: the SDK's own client, over both transports. */
@Timeout(180)
class McpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    @TempDir
    private static Path folder;

    private static Path data;
    private static Thread serving;
    private static String address;
    private static String all;
    private static String german;

    @BeforeAll
    static void serve() throws Exception {
        data = folder.resolve("data");
        PoisonedShop.write(folder.resolve("exports"), "https://evil.example");
        assertThat(Ran.of(
                                "--data",
                                data.toString(),
                                "import",
                                folder.resolve("exports").toString())
                        .code())
                .isZero();
        Files.writeString(data.resolve("victor.yml"), "policies: country=store\n");
        all = key("--claim", "store=US,DE,GB", "key", "make", "all", "--scope", "ask,query");
        german = key("--claim", "store=DE", "key", "make", "german", "--scope", "ask");
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
        var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
        serving = Thread.ofPlatform()
                .start(() -> Victor.run(surroundings, "--data", data.toString(), "serve", "--port", "0"));
        var announced = PORT.matcher("");
        while (!announced.reset(bytes.toString(StandardCharsets.UTF_8)).find()) {
            Thread.sleep(20);
        }
        address = "http://127.0.0.1:" + announced.group(1);
    }

    private static String key(String... arguments) {
        var whole = new ArrayList<>(List.of("--data", data.toString()));
        whole.addAll(List.of(arguments));
        return Ran.of(whole.toArray(String[]::new)).out().strip();
    }

    @AfterAll
    static void stop() throws Exception {
        serving.interrupt();
        serving.join();
    }

    @Test
    void anAgentThatStartsTheProcessIsServed() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = ServerParameters.builder(java)
                .args(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--data",
                        data.toString(),
                        "--as-of",
                        "2026-06-30",
                        "--claim",
                        "store=US,DE,GB",
                        "mcp")
                .build();
        with(new StdioClientTransport(process, new JacksonMcpJsonMapper(JSON)), client -> {
            assertThat(client.listTools().tools().stream().map(McpSchema.Tool::name))
                    .containsExactlyInAnyOrder(
                            "ask", "query", "list_metrics", "describe", "explain_change", "read_experiment");
            assertThat(answer(client, "ask", Map.of("question", "revenue in May 2026"))
                            .path("text")
                            .asText())
                    .contains("$170.00");
        });
    }

    @Test
    void aQuestionIsAnsweredWithItsCertificateAndGoesOn() {
        with(http(all), client -> {
            var first = answer(client, "ask", Map.of("question", "revenue by country in May 2026"));
            assertThat(first.path("status").asText()).isEqualTo("answered");
            assertThat(first.path("results").path(0).path("rows").toString())
                    .contains("120")
                    .contains("DE");
            assertThat(first.path("certificate").path("facts").toString()).contains("order_lines");
            var second = answer(
                    client,
                    "ask",
                    Map.of(
                            "question",
                            "only DE",
                            "conversation",
                            first.path("conversation").asText()));
            assertThat(second.path("text").asText()).contains("$50.00");
        });
    }

    @Test
    void theCertificateIsThatOfTheHttpApi() throws Exception {
        var sent = HttpRequest.newBuilder(URI.create(address + "/api/v1/ask"))
                .header("Authorization", "Bearer " + all)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"contribution margin in May 2026\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var told = JSON.readTree(
                    client.send(sent, HttpResponse.BodyHandlers.ofString()).body());
            with(
                    http(all),
                    mcp -> assertThat(answer(mcp, "ask", Map.of("question", "contribution margin in May 2026"))
                                    .path("certificate"))
                            .isEqualTo(told.path("certificate")));
        }
    }

    @Test
    void semanticSqlRunsAndIsRejectedWithWhatWouldWork() {
        with(http(all), client -> {
            var rows = answer(
                    client,
                    "query",
                    Map.of("sql", "SELECT AGGREGATE(revenue) AS revenue FROM metrics WHERE month = DATE '2026-05-01'"));
            assertThat(rows.path("rows").path(0).path(0).asDouble()).isEqualTo(170.0);
            assertThat(rows.path("certificate").path("zone").asText()).isNotEmpty();
            var wrong = call(client, "query", Map.of("sql", "SELECT AGGREGATE(revenu) FROM metrics"));
            assertThat(wrong.isError()).isTrue();
            assertThat(text(wrong)).contains("revenue").doesNotContain("Exception");
        });
    }

    @Test
    void theCatalogueIsToolsAndResources() {
        with(http(all), client -> {
            var metrics =
                    answer(client, "list_metrics", Map.of("words", "contribution margin", "dimension", "supplier"));
            assertThat(metrics.path("metrics").findValuesAsText("name")).contains("contribution_margin");
            var described = answer(client, "describe", Map.of("name", "country"));
            assertThat(described.path("values").toString()).contains("DE");
            var unknown = call(client, "describe", Map.of("name", "contribution_margn"));
            assertThat(unknown.isError()).isTrue();
            assertThat(text(unknown)).contains("contribution_margin");
            assertThat(client.listResources().resources().stream().map(McpSchema.Resource::uri))
                    .containsExactlyInAnyOrder("victor://metrics", "victor://dimensions");
            assertThat(read(client, "victor://metrics")).contains("contribution_margin");
            assertThat(read(client, "victor://metrics/aov")).contains("\"name\":\"aov\"");
        });
    }

    @Test
    void aChangeIsExplainedAndAnExperimentThatIsNotThereIsDeclined() {
        with(http(all), client -> {
            var change = answer(
                    client,
                    "explain_change",
                    Map.of(
                            "metric", "revenue",
                            "now_from", "2026-05-01",
                            "now_to", "2026-05-31",
                            "before_from", "2026-04-01",
                            "before_to", "2026-04-30"));
            assertThat(change.path("text").asText()).contains("$90.00");
            assertThat(change.path("certificate").path("facts")).isNotEmpty();
            var unknown = call(
                    client,
                    "explain_change",
                    Map.of(
                            "metric", "revenu",
                            "now_from", "2026-05-01",
                            "now_to", "2026-05-31",
                            "before_from", "2026-04-01",
                            "before_to", "2026-04-30"));
            assertThat(unknown.isError()).isTrue();
            var experiment = call(client, "read_experiment", Map.of());
            assertThat(experiment.isError()).isTrue();
            assertThat(text(experiment)).isNotBlank().doesNotContain("Exception");
        });
    }

    @Test
    void rowsOfOthersAreSeenThroughNoTool() {
        with(http(german), client -> {
            assertThat(answer(client, "ask", Map.of("question", "revenue in May 2026"))
                            .path("text")
                            .asText())
                    .contains("$50.00")
                    .doesNotContain("170");
            assertThat(answer(client, "describe", Map.of("name", "design"))
                            .path("values")
                            .toString())
                    .doesNotContain("Moon Cat");
            assertThat(read(client, "victor://dimensions")).doesNotContain("Moon Cat");
            // In April nobody in Germany bought anything; others did.
            var change = call(
                    client,
                    "explain_change",
                    Map.of(
                            "metric", "revenue",
                            "now_from", "2026-05-01",
                            "now_to", "2026-05-31",
                            "before_from", "2026-04-01",
                            "before_to", "2026-04-30"));
            assertThat(text(change)).isEqualTo("There is no revenue for Apr 2026, so there is nothing to compare.");
            var query = call(client, "query", Map.of("sql", "SELECT AGGREGATE(revenue) FROM metrics"));
            assertThat(query.isError()).isTrue();
            assertThat(text(query)).contains("scope query");
        });
    }

    @Test
    void aConversationIsKnownToItsOwnKeyAlone() {
        var talk = new ArrayList<String>();
        with(
                http(all),
                client -> talk.add(answer(client, "ask", Map.of("question", "revenue in May 2026"))
                        .path("conversation")
                        .asText()));
        with(http(german), client -> {
            var further = call(client, "ask", Map.of("question", "and in April?", "conversation", talk.getFirst()));
            assertThat(further.isError()).isTrue();
            assertThat(text(further)).contains("no such conversation");
        });
    }

    @Test
    void stepsAreToldToWhoWantsThem() {
        var steps = new CopyOnWriteArrayList<String>();
        var client = McpClient.sync(http(all))
                .requestTimeout(Duration.ofSeconds(60))
                .progressConsumer(told -> steps.add(told.message()))
                .build();
        try (client) {
            client.initialize();
            client.callTool(McpSchema.CallToolRequest.builder("ask")
                    .arguments(Map.of("question", "revenue in May 2026"))
                    .progressToken("p-1")
                    .build());
            assertThat(steps).anyMatch(step -> step.startsWith("Querying"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ask | {}",
                "ask | {\"question\": \"\"}",
                "ask | {\"question\": \"revenue\", \"conversation\": \"../../keys\"}",
                "query | {\"sql\": \"SELECT * FROM raw_order\"}",
                "query | {\"sql\": \"DROP TABLE fact_order_line\"}",
                "describe | {\"name\": \"'; DROP TABLE x; --\"}",
                "list_metrics | {\"dimension\": \"nothing\"}",
                "explain_change | {\"metric\": \"revenue\"}",
                "read_experiment | {\"name\": \"' OR 1=1\"}",
            })
    void rubbishIsAnErrorThatSaysSo(String tool, String arguments) throws Exception {
        Map<String, Object> sent = JSON.readValue(arguments, new TypeReference<>() {});
        with(http(all), client -> {
            try {
                var result = call(client, tool, sent);
                assertThat(result.isError()).isTrue();
                assertThat(text(result))
                        .isNotBlank()
                        .doesNotContain("Exception")
                        .doesNotContain(folder.toString());
            } catch (McpError e) {
                // What the schema forbids never reaches the tool.
                assertThat(e.getMessage()).doesNotContain("Exception");
            }
        });
    }

    @Test
    void withoutAKeyNobodyIsServed() throws Exception {
        for (var header : new String[] {"", "Bearer vk_wrong", "Basic eDp5"}) {
            assertThatThrownBy(() -> with(http(header.replace("Bearer ", "")), McpSyncClient::listTools))
                    .isInstanceOf(RuntimeException.class);
        }
        var sent = HttpRequest.newBuilder(URI.create(address + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var refused = client.send(sent, HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    private static McpClientTransport http(String key) {
        return HttpClientStreamableHttpTransport.builder(address)
                .endpoint("/mcp")
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + key))
                .build();
    }

    private static void with(McpClientTransport transport, Consumer<McpSyncClient> use) {
        try (var client = McpClient.sync(transport)
                .requestTimeout(Duration.ofSeconds(90))
                .initializationTimeout(Duration.ofSeconds(90))
                .build()) {
            client.initialize();
            use.accept(client);
        }
    }

    private static McpSchema.CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
    }

    private static JsonNode answer(McpSyncClient client, String tool, Map<String, Object> arguments) {
        var result = call(client, tool, arguments);
        assertThat(result.isError()).as(text(result)).isFalse();
        return JSON.valueToTree(result.structuredContent());
    }

    private static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().getFirst()).text();
    }

    private static String read(McpSyncClient client, String uri) {
        var contents =
                client.readResource(new McpSchema.ReadResourceRequest(uri)).contents();
        return ((McpSchema.TextResourceContents) contents.getFirst()).text();
    }
}
