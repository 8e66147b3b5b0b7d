package ai.victor.model;

import ai.victor.model.Draft.Ordering;
import ai.victor.model.Draft.SavedDraft;
import ai.victor.model.Metric.Filter;
import ai.victor.model.Metric.Input;
import ai.victor.model.Metric.MeasureInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the metrics and saved queries of a draft whole: names in filters become columns, and what one takes from another is filled in. */
final class Binder {
    private final Draft draft;
    private final Links links;
    private final FilterBinder filters;

    Binder(Draft draft, Links links) {
        this.draft = draft;
        this.links = links;
        this.filters = new FilterBinder(draft, links);
    }

    List<Metric> metrics() {
        return draft.metrics.stream().map(this::bound).toList();
    }

    private Metric bound(Metric metric) {
        return switch (metric) {
            case Metric.Simple simple -> {
                var own = own(simple, owner(simple.measure()));
                yield new Metric.Simple(
                        simple.name(),
                        simple.measure(),
                        own,
                        simple.gaps(),
                        meta(simple, countOr(simple.measure(), "none")),
                        simple.place());
            }
            case Metric.Ratio ratio ->
                new Metric.Ratio(
                        ratio.name(),
                        input(ratio.dividend()),
                        input(ratio.divisor()),
                        own(ratio, links.facts(ratio.name())),
                        meta(ratio, "ratio"),
                        ratio.place());
            case Metric.Derived derived -> {
                var parts = new LinkedHashMap<String, Input>();
                derived.parts().forEach((alias, input) -> parts.put(alias, input(input)));
                yield new Metric.Derived(
                        derived.name(),
                        derived.expr(),
                        parts,
                        own(derived, links.facts(derived.name())),
                        meta(derived, "none"),
                        derived.place());
            }
            case Metric.Cumulative cumulative -> cumulative(cumulative);
            case Metric.Conversion conversion -> conversion(conversion);
        };
    }

    private Metric cumulative(Metric.Cumulative metric) {
        var added = draft.addedUp.get(metric);
        if (added == null) {
            return cumulative(metric, metric.measure(), own(metric, owner(metric.measure())));
        }
        if (!(links.metrics.get(added.text()) instanceof Metric.Simple simple)) {
            if (links.metrics.containsKey(added.text())) {
                draft.problems.add(ModelProblems.cumulativeOfNoSimple(added));
            }
            return metric;
        }
        var all = new ArrayList<>(simple.filters());
        all.addAll(metric.filters());
        return cumulative(metric, simple.measure(), filters.bind(all, owner(simple.measure())));
    }

    private Metric cumulative(Metric.Cumulative metric, String measure, List<Filter> own) {
        return new Metric.Cumulative(
                metric.name(),
                measure,
                metric.span(),
                metric.choice(),
                own,
                metric.gaps(),
                meta(metric, countOr(measure, "none")),
                metric.place());
    }

    private Metric conversion(Metric.Conversion metric) {
        var base = owner(metric.base().measure());
        var conversion = owner(metric.conversion().measure());
        var same = new LinkedHashMap<String, String>();
        var sides = draft.conversions.get(metric);
        if (sides != null && base.size() == 1 && conversion.size() == 1) {
            for (var side : List.of(base.getFirst(), conversion.getFirst())) {
                if (side.entity(metric.entity()).isEmpty()) {
                    draft.problems.add(ModelProblems.oneSided(
                            sides.entity(), side.name(), shared(base.getFirst(), conversion.getFirst())));
                }
            }
            for (var constant : sides.constants()) {
                var left = property(constant.base(), base.getFirst());
                var right = property(constant.conversion(), conversion.getFirst());
                left.ifPresent(expr -> right.ifPresent(other -> same.put(expr, other)));
            }
        }
        boolean counts = metric.calculation() == Metric.Calculation.CONVERSIONS;
        return new Metric.Conversion(
                metric.name(),
                new MeasureInput(
                        metric.base().measure(), filters.bind(metric.base().filters(), base)),
                new MeasureInput(
                        metric.conversion().measure(),
                        filters.bind(metric.conversion().filters(), conversion)),
                metric.entity(),
                metric.window(),
                metric.calculation(),
                same,
                own(metric, base),
                meta(metric, counts ? "count" : "ratio"),
                metric.place());
    }

    private static List<String> shared(SemanticModel base, SemanticModel conversion) {
        return base.entities().stream()
                .map(Entity::name)
                .filter(name -> conversion.entity(name).isPresent())
                .toList();
    }

