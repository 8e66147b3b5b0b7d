package ai.victor.language;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which of two makes more, {@code do posters make more than mugs}, as their profit beside each other. */
final class Contest {
    private static final String MAKE =
            "(?:makes?|made|earns?|earned|brings?(?: in| us)?|brought(?: in| us)?|generates?|generated|yields?|yielded|pays?(?: us)?)(?: us| me)?";

    private static final String MORE = "(?:more|less|better|the most|most|the least)(?: money| profit| margin)?";

    private static final Pattern THAN = Pattern.compile(
            "(?is)^(?:do|does|did|is it true that|that)? ?(?<one>[^?.!,;]+?) " + MAKE + " " + MORE
                    + " than (?<other>[^?.!,;]+?)(?<rest>[?.!,;].*| (?:in|during|over|this|last|so far|ytd|since|for|from|on|mtd|qtd) .*)?$");

    private static final Pattern WHO = Pattern.compile(
            "(?is)^(?:who|which(?: one)?|what) " + MAKE + "(?: us)? " + MORE
                    + "(?<rest> (?:in|during|over|this|last|so far|ytd|since|for|from) [^?.!,;:]*)?[,:;?-]* (?<one>[^?.!,;]+?) (?:or|vs\\.?|versus) (?<other>[^?.!,;]+?)(?<tail>[?.!,;].*| (?:in|during|over|this|last|so far|ytd|since|for|from) .*)?$");

    private Contest() {}

    /** The profit of both. */
    static Optional<String> asked(String question, Names names) {
        var profit = names.profit().map(names::inline);
        if (profit.isEmpty()) {
            return Optional.empty();
        }
        for (var pattern : new Pattern[] {THAN, WHO}) {
            var matcher = pattern.matcher(question.strip());
            if (matcher.matches()) {
                var tail = pattern == WHO ? text(matcher.group("tail")) : "";
                return Optional.of(profit.get() + " " + matcher.group("one") + " vs " + matcher.group("other") + " "
                        + text(matcher.group("rest")) + " " + tail);
            }
        }
        return Optional.empty();
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group.replaceAll("^[?.!,;\\s]+", "").strip();
    }
}
