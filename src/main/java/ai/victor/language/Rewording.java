package ai.victor.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the words of the reader what people say in verbs: {@code split refunds by country}, {@code customers who spent over $200}, {@code with and without a code}.
 *
 * <p>A verb of splitting is no kind of order, and what customers spend is no ad spend: read word by word, such a question has another answer.
 */
final class Rewording {
    private static final String CUSTOMERS = "(?:customers|buyers|shoppers|people|clients)";

    private static final String VERSUS = "(?:vs\\.?|versus|v|and|or|/|against|compared (?:to|with))";

    private static final String ENDED =
            "(?=\\s*(?:[,?.;:!]|$)|\\s+(?:in|on|for|from|by|over|since|during|this|last|of|per|ytd|to|q[1-4]|h[12]|today|yesterday|\\d)\\b"
                    + "|\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\b)";

    private static final String THING = "((?:(?!with|without)[\\p{L}-]+)(?: (?!with|without|vs|and|or)[\\p{L}-]+)??)";

    /** {@code split june refunds by country}; split orders are a kind of orders. */
    private static final Pattern CUT = Pattern.compile(
            "(?i)^((?:(?:can|could|would) you |please |pls |now |ok |and )*)(?:split|divide|slice|cut|segment|chop|separate|break)(?: (?:up|down|out))?"
                    + " (?!orders?\\b|shipments?\\b|up\\b|by\\b|into\\b|(?:it|this|that|these|those|them)\\b)(.+?) (?:by|between|across|among|amongst) (?!\\d)");

    /** {@code split revenue between new and returning customers}. */
    private static final Pattern CUT_IN_TWO = Pattern.compile(CUT.pattern()
            .replace("(?:by|between|across|among|amongst) (?!\\d)", "(?:between|into) (?!\\d)([^,?.]+?) and (.+)$"));

    /** {@code from week to week}; {@code month to month growth} stays. */
    private static final Pattern STEP = Pattern.compile(
            "(?i)\\b(?:from (day|week|month|quarter|year) (?:to|after) \\1|(day|week) (?:to|after) \\2|(month|quarter|year) after \\3)\\b");

    private static final Pattern GROWTH = Pattern.compile(
            "(?i)\\b(?:gr[eo]w\\w*|chang\\w*|increas\\w*|decreas\\w*|difference|compar\\w*|percent\\w*)\\b|%");

    private static final Pattern WITH_AND_WITHOUT =
            Pattern.compile("(?i)\\bwith " + VERSUS + " without (?:an? |any |the |our )?" + THING + ENDED);

    private static final Pattern WITH_THEN = Pattern.compile("(?i)\\bwith (?:an? |any |the |our )?" + THING + ",? "
            + VERSUS + " (?:\\p{L}+ )?without(?: one| it| any)?" + ENDED);

    private static final Pattern WITHOUT_THEN = Pattern.compile("(?i)\\bwithout (?:an? |any |the |our )?" + THING
            + ",? " + VERSUS + " (?:\\p{L}+ )?with(?: one| it| any)?" + ENDED);

    private static final Pattern SPENDERS = Pattern.compile(
            "(?i)(?:^who|\\b" + CUSTOMERS
                    + ")(?: (?:who|that|have|has|had))* (?:spent|spend|spends|spending)(?: us)? (?=(?:a total of )?(?:more|less|over|above|under|below|at least|at most|up to|between|upwards|[$€£]|\\d))");

    private static final Pattern SPEND = Pattern.compile(
            "(?i)\\b(?:how much(?: money)?|what) (?:do|did|does|have|has)\\b((?: (?!we\\b|i\\b)[\\p{L}-]+)*?) "
                    + CUSTOMERS
                    + "((?: (?:from|in|who|with|without)(?: [\\p{L}-]+){1,3}?)?) (?:spend|spent)\\b(?! on (?!average))");

    /** Whoever buys from us is not in the US. */
    private static final Pattern FROM_US = Pattern.compile(
            "\\b([Bb]uy|[Bb]ought|[Oo]rdered|[Pp]urchased|[Ss]hopped)((?: (?!in |on |during |last |this )[\\p{L}-]+){0,3}?) (?:from|with) us\\b");

    private static final Pattern PART_OF = Pattern.compile(
            "(?i)^(?:the |our )?(?:top|best) (\\d+) (.+?) as (?:an? )?(?:%|percent|percentage|share|part|proportion) of (?:the |our )?(.+?)[?.! ]*$");

    /** {@code average number of items in an order}. */
    private static final Pattern IN_EACH = Pattern.compile(
            "(?i)(?<=\\b(?:average|avg|mean|typical)\\b.{0,60}) (?:in|on|for|from|of|by) (?:an?|one|each|every|a single) (order|customer|buyer|unit|item|visitor|session|click|day|week|month)\\b");

    /** {@code is Gelato cheaper per unit than Gooten}: what is paid per unit is lower. */
    private static final Pattern CHEAPER = Pattern.compile(
            "(?i)\\b(?:(cheaper|less expensive|less costly)|dearer|pricier|costlier|more expensive|more costly)\\b((?: [\\p{L}\\d'-]+)*?) (?:per|an?|by the|for each|for every) ("
                    + "unit|item|piece|order|click|new customer|customer|visitor|session|visit)\\b");

    /** {@code do returning customers spend more per order}: what is sold to them per order is higher. */
    private static final Pattern SPEND_MORE = Pattern.compile(
            "(?i)\\b(?:(?:spend|spends|spent|spending|pay|pays|paid)|(buy|buys|bought|buying)) (?:(more|higher|bigger)|less|lower) (?:per|an|each|every|for each) (order|visit|visitor|customer|session)\\b");

    private Rewording() {}

    static String written(String question) {
        var two = CUT_IN_TWO.matcher(question);
        var written = CUT.matcher(two.find() ? two.replaceFirst("$2 $3 vs $4") : question)
                .replaceFirst("$1split $2 by ");
        if (!GROWTH.matcher(written).find()) {
            written = STEP.matcher(written)
                    .replaceAll(step -> "by "
                            + (step.group(1) != null
                                    ? step.group(1)
                                    : step.group(2) != null ? step.group(2) : step.group(3)));
        }
        written = WITH_AND_WITHOUT.matcher(written).replaceFirst("with a $1 vs the rest");
        written = WITH_THEN.matcher(written).replaceFirst("with a $1 vs the rest");
        written = WITHOUT_THEN.matcher(written).replaceFirst("with a $1 vs the rest");
        written = SPEND_MORE
                .matcher(written)
                .replaceFirst(found -> (found.group(2) == null ? "lower " : "higher ")
                        + (found.group(1) != null
                                ? "units per " + found.group(3)
                                : found.group(3).equals("order")
                                        ? "average order value"
                                        : "revenue per " + found.group(3)));
        written = SPENDERS.matcher(written).replaceFirst("customers with revenue ");
        written = SPEND.matcher(written)
                .replaceFirst(
                        found -> found.group(1).isEmpty() && found.group(2).isEmpty()
                                ? "revenue"
                                : "revenue from$1 customers$2");
        written = CHEAPER.matcher(written)
                .replaceFirst(found -> Matcher.quoteReplacement((found.group(1) == null ? "higher" : "lower")
                        + " cost per " + found.group(3) + found.group(2)));
        written = IN_EACH.matcher(written).replaceFirst(" per $1");
        written = FROM_US.matcher(written).replaceAll("$1$2");
        return PART_OF.matcher(written).replaceFirst("what share of $3 do the top $1 $2 make");
    }
}
