package ai.victor.model;

import java.util.List;

/** Reads a file's highest level, where dbt's other entries may stand beside ours. */
final class RootReader {
    /** What dbt keeps in its files beside a semantic model; it says nothing of metrics. */
    private static final String[] OF_DBT = {
        "version",
        "sources",
        "seeds",
        "snapshots",
        "macros",
        "analyses",
        "exposures",
        "groups",
        "tests",
        "data_tests",
        "unit_tests",
        "functions"
    };

    /** What of dbt's newer specification stands in {@code models:}. */
    private static final List<String> NEWER =
            List.of("semantic_model", "metrics", "derived_semantics", "agg_time_dimension", "primary_entity");

    private final Draft draft;
    private final SemanticModelReader semanticModels;
    private final MetricReader metrics;
    private final SavedQueryReader savedQueries;

    RootReader(Draft draft) {
        this.draft = draft;
        this.semanticModels = new SemanticModelReader(draft);
        this.metrics = new MetricReader(draft);
        this.savedQueries = new SavedQueryReader(draft);
    }

    void read(Block root) {
        try (root) {
            root.leave(OF_DBT);
            root.blocks("models", "model").forEach(this::model);
            root.blocks("semantic_models", "semantic model").forEach(semanticModels::read);
            root.blocks("metrics", "metric").forEach(metrics::read);
            root.blocks("saved_queries", "saved query").forEach(savedQueries::read);
            // MetricFlow's own files have one of these in each of their documents.
            root.block("semantic_model", "semantic model").ifPresent(semanticModels::read);
            root.block("metric", "metric").ifPresent(metrics::read);
            root.block("saved_query", "saved query").ifPresent(savedQueries::read);
            root.block("project_configuration", "project configuration").ifPresent(this::project);
            root.refuse("time_spines", "time_spine", "semantic_layer", "perspectives");
        }
    }

    /** A table of dbt's: its columns and tests are dbt's affair, but the newer specification declares metrics in it. */
    private void model(Block model) {
        NEWER.stream().filter(model::has).forEach(key -> {
            if (key.equals("metrics") || key.equals("semantic_model") || model.has("semantic_model")) {
                draft.problems.add(ModelProblems.newSpecification(model.placeOf(key), key));
            }
        });
        model.block("time_spine", "time spine").ifPresent(this::timeSpine);
    }

    /** Days need no table here; only the calendars that it adds would be missed. */
    private void timeSpine(Block spine) {
        spine.refuse("custom_granularities");
    }

    private void project(Block project) {
        try (project) {
            project.leave("time_spine_table_configurations", "dsi_package_version", "metadata");
            project.blocks("time_spines", "time spine").forEach(this::timeSpine);
        }
    }
}
