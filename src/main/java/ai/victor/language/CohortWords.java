package ai.victor.language;

import ai.victor.language.AnalysisRequest.CohortMeasure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which people ask what became of customers: what is measured, within how long, of whom; and what is left of the question without them. */
final class CohortWords {
    private static final String BUY =
            "(?:buy|buys|buying|bought|orders?|ordered|ordering|purchas(?:e|es|ed|ing)|shop(?:s|ped|ping)?)";

    private static final String BACK = "(?:come|comes|coming|came)\\s+back";

    private static final String SECOND =
            "(?:second|2nd|next|another|further|repeat|follow-?up)\\s+(?:order|purchase)s?";

    private static final String THE = "(?:(?:the|their|a|an|\\w+'s)\\s+)?";

    /** An order after the first, whatever it is called. */
    private static final Pattern AGAIN = words(
            BACK
                    + "(?:\\s+(?:and|to|for)\\s+(?:buy|bought|order|ordered|purchase|purchased|shop|shopped|more))?(?:\\s+again)?",
            "return(?:s|ed|ing)?\\s+(?:to|and)\\s+(?:buy|bought|order|ordered|purchase|purchased)(?:\\s+again)?",
            "(?<=\\b(?:customers|people|buyers|who|they|them)\\s{1,3})returned",
            BUY + "\\s+(?:(?:from|with)\\s+us\\s+|something\\s+|anything\\s+)?"
                    + "(?:again|once more|(?:for\\s+)?(?:a|the)\\s+(?:second|2nd)\\s+time|more than once)",
            "(?:customer\\s+)?(?:repeat|retention|return|repurchase|re-?order|re-?buy)(?:\\s+(?:purchase|order|buying|customer))?\\s+rates?(?:\\s+of\\s+customers)?",
            "repeat\\s+(?:purchases|orders)|repeated|(?:customer\\s+)?retention",
            "re-?(?:order|buy|purchase)(?:s|d|ed|ing)?|re-?bought",
            "(?:(?:make|makes|made|making|place|places|placed|placing|have|has|had|having|get|got|with)\\s+)?(?:a|an|their|at least one|any)\\s+"
                    + SECOND);

    /** From one order to the next. */
    private static final Pattern TO_SECOND = words(
            "(?:between|from)\\s+" + THE + "(?:first|1st)(?:\\s+(?:order|purchase))?\\s+(?:and|to)\\s+" + THE
                    + "(?:second|2nd|next)(?:\\s+(?:order|purchase)s?)?",
            "(?:to|until|till|before|for)\\s+" + THE + SECOND,
            SECOND + "(?=\\s+(?:comes?|came|follows?|followed|happens?|happened|takes?|took)\\b)");

    private static final Pattern HOW_LONG = words(
            "how\\s+(?:long|soon|quickly|fast|many\\s+(?:days|weeks|months))",
            "(?:number\\s+of\\s+)?(?:time|days|delay|gap|wait|interval|weeks)(?=\\s+(?:between|from|to|until|till|before|it|for)\\b)");

    private static final String HEAD =
            "\\s+(?:per|of an?|of each|for each|from each|from an?)\\s+(?:(?:new|acquired)\\s+)?(?:customer|buyer|head)";

    private static final Map<CohortMeasure, Pattern> MEASURES = Map.of(
            CohortMeasure.REPEAT_RATE,
            AGAIN,
            CohortMeasure.RETAINED_REVENUE,
            words("retained revenue|revenue retention|cohort revenue|revenue retained"),
            CohortMeasure.RETAINED_MARGIN,
            words("retained\\s+(?:contribution\\s+)?margin|margin retention|cohort margin|margin retained"),
            CohortMeasure.LIFETIME_REVENUE,
            words(
                    "c?ltv|clv|(?:customer\\s+)?lifetime\\s+(?:value|revenue|spend)|customer value",
                    "(?:revenue|sales|spend|value)" + HEAD),
            CohortMeasure.LIFETIME_MARGIN,
            words(
                    "ltm|(?:customer\\s+)?lifetime\\s+(?:contribution\\s+)?(?:margin|profit)",
                    "(?:contribution\\s+margin|margin|cm|profit)" + HEAD),
            CohortMeasure.PAYBACK,
            words(
                    "cac payback|payback(?:\\s+(?:period|time))?(?:\\s+on cac)?|(?:pays?|paid)\\s+back(?:\\s+(?:their|its|the)\\s+(?:cac|acquisition costs?))?",
                    "earn(?:s|ed)?\\s+back(?:\\s+(?:their|its|the)\\s+(?:cac|acquisition costs?))?|break(?:s)? even on cac|pay for themselves"));

