package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.util.List;
import java.util.Optional;

/** What a phrase says of time. */
sealed interface TimePhrase {
    /**
     * Days of their own.
     *
     * @param choice what was chosen between real alternatives, as a sentence
     * @param ends the first and the last of the months, quarters or years that they were told by: {@code from April to May}; else empty
     */
    record Named(Period period, Optional<String> choice, List<Period> ends) implements TimePhrase {
        Named(Period period, Optional<String> choice) {
            this(period, choice, List.of());
        }
    }

    /**
     * Earlier than another period by so many spans: {@code the week before}.
     *
     * @param alone what it means where there is no other period
     */
    record Shifted(Calendar.Span span, int count, Optional<Period> alone) implements TimePhrase {}

    /**
     * Days right before the other period: {@code the previous period}.
     *
     * @param alone what it means where there is no other period, and else how long it is; without it, as long as the other
     */
    record Preceding(Optional<Period> alone) implements TimePhrase {}

    /** As many days of another stretch as the other period has: {@code the same days last month}, {@code the same days in May}. */
    record SameDays(Span span, Optional<Period> of) implements TimePhrase {}

    /** A phrase of time, and how many tokens it takes. */
    record Match(TimePhrase phrase, int length) {}

    static TimePhrase named(Period period) {
        return new Named(period, Optional.empty());
    }
}