    private Optional<String> property(Word word, SemanticModel model) {
        var name = word.text()
                .substring(word.text().lastIndexOf("__") < 0 ? 0 : word.text().lastIndexOf("__") + 2);
        var expr = model.dimension(name)
                .map(Dimension::expr)
                .or(() -> model.entity(name).map(Entity::expr));
        if (expr.isEmpty()) {
            var known = new ArrayList<>(
                    model.dimensions().stream().map(Dimension::name).toList());
            model.entities().forEach(entity -> known.add(entity.name()));
            draft.problems.add(ModelProblems.unknown(word, "property", known));
        }
        return expr;
    }

    private Input input(Input input) {
        return new Input(input.metric(), filters.bind(input.filters(), links.facts(input.metric())), input.offset());
    }

    private List<Filter> own(Metric metric, Collection<SemanticModel> facts) {
        var bound = filters.bind(metric.filters(), facts);
        filters.contradictions(bound, metric);
        return bound;
    }

    private List<SemanticModel> owner(String measure) {
        var owner = links.owners.get(measure);
        return owner == null ? List.of() : List.of(owner);
    }

    private String countOr(String measure, String other) {
        return links.measure(measure)
                .map(found -> switch (found.aggregation()) {
                    case COUNT, COUNT_DISTINCT, SUM_BOOLEAN -> "count";
                    case SUM, MIN, MAX, AVERAGE, MEDIAN, PERCENTILE -> other;
                })
                .orElse(other);
    }

    private static Meta meta(Metric metric, String unit) {
        return metric.meta().unit().isEmpty() ? metric.meta().withUnit(unit) : metric.meta();
    }

    List<SavedQuery> savedQueries() {
        return draft.savedQueries.stream().map(this::bound).toList();
    }

    private SavedQuery bound(SavedDraft saved) {
        var metrics = saved.metrics().stream().map(Word::text).toList();
        var facts = new ArrayList<SemanticModel>();
        metrics.forEach(metric -> links.facts(metric).stream()
                .filter(fact -> !facts.contains(fact))
                .forEach(facts::add));
        var groupBy = saved.groupBy().stream()
                .flatMap(mention -> filters.column(mention, facts).stream())
                .toList();
        var columns = new ArrayList<>(groupBy);
        columns.addAll(metrics);
        var orderBy = saved.orderBy().stream()
                .flatMap(part -> order(part, Set.copyOf(metrics), facts, columns).stream())
                .toList();
        return new SavedQuery(
                saved.name(),
                saved.label(),
                saved.description(),
                metrics,
                groupBy,
                filters.bind(saved.where(), facts),
                orderBy,
                saved.limit(),
                saved.place());
    }

    private Optional<String> order(
            Ordering part, Set<String> metrics, List<SemanticModel> facts, List<String> columns) {
        var mention = part.mention();
        boolean metric = mention.path().isEmpty() && metrics.contains(mention.name());
        if (mention.kind() == Mention.Kind.METRIC && !metric) {
            draft.problems.add(ModelProblems.unknown(mention.word(), "metric of this query", metrics));
            return Optional.empty();
        }
        var column = metric ? Optional.of(mention.name()) : filters.column(mention, facts);
        column.filter(name -> !columns.contains(name))
                .ifPresent(name -> draft.problems.add(
                        ModelProblems.unknown(new Word(name, mention.place()), "column of this query", columns)));
        return column.map(name -> part.descending() ? "-" + name : name);
    }

    /** Entities that are named as columns become dimensions of their semantic models. */
    static void addEntityDimensions(Draft draft) {
        var named = new LinkedHashMap<String, Mention>();
        draft.mentions.values().forEach(mention -> note(mention, named));
        for (var saved : draft.savedQueries) {
            saved.groupBy().forEach(mention -> note(mention, named));
            saved.orderBy().forEach(part -> note(part.mention(), named));
        }
        draft.semanticModels.replaceAll(model -> {
            var dimensions = new ArrayList<>(model.dimensions());
            model.entities().stream()
                    .filter(entity -> named.containsKey(entity.name())
                            && model.dimension(entity.name()).isEmpty())
                    .forEach(entity -> dimensions.add(dimension(entity, named)));
            return model.withDimensions(dimensions);
        });
    }

    private static Dimension dimension(Entity entity, Map<String, Mention> named) {
        var place = java.util.Objects.requireNonNull(named.get(entity.name())).place();
        return new Dimension(entity.name(), Dimension.Grain.NONE, entity.expr(), Meta.of("", ""), place);
    }

    private static void note(Mention mention, Map<String, Mention> named) {
        if (mention.kind() == Mention.Kind.ENTITY) {
            named.putIfAbsent(mention.name(), mention);
        }
    }
}
