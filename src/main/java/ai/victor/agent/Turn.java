package ai.victor.agent;

import ai.victor.agent.Waiting.Stopped;
import ai.victor.query.Outcome;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question on its way to an answer. Used once, by one thread. */
final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    /** Codes of problems that lie with the engine or the store. */
    private static final Set<String> NOT_THE_QUERYS_FAULT =
            Set.of("STORE", "FAILED", "TIMEOUT", "BUSY", "NO_DATA", "STORE_UNREADABLE", "STORE_OUTDATED");

    private final Agent.Parts parts;
    private final Conversation conversation;
    private final String question;
    private final Consumer<AgentEvent> events;
    private final Waiting waiting;
    private final String id;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final List<Answer.Result> results = new ArrayList<>();
    private int rounds;
    private int queries;
    private long inputTokens;
    private long outputTokens;

    Turn(
            Agent.Parts parts,
            Conversation conversation,
            String question,
            Consumer<AgentEvent> events,
            Cancellation cancellation) {
        this.parts = parts;
        this.conversation = conversation;
        this.question = question;
        this.events = events;
        this.waiting = new Waiting(parts.limits().deadline(), cancellation);
        this.id = parts.ids().get();
    }

    /** @param earlier what was said before, oldest first */
    Answer run(List<Conversation.Exchange> earlier) {
        ToolCall.Finish finish;
        try {
            begin(earlier);
            finish = loop();
        } catch (Stopped e) {
            finish = failed(e);
        }
        var answer = answer(finish);
        events.accept(new AgentEvent.Token(answer.text()));
        events.accept(new AgentEvent.Answered(answer));
        return answer;
    }

    private void begin(List<Conversation.Exchange> earlier) throws Stopped {
        events.accept(new AgentEvent.Step("Reading the question"));
        String system =
                waiting.await(future -> future.complete(parts.systemPrompt().get()));
        messages.add(SystemMessage.from(system));
        for (var exchange : earlier) {
            messages.add(UserMessage.from(exchange.question()));
            messages.add(AiMessage.from(exchange.answer()));
        }
        messages.add(UserMessage.from(question));
    }

    private ToolCall.Finish loop() throws Stopped {
        while (rounds < parts.limits().rounds()) {
            rounds++;
            var reply = reply();
            messages.add(reply);
            if (!reply.hasToolExecutionRequests()) {
                messages.add(UserMessage.from("Go on, and end by calling the tool " + Tools.ANSWER + "."));
                continue;
            }
            var finish = serve(reply);
            if (finish.isPresent()) {
                return finish.get();
            }
        }
        LOG.warn("answer {}: no answer in {} rounds", id, rounds);
        return failed("I did not come to an answer in " + rounds + " steps, so I give none.");
    }

    private AiMessage reply() throws Stopped {
        var last = rounds == parts.limits().rounds();
        var request = ChatRequest.builder()
                .messages(List.copyOf(messages))
                .toolSpecifications(last ? Tools.LAST : Tools.ALL)
                .toolChoice(ToolChoice.REQUIRED)
                .build();
        ChatResponse response = waiting.await(future -> parts.chosen().model().chat(request, new Completing(future)));
        var usage = response.tokenUsage();
        if (usage != null) {
            inputTokens += usage.inputTokenCount() == null ? 0 : usage.inputTokenCount();
            outputTokens += usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
        }
        return response.aiMessage();
    }

    /** Serves each call in order; every call gets a result, as the protocol of language models demands. */
    private Optional<ToolCall.Finish> serve(AiMessage reply) throws Stopped {
        var requests = reply.toolExecutionRequests();
        for (var request : requests) {
            String result;
            switch (ToolCall.read(request)) {
                case ToolCall.RunQuery query -> result = run(query);
                case ToolCall.Malformed malformed -> result = ToolResults.error(malformed.text());
                case ToolCall.Finish finish -> {
                    if (requests.size() == 1) {
                        return Optional.of(finish);
                    }
                    result = ToolResults.error("Call " + Tools.ANSWER + " by itself, after the results.");
                }
            }
            messages.add(ToolExecutionResultMessage.from(request, result));
        }
        return Optional.empty();
    }

    private String run(ToolCall.RunQuery call) throws Stopped {
        if (rounds == parts.limits().rounds() || queries == parts.limits().queries()) {
            return ToolResults.error("No more queries: answer now.");
        }
        queries++;
        events.accept(new AgentEvent.Step("Querying: " + call.title()));
        Outcome outcome =
                waiting.await(future -> future.complete(parts.queries().run(call.sql())));
        switch (outcome) {
            case Outcome.Rows rows -> {
                var result = new Answer.Result(call.title(), rows);
                results.add(result);
                events.accept(new AgentEvent.Queried(result));
            }
            case Outcome.Rejected rejected -> stopIfNotTheQuerysFault(rejected);
        }
        return ToolResults.of(outcome, parts.limits().rowsToModel());
    }

    /** A model cannot repair what the engine or the store could not do. */
    private static void stopIfNotTheQuerysFault(Outcome.Rejected rejected) throws Stopped {
        for (var problem : rejected.problems()) {
            if (NOT_THE_QUERYS_FAULT.contains(problem.code())) {
                throw new Stopped(problem.message());
            }
        }
    }

    private ToolCall.Finish failed(Stopped stopped) {
        return switch (stopped.reason()) {
            case DEADLINE ->
                failed("This took longer than " + parts.limits().deadline().toSeconds()
                        + " seconds, so I stopped without an answer.");
            case CANCELLED -> failed("The question was cancelled.");
            case UNREADABLE -> failed(String.valueOf(stopped.getMessage()));
            case FAILED -> {
                LOG.error("answer {}: the question failed", id, stopped.getCause());
                yield failed("Something in Victor failed, so there is no answer; the log tells more under " + id + ".");
            }
        };
    }

    private static ToolCall.Finish failed(String text) {
        return new ToolCall.Finish(Answer.Status.FAILED, text, "", List.of());
    }

    private Answer answer(ToolCall.Finish finish) {
        var warnings = new Warnings(parts.model());
        return new Answer(
                id,
                conversation.id(),
                finish.status(),
                bound(finish),
                finish.reading(),
                finish.assumptions(),
                results,
                Charts.choose(results),
                Certificates.merged(results.stream()
                        .map(result -> result.rows().certificate())
                        .toList()),
                warnings.of(results),
                parts.chosen().name(),
                new Answer.Usage(rounds, queries, inputTokens, outputTokens),
                waiting.elapsedMillis());
    }

    /** The text, or where it has a number that no result holds, the results themselves. */
    private String bound(ToolCall.Finish finish) {
        if (finish.status() != Answer.Status.ANSWERED || results.isEmpty()) {
            return finish.text();
        }
        var words = new ArrayList<>(List.of(question, finish.reading()));
        words.addAll(finish.assumptions());
        results.forEach(result -> words.add(result.title()));
        var numbers = new BoundNumbers(
                results.stream().map(result -> result.rows().table()).toList(), words);
        var unbound = numbers.unbound(finish.text());
        if (unbound.isEmpty()) {
            return finish.text();
        }
        LOG.warn("answer {}: its text had {} numbers that no result holds", id, unbound.size());
        return numbers.plainText();
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
