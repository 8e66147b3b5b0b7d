package ai.victor.language;

import ai.victor.language.Calendar.Span;
import ai.victor.language.Interpretation.Plan;
import ai.victor.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads questions that name no number and ask how things stand: {@code how was Black Friday}, {@code how is TikTok doing}, {@code morning briefing}. They are
 * answered by the few numbers that the model has in its headline, beside those of as many days before.
 */
final class Overview {
    private static final String LEAD =
            "(?:(?:hi|hey|hello|ok|okay|so|and|please|pls|good morning|morning|now|victor|just|quick|can you|could you|can i (?:get|have|see)|could i (?:get|have|see)|i(?:'d| would) like|i want|i need|give me|give us|show me|show us|get me|send me|let's see|tell me|tell us|let me see|do|run|prepare|write|make)[ ,!.]+(?:me |us )?)*";

    private static final String SHOP =
            "(?:we|i|things?|it|everything|business|sales|(?:the|our|my|this) (?:shop|store|business|company|brand|numbers|figures|sales)|victor)";

    private static final String DOING =
            "(?:doing|going|looking|performing|faring|holding up|coming along|trending|selling|shaping up|running|tracking|working(?: out)?|getting on|getting along)";

    /** {@code how are we doing}, {@code how did it go last week}. */
    private static final Pattern STATE = whole(LEAD + "how(?:'s| is|s| are| were| was| have| has| did| do| does)? "
            + SHOP + "(?: (?:been|all))?(?: " + DOING + "| do| go| look| perform| fare| sell)?(?<rest>(?: .*)?)");

    /** {@code how was Black Friday}, {@code how is TikTok doing}. */
    private static final Pattern THING = whole(
            LEAD + "how(?:'s|s| is| are| were| was| have| has| did| do| does) (?:about )?(?<rest>.+?)(?: (?:been )?(?:"
                    + DOING
                    + "|do|go|look|perform|fare|sell))?(?<after>(?: (?:so far|lately|recently|overall|in general|for us|this|last|in|over|since|for|during|ytd|mtd|today|yesterday|vs\\.?|versus|compared)\\b.*)?)");

    /** {@code an overview of May}, {@code weekly report}. */
    private static final Pattern NAMED = whole(LEAD
            + "(?:an? |the |our |my |your |today's |this |any )?(?:(?:quick|short|brief|general|full|little|daily|weekly|monthly|quarterly|yearly|annual|business|shop|store|executive|morning|sales|performance|high[- ]level|usual|overall|key|main|headline|top[- ]line|important) )*"
            + "(?<name>overview|summary|recap|briefing|brief|rundown|run-down|snapshot|report|status(?: update)?|update|wrap[- ]?up|roundup|round-up|performance|stats|kpis|numbers|figures|metrics|results|scorecard|dashboard|standup|debrief|health check|breakdown of the business)"
            + "(?:[ ,:]+(?:of|for|on|about|from|in)?(?: how)?(?<rest>.*))?");

    /** {@code what happened yesterday}. */
    private static final Pattern HAPPENED = whole(LEAD
            + "(?:what(?:'s| is|s| was| has| did)? (?:happened|happening|going on|new|been happening|been going on|up)|any news|what did i miss|catch me up|fill me in|bring me up to speed|where do we stand|where are we(?: at)?|what's the (?:status|situation|state of (?:things|play)))"
            + "(?: (?:with|at|in|on|for) " + SHOP + "| with)?(?<rest>(?: .*)?)");

    private static final Pattern TODAY = Pattern.compile("(?i)\\b(?:for |of )?today(?:'s)?\\b");
    private static final Pattern DAILY =
            Pattern.compile("(?i)\\b(?:daily|(?<!good )morning (?!all|team|victor)\\p{L}+|standup)\\b");

    /** A report by its name is on the last one of these. */
    private static final Map<String, Span> SPANS = Map.of(
            "weekly",
            Span.WEEK,
            "monthly",
            Span.MONTH,
            "quarterly",
            Span.QUARTER,
            "yearly",
            Span.YEAR,
            "annual",
            Span.YEAR);

    private static final Pattern AIMLESS = Pattern.compile(
            "(?i)\\b(?:so far|lately|recently|overall|in general|generally|for us|right now|currently|now|these days|at the moment|please|pls|thanks|thank you|then|the shop|our shop|the store|our store|the business|doing|going)\\b|[?.!,]");

    private static final int MOST_NUMBERS = 5;

    private final Names names;
    private final Plans plans;
    private final Calendar calendar;
    private final Function<String, Interpretation> reader;

    /** @param reader reads a question with a number in it */
    Overview(Names names, Plans plans, Calendar calendar, Function<String, Interpretation> reader) {
        this.names = names;
        this.plans = plans;
        this.calendar = calendar;
        this.reader = reader;
    }

    private static Pattern whole(String pattern) {
        return Pattern.compile("(?is)^\\s*" + pattern + "\\s*[?.!\\s]*$");
    }

    /** The headline of the days, and of the things, that are named; empty where no such question is asked, or where it names more than it can hold. */
    Optional<Interpretation> read(String question) {
        var profit = names.profit();
        if (profit.isEmpty()) {
            return Optional.empty();
        }
        for (var pattern : List.of(STATE, NAMED, HAPPENED, THING)) {
            var asked = pattern.matcher(question);
            if (!asked.matches()) {
                continue;
            }
            var after = pattern == THING
                    ? " " + Optional.ofNullable(asked.group("after")).orElse("")
                    : "";
            var said = Optional.ofNullable(asked.group("rest")).orElse("") + after;
            var rest = TODAY.matcher(AIMLESS.matcher(said).replaceAll(" "))
                    .replaceAll(" ")
                    .strip();
            if (rest.isEmpty() && pattern == THING) {
                continue;
            }
            if (!rest.isEmpty()
                    && reader.apply(rest) instanceof Plan named
                    && !named.reading().list()
                    && !named.reading().quantities().isEmpty()) {
                // "A summary of refunds in May" names its number.
                return Optional.of(named);
            }
            if (reader.apply(names.label(profit.get()) + " " + led(rest)) instanceof Plan plan
                    && isPlain(plan, profit.get())) {
                return Optional.of(plan(plan, usual(question)));
            }
        }
        return Optional.empty();
    }

