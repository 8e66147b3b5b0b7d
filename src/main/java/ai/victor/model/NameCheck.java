package ai.victor.model;

import ai.victor.model.Draft.Kind;
import ai.victor.problem.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Finds names that are taken twice, and words that mean two things. */
final class NameCheck {
    private final Draft draft;
    private final Map<String, Place> metrics = new LinkedHashMap<>();
    private final Map<String, Place> dimensions = new LinkedHashMap<>();

    NameCheck(Draft draft) {
        this.draft = draft;
    }

    void check() {
        for (var metric : draft.metrics) {
            unique(metrics, "metric", metric.name(), metric.place());
            reserved("metric", metric.name(), metric.place());
        }
        var saved = new HashMap<String, Place>();
        draft.savedQueries.forEach(query -> unique(saved, "saved query", query.name(), query.place()));
        var questions = new HashMap<String, Place>();
        draft.verifiedQueries.forEach(
                query -> unique(questions, "verified query", query.question().toLowerCase(Locale.ROOT), query.place()));
        semanticModels();
        entities();
        synonyms();
    }

    private void semanticModels() {
        var models = new HashMap<String, Place>();
        var measures = new HashMap<String, Place>();
        var kinds = new HashMap<String, Dimension>();
        for (var model : draft.semanticModels) {
            unique(models, "semantic model", model.name(), model.place());
            var own = new HashMap<String, Place>();
            for (var dimension : model.dimensions()) {
                unique(own, "dimension", dimension.name(), dimension.place());
                reserved("dimension", dimension.name(), dimension.place());
                dimensions.putIfAbsent(dimension.name(), dimension.place());
                var metric = metrics.get(dimension.name());
                if (metric != null) {
                    draft.problems.add(ModelProblems.clash(dimension.place(), dimension.name(), metric));
                }
                var first = kinds.putIfAbsent(dimension.name(), dimension);
                if (first != null && first.isTime() != dimension.isTime()) {
                    draft.problems.add(ModelProblems.mixedKinds(dimension.place(), dimension.name(), first.place()));
                }
            }
            var ownMeasures = model.isRollup() ? new HashMap<String, Place>() : measures;
            model.measures().forEach(measure -> unique(ownMeasures, "measure", measure.name(), measure.place()));
        }
    }

    private void entities() {
        var seen = new HashMap<String, Place>();
        for (var use : draft.entities) {
            var key = use.semanticModel() + " " + use.entity().name();
            var first = seen.putIfAbsent(key, use.place());
            if (first != null) {
                draft.problems.add(ModelProblems.duplicate(
                        use.place(), "entity", use.entity().name(), first));
            }
        }
    }

    private void unique(Map<String, Place> seen, String what, String name, Place place) {
        var first = seen.putIfAbsent(name, place);
        if (first != null && !name.isEmpty()) {
            draft.problems.add(ModelProblems.duplicate(place, what, name, first));
        }
    }

    private void reserved(String what, String name, Place place) {
        if (Model.TIME_COLUMNS.contains(name)) {
            draft.problems.add(ModelProblems.reservedName(place, what, name));
        }
    }

    private void synonyms() {
        var owners = new HashMap<String, String>();
        metrics.keySet().forEach(metric -> owners.put(key(Kind.METRIC, metric), metric));
        dimensions.keySet().forEach(dimension -> owners.put(key(Kind.DIMENSION, dimension), dimension));
        for (var naming : draft.namings) {
            var word = naming.word();
            var other = owners.putIfAbsent(key(naming.kind(), word.text()), naming.owner());
            if (other != null && !other.equals(naming.owner())) {
                draft.problems.add(ModelProblems.twoWords(word, naming.kind().label(), naming.owner(), other));
            }
            shadowed(naming);
        }
    }

    /** A word that is the name of something else never gets to its owner. */
    private void shadowed(Draft.Naming naming) {
        var name = naming.word().text().toLowerCase(Locale.ROOT).replace(' ', '_');
        if (Model.TIME_COLUMNS.contains(name)) {
            draft.problems.add(
                    ModelProblems.shadowed(naming.word(), naming.kind().label() + " " + naming.owner(), "time column"));
        }
        var others = naming.kind() == Kind.METRIC ? dimensions : metrics;
        if (others.containsKey(name) && !name.equals(naming.owner())) {
            draft.problems.add(ModelProblems.shadowed(
                    naming.word(),
                    naming.kind().label() + " " + naming.owner(),
                    naming.kind() == Kind.METRIC ? "dimension" : "metric"));
        }
    }

    private static String key(Kind kind, String word) {
        return kind + " " + word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
