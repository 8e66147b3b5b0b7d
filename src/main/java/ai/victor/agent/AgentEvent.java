package ai.victor.agent;

/** What happens while a question is answered, in order; {@link Answered} is the last, and there is always one. */
public sealed interface AgentEvent {
    /** Something begins: a sentence for people who wait. */
    record Step(String text) implements AgentEvent {}

    /** A query ran. */
    record Queried(Answer.Result result) implements AgentEvent {}

    /** A piece of the answer's text; all pieces in order are the text. */
    record Token(String text) implements AgentEvent {}

    /** The question is done. */
    record Answered(Answer answer) implements AgentEvent {}
}
