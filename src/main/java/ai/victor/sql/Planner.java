package ai.victor.sql;

import ai.victor.model.Metric;
import ai.victor.problem.Problem;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.util.Litmus;

/** Finds the facts for a query, and refuses what one of them cannot be cut or filtered by. */
final class Planner {
    private final SemanticColumns columns;
    private final DayOfWeek weekStart;

    Planner(SemanticColumns columns, DayOfWeek weekStart) {
        this.columns = columns;
        this.weekStart = weekStart;
    }

    /** A plan for a query; empty, with all that is in its way among the problems, if there is none or something was refused already. */
    Optional<Plan> plan(Query query, List<Problem> problems) {
        var metrics = metrics(query);
        var conditions = query.where().map(DayBounds::conjuncts).orElse(List.of());
        conditions.forEach(condition -> refuseDaysInsidePeriods(condition, problems));
        var bounds = DayBounds.of(conditions, weekStart);
        var used = new LinkedHashMap<String, SqlIdentifier>();
        query.keys().forEach(key -> Plan.dimensionNames(key).forEach(used::putIfAbsent));
        var cut = new HashSet<>(used.keySet());
        conditions.stream()
                .filter(condition -> !(bounds.areWhole(TimeColumn.MONTH, weekStart) && isDayRange(condition)))
                .forEach(condition -> cut.addAll(Plan.dimensionNames(condition).keySet()));
        conditions.forEach(condition -> Plan.dimensionNames(condition).forEach(used::putIfAbsent));
        if (metrics.isEmpty()) {
            var facts = factsFor(query, used, cut, problems);
            return facts.isEmpty() || !query.isWhole()
                    ? Optional.empty()
                    : Optional.of(checked(query, metrics, facts, conditions, bounds));
        }
        refuseUnavailable(metrics, used, cut, problems);
        filtered(query).forEach(part -> refuseUnavailable(part, problems));
        if (!query.areGroupsWhole()) {
            return Optional.empty();
        }
        try {
            return Optional.of(checked(query, metrics, sources(query), conditions, bounds));
        } catch (Refusal refusal) {
            problems.addAll(byMetric(query, refusal, conditions, bounds));
            return Optional.empty();
        }
    }

    private Plan checked(
            Query query, List<Metric> metrics, List<Source> sources, List<SqlNode> conditions, DayBounds bounds) {
        var rollups = new RollupChoice(columns.rollups(), query, conditions, weekStart);
        var read = sources.stream().map(source -> rollups.read(source)).toList();
        var plan = new Plan(query, metrics, read, keys(query, read), conditions, bounds);
        var problems = new ArrayList<>(new TimeRules(weekStart, plan).problems());
        problems.addAll(new SeparateRows(plan).problems());
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return plan;
    }

    /** The problems of each metric by itself, at its place. */
    private List<Problem> byMetric(Query query, Refusal all, List<SqlNode> conditions, DayBounds bounds) {
        var problems = new ArrayList<Problem>();
        readers(query).flatMap(node -> Plan.aggregates(node).stream()).forEach(aggregate -> {
            var one = query.of(aggregate);
            try {
                checked(one, metrics(one), sources(one), conditions, bounds);
            } catch (Refusal refusal) {
                refusal.problems().forEach(problem -> problems.add(Problems.placed(problem, aggregate)));
            }
        });
        return problems.isEmpty() ? all.problems() : problems;
    }

    private List<Metric> metrics(Query query) {
        var names = new LinkedHashSet<String>();
        readers(query).forEach(node -> names.addAll(Plan.metricNames(node)));
        return names.stream().map(columns::metric).toList();
    }

    /** The parts of a query that may read metrics. */
    private static Stream<SqlNode> readers(Query query) {
        return Stream.of(
                        query.items().stream().map(Query.Item::expression),
                        query.having().stream(),
                        query.orders().stream().map(Query.Order::expression))
                .flatMap(nodes -> nodes);
    }

    private static List<Plan.Filtered> filtered(Query query) {
        return readers(query).flatMap(node -> Plan.filters(node).stream()).toList();
    }

    private List<Source> sources(Query query) {
        var sources = new SourceList(columns);
        readers(query).forEach(node -> {
            Plan.unfiltered(node).forEach(name -> sources.add(columns.metric(name), List.of()));
            Plan.filters(node).forEach(part -> sources.add(columns.metric(part.metric()), List.of(part.condition())));
        });
        return sources.sources(query.keys().stream().anyMatch(key -> Timing.of(key) != Timing.OTHER));
    }

    private void refuseUnavailable(Plan.Filtered part, List<Problem> problems) {
        var used = Plan.dimensionNames(part.condition());
        refuseUnavailable(List.of(columns.metric(part.metric())), used, used.keySet(), problems);
    }

    /** Without metrics: each fact that has all of the dimensions. */
    private List<Source> factsFor(
            Query query, Map<String, SqlIdentifier> used, Set<String> cut, List<Problem> problems) {
        if (query.keys().isEmpty()) {
            var naked = GroupRules.of(query);
            problems.addAll(naked);
            if (naked.isEmpty() && query.isWhole()) {
                problems.add(Problems.nothingNamed(query.items().getFirst().expression()));
            }
            return List.of();
        }
        var facts = StreamSupport.stream(columns.facts().spliterator(), false)
                .filter(fact -> used.keySet().stream()
                        .noneMatch(name -> lacks(fact, fact.model().timeDimension(), name, cut)))
                .map(SourceList::ofNothing)
                .toList();
        if (facts.isEmpty()) {
            problems.add(Problems.noFactFor(List.copyOf(used.values()).getLast(), List.copyOf(used.keySet())));
        }
        return facts;
    }

