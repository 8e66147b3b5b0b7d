package ai.victor.model;

import ai.victor.model.Metric.Filter;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Finds the columns that filters and saved queries name, in all the facts that are to have them. */
final class FilterBinder {
    private final Draft draft;
    private final Links links;
    private final Lengths lengths;

    FilterBinder(Draft draft, Links links) {
        this.draft = draft;
        this.links = links;
        this.lengths = new Lengths(draft);
    }

    /** The filters by the names of columns; a filter whose column is not found stays as it is, and is a problem. */
    List<Filter> bind(List<Filter> filters, Collection<SemanticModel> facts) {
        var bound = new ArrayList<Filter>();
        for (var filter : filters) {
            var mention = draft.mentions.get(filter);
            var column = mention == null ? Optional.<String>empty() : column(mention, facts);
            bound.add(column.map(name -> new Filter(name, filter.operator(), filter.values()))
                    .orElse(filter));
        }
        return bound;
    }

    /** Two conditions that no row can meet: one column equal to two values. */
    void contradictions(List<Filter> filters, Metric metric) {
        var values = new HashMap<String, String>();
        for (var filter : filters) {
            if (filter.operator().equals("=") && filter.values().size() == 1) {
                var value = filter.values().getFirst();
                var other = values.putIfAbsent(filter.dimension(), value);
                if (other != null && !other.equalsIgnoreCase(value)) {
                    draft.problems.add(ModelProblems.contradiction(metric, filter.dimension(), other, value));
                }
            }
        }
    }

    /** The column that a mention means in all of the facts. */
    Optional<String> column(Mention mention, Collection<SemanticModel> facts) {
        if (!mention.beyond().isEmpty() || mention.kind() == Mention.Kind.METRIC) {
            var feature =
                    mention.kind() == Mention.Kind.METRIC ? "Metric()" : mention.beyond() + " of " + mention.name();
            return faulty(ModelProblems.unsupported(mention.place(), feature, "filter or saved query"));
        }
        if (mention.path().isEmpty() && mention.name().equals(Mention.METRIC_TIME)) {
            return mention.grain().isEmpty()
                    ? Optional.of(facts.stream().anyMatch(FilterBinder::isOfMonths) ? "month" : "day")
                    : mention.grain().flatMap(grain -> grain(mention, grain)).map(TimeGrain::word);
        }
        if (mention.kind() == Mention.Kind.ANY
                && mention.path().isEmpty()
                && Model.TIME_COLUMNS.contains(mention.name())) {
            return Optional.of(mention.name());
        }
        return facts.isEmpty() ? Optional.empty() : dimension(mention, facts);
    }

    private Optional<TimeGrain> grain(Mention mention, String grain) {
        return lengths.grain(new Word(grain, mention.place()), "time granularity");
    }

    private static boolean isOfMonths(SemanticModel fact) {
        return fact.dimension(fact.timeDimension())
                .filter(time -> time.grain() == Dimension.Grain.MONTH)
                .isPresent();
    }

    private Optional<String> dimension(Mention mention, Collection<SemanticModel> facts) {
        var found = new ArrayList<Reach>();
        var lacking = new ArrayList<SemanticModel>();
        boolean plain = true;
        for (var fact : facts) {
            var ways = links.reaches(fact).named(mention.path(), mention.name(), links::entities);
            var nearest = links.reaches(fact).plain(mention.name());
            if (ways.size() > 1) {
                return faulty(ModelProblems.ambiguous(
                        mention,
                        fact.name(),
                        ways.stream().map(Reach::qualifiedName).distinct().toList()));
            }
            if (ways.size() == 1) {
                found.add(ways.getFirst());
                plain &= nearest.equals(Optional.of(ways.getFirst()));
            } else if (nearest.isEmpty() || facts.size() == 1) {
                lacking.add(fact);
            }
        }
        if (!lacking.isEmpty() || found.isEmpty()) {
            return lacking(mention, facts, lacking, found);
        }
        var reach = found.getFirst();
        var own = mention.grain().isPresent() && isOwnTime(mention, facts);
        if (mention.grain().isPresent() && !own) {
            var asked = grain(mention, mention.grain().get());
            if (asked.isPresent()
                    && !asked.get().name().equals(reach.dimension().grain().name())) {
                return faulty(ModelProblems.otherGrain(mention, asked.get()));
            }
        }
        if (own) {
            return mention.grain().flatMap(grain -> grain(mention, grain)).map(TimeGrain::word);
        }
        return Optional.of(plain ? mention.name() : reach.qualifiedName());
    }

    private boolean isOwnTime(Mention mention, Collection<SemanticModel> facts) {
        return facts.stream()
                .allMatch(fact -> fact.timeDimension().equals(mention.name())
                        && links.reaches(fact).named(mention.path(), mention.name(), links::entities).stream()
                                .allMatch(reach -> reach.joins().isEmpty()));
    }

    private Optional<String> lacking(
            Mention mention, Collection<SemanticModel> facts, List<SemanticModel> lacking, List<Reach> found) {
        var fact = lacking.isEmpty() ? facts.iterator().next() : lacking.getFirst();
        if (!found.isEmpty()) {
            return faulty(ModelProblems.unsatisfiable(mention, fact.name(), cutsOfAll(facts)));
        }
        var reaches = links.reaches(fact);
        var nearest = reaches.shortest(mention.name());
        if (!nearest.isEmpty() && !mention.path().isEmpty()) {
            var entities = nearest.stream()
                    .flatMap(reach -> links.entities(reach.owner()).stream())
                    .distinct()
                    .toList();
            return faulty(
                    ModelProblems.unknown(new Word(mention.path().getLast(), mention.place()), "entity", entities));
        }
        var many = toMany(mention, fact);
        return faulty(
                many.orElseGet(() -> ModelProblems.filterBeyondReach(mention.word(), fact.name(), reaches.names())));
    }

    /** A dimension beyond an entity of which the other side may have many rows. */
    private Optional<Problem> toMany(Mention mention, SemanticModel fact) {
        for (var model : links.joinable()) {
            if (model.dimension(mention.name()).isEmpty()) {
                continue;
            }
            for (var entity : model.entities()) {
                if (entity.kind() == Entity.Kind.FOREIGN
                        && fact.entity(entity.name()).isPresent()) {
                    return Optional.of(JoinProblems.toMany(mention, fact.name(), model.name(), entity.name()));
                }
            }
        }
        return Optional.empty();
    }

    private List<String> cutsOfAll(Collection<SemanticModel> facts) {
        var common = new LinkedHashSet<String>();
        facts.forEach(fact -> common.addAll(links.reaches(fact).names()));
        facts.forEach(fact -> common.retainAll(links.reaches(fact).names()));
        return List.copyOf(common);
    }

    private Optional<String> faulty(Problem problem) {
        draft.problems.add(problem);
        return Optional.empty();
    }
}
