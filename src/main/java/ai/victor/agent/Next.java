package ai.victor.agent;

import ai.victor.language.LeadsOn;
import java.util.List;
import java.util.Locale;

/**
 * What leads on from an answer: each of it is a question that is asked in the same conversation, and has an answer.
 *
 * @param parts what the question was taken to mean, part by part, each with what could stand in its place
 * @param suggestions what might be asked next
 * @param choices where a question was asked back: what can be said to it
 */
public record Next(List<Part> parts, List<Offer> suggestions, List<Offer> choices) {
    public static final Next NONE = new Next(List.of(), List.of(), List.of());

    public Next {
        parts = List.copyOf(parts);
        suggestions = List.copyOf(suggestions);
        choices = List.copyOf(choices);
    }

    /**
     * A part of the reading.
     *
     * @param kind {@code metric}, {@code breakdown}, {@code period} or {@code filter}
     * @param changes what could stand in its place; may be empty
     */
    public record Part(String kind, String text, List<Offer> changes) {
        public Part {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Something to choose.
     *
     * @param text for people
     * @param question what to ask for it
     */
    public record Offer(String text, String question) {}

    static Next of(LeadsOn leads) {
        return new Next(
                leads.parts().stream()
                        .map(part -> new Part(
                                part.kind().name().toLowerCase(Locale.ROOT),
                                Harmless.text(part.text()),
                                offers(part.changes())))
                        .toList(),
                offers(leads.suggestions()),
                offers(leads.choices()));
    }

    private static List<Offer> offers(List<LeadsOn.Step> steps) {
        return steps.stream()
                .map(step -> new Offer(Harmless.text(step.text()), step.question()))
                .toList();
    }
}