    private void refuseUnavailable(
            List<Metric> metrics, Map<String, SqlIdentifier> used, Set<String> cut, List<Problem> problems) {
        used.forEach((name, place) -> {
            for (var metric : metrics) {
                columns.model().leaves(metric).stream()
                        .map(leaf -> columns.measure(leaf.measures().getFirst()))
                        .filter(measure -> lacks(columns.factOf(measure.name()), measure.timeDimension(), name, cut))
                        .findFirst()
                        .map(measure -> columns.factOf(measure.name()))
                        .ifPresent(fact -> problems.add(
                                TimeColumn.named(name).isPresent()
                                        ? Problems.onlyMonths(place, metric.name(), name)
                                        : unavailable(place, metric, name, fact)));
            }
        });
    }

    private static boolean lacks(Fact fact, String dated, String name, Set<String> cut) {
        return TimeColumn.named(name)
                .map(time -> fact.isOfMonths(dated) && !time.isOfMonths() && cut.contains(name))
                .orElseGet(() -> fact.dimension(name).isEmpty());
    }

    private Problem unavailable(SqlNode place, Metric metric, String dimension, Fact lacking) {
        var model = columns.model();
        var choices = model.choices(lacking.model(), dimension);
        if (!choices.isEmpty()) {
            return Problems.ambiguousDimension(place, dimension, choices);
        }
        var facts = model.factsOf(metric);
        var available = model.dimensions().keySet().stream()
                .filter(name ->
                        facts.stream().allMatch(fact -> model.dimensionsOf(fact).containsKey(name)))
                .toList();
        var with = model.metricsWith(dimension).stream()
                .sorted(Comparator.comparingInt(other -> distance(metric, other)))
                .map(Metric::name)
                .toList();
        return Problems.dimensionNotAvailable(
                place, metric.name(), dimension, lacking.name(), rows(lacking), with, available);
    }

    /** What a row of a fact is, in the words of the model. */
    private static String rows(Fact fact) {
        var description = fact.model().description().strip();
        var first = description.split("\\.(\\s|$)", 2)[0];
        // An abbreviation keeps its capitals.
        boolean word = first.length() > 1 && Character.isLowerCase(first.charAt(1));
        return word ? first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1) : first;
    }

    /** How far another metric is from one that cannot be had: its own parts come first, then what is of the same facts. */
    private int distance(Metric metric, Metric other) {
        var parts = switch (metric) {
            case Metric.Leaf leaf -> List.<String>of();
            case Metric.Ratio ratio -> List.of(ratio.numerator(), ratio.denominator());
            case Metric.Derived derived -> List.copyOf(derived.inputs().values());
        };
        if (parts.contains(other.name())) {
            return 0;
        }
        var facts = columns.model().factsOf(metric);
        return columns.model().factsOf(other).stream().anyMatch(facts::contains) ? 1 : 2;
    }

    private boolean isDayRange(SqlNode condition) {
        return DayBounds.of(condition, weekStart).isPresent()
                && Plan.dimensionNames(condition).keySet().equals(Set.of(TimeColumn.DAY.columnName()));
    }

    /** {@code month = DATE '2026-05-15'} would find nothing, and nobody would be told. */
    private void refuseDaysInsidePeriods(SqlNode condition, List<Problem> problems) {
        if (!(condition instanceof SqlCall call)) {
            return;
        }
        switch (call.getKind()) {
            case AND, OR, NOT -> call.getOperandList().forEach(part -> refuseDaysInsidePeriods(part, problems));
            case EQUALS, NOT_EQUALS, IN, NOT_IN -> {
                if (call.operand(0) instanceof SqlIdentifier name) {
                    TimeColumn.named(name.names.getLast())
                            .ifPresent(column -> literals(call.operand(1))
                                    .forEach(literal -> Comparisons.day(literal)
                                            .filter(day -> !column.start(day, weekStart)
                                                    .equals(day))
                                            .ifPresent(day -> problems.add(Problems.notAStart(
                                                    literal,
                                                    column.columnName(),
                                                    day,
                                                    column.start(day, weekStart))))));
                }
            }
            default -> {}
        }
    }

    private static List<SqlNode> literals(SqlNode node) {
        return node instanceof SqlNodeList list ? List.copyOf(list.getList()) : List.of(node);
    }

    /** A name for each key: the dimension's, else that of the column of SELECT, else a number. */
    private static List<Plan.Key> keys(Query query, List<Source> sources) {
        var taken = new HashSet<String>();
        sources.forEach(source -> source.leaves().forEach(leaf -> taken.add(leaf.name())));
        query.keys().forEach(key -> taken.addAll(Plan.dimensionNames(key).keySet()));
        var keys = new ArrayList<Plan.Key>();
        for (var expression : query.keys()) {
            if (expression instanceof SqlIdentifier column) {
                keys.add(new Plan.Key(expression, column.getSimple()));
                continue;
            }
            var name = query.items().stream()
                    .filter(item -> item.expression().equalsDeep(expression, Litmus.IGNORE))
                    .map(Query.Item::name)
                    .filter(item -> !taken.contains(item.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElse("key_" + (keys.size() + 1));
            taken.add(name.toLowerCase(Locale.ROOT));
            keys.add(new Plan.Key(expression, name));
        }
        return keys;
    }
}
