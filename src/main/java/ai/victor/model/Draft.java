package ai.victor.model;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the files say, before it is known whether the parts fit; filled file by file by one thread. */
final class Draft {
    final List<Problem> problems = new ArrayList<>();
    final List<SemanticModel> semanticModels = new ArrayList<>();
    final List<Metric> metrics = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<FilterUse> filters = new ArrayList<>();
    final List<EntityUse> entities = new ArrayList<>();
    final List<Naming> namings = new ArrayList<>();

    /** A metric's file names a measure or another metric. */
    record Reference(Target target, Word word) {}

    /** What a reference leads to. */
    enum Target {
        MEASURE,
        METRIC
    }

    /** A simple metric's filter names a dimension by an entity. */
    record FilterUse(String measure, Word entity, Word dimension) {}

    /** An entity of a semantic model, and where its name stands. */
    record EntityUse(String semanticModel, Entity entity, Place place) {}

    /** A word by which people call a metric or a dimension. */
    record Naming(Kind kind, String owner, Word word) {}

    /** What is called by a word. */
    enum Kind {
        METRIC,
        DIMENSION;

        String label() {
            return this == METRIC ? "metric" : "dimension";
        }
    }
}
