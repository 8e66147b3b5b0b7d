package ai.victor.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** DuckDB's queries as BigQuery says them. */
final class BigQueryRewrite extends DialectRewrite {
    private static final Pattern NAME = Pattern.compile("[^!\"$()*,./;?@\\[\\\\\\]^`{}~\\p{Cntrl}]{1,300}");
    private static final int MOST_DECIMALS = 9;
    private static final String ALL_ROWS = "9223372036854775807";

    BigQueryRewrite(Catalog catalog) {
        super(catalog);
    }

    @Override
    Dialect dialect() {
        return Dialect.BIGQUERY;
    }

    @Override
    boolean isQuoted(String name) {
        if (!NAME.matcher(name).matches()) {
            throw cannot("the name " + name);
        }
        return BigQuerySql.isQuoted(name);
    }

    @Override
    SqlNode united(SqlCall call) {
        boolean all = call.getOperator().getName().endsWith("ALL");
        if (all && call.getKind() != SqlKind.UNION) {
            throw cannot(call.getOperator().getName());
        }
        return super.united(call);
    }

    /** BigQuery joins rows that need not exist only by columns that are equal. */
    @Override
    void checkJoin(SqlJoin join) {
        var condition = join.getCondition();
        boolean outer = Set.of(JoinType.LEFT, JoinType.RIGHT, JoinType.FULL).contains(join.getJoinType());
        if (outer && join.getConditionType() == JoinConditionType.ON && condition != null) {
            boolean equal = DayBounds.conjuncts(condition).stream()
                    .anyMatch(
                            part -> part.getKind() == SqlKind.EQUALS || part.getKind() == SqlKind.IS_NOT_DISTINCT_FROM);
            if (!equal) {
                throw cannot("an outer join without columns that are equal");
            }
        }
    }

    @Override
    SqlNode series(SqlCall call, SqlIdentifier alias, SqlIdentifier column) {
        var array = array(call.getOperandList());
        // Of its tables only UNNEST reads those before it, and names a value rather than a column: a column it has of a
        // struct.
        return readsColumns(call)
                ? aliased(
                        Phrase.of("UNNEST(ARRAY(SELECT AS STRUCT {} FROM UNNEST({}) AS {}))", column, array, column),
                        alias)
                : aliased(Phrase.of("(SELECT {} FROM UNNEST({}) AS {})", column, array, column), alias);
    }

    private SqlNode array(List<SqlNode> ends) {
        var from = to(ends.get(0));
        var last = to(ends.get(1));
        if (ends.size() > 2) {
            var step = TimeStep.in(ends.get(2)).orElseThrow(() -> cannot("such a step of generate_series"));
            if (kind(ends.get(0)) != ValueKind.DATE) {
                throw cannot("generate_series of " + kind(ends.get(0)));
            }
            return Phrase.of(
                    "GENERATE_DATE_ARRAY({}, {}, INTERVAL {} " + step.unit() + ")", from, last, to(step.count()));
        }
        return call("GENERATE_ARRAY", from, last);
    }

    private static boolean readsColumns(SqlCall call) {
        var columns = new ArrayList<SqlNode>();
        Expressions.replace(call, part -> {
            if (part instanceof SqlIdentifier) {
                columns.add(part);
            }
            return null;
        });
        return !columns.isEmpty();
    }

    /** Names of columns cannot stand after a table's alias, so they stand in the query. */
    @Override
    SqlNode named(SqlNode query, SqlIdentifier alias, List<SqlNode> columns) {
        if (query.getKind() == SqlKind.VALUES) {
            var rows = ((SqlCall) query)
                    .getOperandList().stream()
                            .map(row -> named(((SqlCall) row).getOperandList(), columns))
                            .reduce((left, right) -> Phrase.of("{} UNION ALL {}", left, right))
                            .orElseThrow();
            return aliased(Phrase.of("({})", rows), alias);
        }
        throw cannot("names of columns after the name of a table");
    }

