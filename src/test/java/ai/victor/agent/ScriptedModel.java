package ai.victor.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A model that does, turn after turn, what a test tells it to; after the last of them it does nothing at all. */
public final class ScriptedModel implements StreamingChatModel {
    final List<ChatRequest> requests = new ArrayList<>();
    private final Deque<Consumer<StreamingChatResponseHandler>> turns = new ArrayDeque<>();
    private int calls;

    /** Calls one tool. */
    public ScriptedModel calls(String tool, String arguments) {
        return says(AiMessage.from(request(tool, arguments)));
    }

    public ScriptedModel queries(String title, String sql) {
        return calls("run_query", "{\"title\": \"%s\", \"sql\": \"%s\"}".formatted(title, sql));
    }

    public ScriptedModel answers(String status, String text) {
        return calls(
                "answer",
                "{\"status\": \"%s\", \"text\": \"%s\", \"reading\": \"r\", \"assumptions\": []}"
                        .formatted(status, text));
    }

    public ScriptedModel says(AiMessage message) {
        return does(handler -> handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(message)
                .tokenUsage(new TokenUsage(100, 10))
                .build()));
    }

    public ScriptedModel does(Consumer<StreamingChatResponseHandler> turn) {
        turns.add(turn);
        return this;
    }

    ToolExecutionRequest request(String tool, String arguments) {
        return ToolExecutionRequest.builder()
                .id("call-" + ++calls)
                .name(tool)
                .arguments(arguments)
                .build();
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        requests.add(request);
        if (!turns.isEmpty()) {
            turns.poll().accept(handler);
        }
    }

    /** What it was sent last, a line for each message after the system prompt, without the look-up that stands there before it is asked. */
    String lastSent() {
        var lines = new ArrayList<String>();
        for (var message : requests.getLast().messages()) {
            if (!(message instanceof SystemMessage) && !isFirstLookUp(message)) {
                lines.add(line(message));
            }
        }
        return String.join("\n", lines);
    }

    private static boolean isFirstLookUp(ChatMessage message) {
        return switch (message) {
            case AiMessage ai
            when ai.hasToolExecutionRequests() ->
                ai.toolExecutionRequests().getFirst().id().equals("find-0");
            case ToolExecutionResultMessage result -> result.id().equals("find-0");
            default -> false;
        };
    }

    private static String line(ChatMessage message) {
        return switch (message) {
            case UserMessage user -> "user: " + user.singleText();
            case AiMessage ai
            when ai.hasToolExecutionRequests() ->
                "calls: "
                        + ai.toolExecutionRequests().stream()
                                .map(ToolExecutionRequest::name)
                                .toList();
            case AiMessage ai -> "model: " + ai.text();
            case ToolExecutionResultMessage result -> "result: " + result.text();
            default -> throw new IllegalArgumentException(message.toString());
        };
    }
}
