package ai.victor.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Other ways to cut a question into items than by the longest phrase at each place: a shorter name and what comes after it, a word in another of its
 * meanings, and for a word that is unknown the names that are spelled nearly so.
 */
final class Cuts {
    /** How many ways are looked at: each is cut and put together in far less than a millisecond. */
    private static final int MOST = 32;

    private static final int MOST_UNKNOWN = 3;

    /** What says nothing by itself: to take a name for such a word would be to leave it out. */
    private static final Set<Role> LITTLE = Set.of(Role.FILLER, Role.VERB, Role.PREPOSITION, Role.OF, Role.BREAK);

    private final Lexicon lexicon;
    private final ItemReader reader;
    private final String question;
    private final Slips slips;
    private final TimeReader times;
    private final Cut first;

    Cuts(Lexicon lexicon, ItemReader reader, String question) {
        this.lexicon = lexicon;
        this.reader = reader;
        this.question = question;
        var items = reader.read(question);
        this.times = reader.times(items.tokens());
        this.slips = new Slips(lexicon, items.tokens());
        this.first = new Cut(items, Map.of(), rank(items, Map.of()));
    }

    /** @param otherwise what is taken otherwise than at first sight, by token */
    record Cut(ItemReader.Items read, Map<Integer, Other> otherwise, Rank rank) {
        List<String> notes() {
            var notes = new ArrayList<>(read.corrections());
            otherwise.values().forEach(other -> other.note().ifPresent(notes::add));
            return notes;
        }
    }

    /**
     * What may begin at a token.
     *
     * @param slips letters that are mended
     * @param turned whether it is not what the word means first
     * @param isShort whether it takes fewer words than the name that was found there
     */
    record Other(ItemReader.Found found, int slips, boolean turned, boolean isShort, Optional<String> note) {}

    /** The cut by the longest phrases. */
    Cut first() {
        return first;
    }

    /** The items of the first cut, with what their neighbours tell. */
    List<Item> marked(Names names) {
        return Marked.items(first.read().items(), lexicon, names, true);
    }

    /** The first cut with some of its items only. */
    ItemReader.Items of(List<Item> left) {
        var read = first.read();
        return new ItemReader.Items(left, read.corrections(), read.tokens(), read.starts());
    }

    /** The other cuts without an unknown word, the best first. */
    List<Cut> others() {
        var seen = new HashSet<List<Item>>(Set.of(first.read().items()));
        var known = mended();
        var found = new ArrayList<Cut>();
        known.stream().filter(cut -> seen.add(cut.read().items())).forEach(found::add);
        var next = known;
        for (int changes = 0; changes < 2 && found.size() < MOST; changes++) {
            var round = new ArrayList<Cut>();
            for (var cut : next) {
                for (var changed : changed(cut)) {
                    if (found.size() < MOST && seen.add(changed.read().items())) {
                        found.add(changed);
                        round.add(changed);
                    }
                }
            }
            next = round;
        }
        found.sort(Comparator.comparing(Cut::rank));
        return found;
    }

    /** Cuts between other words, with every word for what it means first, that are as good as the first cut. */
    List<Cut> rivals() {
        var rivals = new ArrayList<Cut>();
        for (int at = 0; at < first.read().items().size(); at++) {
            if (first.read().items().get(at).is(Role.NAME)) {
                for (var other : options(first, at)) {
                    if (!other.turned()) {
                        with(first, first.read().starts().get(at), other)
                                .filter(cut -> unknown(cut) < 0 && cut.rank().compareTo(first.rank()) <= 0)
                                .ifPresent(rivals::add);
                    }
                }
            }
        }
        return rivals;
    }

