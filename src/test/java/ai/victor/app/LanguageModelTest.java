package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.openai.ModelServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with a language model behind it: how it is connected, and that store, reader and model play together. */
@Timeout(120)
class LanguageModelTest {
    private static final String KEY = "sk-secret-4711";
    private static final String QUESTION = "tell me a story about last week";

    @TempDir
    private static Path data;

    private ModelServer server;

    @BeforeEach
    void start() throws Exception {
        server = ModelServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void whatTheReaderDoesNotUnderstandTheModelAnswersFromTheData() throws Exception {
        server.queries(
                        "Revenue last week",
                        "SELECT AGGREGATE(revenue) AS revenue FROM metrics WHERE day BETWEEN DATE '2026-06-22' AND DATE '2026-06-28'")
                .then(wire -> {
                    var result = new ObjectMapper()
                            .readTree(server.received()
                                    .get(1)
                                    .last()
                                    .path("content")
                                    .asText());
                    var arguments = ModelServer.object(
                            "status",
                            "answered",
                            "text",
                            "Last week brought $" + result.at("/rows/0/0").asText() + ".",
                            "reading",
                            "Revenue, 22–28 June 2026.");
                    arguments.putArray("assumptions");
                    wire.stream()
                            .call(0, "answer", arguments.toString())
                            .finish("tool_calls")
                            .usage(10, 1)
                            .done();
                });

        var answer = ask(QUESTION);

        assertThat(answer.path("status").asText()).isEqualTo("answered");
        assertThat(answer.path("model").asText()).isEqualTo("seller-gpt");
        assertThat(answer.path("text").asText()).startsWith("Last week brought $");
        assertThat(answer.path("reading").asText()).isEqualTo("Revenue, 22–28 June 2026.");
        assertThat(answer.at("/results/0/sql").asText()).contains("SELECT");
        var first = server.received().getFirst();
        assertThat(first.headers()).containsEntry("authorization", "Bearer " + KEY);
        assertThat(first.body().path("model").asText()).isEqualTo("seller-gpt");
        assertThat(first.body().path("max_tokens").asInt()).isEqualTo(4000);
        assertThat(first.body().at("/messages/0/content").asText()).contains("Today is 2026-06-30");
    }

    @Test
    void whatTheReaderIsSureOfItAnswersItself() throws Exception {
        assertThat(ask("revenue last week").path("model").asText()).isEqualTo("built-in");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void bothPathsGiveTheSameAnalysis() throws Exception {
        var question = "why did revenue change in May 2026 compared with April 2026?";
        var own = ask(question);
        assertThat(own.path("model").asText()).isEqualTo("built-in");
        server.calls(
                        "explain_change",
                        "{\"metric\":\"revenue\",\"now_from\":\"2026-05-01\",\"now_to\":\"2026-05-31\",\"before_from\":\"2026-04-01\","
                                + "\"before_to\":\"2026-04-30\",\"condition\":\"\",\"dimension\":\"\",\"claimed\":\"\"}")
                .then(wire -> {
                    var result = new ObjectMapper()
                            .readTree(server.received()
                                    .get(1)
                                    .last()
                                    .path("content")
                                    .asText());
                    var arguments = ModelServer.object(
                            "status", "answered", "text", result.path("verdict").asText(), "reading", "");
                    arguments.putArray("assumptions");
                    wire.stream()
                            .call(0, "answer", arguments.toString())
                            .finish("tool_calls")
                            .done();
                });

        var other = ask(question, Map.of("VICTOR_LLM_FAST_PATH", "false"));

        assertThat(other.path("model").asText()).isEqualTo("seller-gpt");
        assertThat(other.path("text")).isEqualTo(own.path("text"));
        assertThat(other.path("results")).isEqualTo(own.path("results"));
        assertThat(other.path("warnings")).isEqualTo(own.path("warnings"));
    }

    @Test
    void theKeyIsInNothingThatIsPrinted() {
        server.fails(401, "", "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}");
        var ran = Ran.with(environment(), "--data", data.toString(), "ask", QUESTION);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("does not accept the key").doesNotContain(KEY);
        assertThat(ran.err()).doesNotContain(KEY);
    }

    @Test
    void settingsMayStandInTheFile(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("victor.yml"),
                "llm_base_url: " + server.baseUrl() + "\nllm_token_field: none\nllm_strict_tools: false\n");
        server.answers("refused", "No stories.");
        var ran = Ran.of("--data", folder.toString(), "ask", QUESTION);
        assertThat(ran.out()).contains("No stories.");
        var body = server.received().getFirst().body();
        assertThat(body.has("max_tokens")).isFalse();
        assertThat(body.at("/tools/0/function").has("strict")).isFalse();
        assertThat(body.path("model").asText()).isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VICTOR_LLM_BASE_URL | ftp://x/v1 | llm_base_url is no address such as http://127.0.0.1:11434/v1 (no user, no query in it).",
                "VICTOR_LLM_BASE_URL | https://me:secret@x/v1 | llm_base_url is no address such as http://127.0.0.1:11434/v1 (no user, no query in it).",
                "VICTOR_LLM_API_KEY | secret key | llm_api_key has characters that a key cannot have, such as a space or a line break.",
                "VICTOR_LLM_API_KEY | secret | A key alone does not say which model to ask: set llm_model, and llm_base_url if it is not OpenAI's.",
                "VICTOR_LLM_MODEL | gpt | A model's name alone does not say where it is: set llm_base_url, or llm_api_key for OpenAI.",
                "VICTOR_LLM_ROUNDS | 0 | llm_rounds is \"0\"; expected is a whole number from 1.",
                "VICTOR_LLM_TOKEN_FIELD | tokens | llm_token_field is \"tokens\"; expected is max_completion_tokens or max_tokens or none.",
                "VICTOR_LLM_FAST_PATH | maybe | llm_fast_path is \"maybe\"; expected is true or false.",
                "VICTOR_LLM_MAX_COST | 0.05 | Money can be counted only with both llm_input_price and llm_output_price, of a million tokens each.",
            })
    void aWrongSettingIsNamedAndNoSecretRepeated(String name, String value, String sentence) {
        var ran = Ran.with(Map.of(name, value), "--data", data.toString(), "ask", QUESTION);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.err()).doesNotContain("secret");
    }

    private JsonNode ask(String question) throws Exception {
        return ask(question, Map.of());
    }

    private JsonNode ask(String question, Map<String, String> more) throws Exception {
        var environment = new HashMap<>(environment());
        environment.putAll(more);
        var ran = Ran.with(environment, "--data", data.toString(), "ask", "--json", question);
        return new ObjectMapper().readTree(ran.out());
    }

    private Map<String, String> environment() {
        return Map.of(
                "VICTOR_LLM_BASE_URL",
                server.baseUrl().toString(),
                "VICTOR_LLM_API_KEY",
                KEY,
                "VICTOR_LLM_MODEL",
                "seller-gpt");
    }
}
