package ai.victor.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.agent.ModelTrouble;
import ai.victor.agent.openai.OpenAiSettings.ForcedTool;
import ai.victor.agent.openai.OpenAiSettings.Quirks;
import ai.victor.agent.openai.OpenAiSettings.TokenField;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transport against a server that speaks the protocol, and against one that breaks it. */
@Timeout(30)
class OpenAiModelTest {
    private static final String KEY = "sk-test-0123456789";

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
    void aToolCallInFragmentsIsPutTogether() throws Exception {
        var arguments = "{\"title\": \"Überschuß 🎃\", \"sql\": \"SELECT 'it''s'\"}";
        server.calls("run_query", arguments);

        var response = chat();

        var call = response.aiMessage().toolExecutionRequests().getFirst();
        assertThat(call.name()).isEqualTo("run_query");
        assertThat(call.arguments()).isEqualTo(arguments);
        assertThat(call.id()).isEqualTo("call_0_run_query");
        assertThat(response.tokenUsage()).isEqualTo(new TokenUsage(100, 10));
    }

    @Test
    void severalCallsStayApart() throws Exception {
        server.then(wire -> wire.stream()
                .call(0, "find", "{\"words\": \"a\"}")
                .call(1, "run_query", "{}")
                .finish("tool_calls")
                .done());
        assertThat(chat().aiMessage().toolExecutionRequests())
                .extracting(ToolExecutionRequest::name)
                .containsExactly("find", "run_query");
    }

    @Test
    void callsWithoutAnIndexOrAnIdAreCallsToo() throws Exception {
        server.then(wire -> wire.stream()
                .delta("{\"tool_calls\":[{\"function\":{\"name\":\"find\",\"arguments\":\"{}\"}}]}")
                .finish("stop")
                .done());
        var call = chat().aiMessage().toolExecutionRequests().getFirst();
        assertThat(call.name()).isEqualTo("find");
        assertThat(call.id()).isEqualTo("call-1");
    }

    @Test
    void plainTextIsText() throws Exception {
        server.says("Hello there, seller.");
        assertThat(chat().aiMessage().text()).isEqualTo("Hello there, seller.");
    }

    @Test
    void theRequestIsWhatTheProtocolHas() throws Exception {
        server.says("x");
        chat();

        var received = server.received().getFirst();
        assertThat(received.path()).isEqualTo("/v1/chat/completions");
        assertThat(received.headers()).containsEntry("authorization", "Bearer " + KEY);
        assertThat(received.body().toPrettyString()).isEqualToNormalizingNewlines("""
                {
                  "messages" : [ {
                    "content" : "You are.",
                    "role" : "system"
                  }, {
                    "content" : "q",
                    "role" : "user"
                  }, {
                    "role" : "assistant",
                    "tool_calls" : [ {
                      "id" : "c1",
                      "function" : {
                        "arguments" : "{}",
                        "name" : "find"
                      },
                      "type" : "function"
                    } ]
                  }, {
                    "content" : "found",
                    "role" : "tool",
                    "tool_call_id" : "c1"
                  } ],
                  "model" : "some-model",
                  "max_completion_tokens" : 500,
                  "stream_options" : {
                    "include_usage" : true
                  },
                  "tool_choice" : "required",
                  "tools" : [ {
                    "function" : {
                      "name" : "find",
                      "description" : "Finds.",
                      "parameters" : {
                        "type" : "object",
                        "properties" : {
                          "words" : {
                            "type" : "string"
                          }
                        },
                        "required" : [ "words" ],
                        "additionalProperties" : false
                      },
                      "strict" : true
                    },
                    "type" : "function"
                  } ],
                  "stream" : true
                }""");
    }

