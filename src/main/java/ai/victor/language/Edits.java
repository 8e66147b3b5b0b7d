package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads orders to change the answer before, {@code drop the US}, {@code add margin %}: as fragments, which change nothing but what is shown. */
final class Edits {
    private static final Set<String> FIRST =
            Set.of("please", "can", "you", "could", "now", "ok", "okay", "and", "then", "also", "so", "just");

    private static final List<List<String>> DROPPING = Phrases.of("""
            drop, forget about, forget, never mind, remove, take out, leave out, get rid of, exclude, take away, cut out, hide, skip, ignore, filter out, throw out, lose""");

    private static final List<List<String>> ADDING = Phrases.of(
            "add in, add also, add a column for, add a column with, add the, add, include, throw in, put in, bring in");

    private static final List<List<String>> CHANGING = Phrases.of("""
            change it to, change to, change that to, switch to, switch it to, make it, make that, set it to, set to, use, do it for, do that for,
            redo for, redo it for, redo with, redo, run it for, run that for, repeat for, do the same for, try, try it for, change the period to""");

    private static final List<List<String>> FILTERS = Phrases.of("""
            that filter, the filter, the filters, all filters, filters, filter, this filter, those filters, that condition, the condition,
            the restriction, that restriction""");

    private static final Pattern BESIDE = Pattern.compile(
            "(?i)(?:(?:please|can you|could you|now|and|then|also) )*(?:(?:put|show|add|have|give me|place|set|list)(?: me)? )?(?:the )?(?<rest>[^,.]+?) "
                    + "(?:next to|beside|alongside|besides|together with|along with) (?:it|that|this|those|these|them)[ .?!]*");

    private static final Pattern BOUND = Pattern.compile(
            "(?i)^\\s*(?:(?:the|all|any|those|these|every) )*(?:\\p{L}+ ){1,2}?(?:(?:with|having|that have|that had|which have|where) )?(?:(?<way>less|fewer|more|under|below|over|above)(?: than)?) (?=[$€£]?\\d)");

    private Edits() {}

    /** An order to change the answer before, as a fragment; empty where it is none. */
    static Optional<String> fragment(String question) {
        var beside = BESIDE.matcher(question.strip());
        if (beside.matches()) {
            return Optional.of("also " + beside.group("rest"));
        }
        var words = new Phrases(question);
        int at = 0;
        while (FIRST.contains(words.word(at))) {
            at++;
        }
        if (words.starts(at, DROPPING) > 0) {
            int end = at + words.starts(at, DROPPING);
            return Optional.of("not " + bounded(words.text(end, words.size())));
        }
        if (words.starts(at, ADDING) > 0) {
            int end = at + words.starts(at, ADDING);
            return Optional.of("also " + words.text(end, words.size()));
        }
        if (words.starts(at, CHANGING) > 0) {
            int end = at + words.starts(at, CHANGING);
            return Optional.of("what about " + words.text(end, words.size()) + " instead");
        }
        return Optional.empty();
    }

    /** {@code sizes with less than 10 units}: those of the rows that are there. */
    private static String bounded(String dropped) {
        var bound = BOUND.matcher(dropped);
        return bound.find()
                ? "the ones " + (bound.group("way").matches("(?i)less|fewer|under|below") ? "under " : "over ")
                        + dropped.substring(bound.end())
                : dropped;
    }

    /** Whether the filters of the answer before are to go, and nothing else. */
    static boolean dropsFilters(String question) {
        var words = new Phrases(question);
        return words.has(DROPPING) && words.remove(FILTERS) && words.remove(DROPPING) && rest(words);
    }

    private static boolean rest(Phrases words) {
        for (int at = 0; at < words.size(); at++) {
            if (!words.word(at).isEmpty()
                    && !FIRST.contains(words.word(at))
                    && !Set.of("again", "the", "?", ".", "!", "pls").contains(words.word(at))) {
                return false;
            }
        }
        return true;
    }

    /** {@code as a chart}: the same once more. */
    static boolean showsAgain(List<Item> items) {
        return items.stream().allMatch(item -> item.is(Role.FILLER) || item.is(Role.BREAK) || item.is(Role.INSTEAD))
                && items.stream()
                        .anyMatch(item ->
                                item.text().toLowerCase(Locale.ROOT).matches(".*\\b(chart|table|graph|plot)\\b.*"));
    }

    /** {@code how many is that}: the rows of the answer before. */
    static Optional<Reading> counted(List<Item> items, Reading before) {
        var asks = items.stream().allMatch(item -> switch (item.role()) {
            case FILLER, BREAK, VERB, REFERENCE, AND -> true;
            case HOW_MANY -> item.text().toLowerCase(Locale.ROOT).matches("how many|count|in total|altogether|total");
            default -> false;
        });
        var many = items.stream()
                .anyMatch(item -> item.is(Role.HOW_MANY)
                        && item.text().toLowerCase(Locale.ROOT).matches("how many|count"));
        var rows = before.breakdowns();
        if (!asks
                || !many
                || rows.isEmpty()
                || TimeColumns.isTime(rows.get(0)) && before.thresholds().isEmpty()
                || before.ranking().isPresent()
                || before.periods().size() > 1
                || !(before.form() instanceof Form.Plain)) {
            return Optional.empty();
        }
        return Optional.of(new Reading(
                before.quantities(),
                rows.subList(0, 1),
                before.conditions(),
                before.periods(),
                before.thresholds(),
                Optional.empty(),
                false,
                new Form.Count(),
                before.groups()));
    }
}
