package ai.victor.language;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which of its dates a number is to be counted: {@code by the date we refunded}. It says nothing of rows.
 *
 * @param rest the question without it
 * @param clause as it is written
 * @param deed what was done on that date
 */
record DateBasis(String rest, String clause, String deed) {
    private static final int SHORTEST_STEM = 3;
    private static final Pattern CLAUSE = Pattern.compile(
            "(?i)[(,]?\\s*\\b((?:counted |dated |going )?by the (?:date|day)(?: (?:that|when|on which))? (?:we|they|it was|it got|they were|i) (\\p{L}+ed))\\b\\s*(?:it|them)?\\s*\\)?");

    static Optional<DateBasis> of(String question) {
        var found = CLAUSE.matcher(question);
        return found.find()
                ? Optional.of(new DateBasis(
                        question.substring(0, found.start()) + " " + question.substring(found.end()),
                        found.group(1),
                        found.group(2)))
                : Optional.empty();
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
        return stem.length() >= SHORTEST_STEM && names.isDatedBy(metric, stem);
    }
}
