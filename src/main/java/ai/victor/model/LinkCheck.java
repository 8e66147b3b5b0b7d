package ai.victor.model;

import ai.victor.model.Draft.EntityUse;
import ai.victor.problem.Candidates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds names that lead nowhere, metrics that need themselves, and joins that would multiply rows or could be two. */
final class LinkCheck {
    private final Draft draft;
    private final Links links;

    LinkCheck(Draft draft, Links links) {
        this.draft = draft;
        this.links = links;
    }

    void check() {
        references();
        cycles();
        offsets();
        foreignEntities();
        links.joinable()
                .forEach(model -> links.reaches(model)
                        .indistinct()
                        .forEach(same -> draft.problems.add(
                                JoinProblems.indistinct(same.getLast().dimension(), model.name(), same))));
    }

    private void references() {
        for (var reference : draft.references) {
            Collection<String> known = switch (reference.target()) {
                case MEASURE -> links.owners.keySet();
                case METRIC -> links.metrics.keySet();
                case FACT, ROLLED_UP ->
                    links.joinable().stream().map(SemanticModel::name).toList();
            };
            if (!known.contains(reference.word().text())) {
                draft.problems.add(ModelProblems.unknown(
                        reference.word(), reference.target().label(), known));
            }
        }
    }

    private void cycles() {
        var done = new HashSet<String>();
        draft.metrics.forEach(metric -> follow(metric, new ArrayList<>(), done));
    }

    private void follow(Metric metric, List<String> path, Set<String> done) {
        int seen = path.indexOf(metric.name());
        if (seen >= 0) {
            var cycle = new ArrayList<>(path.subList(seen, path.size()));
            cycle.add(metric.name());
            draft.problems.add(ModelProblems.cycle(metric.place(), cycle));
            return;
        }
        if (done.contains(metric.name())) {
            return;
        }
        path.add(metric.name());
        for (var input : links.inputs(metric)) {
            var next = links.metrics.get(input);
            if (next != null) {
                follow(next, path, done);
            }
        }
        path.removeLast();
        done.add(metric.name());
    }

    private void offsets() {
        var shifted = draft.offsets.stream().map(Draft.OffsetUse::metric).collect(Collectors.toSet());
        for (var use : draft.offsets) {
            var inside = new HashSet<String>();
            within(use.input().text(), inside);
            inside.stream()
                    .filter(shifted::contains)
                    .sorted()
                    .findFirst()
                    .ifPresent(other -> draft.problems.add(ModelProblems.offsetOfOffset(use.input(), other)));
        }
    }

    private void within(String metric, Set<String> found) {
        var known = links.metrics.get(metric);
        if (known != null && found.add(metric)) {
            links.inputs(known).forEach(input -> within(input, found));
        }
    }

    /** A foreign entity that leads nowhere is a mistake where its name is nearly another's, or where a table cannot be reached without it. */
    private void foreignEntities() {
        var keys = new HashSet<String>();
        var byName = new LinkedHashMap<String, List<EntityUse>>();
        for (var use : draft.entities) {
            if (Reaches.isKey(use.entity())) {
                keys.add(use.entity().name());
            }
            if (use.entity().kind() == Entity.Kind.FOREIGN) {
                byName.computeIfAbsent(use.entity().name(), name -> new ArrayList<>())
                        .add(use);
            }
        }
        byName.keySet().removeAll(keys);
        byName.forEach((name, uses) -> {
            var near = Candidates.near(name, keys);
            if (uses.size() == 1 && !near.isEmpty()) {
                draft.problems.add(
                        ModelProblems.noPrimary(new Word(name, uses.getFirst().place()), keys));
            }
            if (uses.size() > 1) {
                uses.stream()
                        .filter(use -> isBeyondReach(use.semanticModel()))
                        .forEach(use -> draft.problems.add(JoinProblems.manyToMany(use, uses)));
            }
        });
    }

    /** A table that has no numbers of its own and no key by which a fact could join it. */
    private boolean isBeyondReach(String name) {
        var model = links.models.get(name);
        return model != null
                && model.measures().isEmpty()
                && model.entities().stream().noneMatch(Reaches::isKey);
    }
}
