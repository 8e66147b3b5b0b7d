package ai.victor.language;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes in the model's words what shops say in words of their own: {@code never refunded} is without a refund, {@code free shipping} none charged. */
final class Idioms {
    private static final String WHO = "(?:(?:that|who|which) )?(?:(?:have|has|had|were|was|are|did|got|get) )*";
    private static final String PEOPLE = "(customers|buyers|people|shoppers|clients)";

    private static final Map<Pattern, String> WRITTEN = new LinkedHashMap<>();

    static {
        write(
                "\\b(orders|customers|buyers) " + WHO
                        + "(?:not|never)(?: (?:been|be|get|got|gotten|had))? refunded(?: anything)?\\b",
                "$1 without a refund");
        write(
                "\\b(orders|customers|buyers) " + WHO + "(?:no|never)(?: had)? (?:a |any )?refunds?\\b",
                "$1 without a refund");
        write(
                "^((?:(?:how many|which|list|the|our|of|number|all|show|me) )*)" + PEOPLE + " " + WHO
                        + "never (?:came back|come back|returned|(?:bought|ordered|purchased|buy|order) (?:again|twice)|re-?ordered)[ ?.!]*$",
                "$1customers with exactly 1 order");
        write(
                "\\borders (?:(?:that|which) )?(?:with|had|have|having|got|get|used?|on|were|went out with|shipped with|shipped) (?:a )?free shipping\\b",
                "orders without shipping charged");
        // Whoever comes back in May has bought before, and is none of those who first bought in it.
        write(
                "^(how many|number of|the number of) " + PEOPLE
                        + " (?:came back|bought again|ordered again|purchased again|re-?ordered)(?: to (?:us|buy|order|shop))?"
                        + "(?= (?:in|during|last|this|yesterday|since|on) )(?!.*\\b(?:within|after|of the(?:m|ir)?)\\b)",
                "$1 returning customers");
        write(
                "\\b(?:and )?how much (?:were|was|are|is) (?:they|those|these|it)(?: worth)?(?: in (?:total|all))?[ ?.!]*$",
                "and how much");
        write("(?<=\\b(?:of|on|for|from|in|did|does|was|is) )(?:the )?order (?:no\\.? |number |nr\\.? )?(#\\w+)", "$1");
    }

    private Idioms() {}

    private static void write(String pattern, String words) {
        WRITTEN.put(Pattern.compile("(?i)" + pattern), words);
    }

    static String written(String question) {
        var text = question.strip();
        for (var entry : WRITTEN.entrySet()) {
            text = entry.getKey().matcher(text).replaceAll(entry.getValue());
        }
        return text;
    }
}
