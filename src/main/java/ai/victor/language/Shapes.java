package ai.victor.language;

import java.util.ArrayList;
import java.util.List;

/** Takes words at their word that look as names of their kind do. */
final class Shapes {
    private final Names names;

    Shapes(Names names) {
        this.names = names;
    }

    /** A word of the shape that a dimension's values have, and a word with a digit after the name of a dimension that is not listed, is taken at its word: #1001. */
    List<Item> read(List<Item> items) {
        var out = new ArrayList<>(items);
        var shapes = names.bindings().shapes();
        for (int at = 0; at < out.size(); at++) {
            var item = out.get(at);
            var before = at == 0 ? List.<String>of() : out.get(at - 1).dimensions();
            for (var shape : shapes.entrySet()) {
                // "Order 1001" leaves out the sign of "#1001".
                var bare = before.contains(shape.getKey()) && !item.is(Role.TIME) ? "#" + item.text() : item.text();
                for (var text : List.of(item.text(), bare)) {
                    if ((item.is(Role.UNKNOWN) || item.is(Role.NUMBER))
                            && shape.getValue().matcher(text).matches()) {
                        out.set(at, item.as(new Meaning.OfValue(shape.getKey(), List.of(text), true)));
                    }
                }
            }
            if (out.get(at).is(Role.UNKNOWN) && item.text().chars().anyMatch(Character::isDigit)) {
                for (var dimension : before) {
                    if (names.isOpen(dimension)) {
                        out.set(at, item.as(new Meaning.OfValue(dimension, List.of(item.text()), true)));
                    }
                }
            }
        }
        return out;
    }
}
