package ai.victor.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code config: meta:} says only for the reading of questions.
 *
 * @param verbs of a metric: words that stand for it where the question names no other number, such as {@code sold}
 * @param also words of another metric or dimension that mean this one where the other does not fit, or fits less closely
 * @param headline of a metric: whether it is offered first where a question names no number
 * @param counts of a dimension: the metric that counts what its values name; empty where there is none
 * @param only of a dimension: fact → the one value that all its rows have
 * @param costs of a dimension: the metric that its values cost; where profit is asked, values with none of it are not meant; empty where there is none
 * @param pattern of a dimension: a regular expression that its values have the shape of; empty where they have none
 */
public record Wording(
        List<String> verbs,
        List<String> also,
        boolean headline,
        String counts,
        String costs,
        Map<String, String> only,
        String pattern) {
    public static final Wording NONE = new Wording(List.of(), List.of(), false, "", "", Map.of(), "");

    public Wording {
        verbs = List.copyOf(verbs);
        also = List.copyOf(also);
        only = Collections.unmodifiableMap(new LinkedHashMap<>(only));
    }

    /** Of two dimensions of one name, what either says. */
    Wording or(Wording other) {
        return new Wording(
                verbs.isEmpty() ? other.verbs : verbs,
                also.isEmpty() ? other.also : also,
                headline || other.headline,
                counts.isEmpty() ? other.counts : counts,
                costs.isEmpty() ? other.costs : costs,
                only.isEmpty() ? other.only : only,
                pattern.isEmpty() ? other.pattern : pattern);
    }
}
