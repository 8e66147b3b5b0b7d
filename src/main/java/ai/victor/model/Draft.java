package ai.victor.model;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files say, before it is known whether the parts fit; filled file by file by one thread. */
final class Draft {
    final List<Problem> problems = new ArrayList<>();
    final List<SemanticModel> semanticModels = new ArrayList<>();
    final List<Metric> metrics = new ArrayList<>();
    final List<SavedDraft> savedQueries = new ArrayList<>();
    final List<VerifiedQuery> verifiedQueries = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<EntityUse> entities = new ArrayList<>();
    final List<Naming> namings = new ArrayList<>();

    /** What each filter names its dimension by; the filter itself has the file's words for it until it is bound. */
    final Map<Metric.Filter, Mention> mentions = new IdentityHashMap<>();

    /** Cumulative metric → the metric that it adds up, where it names no measure. */
    final Map<Metric, Word> addedUp = new IdentityHashMap<>();

    /** Conversion metric → what it names in the semantic models of both its measures. */
    final Map<Metric, BothSides> conversions = new IdentityHashMap<>();

    /** Derived metric → the offsets of its inputs, where they stand. */
    final List<OffsetUse> offsets = new ArrayList<>();

    /** A metric's file names a measure or another metric. */
    record Reference(Target target, Word word) {}

    /** What a reference leads to. */
    enum Target {
        MEASURE,
        METRIC,
        FACT,
        ROLLED_UP;

        String label() {
            return switch (this) {
                case MEASURE -> "measure";
                case METRIC -> "metric";
                case FACT, ROLLED_UP -> "semantic model";
            };
        }
    }

    /** An entity of a semantic model, and where its name stands. */
    record EntityUse(String semanticModel, Entity entity, Place place) {}

    /** A word by which people call a metric or a dimension. */
    record Naming(Kind kind, String owner, Word word) {}

    /** The entity whose events a conversion pairs, and what else must be equal. */
    record BothSides(Word entity, List<Constant> constants) {}

    /** A property of the base and one of the conversion that must be equal. */
    record Constant(Word base, Word conversion) {}

    /** An input that is taken from another time. */
    record OffsetUse(String metric, Word input) {}

    /** An entry of {@code saved_queries:} whose names are not yet resolved; the minus of a descending order is apart. */
    record SavedDraft(
            String name,
            String label,
            String description,
            List<Word> metrics,
            List<Mention> groupBy,
            List<Metric.Filter> where,
            List<Ordering> orderBy,
            int limit,
            Place place) {}

    /** A part of a saved query's order. */
    record Ordering(Mention mention, boolean descending) {}

    /** What is called by a word. */
    enum Kind {
        METRIC,
        DIMENSION;

        String label() {
            return this == METRIC ? "metric" : "dimension";
        }
    }

    /** The entity that stands under a name in a semantic model. */
    Optional<Entity> entity(String semanticModel, String name) {
        return entities.stream()
                .filter(use -> use.semanticModel().equals(semanticModel)
                        && use.entity().name().equals(name))
                .map(EntityUse::entity)
                .findFirst();
    }
}
