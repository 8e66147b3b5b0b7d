package ai.victor.sql;

import ai.victor.sql.Block.Named;
import ai.victor.table.Column;
import ai.victor.table.Type;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    BlockReader(SemanticColumns columns, Validation validation, DayOfWeek weekStart) {
        this.columns = columns;
        this.validation = validation;
        this.weekStart = weekStart;
        this.free = new FreeNames(columns);
    }

    FreeNames free() {
        return free;
    }

    Block read(SqlNode statement, Scope scope) {
        return read(statement, null, scope, new ArrayList<>());
    }

    private Block read(SqlNode node, @Nullable SqlOrderBy order, Scope scope, List<Named> tables) {
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
                new SetReader(this, scope, tables).read(call, order);
            case SqlCall call
            when call.getKind() == SqlKind.VALUES ->
                throw new Refusal(Problems.notSupported(call, "Lists of VALUES", "a query reads FROM metrics"));
            default -> throw new Refusal(Problems.noTable());
        };
    }

    private Scope with(SqlWith with, Scope scope, List<Named> tables) {
        var inner = scope;
        for (var node : with.withList) {
            var item = (SqlWithItem) node;
            var name = item.name.getSimple();
            if (item.recursive.booleanValue()) {
                throw new Refusal(Problems.notSupported(
                        item.name, "Recursive queries", "windows look at the rows before: LAG, or SUM over ROWS"));
            }
            if (item.columnList != null) {
                throw new Refusal(Problems.notSupported(
                        item.name, "Lists of columns after the name of a CTE", "name its columns by AS inside"));
            }
            if (name.equalsIgnoreCase(METRICS)
                    || tables.stream().anyMatch(table -> table.name().equalsIgnoreCase(name))) {
                throw new Refusal(FormProblems.sameName(item.name, name));
            }
            var named = new Named(free.like(name), read(item.query, inner), false);
            tables.add(named);
            inner = inner.with(name, new Scope.Table(named.name(), named.block()), item);
        }
        return inner;
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
        var plan = new Planner(columns, weekStart).plan(query);
        refuseRolledTime(select, plan);
        var types = picks.isEmpty() ? validation.check(query) : validation.check(query, Validation.metrics(), picks);
        return new SemanticBlock(
                tables, columns, weekStart, plan, scope.written(), result(query, types, names, resolver));
    }

    /** What is read at other times than its rows are dated has no total over time that means anything. */
    private static void refuseRolledTime(SqlSelect select, Plan plan) {
        boolean plain = plan.sources().stream()
                .allMatch(source ->
                        source instanceof Source.Rows && source.shift().isNone());
        if (plan.query().sets().isPresent() && !plain) {
            throw new Refusal(Problems.notSupported(
                    select,
                    "ROLLUP, CUBE and GROUPING SETS of metrics that add up over time, look back, or are states",
                    "ask for the total in a query of its own"));
        }
    }

    private Block plain(SqlSelect select, @Nullable SqlOrderBy order, Scope scope, List<Named> tables) {
        if (!(select.getFrom() instanceof SqlNode written)) {
            throw new Refusal(Problems.noTable());
        }
        var names = new TableNames(scope.outer(), weekStart);
        var read = new LinkedHashMap<String, List<Column>>();
        var resolver = new Resolver(names, picker(scope.inside(names), tables, read));
        var from = new FromReader(this, scope, names, resolver, tables).read(written);
        var query = new QueryReader(names, resolver).read(select, order);
        var fanOut = FanOut.of(from, query);
        if (!fanOut.isEmpty()) {
            throw new Refusal(fanOut);
        }
        from.sources().forEach(source -> read.put(source.table(), source.columns()));
        var types = validation.check(query, from.node(), read);
        return new PlainBlock(tables, from, query, result(query, types, names, resolver));
    }

    /** Makes each sub-query of an expression a table of the block. */
    private SubQueries picker(Scope scope, List<Named> tables, Map<String, List<Column>> picks) {
        return (node, single, clause) -> {
            var block = read(node, scope);
            if (block.columns().size() != 1) {
                throw new Refusal(FormProblems.severalColumns(node));
            }
            if (single && !block.isOneRow()) {
                throw new Refusal(FormProblems.severalRows(node));
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
            result.add(new Column(item.name(), label(item, names), type, units.of(item.expression())));
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
