package ai.victor.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says of unknown words in the place of a name, {@code discount code SUMMER}, that the data has no such name, and which names come nearest. */
final class UnknownNames {
    private static final Pattern NAME_LIKE = Pattern.compile(".*(\\p{Lu}|\\d).*");
    private static final Set<String> CALLED = Set.of("called", "named", "titled", "like");
    private static final int MOST_NEAR = 3;
    private static final int FEW = 8;

    /** A longer name is a sentence, which might be taken for what Victor says. */
    private static final int LONGEST = 40;

    /** After these comes what rows are, and not what one of them is called. */
    private static final Set<Role> ROWS = Set.of(
            Role.BY, Role.PER, Role.EACH, Role.WHICH, Role.HIGHEST, Role.LOWEST, Role.BEST, Role.WORST, Role.LIST);

    private final List<Item> items;
    private final Names names;

    UnknownNames(List<Item> items, Names names) {
        this.items = items;
        this.names = names;
    }

    /** A sentence or two; empty unless every unknown word stands in the place of a name. */
    Optional<String> told() {
        var told = new ArrayList<String>();
        for (int from = 0; from < items.size(); from++) {
            int to = from;
            while (to < items.size() && items.get(to).is(Role.UNKNOWN)) {
                to++;
            }
            if (to > from) {
                var sentence = told(from, to);
                if (sentence.isEmpty()) {
                    return Optional.empty();
                }
                told.add(sentence.get());
                from = to;
            }
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", told));
    }

    private Optional<String> told(int from, int to) {
        int start = from;
        while (start < to && CALLED.contains(Words.fold(items.get(start).text()))) {
            start++;
        }
        if (start == to) {
            return Optional.empty();
        }
        var name = String.join(
                " ", items.subList(start, to).stream().map(Item::text).toList());
        var proper = NAME_LIKE.matcher(name).matches();
        var dimension = before(from, proper || start > from).or(() -> proper ? after(to) : Optional.empty());
        if (dimension.isPresent()) {
            var values = names.vocabulary().values().getOrDefault(dimension.get(), List.of());
            return Optional.of("No " + names.inline(dimension.get()) + " in the " + data() + " is called “" + name
                    + "”." + nearest(name, values));
        }
        var place = proper && from > 0 && items.get(from - 1).is(Role.PREPOSITION) && isMixed();
        if (!place) {
            return Optional.empty();
        }
        var all = new LinkedHashSet<String>();
        names.vocabulary().values().values().forEach(all::addAll);
        var near = near(name, all);
        return Optional.of("Nothing in the " + data() + " is called “" + name + "”."
                + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."));
    }

    /** The dimension that is named before a name: {@code campaign XYZ}, {@code a design called Foo}. */
    private Optional<String> before(int from, boolean surely) {
        int at = from - 1;
        while (at >= 0 && (items.get(at).is(Role.BREAK) || items.get(at).is(Role.FILLER))) {
            at--;
        }
        if (at < 0 || !surely && (items.get(at).plural() || at > 0 && isRows(at - 1) || at < from - 1)) {
            return Optional.empty();
        }
        return listed(items.get(at));
    }

    private boolean isRows(int at) {
        return ROWS.contains(items.get(at).role());
    }

    /** The dimension that is named after a name: {@code the SUMMER campaign}. */
    private Optional<String> after(int to) {
        return to < items.size() ? listed(items.get(to)) : Optional.empty();
    }

    private Optional<String> listed(Item item) {
        if (!item.is(Role.NAME)) {
            return Optional.empty();
        }
        var known = names.vocabulary().values().keySet();
        // "Orders with discount code" is a number, and its last words are what the next one is called by.
        return item.hasMetric()
                ? known.stream()
                        .filter(dimension -> Words.fold(item.text()).endsWith(" " + Words.fold(names.label(dimension))))
                        .sorted()
                        .findFirst()
                : item.dimensions().stream().filter(known::contains).findFirst();
    }

    /** Whether capitals mean anything here: "REVENUE IN OHIO PLEASE" is all capitals. */
    private boolean isMixed() {
        return items.stream()
                .anyMatch(item -> item.text().equals(item.text().toLowerCase(Locale.ROOT))
                        && item.text().chars().anyMatch(Character::isLetter));
    }

    private String data() {
        return names.vocabulary().data();
    }

    private static String nearest(String name, List<String> values) {
        var near = near(name, values);
        if (!near.isEmpty()) {
            return " Nearest: " + String.join(", ", near) + ".";
        }
        return values.isEmpty() || values.size() > FEW ? "" : " It has " + String.join(", ", values) + ".";
    }

    /** Names that begin alike, hold one another, share a long word, or differ by a few letters. */
    private static List<String> near(String name, Collection<String> values) {
        var folded = Words.fold(name);
        int limit = Math.max(1, folded.length() / 4);
        record Near(String value, int far) {}
        return values.stream()
                .filter(value -> value.length() <= LONGEST && !Words.isStatement(value))
                .map(value -> new Near(value, far(folded, Words.fold(value), limit)))
                .filter(near -> near.far() <= limit)
                .sorted(Comparator.comparingInt(Near::far).thenComparing(Near::value))
                .limit(MOST_NEAR)
                .map(Near::value)
                .toList();
    }

    private static int far(String name, String value, int limit) {
        if (name.length() > 2 && value.contains(name) || value.length() > 2 && name.contains(value)) {
            return 0;
        }
        var shared = Tokenizer.wordsOf(name).stream()
                .filter(word -> word.word().length() > MOST_NEAR)
                .anyMatch(word -> Tokenizer.wordsOf(value).stream()
                        .anyMatch(other -> other.key().equals(word.key())));
        return shared ? 1 : Words.distance(name, value, limit);
    }
}
