package ai.victor.sql;

import ai.victor.access.Limit;
import ai.victor.model.Dimension;
import ai.victor.model.Entity;
import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.Reach;
import ai.victor.model.SemanticModel;
import ai.victor.problem.Problem;
import ai.victor.table.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A semantic model with measures, its expressions parsed and bound to tables: what stands for each column of {@code metrics} in it. */
final class Fact {
    /** An expression over the tables of a fact's FROM, and the joins that it takes. */
    record Bound(SqlNode expression, Type type, List<Joined> joins) {}

    /** A table joined to the fact, at most one row for each of the fact's. */
    record Joined(SemanticModel owner, String alias, SqlNode condition, List<String> limits) {
        Joined {
            limits = List.copyOf(limits);
        }

        /** The table under its alias, as it stands after JOIN: where it tells itself which of its rows may be seen, of these alone. */
        String from() {
            return limits.isEmpty()
                    ? whole()
                    : "(SELECT " + SqlText.name(alias) + ".* FROM " + whole() + " WHERE " + String.join(" AND ", limits)
                            + ") AS " + SqlText.name(alias);
        }

        String whole() {
            return SqlText.name(owner.table()) + " AS " + SqlText.name(alias);
        }
    }

    private final SemanticModel model;
    private final MartExpressions columns;
    private final List<Problem> faults;
    private final Map<String, Bound> dimensions = new LinkedHashMap<>();
    private final Map<String, Bound> measures = new LinkedHashMap<>();
    private final Map<String, SqlNode> entities = new HashMap<>();
    private final Map<String, SqlNode> properties = new HashMap<>();
    private final Map<List<Reach.Join>, String> aliases = new HashMap<>();
    private final Map<String, Joined> joined = new HashMap<>();
    private final Map<String, Dimension.Grain> grains = new HashMap<>();
    private final List<Limit> limits;

    /** Binds a fact; what its store does not have is added to the faults. */
    Fact(SemanticModel model, Model whole, Catalog catalog, List<Problem> faults) {
        this.model = model;
        this.columns = new MartExpressions(catalog, faults);
        this.faults = faults;
        aliases.put(List.of(), model.name());
        whole.dimensionsOf(model)
                .forEach((name, reach) -> bind(reach, model).ifPresent(bound -> dimensions.put(name, bound)));
        model.measures().forEach(measure -> bind(measure).ifPresent(bound -> measures.put(measure.name(), bound)));
        whole.dimensionsOf(model)
                .forEach((name, reach) -> grains.put(name, reach.dimension().grain()));
        this.limits = List.of();
    }

    private Fact(Fact whole, List<Limit> limits) {
        this.model = whole.model;
        this.columns = whole.columns;
        this.faults = whole.faults;
        this.measures.putAll(whole.measures);
        this.aliases.putAll(whole.aliases);
        whole.joined.forEach((alias, join) -> joined.put(alias, limited(join, limits)));
        whole.dimensions.forEach((name, bound) -> dimensions.put(
                name,
                new Bound(
                        bound.expression(),
                        bound.type(),
                        bound.joins().stream()
                                .map(join -> joined.getOrDefault(join.alias(), join))
                                .toList())));
        this.entities.putAll(whole.entities);
        this.properties.putAll(whole.properties);
        this.grains.putAll(whole.grains);
        this.limits = List.copyOf(limits);
    }

    /** The same fact with only those of its rows that somebody may see; empty where its rows do not tell which these are. */
    Optional<Fact> limitedTo(List<Limit> limits) {
        boolean tells = model.gathers().isEmpty()
                && limits.stream()
                        .allMatch(limit -> dimension(limit.dimension())
                                .filter(bound -> bound.type() == Type.TEXT)
                                .isPresent());
        return tells ? Optional.of(new Fact(this, limits)) : Optional.empty();
    }

    private Joined limited(Joined join, List<Limit> limits) {
        var conditions = new ArrayList<String>();
        for (var limit : limits) {
            join.owner().dimensions().stream()
                    .filter(dimension -> dimension.name().equals(limit.dimension()))
                    .flatMap(dimension -> expression(dimension.expr(), join.alias(), join.owner()).stream())
                    .forEach(expression -> conditions.add(condition(expression, limit)));
        }
        return new Joined(join.owner(), join.alias(), join.condition(), conditions);
    }

