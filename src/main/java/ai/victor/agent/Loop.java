package ai.victor.agent;

import ai.victor.agent.Waiting.Stopped;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets one model call tools until it calls {@code answer}, or until the question's budget ends. Used once, by one thread. */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** Messages without a tool call that a model may send before it is taken at its word. */
    private static final int MOST_WORDS = 2;

    /** The tools that are left force it; a server that does not heed them is told in words. */
    private static final String LAST_CALL = "This is the last message: call the tool " + Tools.ANSWER
            + " now, from the results above, or with the status unanswerable if they do not hold the answer.";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** How a model's finish is held against the results; empty where it may go out, else what to tell the model. */
    interface Check {
        Optional<String> complaint(ToolCall.Finish finish);
    }

    private final ChosenModel chosen;
    private final AgentLimits limits;
    private final Budget budget;
    private final Waiting waiting;
    private final Serving serving;
    private final Check check;
    private final Consumer<AgentEvent> events;
    private final List<ChatMessage> messages = new ArrayList<>();
    private int letters;
    private int onlyWords;
    private boolean sentBack;

    Loop(
            ChosenModel chosen,
            AgentLimits limits,
            Budget budget,
            Waiting waiting,
            Serving serving,
            Check check,
            Consumer<AgentEvent> events) {
        this.chosen = chosen;
        this.limits = limits;
        this.budget = budget;
        this.waiting = waiting;
        this.serving = serving;
        this.check = check;
        this.events = events;
    }

    void add(ChatMessage message) {
        messages.add(message);
        letters += message.toString().length();
    }

    ToolCall.Finish run() throws Stopped {
        while (budget.hasRound()) {
            if (!affordsAnother()) {
                return failed("This question has used up what one question may cost, so I stopped.");
            }
            budget.beginRound();
            var last = isLast();
            if (last && !chosen.ours()) {
                add(UserMessage.from(LAST_CALL));
            }
            var reply = reply(last);
            add(reply);
            var finish = reply.hasToolExecutionRequests() ? serve(reply, last) : words(reply, last);
            if (finish.isPresent()) {
                return finish.get();
            }
        }
        LOG.warn("no answer in {} rounds", budget.rounds());
        return failed("I did not come to an answer in " + budget.rounds() + " steps.");
    }

    private boolean affordsAnother() {
        return chosen.ours() || budget.affords(nextRequest());
    }

    /** Tokens of what would be sent now. */
    private long nextRequest() {
        return Budget.tokens(letters + Tools.LETTERS);
    }

    private boolean isLast() {
        return budget.isLastRound() || !chosen.ours() && (!budget.affordsTwo(nextRequest()) || waiting.isRunningOut());
    }

    private AiMessage reply(boolean last) throws Stopped {
        var request = ChatRequest.builder()
                .messages(List.copyOf(messages))
                .toolSpecifications(last ? Tools.LAST : Tools.ALL)
                .toolChoice(ToolChoice.REQUIRED)
                .maxOutputTokens(chosen.ours() ? null : Integer.valueOf(budget.longestReply(nextRequest())))
                .build();
        var response = patiently(request);
        if (!chosen.ours()) {
            count(response);
        }
        return response.aiMessage();
    }

    private void count(ChatResponse response) {
        var usage = response.tokenUsage();
        long sent = nextRequest();
        long received = Budget.tokens(response.aiMessage().toString().length());
        if (usage != null && usage.inputTokenCount() != null && usage.inputTokenCount() > 0) {
            sent = usage.inputTokenCount();
            received = usage.outputTokenCount() == null ? received : usage.outputTokenCount();
        }
        budget.spend(sent, received);
    }

    /** Asks again where that may help, as often as the limits say and as long as there is time. */
    private ChatResponse patiently(ChatRequest request) throws Stopped {
        for (int attempt = 0; ; attempt++) {
            try {
                return waiting.await(future -> chosen.model().chat(request, new Completing(future)));
            } catch (Stopped e) {
                var trouble = e.trouble();
                if (trouble.isEmpty()
                        || !trouble.get().kind().isPassing()
                        || attempt >= limits.spending().retries()) {
                    throw e;
                }
                var pause = trouble.get().retryAfter().orElse(FIRST_PAUSE.multipliedBy(1L << attempt));
                if (!waiting.hasTimeFor(pause)) {
                    throw e;
                }
                events.accept(new AgentEvent.Step("The language model is not ready; asking it again"));
                waiting.pause(pause);
            }
        }
    }

    /** Serves each call in order; every call gets a result, as the protocol of language models demands. */
    private Optional<ToolCall.Finish> serve(AiMessage reply, boolean last) throws Stopped {
        var requests = reply.toolExecutionRequests();
        for (var request : requests) {
            String result;
            switch (ToolCall.read(request)) {
                case ToolCall.Find find -> result = last ? Serving.noMore() : serving.find(find);
                case ToolCall.RunQuery query -> result = last ? Serving.noMore() : run(query);
                case ToolCall.Analyse analyse ->
                    result = last ? Serving.noMore() : serving.analyse(analyse.request(), rows());
                case ToolCall.Malformed malformed -> result = ToolResults.error(malformed.text());
                case ToolCall.Finish finish -> {
                    if (requests.size() > 1 && !last) {
                        result = ToolResults.error("Call " + Tools.ANSWER + " by itself, after the results.");
                    } else {
                        var complaint = sentBack || last ? Optional.<String>empty() : check.complaint(finish);
                        if (complaint.isEmpty()) {
                            return Optional.of(finish);
                        }
                        sentBack = true;
                        result = ToolResults.error(complaint.get());
                    }
                }
            }
            add(ToolExecutionResultMessage.from(request, result));
        }
        return Optional.empty();
    }

    private String run(ToolCall.RunQuery query) throws Stopped {
        return serving.run(chosen.ours() ? query : serving.plainlyTitled(query), rows());
    }

    /** The reader tells what it reads of the rows themselves, so it needs them all. */
    private int rows() {
        return chosen.ours() ? Integer.MAX_VALUE : limits.rowsToModel();
    }

    /** A model that talks in place of calling tools is reminded; if it goes on, and has asked for data, its words are the answer. */
    private Optional<ToolCall.Finish> words(AiMessage reply, boolean last) {
        onlyWords++;
        var text = reply.text() == null ? "" : reply.text().strip();
        if (onlyWords < MOST_WORDS && !last) {
            add(UserMessage.from("Go on, and end by calling the tool " + Tools.ANSWER + "."));
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(failed("The language model said nothing, so there is no answer."));
        }
        if (serving.results().isEmpty()) {
            return Optional.of(failed("The language model talks, but does not ask for data, so there is no answer;"
                    + " it may not be able to call tools."));
        }
        return Optional.of(new ToolCall.Finish(Answer.Status.ANSWERED, text, "", List.of()));
    }

    static ToolCall.Finish failed(String text) {
        return new ToolCall.Finish(Answer.Status.FAILED, text, "", List.of());
    }

    /** Completes a future with what a model sends last. */
    private record Completing(CompletableFuture<ChatResponse> future) implements StreamingChatResponseHandler {
        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (response == null || response.aiMessage() == null) {
                future.completeExceptionally(new IllegalStateException("the model sent no message"));
            } else {
                future.complete(response);
            }
        }

        @Override
        public void onError(Throwable error) {
            future.completeExceptionally(error);
        }
    }
}
