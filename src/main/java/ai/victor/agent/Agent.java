package ai.victor.agent;

import ai.victor.analysis.DataDoor;
import ai.victor.model.Model;
import ai.victor.query.Outcome;
import ai.victor.query.VerifiedQueries;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers questions by letting a model call tools until it calls {@code answer}. */
public final class Agent implements Asker {
    /** Runs semantic SQL. */
    @FunctionalInterface
    public interface Queries {
        Outcome run(String semanticSql);
    }

    /**
     * What the loop works with.
     *
     * @param queries one query, with the bounds of a question
     * @param data what look-ups and analyses read, as the asker may see it
     * @param systemPrompt asked for at each question, because day and data move on
     * @param ids of answers and conversations; must be hard to guess
     * @param verified the verified queries that hold
     */
    public record Parts(
            Models models,
            Queries queries,
            Supplier<DataDoor> data,
            Supplier<LocalDate> today,
            Supplier<String> systemPrompt,
            Supplier<String> ids,
            AgentLimits limits,
            Supplier<VerifiedQueries> verified) {
        Model model() {
            return data.get().model();
        }
    }

    private final Parts parts;
    private final Conversations conversations;
    private final Optional<Feedback> feedback;
    private final Optional<AnswerFiles> answers;

    /** One whose conversations end with it. */
    public Agent(Parts parts) {
        this(parts, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param files where conversations are kept
     * @param feedback where is kept what people say of answers
     * @param answers where answers are kept whole
     */
    public Agent(
            Parts parts,
            Optional<ConversationFiles> files,
            Optional<Feedback> feedback,
            Optional<AnswerFiles> answers) {
        this.parts = parts;
        this.conversations = new Conversations(parts.ids(), parts.limits().conversations(), files);
        this.feedback = feedback;
        this.answers = answers;
    }

    @Override
    public Conversation begin() {
        return conversations.begin();
    }

    @Override
    public Optional<Conversation> resume(String id) {
        return conversations.resume(id);
    }

    /**
     * The conversation of that name, begun where there is none: for one who has all names for themselves, since whoever knows a name goes on with its
     * conversation.
     */
    public Conversation named(String name) {
        return conversations.named(name);
    }

    @Override
    public Answer ask(
            Conversation conversation, String question, Consumer<AgentEvent> events, Cancellation cancellation) {
        return conversation.exclusively(() -> {
            int remembered = parts.limits().remembered();
            var ended = new Turn(parts, conversation, question, conversation.latest(remembered), events, cancellation)
                    .run();
            var answer = ended.answer();
            conversation.remember(exchange(question, answer, ended.ours()), Math.max(1, remembered));
            conversations.keep(conversation);
            answers.ifPresent(folder -> folder.write(answer, question));
            return answer;
        });
    }

    private static Conversation.Exchange exchange(String question, Answer answer, boolean ours) {
        var queries = answer.results().stream()
                .map(result -> result.rows().semanticSql())
                .toList();
        return new Conversation.Exchange(question, answer.text(), answer.reading(), ours, answer.id(), queries);
    }

    @Override
    public Answer analyse(String tool, JsonNode arguments, Consumer<AgentEvent> events, Cancellation cancellation) {
        if (!Desk.TOOLS.contains(tool)) {
            throw new IllegalArgumentException(tool);
        }
        return new Desk(parts, events, cancellation).run(tool, arguments);
    }

    @Override
    public List<Talk> history() {
        return conversations.history();
    }

    @Override
    public boolean forget(String id) {
        var said = conversations.forget(id);
        said.ifPresent(exchanges ->
                answers.ifPresent(folder -> exchanges.forEach(exchange -> folder.remove(exchange.answerId()))));
        return said.isPresent();
    }

    @Override
    public Optional<String> answered(String id) {
        return answers.flatMap(folder -> folder.read(id));
    }

    @Override
    public Optional<Next> next(String answer) {
        return conversations
                .before(answer)
                .map(said -> parts.models().leadsOn(said.getLast().question(), said.subList(0, said.size() - 1)))
                .map(Next::of);
    }

    @Override
    public Rated rate(String answer, boolean up, String note) {
        var exchange = conversations.answered(answer);
        return exchange.isEmpty() || feedback.isEmpty()
                ? Rated.UNKNOWN
                : feedback.get().add(answer, up, note, exchange.get());
    }
}
