package ai.victor.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers questions: all that a surface needs to know of the agent. Safe to share between threads. */
public interface Asker {
    /** A new conversation. */
    Conversation begin();

    /** The conversation of that id, if it was begun here and is still remembered. */
    Optional<Conversation> resume(String id);

    /**
     * Answers one question; questions of one conversation wait for one another. Returns an answer whatever happens, with status failed if need be.
     *
     * @param events told of each event on the calling thread, the answer last; if it throws, the question ends and that exception comes out
     */
    Answer ask(Conversation conversation, String question, Consumer<AgentEvent> events, Cancellation cancellation);

    /**
     * Runs an analysis that is asked for by its name.
     *
     * @param tool {@code explain_change} or {@code read_experiment}
     * @param arguments as a language model would send them; one that is left out says nothing
     * @return an answer outside of any conversation; one that is not {@code answered} says what would work
     */
    Answer analyse(String tool, JsonNode arguments, Consumer<AgentEvent> events, Cancellation cancellation);

    /** What was asked here before and is still remembered, the latest first. */
    List<Talk> history();

    /** Forgets a conversation and its answers; false where there is none of that id. */
    boolean forget(String id);

    /** An answer that was given here, as {@link AnswerJson} wrote it; empty where there was none of that id, or it was forgotten. */
    Optional<String> answered(String id);

    /** What leads on from an answer that was given here; empty where there was none of that id, or it was forgotten. */
    Optional<Next> next(String id);

    /**
     * A conversation in a list.
     *
     * @param title its first question
     * @param used when its last question was asked
     */
    record Talk(String id, String title, Instant used, int questions) {}

    /** What became of somebody's word on an answer. */
    enum Rated {
        KEPT,
        /** No answer of that id was given here, or it was forgotten. */
        UNKNOWN,
        /** There is no room for more. */
        FULL
    }

    /** Keeps what somebody says of an answer that they got here. */
    Rated rate(String answer, boolean up, String note);
}