    private static String condition(SqlNode expression, Limit limit) {
        var values = limit.values().stream()
                // No line is broken within the text of a limit, so such a value could only match another one.
                .filter(value -> value.lines().count() <= 1 && !value.endsWith("\n"))
                .map(value -> "'" + value.replace("'", "''") + "'")
                .toList();
        return values.isEmpty()
                ? "FALSE"
                : "(" + SqlText.of(expression).replaceAll("\\s*\\R\\s*", " ") + ") IN (" + String.join(", ", values)
                        + ")";
    }

    /** All that the fact can be joined to. */
    Iterable<Joined> joined() {
        return joined.values();
    }

    /**
     * Whether no visible row of the fact points to a row of another table that may not be seen: each limit of that table is the very one by which
     * the fact's rows are limited.
     */
    boolean showsAllThatItJoins() {
        return joined.values().stream()
                .filter(join -> !join.limits().isEmpty())
                .allMatch(join -> limits.stream()
                        .filter(limit -> join.owner().dimensions().stream()
                                .anyMatch(dimension -> dimension.name().equals(limit.dimension())))
                        .allMatch(limit -> dimension(limit.dimension())
                                .filter(bound -> !bound.joins().isEmpty())
                                .filter(bound -> bound.joins().getLast().alias().equals(join.alias()))
                                .isPresent()));
    }

    boolean isLimited() {
        return !limits.isEmpty();
    }

    /**
     * The fact's table under the fact's name, as it stands after FROM. Limits stand here and nowhere else: whatever is asked of the fact, and however
     * it is asked, the rows that may not be seen are not there.
     */
    String from() {
        if (limits.isEmpty()) {
            return wholeTable();
        }
        var joins = new LinkedHashMap<String, Joined>();
        var conditions = new ArrayList<String>();
        for (var limit : limits) {
            var bound = dimension(limit.dimension()).orElseThrow();
            bound.joins().forEach(join -> joins.putIfAbsent(join.alias(), join));
            conditions.add(condition(bound.expression(), limit));
        }
        var text = new StringBuilder("(SELECT ")
                .append(SqlText.name(name()))
                .append(".* FROM ")
                .append(wholeTable());
        joins.values()
                .forEach(join -> text.append(" LEFT JOIN ")
                        .append(join.from())
                        .append(" ON ")
                        .append(SqlText.of(join.condition())));
        return text.append(" WHERE ")
                .append(String.join(" AND ", conditions))
                .append(") AS ")
                .append(SqlText.name(name()))
                .toString();
    }

    /** The same without limits: what people are shown in its place. */
    String wholeTable() {
        return SqlText.name(model.table()) + " AS " + SqlText.name(name());
    }

    String name() {
        return model.name();
    }

    SemanticModel model() {
        return model;
    }

    boolean isOfMonths() {
        return isOfMonths(model.timeDimension());
    }

    /** Whether a time dimension of the fact knows only months. */
    boolean isOfMonths(String time) {
        return period(time) == TimeColumn.MONTH;
    }

    /** The shortest period that a time dimension of the fact knows. */
    TimeColumn period(String time) {
        return switch (grains.getOrDefault(time, Dimension.Grain.DAY)) {
            case NONE, DAY -> TimeColumn.DAY;
            case WEEK -> TimeColumn.WEEK;
            case MONTH -> TimeColumn.MONTH;
            case QUARTER -> TimeColumn.QUARTER;
            case YEAR -> TimeColumn.YEAR;
        };
    }

    /** Whether a dimension tells no longer periods here than in another fact, if it tells time at all. */
    boolean isAsFine(String dimension, Fact other) {
        return grains.get(dimension) == other.grains.get(dimension) || grains.get(dimension) == Dimension.Grain.DAY;
    }

    Optional<Bound> dimension(String name) {
        return Optional.ofNullable(dimensions.get(name));
    }

    Map<String, Bound> dimensions() {
        return dimensions;
    }

    /** The fact's own time; fails for a fact without one, which the model's reader refuses. */
    Bound time() {
        return time(model.timeDimension());
    }

    /** One of the times by which the fact's measures are dated. */
    Bound time(String dimension) {
        return dimension(dimension).orElseThrow(() -> new IllegalStateException("no time in " + name()));
    }

    /** The measure of that name as the model declares it here. */
    Optional<Measure> declared(String measure) {
        return model.measures().stream()
                .filter(one -> one.name().equals(measure))
                .findFirst();
    }

    Bound measure(String name) {
        return Optional.ofNullable(measures.get(name)).orElseThrow(() -> new IllegalStateException("no " + name));
    }

