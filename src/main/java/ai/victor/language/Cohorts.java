package ai.victor.language;

import ai.victor.language.AnalysisRequest.CohortMeasure;
import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what became of customers after they first came: takes the measure off the question, and reads what is left as customers by their first order. */
final class Cohorts {
    /** The number that counts customers by their first order; what it cannot be cut by, a cohort cannot either. */
    static final String COUNT = "cohort_customers";

    private static final Map<CohortMeasure, List<List<String>>> MEASURES = Map.of(
            CohortMeasure.REPEAT_RATE, Phrases.of("""
                    repeat rate, repeat purchase rate, repurchase rate, reorder rate, repeat order rate, come back, came back, coming back, comes back,
                    bought again, buy again, buying again, ordered again, order again, ordering again, purchased again, purchase again, returned,
                    bought a second time, ordered a second time, made a second purchase, made a second order, placed a second order,
                    placed another order, made another purchase, made another order, come back and buy, came back and bought, returned to buy,
                    repeat purchases, repurchased, retention rate, customer retention, retention, return rate of customers, came back to buy"""),
            CohortMeasure.SECOND_ORDER, Phrases.of("""
                    time to second order, time to the second order, time to second purchase, days to second order, days to the second order,
                    time between first and second order, until the second order, until their second order, until second order, to order again, to their second order, to their second purchase, to a second purchase, to the second purchase, to reorder,
                    until they order again, until they come back, till the second order, to come back, to buy again, to a second order,
                    before they order again, before they come back, before the second order, before ordering again, take to buy again"""),
            CohortMeasure.RETAINED_REVENUE,
                    Phrases.of("retained revenue, revenue retention, cohort revenue, revenue retained"),
            CohortMeasure.RETAINED_MARGIN,
                    Phrases.of("retained margin, margin retention, cohort margin, margin retained"),
            CohortMeasure.PAYBACK, Phrases.of("""
                    payback, payback period, payback time, cac payback, pay back, pays back, paid back, earn back, earn back their cac, earned back,
                    pay back their cac, break even on cac, pay back their acquisition cost, pay for themselves, payback on cac"""));

    private static final List<List<String>> GOODS_TOO =
            Phrases.of("returned, come back, came back, coming back, comes back");

    private static final List<List<String>> BUYERS = Phrases.of("""
            customers, customer, buyers, buyer, people, shoppers, clients, who, they, them, those, these, acquired, cohort, cohorts, visitors, everyone, first""");

    /** Most telling first. */
    private static final List<CohortMeasure> ORDER = List.of(
            CohortMeasure.PAYBACK,
            CohortMeasure.SECOND_ORDER,
            CohortMeasure.RETAINED_MARGIN,
            CohortMeasure.RETAINED_REVENUE,
            CohortMeasure.REPEAT_RATE);

    private static final List<List<String>> HOW_LONG =
            Phrases.of("how long, how soon, how quickly, how fast, how many days");

    private static final List<List<String>> COHORT = Phrases.of("""
            customers acquired, customers who were acquired, customers we acquired, new customers acquired, acquired, first bought, first ordered,
            first purchased, whose first order was, whose first order, whose first purchase was, whose first purchase, who first bought,
            who first ordered, who first purchased, who joined, joined, who first came, first came, cohort, cohorts, by cohort, newly acquired,
            who placed their first order, placed their first order, made their first purchase, made their first order, first time customers,
            first time buyers, new customers, new buyers, customers who first""");

    private static final List<List<String>> MONTHS_OF_COHORT = Phrases.of("""
            acquisition month, month of acquisition, cohort month, first order month, month of first order, month of first purchase,
            month of their first order, signup month, first purchase month, monthly cohorts, monthly cohort, acquisition cohort, month acquired""");

    private static final List<List<String>> DIMENSION_OF_COHORT = Phrases.of("""
            acquisition, first order, of their first order, of the first order, of first order, of first purchase, first, of acquisition""");