    /** Most telling first. */
    private static final List<CohortMeasure> ORDER = List.of(
            CohortMeasure.PAYBACK,
            CohortMeasure.RETAINED_MARGIN,
            CohortMeasure.RETAINED_REVENUE,
            CohortMeasure.LIFETIME_MARGIN,
            CohortMeasure.LIFETIME_REVENUE,
            CohortMeasure.REPEAT_RATE);

    /** Goods do that too. */
    private static final Pattern GOODS_TOO = words(BACK, "returned");

    private static final Pattern BUYERS = words(
            "customers?|buyers?|people|shoppers|clients|who|they|them|those|these|acquired|cohorts?|visitors|everyone|first");

    private static final Pattern COHORT = words(
            "(?:(?:customers|people|buyers|those)\\s+)?(?:(?:who|that)\\s+)?(?:(?:were|was|we|got)\\s+)?(?:(?:newly|first)\\s+)?(?:acquired|won|gained|joined|signed\\s+up)",
            "(?:(?:customers|people|buyers|those)\\s+)?(?:(?:who|that)\\s+)?first\\s+(?:bought|ordered|purchased|came|shopped)",
            "(?:(?:customers|people|buyers|those)\\s+)?(?:(?:whose|with|who|that|had|made|placed)\\s+)*(?:(?:their|a|the)\\s+)?(?:first|1st)\\s+(?:orders?|purchases?)(?:\\s+(?:was|were|is|came|fell))?",
            "new(?:\\s+customers|\\s+buyers|\\s+ones)|first[- ]time\\s+(?:customers|buyers)|(?:by\\s+)?cohorts?|acquisition");

    private static final Pattern MONTHS = words(
            "acquisition month|month of acquisition|month acquired|cohort month|signup month|(?:monthly )?acquisition cohorts?|monthly cohorts?",
            "first (?:order|purchase) month|month of (?:the |their )?first (?:order|purchase)");

    /** {@code by first channel}; not {@code the first half}. */
    private static final Pattern FIRST = words(
            "of\\s+(?:the\\s+|their\\s+)?first\\s+(?:order|purchase)",
            "first[- ](?:order|purchase)[- ]",
            "first(?!\\s+(?:half|quarter|week|month|day|days|\\d))",
            "of\\s+acquisition");

    /** Whom it is about is known, and these words say no more of them. */
    private static final List<List<String>> PEOPLE = Phrases.of("""
            how many of them, how many of those, how many of these, how many of the, how many, what share of the, what share of, what percentage of the,
            what percentage of, what percent of, percentage of, share of, percent of, what share, what percentage, what percent, of the customers who, of customers who, of the customers,
            of our customers, of customers, the customers, customers who, customers that, customers, customer, buyers, people who, people, shoppers, of those, of the people,
            of them, they, who, their, on average, average, avg, median, mean, typical, typically, usually, normally, generally, what is the, what was the, what s the, what s our, what is our, until, new,
            then, again, what part of, what fraction of, proportion of, for them, them, someone, somebody, a person, our, number of, so far, by now, to date, till now, until now, ever,
            does it take, did it take, does it, did it, it takes, it take, it took, is it, take, takes, took, did, have, has, do, does, went on to, go on to, eventually, actually""");

