package ai.victor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** DuckDB's queries as Trino says them. */
final class TrinoRewrite extends DialectRewrite {
    private static final String DAY_NAMES =
            "ARRAY['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][DAY_OF_WEEK({})]";
    private static final String MONTH_NAMES =
            "ARRAY['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',"
                    + " 'December'][MONTH({})]";
    private static final Map<String, String> TYPES = Map.of(
            "INT",
            "INTEGER",
            "HUGEINT",
            "DECIMAL(38, 0)",
            "FLOAT",
            "REAL",
            "TEXT",
            "VARCHAR",
            "STRING",
            "VARCHAR",
            "BOOL",
            "BOOLEAN");
    private static final int LONGEST_SEQUENCE = 10_000;

    TrinoRewrite(Catalog catalog) {
        super(catalog);
    }

    @Override
    Dialect dialect() {
        return Dialect.TRINO;
    }

    @Override
    boolean isQuoted(String name) {
        return TrinoSql.isQuoted(name);
    }

    @Override
    SqlSelect select(SqlSelect select) {
        var filtered = select.getQualify() == null ? select : Qualified.asFilter(select, this);
        return super.select(GroupedColumns.of(filtered, this));
    }

    @Override
    SqlOrderBy prepared(SqlOrderBy ordered) {
        return ordered.query instanceof SqlSelect select && select.getQualify() != null
                ? Qualified.asFilter(ordered, select, this)
                : ordered;
    }

    @Override
    SqlNode series(SqlCall call, SqlIdentifier alias, SqlIdentifier column) {
        var ends = call.getOperandList();
        var from = to(ends.get(0));
        var last = to(ends.get(1));
        if (ends.size() > 2) {
            var step = TimeStep.in(ends.get(2))
                    .filter(own -> own.whole().isPresent())
                    .orElseThrow(() -> cannot("such a step of generate_series"));
            return aliased(
                    Phrase.of(
                            "UNNEST(SEQUENCE({}, {}, "
                                    + interval(step.unit(), step.whole().orElseThrow()) + "))",
                            from,
                            last),
                    alias,
                    column);
        }
        if (kind(ends.get(0)) != ValueKind.INTEGER
                || ends.get(1) instanceof SqlLiteral most && most.longValue(false) > LONGEST_SEQUENCE) {
            throw cannot("such a generate_series");
        }
        return aliased(Phrase.of("UNNEST(SEQUENCE({}, {}))", from, last), alias, column);
    }

    @Override
    SqlNode named(SqlNode query, SqlIdentifier alias, List<SqlNode> columns) {
        return aliased(to(query), alias, columns.toArray(SqlNode[]::new));
    }

    /** Trino groups by expressions, ordinals and columns, but not by an alias. */
    @Override
    SqlNodeList grouping(SqlSelect select, SqlNodeList group) {
        var items = new ArrayList<SqlNode>();
        for (var item : group) {
            items.add(
                    switch (item.getKind()) {
                        case IDENTIFIER -> ordinal(select, (SqlIdentifier) item);
                        default -> to(item);
                    });
        }
        return new SqlNodeList(items, NOWHERE);
    }