    /** The ways to take unknown words for names that are spelled nearly so. */
    private List<Cut> mended() {
        var unknown = first.read().items().stream()
                .filter(item -> item.is(Role.UNKNOWN))
                .count();
        if (unknown > MOST_UNKNOWN) {
            return List.of();
        }
        var cuts = List.of(first);
        for (int round = 0; round < unknown; round++) {
            var better = new ArrayList<Cut>();
            for (var cut : cuts) {
                int at = unknown(cut);
                if (at < 0) {
                    better.add(cut);
                    continue;
                }
                for (var slip : slips.at(cut.read().starts().get(at), token -> isUnknown(cut, token))) {
                    var item = ItemReader.found(
                            cut.read().tokens(),
                            slip.from(),
                            slip.length(),
                            question,
                            Role.NAME,
                            slip.meanings(),
                            Optional.empty());
                    var note = "“" + item.item().text() + "” is read as “" + slip.name() + "”.";
                    with(cut, slip.from(), new Other(item, slip.letters(), false, false, Optional.of(note)))
                            .ifPresent(better::add);
                }
            }
            cuts = better.subList(0, Math.min(MOST / 2, better.size()));
        }
        return cuts.stream().filter(cut -> unknown(cut) < 0).toList();
    }

    private static int unknown(Cut cut) {
        var items = cut.read().items();
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at).is(Role.UNKNOWN)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isUnknown(Cut cut, int token) {
        int at = cut.read().starts().indexOf(token);
        return at >= 0 && cut.read().items().get(at).is(Role.UNKNOWN);
    }

    /** The same cut with one more change, to the right of those that it has. */
    private List<Cut> changed(Cut cut) {
        int from = cut.otherwise().entrySet().stream()
                .filter(change -> change.getValue().slips() == 0)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(-1);
        var changed = new ArrayList<Cut>();
        for (int at = 0; at < cut.read().items().size(); at++) {
            int token = cut.read().starts().get(at);
            if (token > from && !cut.otherwise().containsKey(token)) {
                for (var other : options(cut, at)) {
                    with(cut, token, other)
                            .filter(better -> unknown(better) < 0)
                            .ifPresent(changed::add);
                }
            }
        }
        return changed;
    }

    private Optional<Cut> with(Cut cut, int token, Other other) {
        var otherwise = new TreeMap<>(cut.otherwise());
        otherwise.put(token, other);
        var found = new HashMap<Integer, ItemReader.Found>();
        otherwise.forEach((at, one) -> found.put(at, one.found()));
        var tokens = first.read().tokens();
        var items = reader.read(question, tokens, first.read().corrections(), found);
        return items.starts().containsAll(otherwise.keySet())
                ? Optional.of(new Cut(items, otherwise, rank(items, otherwise)))
                : Optional.empty();
    }

    private List<Other> options(Cut cut, int at) {
        var tokens = cut.read().tokens();
        int from = cut.read().starts().get(at);
        var now = cut.read().items().get(at);
        int end = at + 1 < cut.read().starts().size() ? cut.read().starts().get(at + 1) : tokens.size();
        var options = new ArrayList<Other>();
        for (int to = Math.min(tokens.size(), from + lexicon.longest()); to > from; to--) {
            var meanings = lexicon.exactly(tokens, from, to);
            if (now.is(Role.NAME) && to == end) {
                options.addAll(kinds(cut.read().items(), at, end - from));
            } else if (!meanings.isEmpty()
                    && !isLittle(tokens.subList(from, to))
                    && !now.is(Role.NUMBER)
                    && (to >= end || now.is(Role.NAME) || now.is(Role.TIME))) {
                var found = ItemReader.found(tokens, from, to - from, question, Role.NAME, meanings, Optional.empty());
                options.add(other(now, found, !now.is(Role.NAME)));
            }
        }
        if (!now.is(Role.TIME)) {
            times.at(from)
                    .map(match -> ItemReader.found(
                            tokens, from, match.length(), question, Role.TIME, List.of(), Optional.of(match.phrase())))
                    .map(found -> other(now, found, true))
                    .ifPresent(options::add);
        }
        // A phrase of the language stands for what it is as a whole: "fewer than" is not "fewer" and "than".
        if (now.is(Role.NAME) || now.is(Role.TIME)) {
            Grammar.longest(tokens.subList(0, end), from)
                    .filter(match -> !LITTLE.contains(match.role()))
                    .map(match -> ItemReader.found(
                            tokens, from, match.length(), question, match.role(), List.of(), Optional.empty()))
                    .map(found -> other(now, found, true))
                    .ifPresent(options::add);
        }
        return options;
    }

