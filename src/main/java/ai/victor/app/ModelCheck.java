package ai.victor.app;

import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.engine.Stores;
import ai.victor.model.MartColumns;
import ai.victor.model.Model;
import ai.victor.model.ModelReading;
import ai.victor.model.VerifiedQuery;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import ai.victor.query.Analytics;
import ai.victor.query.Outcome;
import ai.victor.query.StoreUnusable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that is wrong with a model: its files, the columns of the store that is at hand, and the queries that are kept in it. */
final class ModelCheck {
    private final Path folder;
    private final boolean hasStore;
    private final ModelReading reading;

    ModelCheck(Wiring wiring, Path dataFolder) {
        this.folder = FirstShop.folder(dataFolder);
        this.hasStore = Stores.current(folder).isPresent();
        this.reading = wiring.reading(marts());
    }

    private MartColumns marts() {
        return Stores.current(folder)
                .map(store -> {
                    try (var engine = QueryEngine.open(store, EngineSettings.standard())) {
                        var columns = new HashMap<String, Set<String>>();
                        engine.tables().forEach((table, types) -> columns.put(table, types.keySet()));
                        return new MartColumns(columns);
                    }
                })
                .orElse(MartColumns.UNKNOWN);
    }

    List<Problem> problems() {
        return switch (reading) {
            case ModelReading.Faulty faulty -> faulty.problems();
            case ModelReading.Read read -> {
                var problems = new ArrayList<>(read.secondWays());
                if (hasStore) {
                    problems.addAll(keptQueries(read.model()));
                }
                yield problems;
            }
        };
    }

    /** What stands where there are no problems. */
    String verdict() {
        return switch (reading) {
            case ModelReading.Faulty faulty -> "The model has faults.";
            case ModelReading.Read read -> {
                var model = read.model();
                yield "The model is sound: " + model.metrics().size() + " metrics, "
                        + model.dimensions().size() + " dimensions, "
                        + model.savedQueries().size() + " saved and "
                        + model.verifiedQueries().size() + " verified queries"
                        + (hasStore
                                ? "; its columns and queries fit the data."
                                : "; with no data imported, its columns and queries were not tried.");
            }
        };
    }

    private List<Problem> keptQueries(Model model) {
        var problems = new ArrayList<Problem>();
        try (var analytics = Analytics.open(folder, model)) {
            for (var query : model.verifiedQueries()) {
                var what = "verified query \"" + query.question() + "\"";
                var refused = refused(analytics.explain(query.sql()), what, query.place());
                problems.addAll(refused);
                if (refused.isEmpty()) {
                    drift(analytics, query).ifPresent(problems::add);
                }
            }
            for (var query : model.savedQueries()) {
                problems.addAll(
                        refused(analytics.explain(query.semanticSql()), "saved query " + query.name(), query.place()));
            }
        } catch (StoreUnusable e) {
            problems.add(e.problem());
        }
        return problems;
    }

    /** A query is not what was vouched for. */
    static Optional<Problem> drift(Analytics analytics, VerifiedQuery query) {
        return Optional.ofNullable(analytics.verified().all().get(query))
                .flatMap(drift -> drift)
                .map(drift -> Problem.at(
                        query.place(),
                        "DRIFTED",
                        "the query of \"" + query.question() + "\", which " + query.verifiedBy() + " verified on "
                                + query.verifiedAt() + ", is verified no more: " + drift + "."));
    }

    /** The verified queries that hold no more for the data that are at hand → why; none where there are no data that they could be tried on. */
    static Map<VerifiedQuery, String> drifted(Path dataFolder, Model model) {
        var folder = FirstShop.folder(dataFolder);
        if (model.verifiedQueries().isEmpty() || Stores.current(folder).isEmpty()) {
            return Map.of();
        }
        try (var analytics = Analytics.open(folder, model)) {
            var drifted = new HashMap<VerifiedQuery, String>();
            analytics.verified().all().forEach((query, drift) -> drift.ifPresent(why -> drifted.put(query, why)));
            return drifted;
        } catch (StoreUnusable e) {
            return Map.of();
        }
    }

    private static List<Problem> refused(Outcome outcome, String what, Place place) {
        return switch (outcome) {
            case Outcome.Rows rows -> List.of();
            case Outcome.Rejected rejected ->
                rejected.problems().stream()
                        .map(problem -> Problem.at(place, problem.code(), what + ": " + problem.message())
                                .suggesting(problem.candidates()))
                        .toList();
        };
    }
}
