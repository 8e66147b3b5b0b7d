package ai.victor.language;

import java.util.Optional;

/** What a phrase says of time. */
sealed interface TimePhrase {
    /**
     * Days of their own.
     *
     * @param choice what was chosen between real alternatives, as a sentence
     */
    record Named(Period period, Optional<String> choice) implements TimePhrase {}

    /**
     * Earlier than another period by so many spans: {@code the week before}.
     *
     * @param alone what it means where there is no other period
     */
    record Shifted(Calendar.Span span, int count, Optional<Period> alone) implements TimePhrase {}

    /** Days before yesterday as long as the other period, right before it: {@code the previous period}. */
    record Preceding() implements TimePhrase {}

    /** A phrase of time, and how many tokens it takes. */
    record Match(TimePhrase phrase, int length) {}

    static TimePhrase named(Period period) {
        return new Named(period, Optional.empty());
    }
}
