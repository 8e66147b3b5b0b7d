package ai.victor.language;

import java.util.List;

/** The items of a question with what only their neighbours tell: each pass turns phrases of several items into the roles that they have together. */
final class Marked {
    private Marked() {}

    static List<Item> items(List<Item> cut, Lexicon lexicon, Names names) {
        var marked = Mixes.read(Marks.read(new Split(lexicon, names).read(new Shapes(names).read(cut))));
        return Growths.mark(Sums.mark(Sorting.mark(Paraphrases.read(marked, names)), names));
    }
}