    private static final List<List<String>> PEOPLE = Phrases.of("""
            how many of them, how many of those, how many of these, how many of the, how many, what share of the, what share of, what percentage of the,
            what percentage of, what percent of, percentage of, share of, percent of, of the customers who, of customers who, of the customers,
            of our customers, of customers, the customers, customers who, customers that, customers, customer, buyers, people who, people, shoppers, of those,
            of them, they, who, their, how long does it take, how long did it take, how long do, how long until, how long till, how long, how quickly,
            how fast, how soon, on average, average, median, mean, typical, what is the, what was the, how many days, until, new, then, again, what part of, what fraction of,
            for them, them, it takes, it take, it took, does it take, take, takes, took, did, have""");

    private static final Pattern WITHIN = Pattern.compile(
            "(?i)\\b(?:within|in the first|in|after|over|inside)\\s+(?:the\\s+)?(?:first\\s+)?(\\d{1,3})[- ]?(days?|d|weeks?|months?)\\b(?:\\s+of\\s+(?:the(?:ir|m)?\\s+)?(?:first\\s+)?(?:order|purchase|that|it))?");

    private static final Pattern SPAN =
            Pattern.compile("(?i)\\b(\\d{1,3})[- ](day|week|month)s?\\b(?=[- ](?!ago|before))");

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
        var all = new Phrases(question);
        var measure = ORDER.stream()
                .filter(kind -> all.has(MEASURES.getOrDefault(kind, List.of())))
                .findFirst();
        var days = days(question, WITHIN).or(() -> days(question, SPAN));
        var words = new Phrases(WITHIN.matcher(question).replaceFirst(" "));
        MEASURES.values().forEach(words::remove);
        words.replace(MONTHS_OF_COHORT, "month");
        words.remove(COHORT);
        words.remove(DIMENSION_OF_COHORT);
        words.remove(PEOPLE);
        var rest = words.rest().replaceAll("[?.!,]+", " ").strip();
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
                && reading.ranking().isEmpty();
    }

    Optional<Asked> asked(String question, boolean certain, Function<String, Interpretation> plain) {
        if (names.metrics().stream().noneMatch(metric -> metric.name().equals(COUNT))) {
            return Optional.empty();
        }
        var all = new Phrases(question);
        var measure = ORDER.stream()
                .filter(kind -> all.has(MEASURES.getOrDefault(kind, List.of())))
                .findFirst();
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        if (measure.get() == CohortMeasure.REPEAT_RATE && all.has(HOW_LONG)) {
            measure = Optional.of(CohortMeasure.SECOND_ORDER);
        }
        var days = days(question, WITHIN).or(() -> days(question, SPAN));
        var bare = WITHIN.matcher(question).replaceFirst(" ");
        if (bare.equals(question)) {
            bare = SPAN.matcher(question).replaceFirst(" ");
        }
        var words = new Phrases(bare);
        MEASURES.values().forEach(words::remove);
        words.replace(MONTHS_OF_COHORT, "month");
        var acquired = words.remove(COHORT);
        words.remove(DIMENSION_OF_COHORT);
        words.remove(PEOPLE);
        if (measure.get() == CohortMeasure.REPEAT_RATE && !all.has(BUYERS) && all.has(GOODS_TOO)) {
            // "How many hoodies were returned" is of goods that came back, and not of those who bought them.
            return Optional.empty();
        }
        if (certain && !acquired) {
            return Optional.empty();
        }
        // What was left of "of new customers by channel".
        var rest = words.rest()
                .replaceAll("(?i)\\b(?:of|for|from)\\s+(?=(?:by|per|in|for|from|of|since|last|this)\\b|[,?.!]|$)", "");
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
            case PAYBACK -> "How long customers take to earn back what they cost";
        };
    }

    private static Optional<Integer> days(String question, Pattern pattern) {
        var matcher = pattern.matcher(question);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        var unit = matcher.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(unit.startsWith("w") ? 7 * count : unit.startsWith("m") ? 30 * count : count);
    }
}
