package ai.victor.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a fact gets to a dimension: through no join for its own, else through many-to-one joins, one after the other.
 *
 * @param dimension by the name that it has from here: its own, or behind the entities of the joins ({@code billing__country})
 * @param owner the semantic model that declares the dimension
 */
public record Reach(Dimension dimension, SemanticModel owner, List<Join> joins) {
    public Reach {
        joins = List.copyOf(joins);
    }

    /** To the primary or unique entity of the same name: at most one row for each row of {@code from}. */
    public record Join(SemanticModel from, Entity foreign, SemanticModel to, Entity primary) {}

    /** The entities of the joins, in their order. */
    List<String> path() {
        return joins.stream().map(join -> join.foreign().name()).toList();
    }

    /** The dimension's name behind the path: {@code customer__region__country}. */
    String qualifiedName() {
        return joins.isEmpty() ? dimension.name() : String.join("__", path()) + "__" + dimension.name();
    }

    /** The same under another name, which tells which of several ways it is. */
    Reach called(String name, List<String> entities) {
        var words = entities.stream().map(entity -> entity.replace('_', ' ')).collect(Collectors.joining(" "));
        var meta = dimension.meta().label().isEmpty() || words.isEmpty()
                ? dimension.meta()
                : dimension.meta().by(words);
        return new Reach(
                new Dimension(name, dimension.grain(), dimension.expr(), meta, dimension.place()), owner, joins);
    }
}
