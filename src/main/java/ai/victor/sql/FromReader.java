package ai.victor.sql;

import ai.victor.sql.Block.Named;
import ai.victor.sql.Resolver.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads FROM: common table expressions, sub-queries, and joins of these. */
final class FromReader {
    private final BlockReader blocks;
    private final Scope scope;
    private final TableNames names;
    private final Resolver resolver;
    private final List<Named> tables;

    /** @param tables where sub-queries go, as tables beside the block */
    FromReader(BlockReader blocks, Scope scope, TableNames names, Resolver resolver, List<Named> tables) {
        this.blocks = blocks;
        this.scope = scope;
        this.names = names;
        this.resolver = resolver;
        this.tables = tables;
    }

    From read(SqlNode from) {
        return from instanceof SqlJoin join ? join(join) : source(from);
    }

    private From join(SqlJoin join) {
        var type = join.getJoinType();
        if (join.isNatural()) {
            throw new Refusal(Problems.notSupported(join, "NATURAL joins", "name the columns by USING (…)"));
        }
        if (!List.of(JoinType.INNER, JoinType.LEFT, JoinType.RIGHT, JoinType.FULL, JoinType.CROSS, JoinType.COMMA)
                .contains(type)) {
            throw new Refusal(Problems.notSupported(
                    join,
                    type.name().replace('_', ' ') + " joins",
                    "there are JOIN, LEFT, RIGHT, FULL and CROSS JOIN"));
        }
        var left = read(join.getLeft());
        if (join.getRight() instanceof SqlJoin nested) {
            throw new Refusal(Problems.notSupported(nested, "Joins in parentheses", "join one table after the other"));
        }
        var using =
                join.getConditionType() == JoinConditionType.USING && join.getCondition() instanceof SqlNodeList list
                        ? list
                        : SqlNodeList.EMPTY;
        var before =
                using.stream().map(name -> resolver.resolve(name, Clause.WHERE)).toList();
        var right = source(join.getRight());
        var parts = new ArrayList<SqlNode>();
        for (int at = 0; at < using.size(); at++) {
            parts.add(merge(type, before.get(at), right, (SqlIdentifier) using.get(at)));
        }
        if (join.getConditionType() == JoinConditionType.ON && join.getCondition() instanceof SqlNode on) {
            parts.addAll(DayBounds.conjuncts(resolver.resolve(on, Clause.WHERE)));
        }
        var condition = parts.stream()
                .map(this::matchingMissing)
                .reduce((one, two) -> SqlStdOperatorTable.AND.createCall(SqlParserPos.ZERO, one, two));
        return new From.Joined(left, type, right, condition);
    }

    private SqlNode merge(JoinType type, SqlNode left, From.Source right, SqlIdentifier name) {
        boolean unsure = left instanceof Refused || right.mayHave(name.getSimple());
        if (right.column(name.getSimple()).isEmpty() && unsure) {
            return new Refused(name);
        }
        if (right.column(name.getSimple()).isEmpty()) {
            return resolver.refuse(
                    Problems.unknownColumn(
                            name,
                            name.getSimple(),
                            right.columns().stream()
                                    .map(column -> column.name())
                                    .toList(),
                            right.alias(),
                            false),
                    name);
        }
        var other = TableNames.of(right, name.getSimple(), name);
        names.merge(
                name.getSimple(),
                switch (type) {
                    case RIGHT -> other;
                    case FULL ->
                        SqlStdOperatorTable.COALESCE.createCall(name.getParserPosition(), List.of(left, other));
                    default -> left;
                });
        return resolver.resolve(
                SqlStdOperatorTable.EQUALS.createCall(name.getParserPosition(), List.of(left, other)), Clause.WHERE);
    }

    /** Keys match where both are missing: a missing value is one group, as it is to GROUP BY. */
    private SqlNode matchingMissing(SqlNode condition) {
        return condition.getKind() == SqlKind.EQUALS
                        && condition instanceof SqlCall call
                        && isKey(call.operand(0))
                        && isKey(call.operand(1))
                ? SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(call.getParserPosition(), call.getOperandList())
                : condition;
    }

    private boolean isKey(SqlNode side) {
        var columns = new ArrayList<SqlIdentifier>();
        Expressions.replace(side, part -> {
            if (part instanceof SqlIdentifier column) {
                columns.add(column);
            }
            return null;
        });
        boolean plain = side instanceof SqlIdentifier
                || side.getKind() == SqlKind.COALESCE
                || side instanceof SqlCall call
                        && call.getOperator() == SqlStdOperatorTable.LOWER
                        && (call.operand(0) instanceof SqlIdentifier
                                || call.operand(0).getKind() == SqlKind.COALESCE);
        return plain
                && columns.stream()
                        .allMatch(column -> names.sources().stream()
                                .anyMatch(source -> source.alias().equalsIgnoreCase(column.names.getFirst())
                                        && source.keys().contains(column.names.getLast())));
    }

