package ai.victor.analysis;

import ai.victor.model.DateRange;

/**
 * One of two things that are held against each other: a period, or a part of the data in it.
 *
 * @param name for people: {@code May 2026}, {@code Canada}
 * @param condition semantic SQL over dimensions; empty where there is none
 */
public record Side(String name, DateRange period, String condition) {
    /** A period, called what people call it. */
    public static Side of(DateRange period, String condition) {
        return new Side(PeriodName.of(period), period, condition);
    }

    /**
     * A part of what a condition holds.
     *
     * @param part semantic SQL over dimensions
     */
    public static Side part(String name, DateRange period, String condition, String part) {
        return new Side(name, period, Conditions.all(condition, part));
    }

    /** Semantic SQL that only this side's rows fulfil. */
    String rows() {
        return Conditions.all(condition, Conditions.days(period));
    }
}