    @Test
    void eachQuirkIsASwitch() throws Exception {
        server.says("x").says("x");
        chat(settings(new Quirks(false, false, TokenField.MAX_TOKENS, ForcedTool.AUTO, Optional.empty())));
        chat(settings(new Quirks(false, false, TokenField.NONE, ForcedTool.NONE, Optional.empty())));

        var first = server.received().get(0).body();
        assertThat(first.path("max_tokens").asInt()).isEqualTo(500);
        assertThat(first.has("max_completion_tokens")).isFalse();
        assertThat(first.has("stream_options")).isFalse();
        assertThat(first.path("tool_choice").asText()).isEqualTo("auto");
        assertThat(first.at("/tools/0/function").has("strict")).isFalse();
        var second = server.received().get(1).body();
        assertThat(second.has("max_tokens")).isFalse();
        assertThat(second.has("tool_choice")).isFalse();
    }

    @Test
    void azureHasDeploymentsAVersionAndAHeaderOfItsOwn() throws Exception {
        server.says("x");
        var quirks = new Quirks(true, true, TokenField.MAX_TOKENS, ForcedTool.REQUIRED, Optional.of("2024-10-21"));
        chat(new OpenAiSettings(
                URI.create("http://127.0.0.1:" + server.port()),
                Optional.of(new ApiKey(KEY)),
                "my gpt",
                quirks,
                500,
                Duration.ofSeconds(20)));

        var received = server.received().getFirst();
        assertThat(received.path()).isEqualTo("/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21");
        assertThat(received.headers()).containsEntry("api-key", KEY).doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED",
        "401, KEY",
        "402, NO_CREDIT",
        "403, KEY",
        "404, NO_SUCH_MODEL",
        "408, SLOW",
        "413, TOO_LONG",
        "422, REJECTED",
        "429, BUSY",
        "500, BROKEN",
        "502, BROKEN",
        "503, BUSY",
        "504, SLOW",
    })
    void everyStatusIsATrouble(int status, ModelTrouble.Kind kind) throws Exception {
        server.fails(status, "", "{\"error\":{\"message\":\"no, " + KEY + "\",\"code\":\"" + KEY + "\"}}");
        var trouble = trouble();
        assertThat(trouble.kind()).isEqualTo(kind);
        assertThat(trouble).hasMessageContaining("HTTP " + status);
        assertThat(trouble.toString()).doesNotContain(KEY);
        assertThat(trouble.getCause()).isNull();
    }

    @Test
    void whatTheServerDidNotLikeIsNamed() throws Exception {
        server.fails(
                        400,
                        "",
                        "{\"error\":{\"message\":\"x\",\"code\":\"unsupported_parameter\",\"param\":\"max_tokens\"}}")
                .fails(429, "", "{\"error\":{\"message\":\"x\",\"code\":\"insufficient_quota\"}}")
                .fails(400, "", "{\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}}")
                .fails(500, "", "<html>not JSON</html>");
        assertThat(trouble()).hasMessageContaining("(HTTP 400, unsupported_parameter: max_tokens)");
        assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.NO_CREDIT);
        assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.TOO_LONG);
        assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.BROKEN);
    }

    @Test
    void aStreamThatBreaksOffIsNoMessage() throws Exception {
        server.then(wire -> wire.stream().text("Revenue was").cut())
                .then(wire -> wire.stream().text("Revenue was").done())
                .then(wire -> wire.stream().call(0, "find", "{\"words\": \"a").cut())
                .then(ModelServer.Wire::cut);
        for (int i = 0; i < 4; i++) {
            assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.CUT);
        }
    }

    @Test
    void whatIsNoProtocolIsGarbled() throws Exception {
        server.then(wire -> wire.stream().event("{not json").done());
        assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.GARBLED);
        server.then(wire ->
                wire.stream().event("{\"error\":{\"message\":\"overloaded\"}}").done());
        assertThat(trouble().kind()).isIn(ModelTrouble.Kind.BROKEN, ModelTrouble.Kind.GARBLED);
        server.then(wire -> wire.stream().text("x").finish("content_filter").done());
        assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.BLOCKED);
    }

    @Test
    void silenceEnds() throws Exception {
        server.then(ModelServer.Wire::awaitClient).then(wire -> {
            wire.stream().text("x");
            wire.awaitClient();
        });
        var impatient =
                new OpenAiSettings(server.baseUrl(), Optional.empty(), "m", Quirks.NONE, 500, Duration.ofMillis(200));
        assertThat(trouble(impatient).kind()).isEqualTo(ModelTrouble.Kind.SLOW);
        assertThat(trouble(impatient).kind()).isEqualTo(ModelTrouble.Kind.SLOW);
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        server.close();
        assertThat(trouble().kind()).isEqualTo(ModelTrouble.Kind.UNREACHABLE);
        var nowhere = new OpenAiSettings(
                URI.create("http://model.invalid/v1"), Optional.empty(), "m", Quirks.NONE, 500, Duration.ofSeconds(5));
        assertThat(trouble(nowhere).kind()).isEqualTo(ModelTrouble.Kind.UNREACHABLE);
    }

    @Test
    void interruptingClosesTheConnectionInTheMiddleOfAStream() throws Exception {
        var streaming = new CountDownLatch(1);
        server.then(wire -> {
            wire.stream();
            streaming.countDown();
            while (true) {
                wire.text("on and on ");
            }
        });
        interrupted(streaming);
        server.clientGone.await();
    }

    @Test
    void interruptingClosesTheConnectionBeforeAnythingCame() throws Exception {
        var asked = new CountDownLatch(1);
        server.then(wire -> {
            asked.countDown();
            wire.awaitClient();
        });
        interrupted(asked);
        server.clientGone.await();
    }

    @Test
    void theKeyPrintsAsNothing() {
        assertThat(settings(Quirks.NONE).toString()).doesNotContain(KEY);
    }

    /** Asks on a platform thread and interrupts it; returns when that thread has ended. */
    private void interrupted(CountDownLatch when) throws Exception {
        var model = new OpenAiModel(settings(Quirks.NONE));
        var asking = Thread.ofPlatform().start(() -> model.chat(request(), new Completing(new CompletableFuture<>())));
        when.await();
        asking.interrupt();
        asking.join();
    }

    private ModelTrouble trouble() throws Exception {
        return trouble(settings(Quirks.NONE));
    }

    private static ModelTrouble trouble(OpenAiSettings settings) throws Exception {
        try {
            chat(settings);
            throw new AssertionError("no trouble");
        } catch (ExecutionException e) {
            return (ModelTrouble) Objects.requireNonNull(e.getCause());
        }
    }

    private ChatResponse chat() throws Exception {
        return chat(settings(Quirks.NONE));
    }

    private static ChatResponse chat(OpenAiSettings settings) throws Exception {
        try (var model = new OpenAiModel(settings)) {
            var future = new CompletableFuture<ChatResponse>();
            model.chat(request(), new Completing(future));
            return future.get();
        }
    }

    private OpenAiSettings settings(Quirks quirks) {
        return new OpenAiSettings(
                server.baseUrl(), Optional.of(new ApiKey(KEY)), "some-model", quirks, 500, Duration.ofSeconds(20));
    }

    private static ChatRequest request() {
        var call = ToolExecutionRequest.builder()
                .id("c1")
                .name("find")
                .arguments("{}")
                .build();
        return ChatRequest.builder()
                .messages(
                        SystemMessage.from("You are."),
                        UserMessage.from("q"),
                        AiMessage.from(call),
                        ToolExecutionResultMessage.from(call, "found"))
                .toolSpecifications(List.of(ToolSpecification.builder()
                        .name("find")
                        .description("Finds.")
                        .parameters(JsonObjectSchema.builder()
                                .addStringProperty("words")
                                .required("words")
                                .additionalProperties(false)
                                .build())
                        .build()))
                .toolChoice(ToolChoice.REQUIRED)
                .build();
    }

    private record Completing(CompletableFuture<ChatResponse> future) implements StreamingChatResponseHandler {
        @Override
        public void onCompleteResponse(ChatResponse response) {
            future.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            future.completeExceptionally(error);
        }
    }
}