    private From.Source source(SqlNode node) {
        var alias = Optional.<String>empty();
        var table = node;
        if (node instanceof SqlCall call && call.getKind() == SqlKind.AS) {
            if (call.operandCount() > 2 && call.operand(0).getKind() != SqlKind.UNNEST) {
                throw new Refusal(Problems.notSupported(
                        call, "Lists of columns after an alias", "name the columns by AS inside"));
            }
            table = call.operand(0);
            alias = Optional.of(call.operand(1).toString());
        }
        var read = table(table, alias);
        var name = alias.orElse(read.shown());
        if (names.sources().stream().anyMatch(other -> other.alias().equalsIgnoreCase(name))) {
            throw new Refusal(FormProblems.sameName(node, name));
        }
        var block = read.table().block();
        var source = new From.Source(
                name,
                read.table().name(),
                block.columns(),
                block.keys(),
                block.repeated(),
                block.isOneRow(),
                block instanceof RefusedBlock refused ? refused.unsure() : Optional.of(Set.of()));
        names.add(source);
        return source;
    }

    /** @param shown what it is called if it has no alias */
    private record Read(Scope.Table table, String shown) {}

    private Read table(SqlNode node, Optional<String> alias) {
        return switch (node) {
            case SqlIdentifier name -> named(name);
            case SqlPivot pivot -> {
                var inner = pivot.query.getKind() == SqlKind.AS ? ((SqlCall) pivot.query).operand(0) : pivot.query;
                var table = table(inner, Optional.empty());
                yield derived(Pivots.expanded(pivot, table.table()), alias, withHidden(table));
            }
            case SqlCall call
            when call.isA(SqlKind.QUERY) && call.getKind() != SqlKind.VALUES ->
                derived(call, alias, scope.inside(names));
            default -> throw new Refusal(refusal(node));
        };
    }

    private Scope withHidden(Read read) {
        var name = new SqlIdentifier(read.table().name(), SqlParserPos.ZERO);
        return scope.with(read.table().name(), read.table(), name);
    }

    private Read named(SqlIdentifier name) {
        var shown = String.join(".", name.names);
        if (name.isSimple() && shown.equalsIgnoreCase("metrics")) {
            throw new Refusal(FormProblems.rawRows(name));
        }
        var table = name.isSimple() ? scope.find(shown) : Optional.<Scope.Table>empty();
        if (table.isEmpty()) {
            resolver.refuse(Problems.unknownTable(name, shown, scope.names()), name);
        }
        return new Read(table.orElse(new Scope.Table(shown, RefusedBlock.UNKNOWN)), shown);
    }

    private Read derived(SqlNode query, Optional<String> alias, Scope inner) {
        var block = blocks.read(query, inner);
        var name = alias.map(blocks.free()::like).orElseGet(() -> blocks.free().next("derived"));
        tables.add(new Named(name, block, false));
        return new Read(new Scope.Table(name, block), alias.orElse(name));
    }

    private static ai.victor.problem.Problem refusal(SqlNode node) {
        return switch (node.getKind()) {
            case LATERAL -> Problems.notSupported(node, "LATERAL joins", "aggregate in a CTE and join it by its keys");
            case UNNEST -> Problems.notSupported(node, "UNNEST tables", "a query reads FROM metrics");
            case TABLESAMPLE -> Problems.notSupported(node, "Samples (TABLESAMPLE)", "filter by WHERE");
            case MATCH_RECOGNIZE ->
                Problems.notSupported(node, "Patterns of rows (MATCH_RECOGNIZE)", "compare rows by LAG and QUALIFY");
            case UNPIVOT -> Problems.notSupported(node, "UNPIVOT tables", "put selects together by UNION ALL");
            case VALUES -> Problems.notSupported(node, "Lists of VALUES", "a query reads FROM metrics");
            case COLLECTION_TABLE ->
                Problems.unknownTable(
                        node,
                        "table function "
                                + (((SqlCall) node).operand(0) instanceof SqlCall function
                                        ? function.getOperator().getName()
                                        : node.toString()),
                        List.of());
            default -> Problems.notSupported(node, "Tables other than metrics and CTEs", "");
        };
    }
}
