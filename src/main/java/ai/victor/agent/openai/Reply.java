package ai.victor.agent.openai;

import ai.victor.agent.ModelTrouble;
import ai.victor.agent.ModelTrouble.Kind;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message of the model, put together from the pieces of a stream. Fields that a server leaves out are no fault. */
final class Reply {
    /** Letters; a server that sends more without an end has no bound of its own. */
    private static final int LONGEST = 1_000_000;

    /** A call whose pieces come one after the other. */
    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Long, Call> calls = new TreeMap<>();
    private @Nullable FinishReason finish;
    private @Nullable TokenUsage usage;
    private int length;

    void add(ChatCompletionChunk chunk) {
        for (var choice : chunk._choices().asKnown().orElse(List.of())) {
            choice._delta().asKnown().ifPresent(this::add);
            choice._finishReason().asKnown().ifPresent(reason -> finish = finish(reason.asString()));
        }
        chunk._usage()
                .asKnown()
                .ifPresent(counted -> usage = new TokenUsage(
                        counted._promptTokens().asKnown().orElse(0L).intValue(),
                        counted._completionTokens().asKnown().orElse(0L).intValue()));
    }

    private void add(Delta delta) {
        delta._content().asKnown().ifPresent(piece -> append(text, piece));
        delta._refusal().asKnown().ifPresent(piece -> append(text, piece));
        delta._toolCalls().asKnown().orElse(List.of()).forEach(this::add);
    }

    private void add(Delta.ToolCall piece) {
        var id = piece._id().asKnown().orElse("");
        var call = calls.computeIfAbsent(index(piece, id), index -> new Call());
        if (call.id.isEmpty()) {
            call.id = id;
        }
        piece._function().asKnown().ifPresent(function -> {
            var name = function._name().asKnown().orElse("");
            if (!name.equals(call.name)) {
                call.name += name;
            }
            append(call.arguments, function._arguments().asKnown().orElse(""));
        });
    }

    /** Some servers do not count their calls: there a new id begins a new one. */
    private long index(Delta.ToolCall piece, String id) {
        return piece._index().asKnown().orElseGet(() -> {
            long last = calls.isEmpty() ? -1 : calls.lastKey();
            return last < 0 || !id.isEmpty() ? last + 1 : last;
        });
    }

    private void append(StringBuilder to, String piece) {
        length += piece.length();
        if (length > LONGEST) {
            throw new ModelTrouble(Kind.GARBLED);
        }
        to.append(piece);
    }

    private static FinishReason finish(String reason) {
        return switch (reason) {
            case "stop" -> FinishReason.STOP;
            case "tool_calls", "function_call" -> FinishReason.TOOL_EXECUTION;
            case "length" -> FinishReason.LENGTH;
            case "content_filter" -> throw new ModelTrouble(Kind.BLOCKED);
            default -> FinishReason.OTHER;
        };
    }

    /** What came, or the trouble that it is not all. */
    ChatResponse whole() {
        if (finish == null) {
            throw new ModelTrouble(Kind.CUT);
        }
        var requests = new ArrayList<ToolExecutionRequest>();
        for (var call : calls.values()) {
            requests.add(ToolExecutionRequest.builder()
                    .id(call.id.isEmpty() ? "call-" + (requests.size() + 1) : call.id)
                    .name(call.name)
                    .arguments(call.arguments.toString())
                    .build());
        }
        var message = AiMessage.builder().toolExecutionRequests(requests);
        if (requests.isEmpty() || !text.isEmpty()) {
            message.text(text.toString());
        }
        return ChatResponse.builder()
                .aiMessage(message.build())
                .tokenUsage(usage)
                .finishReason(finish)
                .build();
    }
}