    /** The key by which a row of the fact is known, if it has one. */
    Optional<SqlNode> primaryKey() {
        return model.entities().stream()
                .filter(entity -> entity.kind() == Entity.Kind.PRIMARY)
                .findFirst()
                .flatMap(entity -> expression(entity.expr(), model.name(), model));
    }

    /** The fact's own column for an entity. */
    SqlNode entity(String name) {
        return Optional.ofNullable(entities.get(name)).orElseThrow(() -> new IllegalStateException("no " + name));
    }

    /** Binds an entity that metrics need; a fault if the fact has none of that name. */
    void requireEntity(String name, Metric metric) {
        model.entities().stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        entity -> expression(entity.expr(), model.name(), model)
                                .ifPresent(bound -> entities.put(name, bound)),
                        () -> faults.add(KindProblems.noEntity(metric, model, name)));
    }

    /** An expression over the fact's own columns. */
    SqlNode property(String written) {
        return Optional.ofNullable(properties.get(written))
                .orElseThrow(() -> new IllegalStateException("no " + written));
    }

    /** Binds a property that metrics need. */
    void requireProperty(String written) {
        expression(written, model.name(), model).ifPresent(bound -> properties.put(written, bound));
    }

    private Optional<Bound> bind(Reach reach, SemanticModel fact) {
        var joins = new ArrayList<Joined>();
        for (int length = 1; length <= reach.joins().size(); length++) {
            var path = reach.joins().subList(0, length);
            var join = path.get(length - 1);
            var from = alias(path.subList(0, length - 1));
            var to = alias(path);
            var left = expression(join.foreign().expr(), from, join.from());
            var right = expression(join.primary().expr(), to, join.to());
            if (left.isEmpty() || right.isEmpty()) {
                return Optional.empty();
            }
            // One value for each alias: Calcite's nodes are equal only to themselves, and a query joins a table once.
            joins.add(joined.computeIfAbsent(
                    to,
                    alias -> new Joined(
                            join.to(),
                            alias,
                            SqlStdOperatorTable.EQUALS.createCall(SqlParserPos.ZERO, left.get(), right.get()),
                            List.of())));
        }
        var dimension = reach.dimension();
        var type = columns.type(dimension.expr(), reach.owner(), dimension.isTime() ? Type.DATE : Type.TEXT);
        return expression(dimension.expr(), alias(reach.joins()), reach.owner())
                .map(expression -> new Bound(ofJoined(expression, reach), type, List.copyOf(joins)));
    }

    /** What of a joined table makes a value of missing ones (a CASE with an ELSE) must make none where nothing was joined. */
    private SqlNode ofJoined(SqlNode expression, Reach reach) {
        if (reach.joins().isEmpty() || expression instanceof SqlIdentifier) {
            return expression;
        }
        var join = reach.joins().getLast();
        return expression(join.primary().expr(), alias(reach.joins()), join.to())
                .<SqlNode>map(key -> new SqlCase(
                        SqlParserPos.ZERO,
                        null,
                        SqlNodeList.of(SqlStdOperatorTable.IS_NOT_NULL.createCall(SqlParserPos.ZERO, key)),
                        SqlNodeList.of(expression),
                        SqlLiteral.createNull(SqlParserPos.ZERO)))
                .orElse(expression);
    }

    private Optional<Bound> bind(Measure measure) {
        var type = switch (measure.aggregation()) {
            case COUNT, COUNT_DISTINCT, SUM_BOOLEAN -> Type.INTEGER;
            case AVERAGE, MEDIAN, PERCENTILE -> Type.DECIMAL;
            case SUM, MIN, MAX -> columns.type(measure.expr(), model, Type.DECIMAL);
        };
        return expression(measure.expr(), model.name(), model)
                .map(expression -> new Bound(expression, type, List.of()));
    }

    /** One alias for each way to a table: two ways to one table are two tables. */
    private String alias(List<Reach.Join> path) {
        var known = aliases.get(path);
        if (known != null) {
            return known;
        }
        var end = path.getLast();
        var alias = aliases.containsValue(end.to().name())
                ? end.to().name() + "_by_" + end.foreign().name()
                : end.to().name();
        while (aliases.containsValue(alias)) {
            alias += "_again";
        }
        aliases.put(List.copyOf(path), alias);
        return alias;
    }

    private Optional<SqlNode> expression(String text, String alias, SemanticModel owner) {
        return columns.expression(text, alias, owner);
    }
}
