package ai.victor.language;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes out what people leave out, before a question is read: short words of time, and the month of a second half. Nothing goes. */
final class Wording {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("yr", "year"),
            Map.entry("mnth", "month"),
            Map.entry("mth", "month"),
            Map.entry("wk", "week"),
            Map.entry("qtr", "quarter"));

    private static final Pattern WORD = Pattern.compile("(?i)\\b(" + String.join("|", SHORT.keySet()) + ")\\b(?![-/])");

    private static final String HALF = "(?:first|second|1st|2nd) half";

    /** {@code the first half of may vs the second half}. */
    private static final Pattern HALVES =
            Pattern.compile("(?i)\\b(" + HALF + " of ((?:(?:last|this) )?\\p{L}+(?: \\d{4})?)"
                    + ",? (?:vs\\.?|versus|and|with|to|than|against|compared (?:to|with)) (?:in )?(?:the )?" + HALF
                    + ")\\b(?! of)");

    /** {@code first half vs second half of may}. */
    private static final Pattern FIRST_HALF = Pattern.compile(
            "(?i)\\b(" + HALF + ")( (?:vs\\.?|versus|and|with|to|than|against|compared (?:to|with)) (?:the )?" + HALF
                    + ") of ((?:(?:last|this) )?\\p{L}+(?: \\d{4})?)\\b");

    /** Where the mark is left out: {@code yesterdays orders}, {@code last weeks sales}. */
    private static final Pattern POSSESSIVE =
            Pattern.compile("(?i)\\b(yesterday|today|(?:last|this|previous) (?:week|month|quarter|year))s\\b(?!')");

    private static final Pattern COMPARED = Pattern.compile(
            "(?i)^how (?:do|does|did) (.+?) compare (?:in|on|by|for|in terms of) (\\p{L}[\\p{L} ]*?)((?: (?:last|this|in|over|since|for|during|ytd|today|yesterday)\\b.*)?)$");

    /** {@code how do hoodies compare with mugs on refund rate}. */
    private static final Pattern AGAINST = Pattern.compile(
            "(?i)^how (?:do|does|did) (.+?) (?:compare|stack up|hold up|measure up) (?:with|to|against) (.+?) (?:in|on|by|for|in terms of) (\\p{L}[\\p{L} ]*?)((?: (?:last|this|in|over|since|during|ytd|today|yesterday)\\b.*)?)$");

    /** {@code orders missing an invoice}. */
    private static final Pattern MISSING = Pattern.compile(
            "(?i)\\b(?:(?:that|which|who) )?(?:(?:are|is|were|was|still|currently|yet) )*(?:miss(?:es|ing|ed)?|lack(?:s|ing|ed)?) (?:a|an|any|their|its) ");

    /** {@code do most people order}, {@code did most customers buy}. */
    private static final Pattern MOST = Pattern.compile(
            "(?i)\\b(?:do|did|does) (?:the )?(most|fewest|least) (?:of (?:our |the |my )?)?(?:people|customers|buyers|shoppers|folks|visitors)"
                    + " (?:order|buy|purchase|shop|place (?:an order|their orders?|orders?))\\b(?: from us)?");

    /** {@code rolling 4 week average}. */
    private static final Pattern ROLLING = Pattern.compile(
            "(?i)\\b(?:rolling|moving|trailing|running)[ -](\\d+)[ -]?(day|week|month)s?[ -](?:average|avg|mean)\\b");

    /** {@code cost per order by country} is of orders, and not ordered by. */
    private static final Pattern PER_ORDER = Pattern.compile("(?i)\\b((?:per|an|each|every) order) by ");

    private static final Pattern PURPOSE = Pattern.compile(
            "(?i)([.?!,;]\\s*)(?:i|we) need (?:it|this|that|these|them) for (?:my|our|the|a|an|his|her) ([\\p{L}' ]+?)\\s*[.!]*$");

    /** {@code …, but only from the UK}. */
    private static final Pattern BUT =
            Pattern.compile("(?i),? but (?=(?:only|just|not|without|excluding|except|leave out|ignore)\\b)");

    /** {@code in May we sold}, and not {@code may we ask}. */
    private static final Pattern MAY =
            Pattern.compile("(?i)\\b((?:in|since|during|of|last|this|until|from|through|by) may) (?=(?:we|i)\\b)");

    /** {@code in month of may}. */
    private static final Pattern MONTH_OF = Pattern.compile(
            "(?i)\\b(in|for|of|during|on|at|from)(?: the)? month (?:of )?(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))");

    /** {@code since the beginning of the year}. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?i)\\b(?:since|from)(?: the)? (?:begin|beginning|start|first day|1st)(?: of)?(?: the| this)? (year|month|quarter|week)\\b(?! \\d)(?! (?:to|till|until|through))");

    /** {@code which May orders}, {@code how many May orders}: those in May. */
    private static final Pattern WHICH_MONTH = Pattern.compile(
            "(?i)\\b(which|how many) ((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?(?: \\d{4})?)(?:'s)? ((?:orders|customers|refunds|designs|products|campaigns|chargebacks|invoices))\\b(.*?)([?.! ]*)$");

    /** A tax return is no tax and no return. */
    private static final Pattern OCCASION = Pattern.compile(
            "(?i)(?:^|,? )(?:for|before) (?:my|our|the|a) (?:tax|vat|sales tax|income tax|annual) (?:returns?|filing|declaration|report)(?:[,:]|(?= *[?.!]*$)|(?= (?:i|we|what|how|show|give|can|could) ))");

    private Wording() {}

    /** The question without what its answer is for, {@code I need it for my filing}, where nothing of that is known here. */
    static String withoutPurpose(String written, Lexicon lexicon) {
        var question = OCCASION.matcher(written).replaceFirst("").strip();
        var purpose = PURPOSE.matcher(question);
        return purpose.find()
                        && Tokenizer.tokens(purpose.group(2)).stream()
                                .noneMatch(token -> lexicon.knows(token)
                                        || Grammar.knows(token.word())
                                        || TimeReader.knows(token.word()))
                ? question.substring(0, purpose.start()) + purpose.group(1).strip()
                : question;
    }

    static String written(String question) {
        var written = WORD.matcher(question)
                .replaceAll(match ->
                        Matcher.quoteReplacement(SHORT.getOrDefault(Words.fold(match.group()), match.group())));
        written = BUT.matcher(written).replaceAll(" ");
        written = MAY.matcher(written).replaceAll("$1, ");
        written = MONTH_OF.matcher(written).replaceAll("$1 ");
        written = BEGINNING.matcher(written).replaceAll("this $1");
        written = PER_ORDER.matcher(written).replaceAll("$1, by ");
        written = ROLLING.matcher(written).replaceAll("$1 $2 moving average");
        written = MOST.matcher(written).replaceAll("has the $1 orders");
        written = POSSESSIVE.matcher(written).replaceAll("$1");
        written = MISSING.matcher(written).replaceAll(" without a ").replace("  ", " ");
        written = FIRST_HALF.matcher(written).replaceAll("$1 of $3 $2 of $3");
        written = HALVES.matcher(written).replaceAll("$1 of $2");
        var against = AGAINST.matcher(written.replaceAll("[?.!\\s]+$", ""));
        if (against.matches()) {
            return against.group(3) + " " + against.group(1) + " vs " + against.group(2) + against.group(4);
        }
        written = WHICH_MONTH.matcher(written).replaceFirst("$1 $3 in $2$4$5");
        written = Rewording.written(written);
        var compared = COMPARED.matcher(written.replaceAll("[?.!\\s]+$", ""));
        return compared.matches()
                ? compared.group(2) + " " + compared.group(1).replaceAll(",? and |, ", " vs ") + compared.group(3)
                : written;
    }
}
