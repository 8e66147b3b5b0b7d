package ai.victor.agent.openai;

import com.openai.core.JsonValue;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;

/** Writes what the loop asks in the words of the protocol, as far as the server knows them. */
final class Requests {
    private final OpenAiSettings settings;

    Requests(OpenAiSettings settings) {
        this.settings = settings;
    }

    ChatCompletionCreateParams of(ChatRequest request) {
        var quirks = settings.quirks();
        var params = ChatCompletionCreateParams.builder().model(settings.model());
        request.messages().forEach(message -> add(params, message));
        request.toolSpecifications().forEach(tool -> params.addFunctionTool(function(tool)));
        if (quirks.streamOptions()) {
            params.streamOptions(
                    ChatCompletionStreamOptions.builder().includeUsage(true).build());
        }
        var asked = request.maxOutputTokens();
        long length = asked == null ? settings.outputTokens() : Math.min(asked, settings.outputTokens());
        switch (quirks.tokenField()) {
            case MAX_COMPLETION_TOKENS -> params.maxCompletionTokens(length);
            case MAX_TOKENS -> params.putAdditionalBodyProperty("max_tokens", JsonValue.from(length));
            case NONE -> {}
        }
        var chooses = !request.toolSpecifications().isEmpty() && request.toolChoice() == ToolChoice.REQUIRED;
        switch (quirks.toolChoice()) {
            case REQUIRED -> {
                if (chooses) {
                    params.toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED);
                }
            }
            case AUTO -> {
                if (chooses) {
                    params.toolChoice(ChatCompletionToolChoiceOption.Auto.AUTO);
                }
            }
            case NONE -> {}
        }
        return params.build();
    }

    private static void add(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        switch (message) {
            case SystemMessage system -> params.addSystemMessage(system.text());
            case UserMessage user -> params.addUserMessage(user.singleText());
            case AiMessage ai -> params.addMessage(assistant(ai));
            case ToolExecutionResultMessage result ->
                params.addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(result.id())
                        .content(result.text())
                        .build());
            default -> throw new IllegalArgumentException("a message of a kind that the loop does not send");
        }
    }

    private static ChatCompletionAssistantMessageParam assistant(AiMessage message) {
        var assistant = ChatCompletionAssistantMessageParam.builder();
        if (message.text() != null) {
            assistant.content(message.text());
        }
        for (var call : message.toolExecutionRequests()) {
            assistant.addToolCall(ChatCompletionMessageFunctionToolCall.builder()
                    .id(call.id())
                    .function(ChatCompletionMessageFunctionToolCall.Function.builder()
                            .name(call.name())
                            .arguments(call.arguments())
                            .build())
                    .build());
        }
        return assistant.build();
    }

    private FunctionDefinition function(ToolSpecification tool) {
        boolean strict = settings.quirks().strictTools();
        var parameters = FunctionParameters.builder();
        JsonSchemaElementUtils.toMap(tool.parameters(), strict)
                .forEach((name, value) -> parameters.putAdditionalProperty(name, JsonValue.from(value)));
        var function = FunctionDefinition.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(parameters.build());
        if (strict) {
            function.strict(true);
        }
        return function.build();
    }
}