    private static final Map<String, Integer> NUMBERS =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4, "six", 6, "twelve", 12);

    private static final String LENGTH =
            "(\\d{1,3}|an?|one|two|three|four|six|twelve)[- ]?(days?|d|weeks?|months?|years?)\\b";

    private static final Pattern WITHIN = Pattern.compile(
            "(?i)\\b(?:within|in the first|in|after|over|inside|during)\\s+(?:the\\s+|their\\s+)?(?:first\\s+|next\\s+)?"
                    + LENGTH
                    + "(?!\\s+(?:ago|before))(?:\\s+of\\s+(?:the(?:ir|m)?\\s+)?(?:first\\s+)?(?:order|purchase|that|it|acquisition|joining))?");

    private static final Pattern SPAN = Pattern.compile(
            "(?i)(?<!last |past |previous |prior )\\b(\\d{1,3})[- ]?(days?|d|weeks?|months?)\\b(?!\\s+(?:ago|before))");

    private CohortWords() {}

    private static Pattern words(String... choices) {
        return Pattern.compile("(?i)(?<![\\w-])(?:" + String.join("|", choices) + ")(?![\\w-])");
    }

    static Optional<CohortMeasure> measure(String question) {
        var bare = withoutDays(question);
        if (HOW_LONG.matcher(bare).find()
                && (TO_SECOND.matcher(bare).find() || AGAIN.matcher(bare).find())
                && !has(bare, CohortMeasure.PAYBACK)) {
            return Optional.of(CohortMeasure.SECOND_ORDER);
        }
        return ORDER.stream()
                .filter(measure -> has(bare, measure))
                .findFirst()
                // "How many hoodies were returned" is of goods that came back, and not of those who bought them.
                .filter(measure -> measure != CohortMeasure.REPEAT_RATE
                        || BUYERS.matcher(question).find()
                        || !GOODS_TOO.matcher(question).find());
    }

    private static boolean has(String text, CohortMeasure measure) {
        return Optional.ofNullable(MEASURES.get(measure))
                .filter(pattern -> pattern.matcher(text).find())
                .isPresent();
    }

    /** Within how many days of the first order. */
    static Optional<Integer> days(String question) {
        for (var pattern : List.of(WITHIN, SPAN)) {
            var matcher = pattern.matcher(question);
            if (matcher.find()) {
                var count = matcher.group(1).toLowerCase(Locale.ROOT);
                int number = NUMBERS.containsKey(count) ? NUMBERS.get(count) : Integer.parseInt(count);
                return Optional.of(number * daysOf(matcher.group(2).toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    private static int daysOf(String unit) {
        return switch (unit.charAt(0)) {
            case 'w' -> 7;
            case 'm' -> 30;
            case 'y' -> 365;
            default -> 1;
        };
    }

    private static String withoutDays(String question) {
        var bare = WITHIN.matcher(question).replaceFirst(" ");
        return bare.equals(question) ? SPAN.matcher(question).replaceFirst(" ") : bare;
    }

    static boolean namesCohort(String question) {
        var bare = withoutMeasures(question);
        return COHORT.matcher(bare).find() || MONTHS.matcher(bare).find();
    }

    private static String withoutMeasures(String question) {
        var text = question;
        for (var pattern : MEASURES.values()) {
            text = pattern.matcher(text).replaceAll(" ");
        }
        return text;
    }

    /** What is left: over which days, by what, under which conditions. */
    static String rest(String question) {
        var text = withoutDays(question);
        text = MONTHS.matcher(text).replaceAll("month");
        text = HOW_LONG.matcher(text).replaceAll(" ");
        text = withoutMeasures(TO_SECOND.matcher(text).replaceAll(" "));
        text = COHORT.matcher(text).replaceAll(" ");
        text = FIRST.matcher(text).replaceAll(" ").replaceAll("(?i)(?:\\bwhat\\s*)?%(?:\\s+of\\b)?", " ");
        var words = new Phrases(text);
        words.remove(PEOPLE);
        return words.rest();
    }
}
