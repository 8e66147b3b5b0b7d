package ai.victor.language;

import java.util.List;

/**
 * What leads on from a question, each of it a question that the reader understands in the same conversation.
 *
 * @param parts what the question was taken to mean; none where it was not read as a plain question
 * @param suggestions what might be asked next
 * @param choices where the question was asked back: what can be said to it
 */
public record LeadsOn(List<Part> parts, List<Step> suggestions, List<Step> choices) {
    public static final LeadsOn NOWHERE = new LeadsOn(List.of(), List.of(), List.of());

    public LeadsOn {
        parts = List.copyOf(parts);
        suggestions = List.copyOf(suggestions);
        choices = List.copyOf(choices);
    }

    /** Of which kind a part is. */
    public enum Kind {
        METRIC,
        BREAKDOWN,
        PERIOD,
        FILTER
    }

    /**
     * A part of what a question was taken to mean.
     *
     * @param changes what could stand in its place
     */
    public record Part(Kind kind, String text, List<Step> changes) {
        public Part {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One step on.
     *
     * @param text for people
     * @param question what to ask for it
     */
    public record Step(String text, String question) {}
}
