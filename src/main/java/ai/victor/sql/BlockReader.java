package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.sql.Block.Named;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/** Reads a parsed statement as a tree of blocks, each checked in the scope of just what it may read. */
final class BlockReader {
    private static final String METRICS = "metrics";

    private final SemanticColumns columns;
    private final Validation validation;
    private final DayOfWeek weekStart;
    private final FreeNames free;
    private final List<Problem> problems = new ArrayList<>();

    BlockReader(SemanticColumns columns, Validation validation, DayOfWeek weekStart) {
        this.columns = columns;
        this.validation = validation;
        this.weekStart = weekStart;
        this.free = new FreeNames(columns);
    }

    FreeNames free() {
        return free;
    }

    /** The whole of a statement; refuses it with all that is wrong in any of its blocks. */
    Block readWhole(SqlNode statement) {
        var block = read(statement, Scope.EMPTY);
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return block;
    }

    /** A block of the statement; what is wrong with it is told at the end of the whole. */
    Block read(SqlNode statement, Scope scope) {
        return read(statement, null, scope, new ArrayList<>());
    }

    private Block read(SqlNode node, @Nullable SqlOrderBy order, Scope scope, List<Named> tables) {
        try {
            return block(node, order, scope, tables);
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
            return RefusedBlock.UNKNOWN;
        }
    }

    private Block block(SqlNode node, @Nullable SqlOrderBy order, Scope scope, List<Named> tables) {
        return switch (node) {
            case SqlOrderBy sorted when order == null -> read(sorted.query, sorted, scope, tables);
            case SqlOrderBy sorted ->
                throw new Refusal(Problems.notSupported(
                        sorted, "Orders and limits around a query that has its own", "make the inner query a CTE"));
            case SqlWith with -> read(with.body, order, with(with, scope, tables), tables);
            case SqlSelect select ->
                metricsAlias(select.getFrom())
                        .map(alias -> semantic(select, alias, order, scope, tables))
                        .orElseGet(() -> plain(select, order, scope, tables));
            case SqlCall call
            when List.of(SqlKind.UNION, SqlKind.INTERSECT, SqlKind.EXCEPT).contains(call.getKind()) ->
                new SetReader(this, scope, tables, problems).read(call, order);
            case SqlCall call
            when call.getKind() == SqlKind.VALUES ->
                throw new Refusal(Problems.notSupported(call, "Lists of VALUES", "a query reads FROM metrics"));
            default -> throw new Refusal(Problems.noTable(node));
        };
    }

    private Scope with(SqlWith with, Scope scope, List<Named> tables) {
        var inner = scope;
        for (var node : with.withList) {
            var item = (SqlWithItem) node;
            var name = item.name.getSimple();
            if (name.equalsIgnoreCase(METRICS)
                    || tables.stream().anyMatch(table -> table.name().equalsIgnoreCase(name))) {
                problems.add(FormProblems.sameName(item.name, name));
                read(item.query, inner);
                inner = inner.with(name, new Scope.Table(name, RefusedBlock.UNKNOWN), item);
                continue;
            }
            var named = new Named(free.like(name), common(item, inner), false);
            tables.add(named);
            inner = inner.with(name, new Scope.Table(named.name(), named.block()), item);
        }
        return inner;
    }

    private Block common(SqlWithItem item, Scope scope) {
        if (item.recursive.booleanValue()) {
            problems.add(Problems.notSupported(
                    item.name, "Recursive queries", "windows look at the rows before: LAG, or SUM over ROWS"));
            return RefusedBlock.UNKNOWN;
        }
        if (item.columnList != null) {
            problems.add(Problems.notSupported(
                    item.name, "Lists of columns after the name of a CTE", "name its columns by AS inside"));
            read(item.query, scope);
            return RefusedBlock.UNKNOWN;
        }
        return read(item.query, scope);
    }

    /** What {@code metrics} is called in a FROM that is nothing else. */
    private static Optional<String> metricsAlias(@Nullable SqlNode from) {
        if (from instanceof SqlIdentifier name) {
            return name.isSimple() && name.getSimple().equalsIgnoreCase(METRICS)
                    ? Optional.of(METRICS)
                    : Optional.empty();
        }
        return from instanceof SqlCall call && call.getKind() == SqlKind.AS && call.operandCount() == 2
                ? metricsAlias(call.operand(0)).map(name -> call.operand(1).toString())
                : Optional.empty();
    }

    private Block semantic(
            SqlSelect select, String alias, @Nullable SqlOrderBy order, Scope scope, List<Named> tables) {
        var names = MetricNames.of(columns, alias, scope.outer());
        var picks = new LinkedHashMap<String, List<Column>>();
        var resolver = new Resolver(names, picker(scope.inside(names), tables, picks));
        var query = new QueryReader(names, resolver).read(select, order);
        var types = validation.check(query, picks, resolver::type, resolver.problems());
        var plan = new Planner(columns, weekStart).plan(query, resolver.problems());
        plan.ifPresent(planned -> refuseRolledTime(select, planned, resolver.problems()));
        problems.addAll(resolver.problems());
        if (types.isEmpty() || plan.isEmpty() || !resolver.problems().isEmpty()) {
            return refused(query, resolver, hasStar(select));
        }
        return new SemanticBlock(
                tables, columns, weekStart, plan.get(), scope.written(), result(query, types.get(), names, resolver));
    }