    private static String led(String rest) {
        return rest.isEmpty()
                        || rest.matches(
                                "(?i)(?:in|on|for|of|from|over|during|since|with|at|by|per|this|last|yesterday|ytd|mtd|the)\\b.*")
                ? rest
                : "for " + rest;
    }

    private static boolean isPlain(Plan plan, String profit) {
        var reading = plan.reading();
        return reading.quantities().equals(List.of(new Quantity.Plain(profit)))
                && reading.breakdowns().size() < 2
                && reading.thresholds().isEmpty()
                && reading.groups().isEmpty()
                && !reading.list()
                && reading.form() instanceof Form.Plain
                && reading.periods().size() < 3;
    }

    /** The days of a question that names none, and how they are told. */
    private record Usual(Period period, String told) {}

    private Usual usual(String question) {
        var words = Tokenizer.wordsOf(question).stream().map(Token::word).toList();
        for (var entry : SPANS.entrySet()) {
            if (words.contains(entry.getKey())) {
                var span = entry.getValue().name().toLowerCase(Locale.ROOT);
                return new Usual(calendar.whole(entry.getValue(), -1), "the last full " + span + " is taken, ");
            }
        }
        if (TODAY.matcher(question).find()) {
            return new Usual(calendar.past(Span.DAY, 1), "today is not over, so that yesterday is taken, ");
        }
        return DAILY.matcher(question).find()
                ? new Usual(calendar.past(Span.DAY, 1), "yesterday is taken, ")
                : new Usual(calendar.past(Span.DAY, 7), "the last 7 full days are taken, ");
    }

    private Interpretation plan(Plan plan, Usual usual) {
        var assumptions = new ArrayList<>(plan.assumptions());
        var reading = plan.reading().about(numbers(plan.reading()));
        if (reading.periods().isEmpty()) {
            assumptions.removeIf(text -> text.startsWith("No period is named"));
            assumptions.add(
                    "No period is named: " + usual.told() + usual.period().days() + ".");
            reading = reading.in(List.of(usual.period()));
        }
        assumptions.add("No number is named: the headline numbers are shown.");
        if (reading.periods().size() == 1 && reading.breakdowns().isEmpty()) {
            var now = reading.periods().get(0);
            var before = Times.preceding(now);
            var compared = reading.in(List.of(now, before));
            if (isCovered(compared) && plans.plan(compared, List.of(), calendar) instanceof Plan) {
                assumptions.add("They are held against what came before, " + before.days() + ".");
                reading = compared;
            }
        }
        return plans.plan(reading, assumptions, calendar);
    }

    /** Half a period before would look like growth. */
    private boolean isCovered(Reading reading) {
        return new Coverage(names, calendar).partly(reading).isEmpty();
    }

    /** Those of the headline, profit as a rate, and what is taken off it, as far as all can be had of what is named. */
    private List<Quantity> numbers(Reading reading) {
        var profit = names.profit().orElseThrow();
        var numbers = new LinkedHashSet<String>();
        names.turnover().ifPresent(numbers::add);
        names.metrics().stream()
                .filter(metric ->
                        metric.meta().wording().headline() && !metric.name().equals(profit))
                .forEach(metric -> numbers.add(metric.name()));
        numbers.add(profit);
        names.rateOf(profit).ifPresent(numbers::add);
        names.profitAfterMore().ifPresent(after -> numbers.addAll(names.othersIn(after, profit)));
        return numbers.stream()
                .filter(metric -> reading.conditions().stream()
                                .allMatch(condition -> names.reaches(metric, condition.dimension()))
                        && reading.breakdowns().stream().allMatch(row -> names.reaches(metric, row)))
                .limit(MOST_NUMBERS)
                .<Quantity>map(Quantity.Plain::new)
                .toList();
    }

    /** Whether a reading is such a headline beside an earlier one. */
    static boolean is(Reading reading) {
        return reading.quantities().size() > 3 && reading.breakdowns().isEmpty() && PeriodColumns.fit(reading);
    }

    /** The numbers of the later days, each with what it came from. */
    static String tell(Reading reading, Table table) {
        var row = table.rows().get(0);
        var later = PeriodColumns.later(reading);
        var earlier = PeriodColumns.earlier(reading);
        var texts = new ArrayList<String>();
        for (var quantity : reading.quantities()) {
            int now = Narrator.column(table, PeriodColumns.column(quantity, later));
            int before = Narrator.column(table, PeriodColumns.column(quantity, earlier));
            var name = quantity.column().replace('_', ' ');
            texts.add(name + " " + Figures.cell(table.columns().get(now), row.get(now)) + ", "
                    + Figures.compared(row.get(now), row.get(before))
                    + Figures.cell(table.columns().get(before), row.get(before)));
        }
        var about = Narrator.about(reading.in(List.of(later))).strip();
        return about.substring(0, 1).toUpperCase(Locale.ROOT) + about.substring(1) + ", against " + earlier.days()
                + ": " + String.join("; ", texts) + ".";
    }
}