    private SqlNode ordinal(SqlSelect select, SqlIdentifier name) {
        if (name.isSimple() && !scope.hasColumn(name.getSimple())) {
            var items = select.getSelectList();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).getKind() == SqlKind.AS
                        && ((SqlCall) items.get(i)).operand(1).toString().equalsIgnoreCase(name.getSimple())) {
                    return Expressions.whole(i + 1L);
                }
            }
        }
        return to(name);
    }

    @Override
    SqlNodeList orders(SqlNodeList orders, boolean inWindow) {
        return toAll(orders);
    }

    @Override
    SqlNode expression(SqlCall call) {
        return switch (call.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST, PRECEDING, FOLLOWING, ROLLUP, CUBE, GROUPING_SETS, ROW ->
                copy(call);
            default -> super.expression(call);
        };
    }

    @Override
    String textType() {
        return "VARCHAR";
    }

    @Override
    String typeName(SqlDataTypeSpec type) {
        if (ValueKinds.ofType(type) == ValueKind.UNKNOWN) {
            throw cannot("the type " + type);
        }
        var name = ValueKinds.typeName(type);
        return TYPES.getOrDefault(name, type.toString().replace("`", "").toUpperCase(Locale.ROOT));
    }

    @Override
    SqlNode cast(SqlNode value, String type, boolean orNull) {
        return Phrase.of((orNull ? "TRY_CAST" : "CAST") + "({} AS " + type + ")", value);
    }

    @Override
    SqlNode real(SqlNode number) {
        return cast(number, "DOUBLE", false);
    }

    @Override
    SqlNode shifted(SqlNode time, ValueKind kind, TimeStep step, boolean back) {
        var whole = step.whole();
        if (whole.isPresent()) {
            long count = back ? -whole.get() : whole.get();
            return (count < 0 ? SqlStdOperatorTable.MINUS : SqlStdOperatorTable.PLUS)
                    .createCall(NOWHERE, time, Phrase.of(interval(step.unit(), Math.abs(count))));
        }
        return Phrase.of(
                "DATE_ADD('" + step.unit().toLowerCase(Locale.ROOT) + "', " + (back ? "-({})" : "{}") + ", {})",
                step.count(),
                time);
    }

    private static String interval(String unit, long count) {
        return switch (unit) {
            case "WEEK" -> "INTERVAL '" + count * 7 + "' DAY";
            case "QUARTER" -> "INTERVAL '" + count * 3 + "' MONTH";
            default -> "INTERVAL '" + count + "' " + unit;
        };
    }

    /** Trino counts whole units, so it counts between their first days. */
    @Override
    SqlNode difference(String unit, SqlNode from, SqlNode to) {
        var pattern = unit.equals("day") ? "{}" : "DATE_TRUNC('" + unit + "', {})";
        return Phrase.of("DATE_DIFF('" + unit + "', " + pattern + ", " + pattern + ")", from, to);
    }

    @Override
    SqlNode truncated(String unit, SqlNode time, ValueKind kind) {
        return call("DATE_TRUNC", text(unit), time);
    }

    @Override
    SqlNode part(String part, SqlNode time) {
        return switch (part) {
            case "ISODOW" -> call("DAY_OF_WEEK", time);
            case "DAYOFWEEK" -> call("MOD", call("DAY_OF_WEEK", time), Expressions.whole(7));
            default -> call(part, time);
        };
    }

    @Override
    SqlNode like(SqlNode text, SqlNode pattern, Optional<SqlNode> escape) {
        var operands = new ArrayList<>(List.of(text, to(pattern)));
        escape.ifPresent(operands::add);
        return SqlStdOperatorTable.LIKE.createCall(NOWHERE, operands);
    }

    @Override
    SqlNode truth(SqlKind kind, SqlNode value) {
        boolean wanted = kind == SqlKind.IS_TRUE || kind == SqlKind.IS_NOT_FALSE;
        boolean ifUnknown = kind == SqlKind.IS_FALSE || kind == SqlKind.IS_NOT_FALSE;
        var known = call("COALESCE", value, SqlLiteral.createBoolean(ifUnknown, NOWHERE));
        return wanted ? known : SqlStdOperatorTable.NOT.createCall(NOWHERE, known);
    }

    @Override
    SqlNode aggregate(String name, SqlCall call, Optional<SqlNode> filter) {
        var operands = call.getOperandList().stream().map(this::to).toList();
        var quantifier = call.getFunctionQuantifier();
        SqlNode aggregate = switch (name) {
            // An average of decimals would be rounded to their decimals.
            case "AVG" ->
                kind(call.operand(0)) == ValueKind.DOUBLE
                        ? copy(call)
                        : call("AVG", quantifier, List.of(real(operands.getFirst())));
            case "COUNT" -> operands.isEmpty() ? Phrase.of("COUNT(*)") : copy(call);
            case "ARG_MAX", "MAX_BY" -> call("MAX_BY", null, operands);
            case "ARG_MIN", "MIN_BY" -> call("MIN_BY", null, operands);
            case "APPROX_COUNT_DISTINCT" -> call("APPROX_DISTINCT", null, operands);
            default -> copy(call);
        };
        return filter.isEmpty() ? aggregate : SqlStdOperatorTable.FILTER.createCall(NOWHERE, aggregate, filter.get());
    }

    @Override
    SqlNode quantile(SqlNode value, SqlNode part, Optional<SqlNode> filter) {
        var values = to(value);
        var kept = kept(values, filter);
        return Quantile.of(this, value, part)
                .over(
                        Phrase.of("COUNT(*) FILTER (WHERE {})", kept),
                        place -> Phrase.of(
                                "CAST(ELEMENT_AT(ARRAY_AGG({} ORDER BY {}) FILTER (WHERE {}), CAST({} AS BIGINT) + 1) AS DOUBLE)",
                                values,
                                values,
                                kept,
                                place));
    }

    @Override
    SqlNode discrete(SqlNode value, SqlNode part, Optional<SqlNode> filter) {
        var values = to(value);
        SqlNode known = kept(values, filter);
        return Quantile.of(this, value, part)
                .at(
                        Phrase.of("COUNT(*) FILTER (WHERE {})", known),
                        place -> Phrase.of(
                                "ELEMENT_AT(ARRAY_AGG({} ORDER BY {}) FILTER (WHERE {}), CAST({} AS BIGINT) + 1)",
                                values,
                                values,
                                known,
                                place));
    }

    private SqlNode kept(SqlNode values, Optional<SqlNode> filter) {
        SqlNode known = SqlStdOperatorTable.IS_NOT_NULL.createCall(NOWHERE, values);
        return filter.isEmpty() ? known : SqlStdOperatorTable.AND.createCall(NOWHERE, known, to(filter.get()));
    }

    @Override
    SqlNode window(SqlWindow window) {
        return WindowFrames.remade(this, window, orders(window.getOrderList(), true), this::bound);
    }

    private SqlNode bound(SqlNode bound) {
        if (bound instanceof SqlCall call && TimeStep.in(call.operand(0)).isPresent()) {
            var step = TimeStep.in(call.operand(0)).get();
            return call.getOperator()
                    .createCall(
                            NOWHERE,
                            Phrase.of(interval(step.unit(), step.whole().orElseThrow(() -> cannot("such a window")))));
        }
        return to(bound);
    }

    @Override
    SqlNode ignoringNulls(SqlNode call) {
        return SqlStdOperatorTable.IGNORE_NULLS.createCall(NOWHERE, call);
    }

    @Override
    SqlNode special(String name, SqlCall call) {
        return switch (name) {
            case "DAYNAME" -> Phrase.of(DAY_NAMES, to(call.operand(0)));
            case "MONTHNAME" -> Phrase.of(MONTH_NAMES, to(call.operand(0)));
            case "LAST_DAY" -> call("LAST_DAY_OF_MONTH", to(call.operand(0)));
            case "GROUPING" -> copy(call);
            default -> throw cannot("the function " + name);
        };
    }
}
