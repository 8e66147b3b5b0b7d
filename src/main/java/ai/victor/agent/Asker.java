package ai.victor.agent;

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
