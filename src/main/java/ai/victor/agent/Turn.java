package ai.victor.agent;

import ai.victor.agent.Conversation.Exchange;
import ai.victor.agent.Waiting.Stopped;
import ai.victor.model.VerifiedQuery;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question on its way to an answer: who answers it, what they are told, and what goes out. Used once, by one thread. */
final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    private static final String READER_STOOD_IN = "The language model could not answer, so the built-in reader did.";
    private static final String WORDS_REPLACED =
            "The language model's own words held numbers or dates that no result has, so they are left out.";

    private final Agent.Parts parts;
    private final Conversation conversation;
    private final String question;
    private final List<Exchange> earlier;
    private final Consumer<AgentEvent> events;
    private final Waiting waiting;
    private final Budget budget;
    private final Serving serving;
    private final String id;

    /** @param earlier what was said before, oldest first */
    Turn(
            Agent.Parts parts,
            Conversation conversation,
            String question,
            List<Exchange> earlier,
            Consumer<AgentEvent> events,
            Cancellation cancellation) {
        this.parts = parts;
        this.conversation = conversation;
        this.question = question;
        this.earlier = earlier;
        this.events = events;
        this.waiting = new Waiting(parts.limits().deadline(), cancellation);
        this.budget = new Budget(parts.limits());
        this.serving = new Serving(parts, question, waiting, budget, events);
        this.id = parts.ids().get();
    }

    /** What the question came to, and who said it. */
    record Ended(Answer answer, boolean ours) {}

    Ended run() {
        events.accept(new AgentEvent.Step("Reading the question"));
        var chosen = parts.models().builtIn();
        boolean unfinished = true;
        ToolCall.Finish finish;
        try {
            var known = verified();
            if (known.isEmpty()) {
                chosen = waiting.<ChosenModel>await(
                        future -> future.complete(parts.models().first(question, earlier)));
            }
            finish = known.isPresent() ? known.get() : drive(chosen);
            var second = parts.models().second(chosen);
            if (second.isPresent()
                    && finish.status() == Answer.Status.UNANSWERABLE
                    && serving.results().isEmpty()) {
                chosen = second.get();
                finish = drive(chosen);
            }
        } catch (Stopped e) {
            finish = failed(e);
            unfinished = e.reason() == Stopped.Reason.DEADLINE || e.trouble().isPresent();
            if (!chosen.ours() && e.trouble().isPresent() && serving.results().isEmpty()) {
                var standIn = standIn(finish);
                chosen = standIn == finish ? chosen : parts.models().builtIn();
                finish = standIn;
            }
        }
        var said = spoken(chosen, finish);
        if (unfinished
                && !chosen.ours()
                && finish.status() == Answer.Status.FAILED
                && !serving.results().isEmpty()) {
            said = leftBehind(finish);
        }
        var answer = answer(said, chosen);
        events.accept(new AgentEvent.Token(answer.text()));
        events.accept(new AgentEvent.Answered(answer));
        return new Ended(answer, chosen.ours());
    }

    /** The rows of the verified query that the question is, if it is one: somebody has vouched for these, so nobody needs to read it. */
    private Optional<ToolCall.Finish> verified() throws Stopped {
        if (!parts.models().readerFirst()) {
            return Optional.empty();
        }
        var query = waiting.<Optional<VerifiedQuery>>await(
                future -> future.complete(parts.verified().get().asked(question)));
        if (query.isEmpty()) {
            return Optional.empty();
        }
        serving.run(new ToolCall.RunQuery(query.get().question(), query.get().sql()), 1);
        var tables =
                serving.results().stream().map(result -> result.rows().table()).toList();
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new ToolCall.Finish(
                        Answer.Status.ANSWERED,
                        new BoundNumbers(tables, List.of()).plainText(),
                        query.get().question(),
                        List.of()));
    }

    /** Who vouched for the queries that ran, a sentence each. */
    private List<String> vouched() {
        if (serving.results().isEmpty()) {
            return List.of();
        }
        var verified = parts.verified().get();
        return serving.results().stream()
                .flatMap(result -> verified.ran(result.rows().semanticSql()).stream())
                .map(query -> "The query of “" + query.question() + "” was verified by " + query.verifiedBy() + " on "
                        + query.verifiedAt() + ".")
                .distinct()
                .toList();
    }

    /** What the reader has to say where the language model fails, if it is sure. */
    private ToolCall.Finish standIn(ToolCall.Finish failure) {
        try {
            boolean sure = waiting.<Boolean>await(
                    future -> future.complete(parts.models().isSure(question, earlier)));
            if (sure) {
                var finish = drive(parts.models().builtIn());
                serving.warnings().add(READER_STOOD_IN + " " + failure.text());
                return finish;
            }
        } catch (Stopped e) {
            LOG.debug("answer {}: the reader could not stand in", id);
        }
        return failure;
    }

    private ToolCall.Finish drive(ChosenModel chosen) throws Stopped {
        if (parts.models().hasLanguageModel()) {
            events.accept(new AgentEvent.Step(
                    chosen.ours() ? "Answering without the language model" : "Asking " + chosen.name()));
        }
        var loop = new Loop(
                chosen,
                parts.limits(),
                budget,
                waiting,
                serving,
                finish -> chosen.ours()
                        ? Optional.empty()
                        : spoken(chosen, finish).complaint(),
                events);
        if (chosen.ours()) {
            for (var exchange : Models.known(earlier)) {
                loop.add(UserMessage.from(exchange.question()));
                loop.add(AiMessage.from(exchange.answer()));
            }
            loop.add(UserMessage.from(question));
        } else {
            brief(loop);
        }
        return loop.run();
    }

    /** What a language model is told: the rules, what was said, the question, and what its words may mean here. */
    private void brief(Loop loop) throws Stopped {
        String system =
                waiting.await(future -> future.complete(parts.systemPrompt().get()));
        loop.add(SystemMessage.from(system));
        for (var exchange : earlier) {
            loop.add(UserMessage.from(exchange.question()));
            loop.add(AiMessage.from(exchange.asSaid()));
        }
        loop.add(UserMessage.from(question));
        var words = earlier.isEmpty() ? question : earlier.getLast().question() + " " + question;
        var find = ToolExecutionRequest.builder()
                .id("find-0")
                .name(Tools.FIND)
                .arguments(Json.text(json -> {
                    json.writeStartObject();
                    json.writeStringField("words", words);
                    json.writeEndObject();
                }))
                .build();
        loop.add(AiMessage.from(find));
        loop.add(ToolExecutionResultMessage.from(find, serving.looked(words)));
    }

    private ToolCall.Finish failed(Stopped stopped) {
        return switch (stopped.reason()) {
            case DEADLINE ->
                Loop.failed(
                        "This took longer than " + parts.limits().deadline().toSeconds() + " seconds, so I stopped.");
            case CANCELLED -> Loop.failed("The question was cancelled.");
            case UNREADABLE -> Loop.failed(String.valueOf(stopped.getMessage()));
            case FAILED -> {
                if (stopped.trouble().isPresent()) {
                    var trouble = stopped.trouble().get();
                    LOG.warn("answer {}: {}", id, trouble.kind());
                    yield Loop.failed(trouble.sentence());
                }
                LOG.error("answer {}: the question failed", id, stopped.getCause());
                yield Loop.failed(
                        "Something in Victor failed, so there is no answer; the log tells more under " + id + ".");
            }
        };
    }

    /** What a language model that came to no end had read until then. */
    private Spoken leftBehind(ToolCall.Finish failure) {
        LOG.warn("answer {}: the language model came to no end", id);
        var finish = new Unfinished(parts.model(), question, serving.values()).of(failure.text(), serving.results());
        if (finish.status() == Answer.Status.ANSWERED) {
            serving.warnings().add(Unfinished.WARNING + " " + failure.text());
        }
        return Spoken.asSaid(finish);
    }

    private Answer answer(Spoken spoken, ChosenModel chosen) {
        if (spoken.isReplaced()) {
            LOG.warn("answer {}: its text had {} numbers or dates that no result holds", id, spoken.unbound());
            if (!chosen.ours()) {
                serving.warnings().add(WORDS_REPLACED);
            }
        }
        var results = serving.results();
        var warnings = new LinkedHashSet<>(serving.warnings());
        warnings.addAll(new Warnings(parts.model()).of(results));
        var assumptions = new LinkedHashSet<>(spoken.assumptions());
        assumptions.addAll(serving.assumptions());
        assumptions.addAll(vouched());
        return new Answer(
                id,
                conversation.id(),
                spoken.status(),
                Harmless.text(spoken.text()),
                Harmless.text(spoken.reading()),
                assumptions.stream().map(Harmless::text).toList(),
                results,
                Charts.choose(results),
                Certificates.merged(results.stream()
                        .map(result -> result.rows().certificate())
                        .toList()),
                warnings.stream().map(Harmless::text).toList(),
                chosen.name(),
                budget.usage(),
                waiting.elapsedMillis());
    }

    /** A finish held against the results. */
    private Spoken spoken(ChosenModel chosen, ToolCall.Finish finish) {
        return chosen.ours()
                ? Spoken.byTheReader(finish, serving.results(), question)
                : Spoken.byALanguageModel(
                        finish,
                        serving.results(),
                        question,
                        new Spoken.Told(serving.found(), serving.values()),
                        parts.today().get());
    }
}