    /** A name as a number only, as rows only, as a value only. */
    private static List<Other> kinds(List<Item> items, int at, int length) {
        var now = items.get(at);
        var options = new ArrayList<Other>();
        var kinds = new ArrayList<List<Meaning>>();
        kinds.add(now.meanings().stream()
                .filter(Meaning.OfMetric.class::isInstance)
                .toList());
        kinds.add(now.meanings().stream()
                .filter(Meaning.OfDimension.class::isInstance)
                .toList());
        kinds.add(now.meanings().stream()
                .filter(Meaning.OfValue.class::isInstance)
                .toList());
        kinds.stream()
                .filter(kind -> !kind.isEmpty() && kind.size() < now.meanings().size())
                .map(kind ->
                        other(now, new ItemReader.Found(now.meaning(kind), length), !isContrasted(items, at, kind)))
                .forEach(options::add);
        return options;
    }

    /** In {@code estimated vs actual} each word is a value because the other one is, and of the same dimension. */
    private static boolean isContrasted(List<Item> items, int at, List<Meaning> kind) {
        return IntStream.of(-1, 1)
                .filter(side -> at + 2 * side >= 0 && at + 2 * side < items.size())
                .filter(side -> items.get(at + side).is(Role.VERSUS))
                .mapToObj(side -> items.get(at + 2 * side))
                .anyMatch(other -> kind.stream()
                        .allMatch(meaning -> meaning instanceof Meaning.OfValue value
                                && other.values().stream()
                                        .anyMatch(known -> known.dimension().equals(value.dimension()))));
    }

    private static Other other(Item now, ItemReader.Found found, boolean turned) {
        var item = found.item();
        var said = item.text().equalsIgnoreCase(now.text())
                ? "“" + item.text() + "” is taken as " + said(item) + "."
                : "“" + item.text() + "” is taken by itself"
                        + (item.is(Role.NAME) || item.is(Role.TIME) ? ", as " + said(item) : "") + ".";
        return new Other(found, 0, turned, item.text().length() < now.text().length(), Optional.of(said));
    }

    private static String said(Item item) {
        if (item.is(Role.TIME)) {
            return "a time";
        }
        if (item.hasMetric()) {
            return "a number";
        }
        return item.hasDimension()
                ? "what to cut by"
                : item.hasValue() ? "a name in the data" : "a word of the question";
    }

    /** "In" and "us" are no names where they stand as words. */
    private static boolean isLittle(List<Token> span) {
        return span.size() == 1
                        && (span.get(0).word().length() <= 2 || span.get(0).kind() != Token.Kind.WORD)
                || span.stream()
                        .anyMatch(token -> token.word().toLowerCase(Locale.ROOT).equals("not"));
    }

    private static Rank rank(ItemReader.Items read, Map<Integer, Other> otherwise) {
        int parts = 0;
        int named = 0;
        int phrases = 0;
        for (int at = 0; at < read.items().size(); at++) {
            var item = read.items().get(at);
            int end = at + 1 < read.starts().size()
                    ? read.starts().get(at + 1)
                    : read.tokens().size();
            if (item.is(Role.NAME) || item.is(Role.TIME) || item.is(Role.NUMBER)) {
                phrases++;
                named += end - read.starts().get(at);
            }
            if (item.is(Role.NAME)
                    && item.meanings().stream()
                            .allMatch(meaning -> meaning instanceof Meaning.OfValue value && !value.whole())) {
                parts++;
            }
        }
        return new Rank(
                otherwise.values().stream().mapToInt(Other::slips).sum(),
                parts,
                (int) otherwise.values().stream().filter(Other::turned).count(),
                read.tokens().size() - named,
                phrases);
    }
}
