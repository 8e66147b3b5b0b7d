package ai.victor.language;

import java.util.List;

/** The items of a question with what only their neighbours tell: each pass turns phrases of several items into the roles that they have together. */
final class Marked {
    private Marked() {}

    /** @param alone whether the question goes on from none */
    static List<Item> items(List<Item> cut, Lexicon lexicon, Names names, boolean alone) {
        var split = new Split(lexicon, names);
        var whole = new Shapes(names).read(cut);
        var marked = Mixes.read(Marks.read(Passive.read(split.read(alone ? split.nouns(whole) : whole), lexicon)));
        return Growths.mark(Sums.mark(
                Sorting.mark(MostOf.read(Buyers.read(Paraphrases.read(marked, names), names), names)), names));
    }
}
