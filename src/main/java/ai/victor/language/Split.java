package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes apart what was read as one name and is several: people search for {@code gothic hoodie}, so it is a value of a search term, and yet asked of
 * revenue it is an aesthetic and a product.
 */
final class Split {
    private final Lexicon lexicon;
    private final Names names;

    Split(Lexicon lexicon, Names names) {
        this.lexicon = lexicon;
        this.names = names;
    }

    /** {@code draft orders}, where no number is named: how many orders, and which of them. */
    List<Item> nouns(List<Item> items) {
        if (items.stream().anyMatch(Item::hasMetric)) {
            return items;
        }
        var out = new ArrayList<Item>();
        for (var item : items) {
            out.add(item);
            var tokens = Tokenizer.tokens(item.text());
            var values = item.hasValue() && !item.hasDimension() && item.verbs().isEmpty();
            if (item.is(Role.NAME) && values && item.plural() && tokens.size() > 1) {
                lexicon.longest(tokens, tokens.size() - 1)
                        .filter(match -> match.meanings().stream()
                                .anyMatch(meaning ->
                                        meaning instanceof Meaning.OfMetric metric && names.isCount(metric.metric())))
                        .ifPresent(match -> out.add(new Item(
                                tokens.get(tokens.size() - 1).raw(),
                                Tokenizer.key(tokens.subList(tokens.size() - 1, tokens.size())),
                                Role.NAME,
                                match.meanings(),
                                Optional.empty(),
                                Optional.empty(),
                                "",
                                true)));
            }
        }
        return out;
    }

    /** {@code which orders were refunded}: the refunded orders; {@code most returned designs}: by returns. */
    private List<Item> participles(List<Item> items) {
        var out = new ArrayList<Item>();
        for (int at = 0; at < items.size(); at++) {
            var item = items.get(at);
            var last = out.isEmpty() ? Optional.<Item>empty() : lead(items, at);
            var lead =
                    last.isPresent() && Superlatives.ROLES.contains(last.get().role());
            var noun = item.is(Role.NAME)
                    && item.hasDimension()
                    && lead(items, at).filter(before -> before.is(Role.WHICH)).isPresent();
            int verb = Item.after(items, at);
            int deed = Item.after(items, verb);
            var told = noun
                            && deed < items.size()
                            && items.get(verb).text().matches("(?i)were|was|got|are|is|have been")
                            && items.get(deed).text().matches("(?i)\\p{L}+ed")
                    ? phrase(items.get(deed).text() + " " + item.text()).filter(Item::hasMetric)
                    : Optional.<Item>empty();
            if (told.isPresent()) {
                while (!out.isEmpty()
                        && (out.get(out.size() - 1).is(Role.FILLER)
                                || out.get(out.size() - 1).is(Role.WHICH))) {
                    out.remove(out.size() - 1);
                }
                out.add(new Item("list", "list", Role.LIST, List.of(), Optional.empty(), Optional.empty(), "", false));
                out.add(told.get());
                at = deed;
            } else if (item.is(Role.UNKNOWN) && lead && item.text().matches("(?i)\\p{L}{3,}ed")) {
                var stem = item.text().toLowerCase(Locale.ROOT).replaceFirst("ed$", "");
                out.add(Stream.of(stem + "s", stem + "es", stem, stem + "e")
                        .flatMap(word -> phrase(word).stream())
                        .filter(Item::hasMetric)
                        .findFirst()
                        .orElse(item));
            } else {
                out.add(item);
            }
        }
        return out;
    }

    /** The name that a phrase is as a whole. */
    private Optional<Item> phrase(String text) {
        var tokens = Tokenizer.tokens(text);
        return lexicon.longest(tokens, 0)
                .filter(match -> match.length() == tokens.size())
                .map(match -> new Item(
                        text,
                        Tokenizer.key(tokens),
                        Role.NAME,
                        match.meanings(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Words.isPlural(tokens.get(tokens.size() - 1).word())));
    }

    List<Item> read(List<Item> asked) {
        var items = participles(asked);
        var out = new ArrayList<Item>();
        for (int at = 0; at < items.size(); at++) {
            var item = items.get(at);
            var which = lead(items, at).filter(before -> before.is(Role.WHICH)).isPresent();
            var apart = !item.is(Role.NAME)
                    ? Optional.<List<Item>>empty()
                    : isOutOfReach(item, items)
                            ? pieces(item).filter(pieces -> pieces.stream().allMatch(Item::hasValue))
                            : which && isNumber(item) && ranked(items, at)
                                    ? pieces(item)
                                            .filter(pieces -> pieces.get(0).hasDimension()
                                                    && !pieces.get(pieces.size() - 1)
                                                            .verbs()
                                                            .isEmpty())
                                    : Optional.<List<Item>>empty();
            apart.ifPresentOrElse(out::addAll, () -> out.add(item));
        }
        return out;
    }

    private static Optional<Item> lead(List<Item> items, int at) {
        int here = Item.before(items, at);
        return here < 0 ? Optional.empty() : Optional.of(items.get(here));
    }

    /** {@code which of our tools costs the most}: no “tools cost”, but tools, and what they cost. */
    private static boolean isNumber(Item item) {
        return item.meanings().stream().allMatch(Meaning.OfMetric.class::isInstance);
    }

    private static boolean ranked(List<Item> items, int at) {
        return items.stream().skip(at + 1L).anyMatch(item -> Superlatives.ROLES.contains(item.role()));
    }

    /** A value, and of none of the dimensions that it may be of can any number of the question be cut. */
    private boolean isOutOfReach(Item item, List<Item> items) {
        if (item.meanings().isEmpty() || !item.meanings().stream().allMatch(Meaning.OfValue.class::isInstance)) {
            return false;
        }
        var numbers = items.stream()
                .filter(other -> other.is(Role.NAME))
                .flatMap(other -> Stream.concat(other.everyMetric().stream(), other.verbs().stream()))
                .distinct()
                .toList();
        return !numbers.isEmpty()
                && item.values().stream()
                        .noneMatch(
                                value -> numbers.stream().anyMatch(metric -> names.reaches(metric, value.dimension())));
    }

    /** The longest names that its words can be cut into, where none is left over. */
    private Optional<List<Item>> pieces(Item item) {
        var tokens = Tokenizer.tokens(item.text());
        var pieces = new ArrayList<Item>();
        int at = 0;
        while (at < tokens.size()) {
            var end = at == 0 ? tokens.size() - 1 : tokens.size();
            var match = lexicon.longest(tokens.subList(0, end), at);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            var span = tokens.subList(at, at + match.get().length());
            var last = span.get(span.size() - 1);
            pieces.add(new Item(
                    item.text().substring(span.get(0).start(), last.end()),
                    Tokenizer.key(span),
                    Role.NAME,
                    match.get().meanings(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Words.isPlural(last.word())));
            at += match.get().length();
        }
        return pieces.size() > 1 ? Optional.of(pieces) : Optional.empty();
    }
}
