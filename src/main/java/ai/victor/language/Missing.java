package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what is missing the way the model names it: {@code orders in May that still have no invoice} are orders without an invoice in May, and a cost
 * that is only an estimate is estimated. Which words tell that something is missing is said here once, for all that may be.
 */
final class Missing {
    private static final String LACKS =
            "(?:(?:that |which |who )?(?:still |yet |currently )?(?:(?:do|does|did)(?: not|n't) (?:yet |still )?have|(?:have|has|had)(?: not|n't) (?:yet |still )?(?:got|had|received)|have|has|had|got|come with|came with|with|are|were|is)?"
                    + " ?(?:still |yet |as yet |currently )?(?:no|without|missing|lack|lacks|lacking|miss|awaiting|waiting for|waiting on)(?: (?:an|a|any|their|its|the|known|matching))*)";

    private static final String NEVER =
            "(?:that |which )?(?:can(?:no|')?t|can not|could(?: not|n't)|are not|were not|aren't|weren't|have not been|haven't been|not)(?: yet)?(?: be)? (?:tied|linked|matched|traced|attached|connected|assigned|joined) (?:to|with) (?:an?|any|their)";

    /** What an order may lack, and what orders without it are called. */
    private record Lack(Pattern asked, String named) {}

    private static final List<Lack> LACKS_OF_ORDERS = List.of(
            lack(
                    "(?:supplier(?:'s)? )?(?:invoices?|bills?)(?: from (?:the|their|our) suppliers?)?",
                    "orders without an invoice"),
            lack("(?:web |known |site )?(?:sessions?|visits?)", "orders without a session"));

    /** {@code June orders that are not invoiced yet}. */
    private static final Pattern NOT_INVOICED = Pattern.compile(
            "(?i)\\borders\\b(?<mid>[^?.!;]{0,40}?) (?:that |which )?(?:have|has|are|were|still|is)? ?(?:still |yet )?(?:not|n't|haven't|hasn't|aren't|never)(?: yet)?(?: been)? (?:invoiced|billed)(?: (?:yet|so far|by (?:the|their|our) suppliers?))*");

    private static final Pattern ESTIMATE = Pattern.compile(
            "(?i)\\b(?<is>is|was|are|were|be) (?:(?:still|only|just|merely|yet|currently|actually) )*(?:an estimate|estimates|a guess|guessed|not final|(?:taken )?(?:from|by|on|at|based on|priced from|out of) (?:the|our)? ?rate cards?|not (?:yet )?(?:invoiced|billed)(?: yet)?|without an invoice)\\b");

    private static final Pattern ESTIMATED_SHARE = Pattern.compile(
            "(?i)\\b(?:what |which )?(?:share|percentage|percent|%|part|proportion|fraction) of (?:the |our |all )?(?<before>[^?.!;]{0,25}?)(?<cost>cogs|costs?|product costs?|cost of goods)(?<days>[^?.!;]{0,30}?) (?:that )?(?:is|was|are|were) (?:(?:still|only|just|merely|yet|currently) )*estimated\\b");

    private static final Pattern DAYS = Pattern.compile(
            "(?i)\\b(?<days>days?|dates?)\\b(?<mid>[^?.!;]{0,40}?) (?:that |which |where |when |on which )?(?:there (?:is|was|were|are) )?(?:have|has|had|we have|we had|did we have|do we have|are|were|with)? ?(?:no|without(?: any)?|missing|lacking|zero) (?<source>(?:[\\p{L}-]+ )?)(?:ad |ads |advertising )?(?:spend|spending|costs|ads|impressions|(?<own>sessions|visits))\\b");

    /** {@code are all June orders invoiced}: those that are not are asked for. */
    private static final Pattern ALL_INVOICED = Pattern.compile(
            "(?i)^(?:(?:and|so|ok) )?(?:are|were|have|has|is) (?:all|every one of)(?: of)?(?: the| our)? (?<mid>[^?.!;]{0,25}?)orders?(?<rest>[^?.!;]{0,30}?) (?:been )?(?:invoiced|billed)(?: (?:yet|already|now|by (?:the|their|our) suppliers?))*\\b");

    private static final Pattern LISTED = Pattern.compile(
            "(?i)^(?:(?:and|ok|so|please|can you|could you) )*(?:which|what orders|list|show|name|give me (?:a list|the orders)|find)\\b");

    private Missing() {}

    static String written(String question) {
        var written = question;
        var listed = LISTED.matcher(question).find();
        for (var lack : LACKS_OF_ORDERS) {
            if (listed) {
                // Orders without an invoice are listed as they are told.
                continue;
            }
            var found = lack.asked().matcher(written);
            if (found.find()) {
                written = found.replaceFirst(Matcher.quoteReplacement(lack.named()) + "$1");
            }
        }
        var all = ALL_INVOICED.matcher(written);
        if (all.find()) {
            written = all.replaceFirst("${mid}orders without an invoice${rest}");
        }
        var invoiced = NOT_INVOICED.matcher(written);
        if (invoiced.find()) {
            written = invoiced.replaceFirst(
                    listed ? "orders${mid} have no supplier invoice" : "orders without an invoice${mid}");
        }
        var estimate = ESTIMATE.matcher(written);
        if (estimate.find() && written.toLowerCase(Locale.ROOT).matches(".*\\b(cogs|costs?|goods)\\b.*")) {
            written = estimate.replaceFirst("${is} estimated");
        }
        var share = ESTIMATED_SHARE.matcher(written);
        if (share.find()) {
            written = share.replaceFirst("estimated share of cogs ${before}${days}");
        }
        var days = DAYS.matcher(written);
        return days.find()
                ? days.replaceFirst(
                        "${days}${mid} without ${source}" + (days.group("own") == null ? "" : "${own} ") + "data")
                : written;
    }

    private static Lack lack(String what, String named) {
        return new Lack(
                Pattern.compile(
                        "(?i)\\borders\\b([^?.!;]{0,40}?) (?:" + LACKS + "|" + NEVER + ") " + what
                                + "\\b(?: (?:yet|so far|(?:behind|attached to|linked to|tied to|connected to|for|to) (?:them|it)|attached|linked|on record|on file))?"),
                named);
    }
}
