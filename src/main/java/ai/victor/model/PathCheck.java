package ai.victor.model;

import ai.victor.model.Draft.EntityUse;
import ai.victor.problem.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds a second way of a fact to a dimension that its author may not know of: neither do the two enter a table by entities of different names
 * (a sender and a receiver), nor is each named somewhere by its whole path.
 */
final class PathCheck {
    private final Draft draft;
    private final Links links;
    private final Set<String> told = new HashSet<>();

    PathCheck(Draft draft, Links links) {
        this.draft = draft;
        this.links = links;
    }

    void check() {
        for (var fact : links.joinable()) {
            if (!fact.measures().isEmpty()) {
                var reaches = links.reaches(fact);
                reaches.names().forEach(name -> ways(fact, reaches.meant(name)));
            }
        }
    }

    private void ways(SemanticModel fact, List<Reach> ways) {
        for (int second = 1; second < ways.size(); second++) {
            var way = ways.get(second);
            ways.subList(0, second).stream()
                    .filter(other -> isSameDimension(other, way))
                    .filter(Predicate.not(other -> hasRole(other, way) || isNamed(other) && isNamed(way)))
                    .findFirst()
                    .ifPresent(other -> tell(fact, other, way));
        }
    }

    private static boolean isSameDimension(Reach one, Reach other) {
        return one.owner().name().equals(other.owner().name());
    }

    /** Whether both come to some table by entities of different names: what they mean is told by those. */
    private static boolean hasRole(Reach one, Reach other) {
        return one.joins().stream()
                .anyMatch(join -> other.joins().stream()
                        .anyMatch(
                                against -> against.to().name().equals(join.to().name())
                                        && !against.primary()
                                                .name()
                                                .equals(join.primary().name())));
    }

    /** Whether a filter or a kept query says the whole path. */
    private boolean isNamed(Reach way) {
        var mentioned = Stream.of(
                        draft.mentions.values().stream(),
                        draft.savedQueries.stream().flatMap(query -> query.groupBy().stream()))
                .flatMap(mentions -> mentions)
                .map(Mention::path)
                .anyMatch(path -> path.equals(way.path())
                        || path.size() == way.path().size() + 1
                                && path.subList(1, path.size()).equals(way.path()));
        return mentioned
                || draft.verifiedQueries.stream().anyMatch(query -> query.sql().contains(way.qualifiedName()));
    }

    private void tell(SemanticModel fact, Reach first, Reach second) {
        var meeting = meeting(first, second);
        // One fault for all dimensions there, of all facts that come this way.
        if (told.add(meeting.from().name() + " " + meeting.foreign().name() + " "
                + meeting.to().name())) {
            draft.problems.add(JoinProblems.secondPath(place(meeting), fact.name(), first, second, meeting));
        }
    }

    /** The join by which the second way comes to a table of the first, other than the first does. */
    private static Reach.Join meeting(Reach first, Reach second) {
        return second.joins().stream()
                .filter(join -> !first.joins().contains(join))
                .filter(join -> first.joins().stream()
                        .anyMatch(other -> other.to().name().equals(join.to().name())))
                .findFirst()
                .orElse(second.joins().getLast());
    }

    private Place place(Reach.Join join) {
        return draft.entities.stream()
                .filter(use -> use.semanticModel().equals(join.from().name())
                        && use.entity().name().equals(join.foreign().name()))
                .map(EntityUse::place)
                .findFirst()
                .orElse(join.from().place());
    }
}