    private SqlNode named(List<SqlNode> values, List<SqlNode> names) {
        SqlNode items = aliasedItem(values.getFirst(), names.getFirst());
        for (int i = 1; i < values.size(); i++) {
            items = Phrase.of("{}, {}", items, aliasedItem(values.get(i), names.get(i)));
        }
        return Phrase.of("SELECT {}", items);
    }

    private SqlNode aliasedItem(SqlNode value, SqlNode name) {
        return Phrase.of("{} AS {}", to(value), name);
    }

    @Override
    SqlNodeList grouping(SqlSelect select, SqlNodeList group) {
        boolean sets = group.stream()
                .anyMatch(item -> Set.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS)
                        .contains(item.getKind()));
        if (sets && group.size() > 1) {
            throw cannot("sets of groupings beside other groupings");
        }
        return toAll(group);
    }

    /** NULL is the least value there, in DuckDB the last one whatever the direction; and windows know no other order of it. */
    @Override
    SqlNodeList orders(SqlNodeList orders, boolean inWindow) {
        var terms = new ArrayList<SqlNode>();
        for (var order : orders) {
            var term = order;
            boolean first = term.getKind() == SqlKind.NULLS_FIRST;
            if (first || term.getKind() == SqlKind.NULLS_LAST) {
                term = ((SqlCall) term).operand(0);
            }
            boolean descending = term.getKind() == SqlKind.DESCENDING;
            if (descending) {
                term = ((SqlCall) term).operand(0);
            }
            var value = to(term);
            var directed = descending ? SqlStdOperatorTable.DESC.createCall(NOWHERE, value) : value;
            if (first != descending) {
                terms.add(directed);
            } else if (inWindow) {
                SqlNode unknown = SqlStdOperatorTable.IS_NULL.createCall(NOWHERE, value);
                terms.add(first ? SqlStdOperatorTable.DESC.createCall(NOWHERE, unknown) : unknown);
                terms.add(directed);
            } else {
                terms.add((first ? SqlStdOperatorTable.NULLS_FIRST : SqlStdOperatorTable.NULLS_LAST)
                        .createCall(NOWHERE, directed));
            }
        }
        return new SqlNodeList(terms, NOWHERE);
    }

    @Override
    SqlNode limited(SqlOrderBy ordered, SqlNode query, SqlNodeList orders) {
        var fetch = toIfAny(ordered.fetch);
        var offset = toIfAny(ordered.offset);
        return new SqlOrderBy(
                NOWHERE,
                query,
                orders,
                offset,
                fetch == null && offset != null ? SqlLiteral.createExactNumeric(ALL_ROWS, NOWHERE) : fetch);
    }

    @Override
    SqlNode expression(SqlCall call) {
        return switch (call.getKind()) {
            case ROLLUP, CUBE, GROUPING_SETS, ROW -> copy(call);
            default -> super.expression(call);
        };
    }

    /** A number with decimals is exact in DuckDB, and floating in BigQuery unless it says what it is. */
    @Override
    public SqlNode visit(SqlLiteral literal) {
        if (literal instanceof SqlUnknownLiteral time && kind(time) == ValueKind.TIMESTAMP) {
            return Phrase.of("DATETIME " + time.toString().replaceFirst("(?i)^TIMESTAMP ", ""));
        }
        if (kind(literal) == ValueKind.DECIMAL && literal.getValue() instanceof BigDecimal number) {
            return Phrase.of(
                    (number.scale() > MOST_DECIMALS ? "BIGNUMERIC '" : "NUMERIC '") + number.toPlainString() + "'");
        }
        return super.visit(literal);
    }

    @Override
    String textType() {
        return "STRING";
    }

    @Override
    String typeName(SqlDataTypeSpec type) {
        return switch (ValueKinds.ofType(type)) {
            case INTEGER -> ValueKinds.typeName(type).equals("HUGEINT") ? "BIGNUMERIC" : "INT64";
            case DOUBLE -> "FLOAT64";
            case TEXT -> "STRING";
            case DATE -> "DATE";
            case TIMESTAMP -> "DATETIME";
            case BOOLEAN -> "BOOL";
            case DECIMAL -> BigQuerySql.decimal(type.toString());
            case NULL, UNKNOWN -> throw cannot("the type " + type);
        };
    }

    @Override
    SqlNode cast(SqlNode value, String type, boolean orNull) {
        return Phrase.of((orNull ? "SAFE_CAST" : "CAST") + "({} AS " + type + ")", value);
    }

    @Override
    SqlNode real(SqlNode number) {
        return cast(number, "FLOAT64", false);
    }

    /** Its own division by zero is an error. */
    @Override
    SqlNode quotient(SqlNode dividend, SqlNode divisor, boolean safe) {
        return safe ? super.quotient(dividend, divisor, true) : call("IEEE_DIVIDE", dividend, divisor);
    }

    @Override
    SqlNode shifted(SqlNode time, ValueKind kind, TimeStep step, boolean back) {
        boolean negative = step.whole().filter(count -> count < 0).isPresent();
        var count = negative ? Expressions.whole(-step.whole().get()) : step.count();
        return Phrase.of(
                (kind == ValueKind.DATE ? "DATE" : "DATETIME") + (back != negative ? "_SUB" : "_ADD")
                        + "({}, INTERVAL {} " + step.unit() + ")",
                time,
                step.whole().isPresent() || step.count() instanceof SqlIdentifier ? count : Phrase.of("({})", count));
    }

    @Override
    SqlNode difference(String unit, SqlNode from, SqlNode to) {
        return Phrase.of("DATE_DIFF({}, {}, " + unitName(unit) + ")", to, from);
    }

    @Override
    SqlNode truncated(String unit, SqlNode time, ValueKind kind) {
        return Phrase.of((kind == ValueKind.DATE ? "DATE" : "DATETIME") + "_TRUNC({}, " + unitName(unit) + ")", time);
    }

    /** Its own weeks start on Sunday. */
    private static String unitName(String unit) {
        return unit.equals("week") ? "WEEK(MONDAY)" : unit.toUpperCase(Locale.ROOT);
    }

    @Override
    SqlNode part(String part, SqlNode time) {
        return switch (part) {
            case "ISODOW" -> Phrase.of("(MOD(EXTRACT(DAYOFWEEK FROM {}) + 5, 7) + 1)", time);
            case "DAYOFWEEK" -> Phrase.of("(EXTRACT(DAYOFWEEK FROM {}) - 1)", time);
            case "WEEK" -> Phrase.of("EXTRACT(ISOWEEK FROM {})", time);
            default -> Phrase.of("EXTRACT(" + part + " FROM {})", time);
        };
    }

    /** BigQuery's patterns have the backslash for an escape, always; DuckDB's have none unless they say which. */
    @Override
    SqlNode like(SqlNode text, SqlNode pattern, Optional<SqlNode> escape) {
        if (textIn(pattern).isPresent()
                && (escape.isEmpty() || textIn(escape.get()).isPresent())) {
            var own = escape.flatMap(DialectRewrite::textIn).orElse("");
            return SqlStdOperatorTable.LIKE.createCall(
                    NOWHERE, text, text(BigQuerySql.pattern(textIn(pattern).get(), own)));
        }
        if (escape.isPresent()) {
            throw cannot("LIKE with an ESCAPE that is no literal");
        }
        return SqlStdOperatorTable.LIKE.createCall(
                NOWHERE, text, call("REPLACE", to(pattern), text("\\"), text("\\\\")));
    }

    @Override
    SqlNode truth(SqlKind kind, SqlNode value) {
        return (switch (kind) {
                    case IS_TRUE -> SqlStdOperatorTable.IS_TRUE;
                    case IS_NOT_TRUE -> SqlStdOperatorTable.IS_NOT_TRUE;
                    case IS_FALSE -> SqlStdOperatorTable.IS_FALSE;
                    default -> SqlStdOperatorTable.IS_NOT_FALSE;
                })
                .createCall(NOWHERE, value);
    }

    /** There is no FILTER: a value that is to be left out is NULL. */
    @Override
    SqlNode aggregate(String name, SqlCall call, Optional<SqlNode> filter) {
        var operands =
                new ArrayList<>(call.getOperandList().stream().map(this::to).toList());
        boolean rows = name.equals("COUNT")
                && (operands.isEmpty() || operands.getFirst() instanceof SqlIdentifier all && all.isStar());
        if (rows) {
            return filter.map(condition -> call("COUNTIF", condition)).orElseGet(() -> Phrase.of("COUNT(*)"));
        }
        if (name.equals("AVG") && kind(call.operand(0)) != ValueKind.DOUBLE) {
            operands.set(0, real(operands.getFirst()));
        }
        // The value to compare by decides, and a row without it is passed over.
        int last = operands.size() - 1;
        filter.ifPresent(condition ->
                operands.set(last, call("IF", condition, operands.get(last), SqlLiteral.createNull(NOWHERE))));
        return switch (name) {
            case "ARG_MAX", "MAX_BY" -> Phrase.of("ANY_VALUE({} HAVING MAX {})", operands.get(0), operands.get(1));
            case "ARG_MIN", "MIN_BY" -> Phrase.of("ANY_VALUE({} HAVING MIN {})", operands.get(0), operands.get(1));
            case "BOOL_AND" -> call("LOGICAL_AND", null, operands);
            case "BOOL_OR" -> call("LOGICAL_OR", null, operands);
            default -> call(name, call.getFunctionQuantifier(), operands);
        };
    }

    @Override
    SqlNode quantile(SqlNode value, SqlNode part, Optional<SqlNode> filter) {
        var all = to(value);
        var values = kept(all, filter);
        return Quantile.of(this, value, part)
                .over(
                        call("COUNT", values),
                        place -> Phrase.of(
                                "CAST(ARRAY_AGG({} IGNORE NULLS ORDER BY {})[SAFE_OFFSET(CAST({} AS INT64))] AS FLOAT64)",
                                values,
                                all,
                                place));
    }

    @Override
    SqlNode discrete(SqlNode value, SqlNode part, Optional<SqlNode> filter) {
        var all = to(value);
        var values = kept(all, filter);
        return Quantile.of(this, value, part)
                .at(
                        call("COUNT", values),
                        place -> Phrase.of(
                                "ARRAY_AGG({} IGNORE NULLS ORDER BY {})[SAFE_OFFSET(CAST({} AS INT64))]",
                                values,
                                all,
                                place));
    }

    private SqlNode kept(SqlNode values, Optional<SqlNode> filter) {
        return filter.isEmpty() ? values : call("IF", to(filter.get()), values, SqlLiteral.createNull(NOWHERE));
    }

    @Override
    SqlNode window(SqlWindow window) {
        return WindowFrames.ofNumbers(this, window);
    }

    @Override
    SqlNode ignoringNulls(SqlNode call) {
        var function = (SqlCall) call;
        return Phrase.of(function.getOperator().getName() + "({} IGNORE NULLS)", function.operand(0));
    }

    @Override
    SqlNode special(String name, SqlCall call) {
        return switch (name) {
            case "DAYNAME" -> Phrase.of("FORMAT_DATE('%A', {})", to(call.operand(0)));
            case "MONTHNAME" -> Phrase.of("FORMAT_DATE('%B', {})", to(call.operand(0)));
            case "LAST_DAY" -> call("LAST_DAY", to(call.operand(0)));
            case "GROUPING" -> grouping(call.getOperandList());
            default -> throw cannot("the function " + name);
        };
    }

    /** One column at a time there; the first of several counts most. */
    private SqlNode grouping(List<SqlNode> columns) {
        SqlNode bits = call("GROUPING", to(columns.getFirst()));
        for (var column : columns.subList(1, columns.size())) {
            bits = Phrase.of("(2 * {} + {})", bits, call("GROUPING", to(column)));
        }
        return bits;
    }
}
