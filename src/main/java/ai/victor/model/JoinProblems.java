package ai.victor.model;

import ai.victor.model.Draft.EntityUse;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.List;

/** What can be wrong with the ways of a fact to other tables. */
final class JoinProblems {
    private JoinProblems() {}

    static Problem toMany(Mention mention, String fact, String other, String entity) {
        return Problem.at(
                        mention.place(),
                        "TO_MANY_JOIN",
                        mention.name() + " of " + other + " cannot be joined to " + fact + ": " + other
                                + " may have many rows for one " + entity + ", which would multiply those of " + fact)
                .suggesting(List.of("a metric over " + other, "a semantic model with the primary entity " + entity));
    }

    static Problem manyToMany(EntityUse use, List<EntityUse> all) {
        var others = all.stream()
                .map(EntityUse::semanticModel)
                .filter(other -> !other.equals(use.semanticModel()))
                .distinct()
                .toList();
        return Problem.at(
                        use.place(),
                        "TO_MANY_JOIN",
                        "entity " + use.entity().name() + " is foreign in " + use.semanticModel() + " and in "
                                + String.join(", ", others)
                                + " and primary nowhere: a join between them would multiply rows")
                .suggesting(List.of("type: primary", "type: unique"));
    }

    static Problem indistinct(Dimension dimension, String fact, List<Reach> ways) {
        var owners = ways.stream().map(way -> way.owner().name()).distinct().toList();
        return Problem.at(
                        dimension.place(),
                        "AMBIGUOUS_JOIN",
                        "semantic model " + fact + " reaches " + ways.getFirst().qualifiedName()
                                + " in more than one semantic model: " + String.join(", ", owners)
                                + "; give one of the dimensions another name")
                .suggesting(List.of(owners.getLast() + "_" + dimension.name()));
    }

    /** @param meeting the join that makes the second way */
    static Problem secondPath(Place place, String fact, Reach first, Reach second, Reach.Join meeting) {
        var entity = meeting.foreign().name();
        var other = meeting.from().name() + "_" + entity;
        return Problem.at(
                        place,
                        "AMBIGUOUS_JOIN",
                        "semantic model " + fact + " joins " + meeting.to().name()
                                + " in two ways, and nothing in the model tells which of them is meant: "
                                + first.qualifiedName() + " or " + second.qualifiedName())
                .suggesting(List.of(
                        "an entity of another name here, and the same in "
                                + meeting.to().name() + ": {name: " + other + ", type: unique}",
                        "a saved query that names both",
                        "entity " + entity + " in one of the semantic models only"));
    }
}
