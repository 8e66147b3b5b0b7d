package ai.victor.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which of its dates a number is to be counted: {@code by the date we refunded}. It says nothing of rows.
 *
 * @param rest the question without it
 * @param clause as it is written
 * @param deed what was done on that date
 * @param other whether it is any date but that one: {@code no matter when they ordered}
 */
record DateBasis(String rest, String clause, String deed, boolean other) {
    private static final int SHORTEST_STEM = 3;
    private static final Pattern CLAUSE = Pattern.compile(
            "(?i)[(,]?\\s*\\b((?:counted |dated |going )?by the (?:date|day)(?: (?:that|when|on which))? (?:we|they|it was|it got|they were|i) (\\p{L}+ed))\\b\\s*(?:it|them)?\\s*\\)?");

    private static final Pattern REGARDLESS = Pattern.compile(
            "(?i)[(,]?\\s*\\b((?:regardless of|no matter|irrespective of|independent of|whatever|whichever) (?:when|the date|the day|which (?:day|date))"
                    + "(?: (?:that|when|on which))?(?: (?:we|they|it was|it got|they were|i|the (?:orders?|customers?)(?: (?:was|were))?|people))? (\\p{L}+ed)(?: it| them)?)\\b\\s*\\)?");

    static Optional<DateBasis> of(String question) {
        for (var pattern : List.of(CLAUSE, REGARDLESS)) {
            var found = pattern.matcher(question);
            if (found.find()) {
                return Optional.of(new DateBasis(
                        question.substring(0, found.start()) + " " + question.substring(found.end()),
                        found.group(1),
                        found.group(2),
                        pattern == REGARDLESS));
            }
        }
        return Optional.empty();
    }

    /** What to say where a number that was read is counted by another date. */
    Optional<String> isMissed(Interpretation read, Names names) {
        return read instanceof Interpretation.Plan plan
                ? plan.reading().quantities().stream()
                        .filter(quantity -> !quantity.metrics().stream().allMatch(metric -> isOf(metric, names)))
                        .findFirst()
                        .map(quantity -> "I do not count " + names.inline(quantity) + " “" + clause
                                + "”. Which number do you mean, by which date?")
                : Optional.empty();
    }

    /** Whether a number is counted by that date. */
    private boolean isOf(String metric, Names names) {
        var stem = Words.fold(deed).replaceAll("(p|t|n)?ed$", "");
        return stem.length() >= SHORTEST_STEM && other != names.isDatedBy(metric, stem);
    }
}
