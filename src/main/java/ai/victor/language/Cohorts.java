package ai.victor.language;

import ai.victor.language.AnalysisRequest.CohortMeasure;
import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what became of customers after they first came: takes the measure off the question, and reads what is left as customers by their first order. */
final class Cohorts {
    /** The number that counts customers by their first order; what it cannot be cut by, a cohort cannot either. */
    static final String COUNT = "cohort_customers";

    private final Names names;

    Cohorts(Names names) {
        this.names = names;
    }

    /**
     * @param plain reads a question as a plain one
     * @param certain whether the question can be read as a plain one as it is
     */
    Optional<Interpretation> read(String question, boolean certain, Function<String, Interpretation> plain) {
        return asked(question, certain, plain).map(this::analyse);
    }

    /** What is measured of which customers: a reading of their number. */
    record Asked(Reading reading, List<String> assumptions, CohortMeasure measure, Optional<Integer> days) {}

    /** The measure, the days or the customers that a question names in place of those of the one before. */
    Optional<Asked> follow(String question, Asked before, Function<String, Interpretation> edit) {
        var measure = CohortWords.measure(question);
        var days = CohortWords.days(question);
        var rest = CohortWords.rest(question).replaceAll("[?.!,]+", " ").strip();
        var bare = rest.isEmpty()
                || rest.matches("(?i)(and|what about|how about|or|for|with|the|but|also|so|in|days?|\\s)*");
        if (bare && measure.isEmpty() && days.isEmpty()) {
            return Optional.empty();
        }
        var reading = bare ? Optional.of(before.reading()) : edited(rest, before, edit);
        return reading.map(
                customers -> new Asked(customers, List.of(), measure.orElse(before.measure()), days.or(before::days)));
    }

    private static Optional<Reading> edited(String rest, Asked before, Function<String, Interpretation> edit) {
        return edit.apply(
                                        rest.matches("(?i)(and|what about|how about|but|only|by|for|in|now|same)\\b.*")
                                                ? rest
                                                : "and " + rest)
                                instanceof Plan plan
                        && plan.reading().isEditOf(Optional.of(before.reading()))
                        && isCohort(plan.reading())
                ? Optional.of(plan.reading())
                : Optional.empty();
    }

    private static boolean isCohort(Reading reading) {
        return reading.quantities().size() == 1
                && reading.breakdowns().size() <= 1
                && reading.periods().size() <= 1
                && reading.thresholds().isEmpty()
                && reading.ranking()
                        .filter(ranking -> ranking.picked() || ranking.limit().orElse(1) != 1)
                        .isEmpty();
    }

    Optional<Asked> asked(String question, boolean certain, Function<String, Interpretation> plain) {
        if (names.metrics().stream().noneMatch(metric -> metric.name().equals(COUNT))) {
            return Optional.empty();
        }
        var measure = CohortWords.measure(question);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        var days = CohortWords.days(question);
        var lifetime =
                measure.get() == CohortMeasure.LIFETIME_REVENUE || measure.get() == CohortMeasure.LIFETIME_MARGIN;
        if (lifetime && days.isEmpty() || certain && (lifetime || !CohortWords.namesCohort(question))) {
            return Optional.empty();
        }
        // What was left of "of new customers by channel".
        var rest = CohortWords.rest(question)
                .replaceAll(
                        "(?i)\\b(?:of|for|from)\\s+(?=(?:by|per|in|for|from|of|since|last|this|via|through|vs|between|during|with)\\b|[,?.!]|$)",
                        "");
        return switch (plain.apply(names.label(COUNT) + " " + rest)) {
            case Plan plan
            when isCohort(plan.reading()) ->
                Optional.of(new Asked(plan.reading(), plan.assumptions(), measure.get(), days));
            case Plan plan -> Optional.empty();
            case Analyse analyse -> Optional.empty();
            case Interpretation.Either either -> Optional.empty();
            case Interpretation.Reply reply -> Optional.empty();
        };
    }

    Analyse analyse(Asked asked) {
        var reading = asked.reading();
        var measure = asked.measure();
        var days = asked.days();
        var condition = reading.conditions().stream().map(Condition::sql).collect(Collectors.joining(" AND "));
        var by = reading.breakdowns().stream().findFirst();
        var acquired = reading.periods().stream().findFirst().map(Period::range);
        var sentence = told(measure)
                + days.map(number -> " within " + number + " days of the first order")
                        .orElse("")
                + SentenceWriter.conditions(reading, names)
                + ", customers by their first order"
                + reading.periods().stream()
                        .findFirst()
                        .map(period -> ", " + period.days())
                        .orElse(", all days in the data")
                + by.map(name -> ", by " + names.inline(name)).orElse("") + ".";
        var assumptions = asked.assumptions().stream()
                .filter(text -> !text.contains(names.inline(COUNT)))
                .toList();
        return new Analyse(new AnalysisRequest.Cohort(measure, by, acquired, days, condition), sentence, assumptions);
    }

    private static String told(CohortMeasure measure) {
        return switch (measure) {
            case REPEAT_RATE -> "How many customers ordered again";
            case SECOND_ORDER -> "How long customers take to their second order";
            case RETAINED_REVENUE -> "Revenue of customers' further orders";
            case RETAINED_MARGIN -> "Margin of customers' further orders";
            case LIFETIME_REVENUE -> "What customers bring, the first order included";
            case LIFETIME_MARGIN -> "Margin of customers' orders, the first included";
            case PAYBACK -> "How long customers take to earn back what they cost";
        };
    }
}