    private static boolean hasStar(SqlSelect select) {
        return select.getSelectList().stream().anyMatch(item -> item instanceof SqlIdentifier name && name.isStar());
    }

    /** @param open whether it may have more columns than those that are known */
    private static Block refused(Query query, Resolver resolver, boolean open) {
        var known = new ArrayList<Column>();
        var unsure = new LinkedHashSet<String>();
        for (var item : query.items()) {
            var type = resolver.type(item.expression());
            if (type.isPresent()) {
                known.add(new Column(item.name(), item.name(), type.get(), Unit.NONE));
            } else {
                unsure.add(item.name().toLowerCase(Locale.ROOT));
            }
        }
        return new RefusedBlock(known, open ? Optional.empty() : Optional.of(unsure));
    }

    /** What is read at other times than its rows are dated has no total over time that means anything. */
    private static void refuseRolledTime(SqlSelect select, Plan plan, List<Problem> problems) {
        boolean plain = plan.sources().stream()
                .allMatch(source ->
                        source instanceof Source.Rows && source.shift().isNone());
        if (plan.query().sets().isPresent() && !plain) {
            problems.add(Problems.notSupported(
                    select.getGroup() instanceof SqlNode group ? group : select,
                    "ROLLUP, CUBE and GROUPING SETS of metrics that add up over time, look back, or are states",
                    "ask for the total in a query of its own"));
        }
    }

    private Block plain(SqlSelect select, @Nullable SqlOrderBy order, Scope scope, List<Named> tables) {
        if (!(select.getFrom() instanceof SqlNode written)) {
            throw new Refusal(Problems.noTable(select));
        }
        var names = new TableNames(scope.outer(), weekStart);
        var read = new LinkedHashMap<String, List<Column>>();
        var resolver = new Resolver(names, picker(scope.inside(names), tables, read));
        var from = new FromReader(this, scope, names, resolver, tables).read(written);
        var query = new QueryReader(names, resolver).read(select, order);
        boolean sound = query.isWhole()
                && from.conditions().noneMatch(Refused::isIn)
                && from.sources().noneMatch(From.Source::isRefused);
        if (sound) {
            resolver.problems().addAll(FanOut.of(from, query));
        }
        from.sources().forEach(source -> read.put(source.table(), source.columns()));
        var types = validation.check(query, from, read, resolver::type, resolver.problems());
        problems.addAll(resolver.problems());
        if (types.isEmpty() || !resolver.problems().isEmpty()) {
            boolean open = hasStar(select)
                    && from.sources().anyMatch(source -> source.unsure().isEmpty());
            return refused(query, resolver, open);
        }
        return new PlainBlock(tables, from, query, result(query, types.get(), names, resolver));
    }

    /** Makes each sub-query of an expression a table of the block. */
    private SubQueries picker(Scope scope, List<Named> tables, Map<String, List<Column>> picks) {
        return (node, single, clause) -> {
            var block = read(node, scope);
            if (!Block.isComplete(block)) {
                return new Refused(node);
            }
            if (block.columns().size() != 1) {
                problems.add(FormProblems.severalColumns(node));
                return new Refused(node);
            }
            if (single && !block.isOneRow()) {
                problems.add(FormProblems.severalRows(node));
                return new Refused(node);
            }
            var name = free.next("picked");
            boolean chooses = clause != Resolver.Clause.SELECT && clause != Resolver.Clause.ORDER_BY;
            tables.add(new Named(name, block, chooses));
            picks.put(name, block.columns());
            return new Picked(name, block.columns().getFirst(), node.getParserPosition());
        };
    }

    private List<Column> result(Query query, List<Type> types, Names names, Resolver resolver) {
        var units = new Units(names::unit);
        var result = new ArrayList<Column>();
        for (int i = 0; i < types.size(); i++) {
            var item = query.items().get(i);
            // Calcite divides whole numbers into whole ones, the database does not.
            boolean fraction = types.get(i) == Type.INTEGER
                    && resolver.type(item.expression()).equals(Optional.of(Type.DECIMAL));
            var type = fraction ? Type.DECIMAL : types.get(i);
            result.add(new Column(
                    item.name(),
                    label(item, names),
                    type,
                    units.of(item.expression()),
                    units.metric(item.expression()).flatMap(names::shown)));
        }
        return result;
    }

    private String label(Query.Item item, Names names) {
        boolean same = item.expression() instanceof SqlIdentifier column
                && column.names.getLast().equalsIgnoreCase(item.name());
        return (same ? names.label(item.expression()) : Optional.<String>empty())
                .or(() -> columns.find(item.name()).map(SemanticColumn::label))
                .orElseGet(() -> SemanticBlock.label(item.name()));
    }
}
