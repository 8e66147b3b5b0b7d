package ai.victor.language;

import java.util.List;

/** What a phrase can mean in this model and this data. */
sealed interface Meaning {
    /**
     * A number to ask for.
     *
     * @param byName whether the phrase is its name or label, and not only a synonym
     */
    record OfMetric(String metric, boolean byName) implements Meaning {}

    /** A number that a phrase of another number means where the other does not fit. */
    record OfOther(String metric) implements Meaning {}

    /** A number that the phrase stands for where no other is named: {@code sold}, {@code cost us}. */
    record OfVerb(String metric) implements Meaning {}

    /** Something to cut by: a dimension or a time column. */
    record OfDimension(String dimension) implements Meaning {}

    /**
     * Values of a dimension.
     *
     * @param whole whether the phrase is the value's whole name; else it is a part of the names of all {@code values}
     */
    record OfValue(String dimension, List<String> values, boolean whole) implements Meaning {
        public OfValue {
            values = List.copyOf(values);
        }
    }
}
