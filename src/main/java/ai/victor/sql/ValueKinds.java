package ai.victor.sql;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Finds the kinds of values in a query of DuckDB's, from its tables' columns up. */
final class ValueKinds {
    private static final Set<String> TEXTS = Set.of(
            "LOWER",
            "UPPER",
            "REPLACE",
            "CONCAT",
            "SUBSTRING",
            "SUBSTR",
            "TRIM",
            "LTRIM",
            "RTRIM",
            "DAYNAME",
            "MONTHNAME");
    private static final Set<String> WHOLES = Set.of(
            ("COUNT APPROX_COUNT_DISTINCT ROW_NUMBER RANK DENSE_RANK NTILE GROUPING YEAR QUARTER MONTH WEEK DAY DAYOFMONTH ISODOW"
                            + " DAYOFWEEK DATE_DIFF LENGTH STRPOS SIGN EXTRACT")
                    .split(" "));
    private static final Set<String> REALS = Set.of(
            ("AVG MEDIAN QUANTILE_CONT PERCENTILE_CONT STDDEV STDDEV_SAMP STDDEV_POP VARIANCE VAR_SAMP VAR_POP CORR SQRT LN EXP"
                            + " POWER PERCENT_RANK CUME_DIST")
                    .split(" "));
    private static final Set<String> OF_FIRST = Set.of(
            ("SUM MIN MAX ANY_VALUE FIRST_VALUE LAST_VALUE NTH_VALUE ARG_MAX ARG_MIN MAX_BY MIN_BY ABS ROUND FLOOR CEIL CEILING"
                            + " NULLIF LAST_DAY DATE_ADD MOD LAG LEAD")
                    .split(" "));

    private ValueKinds() {}

    /** A scope in which a query's FROM is known. */
    static QueryScope scope(SqlSelect select, QueryScope around) {
        var scope = around.inner();
        addTables(select.getFrom(), scope);
        for (var item : select.getSelectList()) {
            if (item.getKind() == SqlKind.AS) {
                scope.addAlias(name(item), of(((SqlCall) item).operand(0), scope));
            }
        }
        return scope;
    }

    /** The columns that a query gives, by name. */
    static Map<String, ValueKind> columns(SqlNode query, QueryScope scope) {
        return switch (query) {
            case SqlOrderBy ordered -> columns(ordered.query, scope);
            case SqlWith with -> columns(with.body, withCommons(with, scope));
            case SqlSelect select -> selected(select, scope);
            case SqlCall call when call.getKind() == SqlKind.VALUES -> row(call.operand(0), scope);
            case SqlCall call
            when call.getOperandList().size() == 2 -> {
                var columns = columns(call.operand(0), scope);
                var others = List.copyOf(columns(call.operand(1), scope).values());
                int i = 0;
                for (var column : columns.entrySet()) {
                    column.setValue(i < others.size() ? column.getValue().or(others.get(i)) : ValueKind.UNKNOWN);
                    i++;
                }
                yield columns;
            }
            default -> new LinkedHashMap<>();
        };
    }

    static QueryScope withCommons(SqlWith with, QueryScope around) {
        var scope = around.inner();
        for (var node : with.withList) {
            var item = (SqlWithItem) node;
            scope.addCommon(item.name.getSimple(), renamed(columns(item.query, scope), item.columnList));
        }
        return scope;
    }

    static ValueKind of(SqlNode node, QueryScope scope) {
        return switch (node) {
            case SqlIdentifier name -> scope.kind(name.names);
            case SqlLiteral literal -> literal(literal);
            case SqlCase choice -> ofCase(choice, scope);
            case SqlCall call -> call(call, scope);
            default -> ValueKind.UNKNOWN;
        };
    }

    private static Map<String, ValueKind> selected(SqlSelect select, QueryScope around) {
        var scope = scope(select, around);
        var columns = new LinkedHashMap<String, ValueKind>();
        for (var item : select.getSelectList()) {
            if (item instanceof SqlIdentifier name && name.isStar()) {
                var table = name.names.size() > 1
                        ? Optional.of(name.names.get(name.names.size() - 2))
                        : Optional.<String>empty();
                scope.star(table).forEach(columns::putIfAbsent);
            } else {
                var value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
                columns.putIfAbsent(QueryScope.fold(name(item)), of(value, scope));
            }
        }
        return columns;
    }

    private static Map<String, ValueKind> row(SqlNode row, QueryScope scope) {
        var columns = new LinkedHashMap<String, ValueKind>();
        if (row instanceof SqlCall call) {
            call.getOperandList().forEach(value -> columns.put("col" + columns.size(), of(value, scope)));
        }
        return columns;
    }

    private static String name(SqlNode item) {
        return switch (item) {
            case SqlIdentifier name -> name.names.getLast();
            case SqlCall call when call.getKind() == SqlKind.AS -> ((SqlIdentifier) call.operand(1)).names.getLast();
            default -> item.toString();
        };
    }

    private static void addTables(@Nullable SqlNode from, QueryScope scope) {
        switch (from) {
            case null -> {}
            case SqlJoin join -> {
                addTables(join.getLeft(), scope);
                addTables(join.getRight(), scope);
            }
            case SqlIdentifier table -> scope.addTable(table.names.getLast(), scope.columnsOf(table.names.getLast()));
            case SqlCall call
            when call.getKind() == SqlKind.AS -> {
                var names = call.getOperandList().stream().skip(2).toList();
                scope.addTable(
                        ((SqlIdentifier) call.operand(1)).getSimple(),
                        renamed(table(call.operand(0), scope), new SqlNodeList(names, SqlParserPos.ZERO)));
            }
            default -> {}
        }
    }

    private static Map<String, ValueKind> table(SqlNode node, QueryScope scope) {
        return switch (node) {
            case SqlIdentifier table -> scope.columnsOf(table.names.getLast());
            case SqlCall call
            when call.getKind() == SqlKind.COLLECTION_TABLE || call.getKind() == SqlKind.UNNEST -> {
                var columns = new LinkedHashMap<String, ValueKind>();
                if (call.operand(0) instanceof SqlCall series && series.operandCount() > 0) {
                    columns.put("element", of(series.operand(0), scope));
                }
                yield columns;
            }
            default -> columns(node, scope);
        };
    }

    private static Map<String, ValueKind> renamed(Map<String, ValueKind> columns, @Nullable SqlNodeList names) {
        if (names == null || names.isEmpty()) {
            return columns;
        }
        var renamed = new LinkedHashMap<String, ValueKind>();
        var kinds = List.copyOf(columns.values());
        for (int i = 0; i < names.size(); i++) {
            renamed.put(QueryScope.fold(names.get(i).toString()), i < kinds.size() ? kinds.get(i) : ValueKind.UNKNOWN);
        }
        return renamed;
    }

    private static ValueKind literal(SqlLiteral literal) {
        return switch (literal.getTypeName()) {
            case NULL -> ValueKind.NULL;
            case CHAR -> ValueKind.TEXT;
            case BOOLEAN -> ValueKind.BOOLEAN;
            case DOUBLE -> ValueKind.DOUBLE;
            case DECIMAL ->
                literal.getValue() instanceof BigDecimal number && number.scale() > 0
                        ? ValueKind.DECIMAL
                        : ValueKind.INTEGER;
            case DATE -> ValueKind.DATE;
            case TIMESTAMP -> ValueKind.TIMESTAMP;
            case UNKNOWN ->
                literal.toString().toUpperCase(Locale.ROOT).startsWith("DATE") ? ValueKind.DATE : ValueKind.TIMESTAMP;
            default -> ValueKind.UNKNOWN;
        };
    }

    private static ValueKind ofCase(SqlCase choice, QueryScope scope) {
        var kind = ValueKind.NULL;
        for (var value : choice.getThenOperands()) {
            kind = kind.or(of(value, scope));
        }
        var otherwise = choice.getElseOperand();
        return otherwise == null ? kind : kind.or(of(otherwise, scope));
    }

    private static ValueKind call(SqlCall call, QueryScope scope) {
        return switch (call.getKind()) {
            case PLUS, MINUS, TIMES -> arithmetic(call, scope);
            case MINUS_PREFIX, PLUS_PREFIX, OVER, FILTER, WITHIN_GROUP, IGNORE_NULLS, RESPECT_NULLS ->
                of(call.operand(0), scope);
            case DIVIDE -> ValueKind.DOUBLE;
            case CAST, SAFE_CAST -> ofType((SqlDataTypeSpec) call.operand(1));
            case SCALAR_QUERY -> only(columns(call.operand(0), scope));
            case SELECT, WITH, ORDER_BY, UNION -> only(columns(call, scope));
            case AND, OR, NOT, IN, NOT_IN, EXISTS, BETWEEN, LIKE, EQUALS, NOT_EQUALS, LESS_THAN, GREATER_THAN ->
                ValueKind.BOOLEAN;
            case LESS_THAN_OR_EQUAL, GREATER_THAN_OR_EQUAL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> ValueKind.BOOLEAN;
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> ValueKind.BOOLEAN;
            default -> function(call, scope);
        };
    }

    private static ValueKind arithmetic(SqlCall call, QueryScope scope) {
        var left = of(call.operand(0), scope);
        var right = of(call.operand(1), scope);
        if (left.isTime() && right.isTime()) {
            return ValueKind.INTEGER;
        }
        if (call.getKind() != SqlKind.TIMES && (left.isTime() || right.isTime())) {
            return left.isTime() ? left : right;
        }
        return left.or(right);
    }

    private static ValueKind function(SqlCall call, QueryScope scope) {
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        var operands = call.getOperandList();
        if (TEXTS.contains(name) || name.equals("||")) {
            return ValueKind.TEXT;
        }
        if (WHOLES.contains(name)) {
            return ValueKind.INTEGER;
        }
        if (REALS.contains(name)) {
            return ValueKind.DOUBLE;
        }
        if (OF_FIRST.contains(name) && !operands.isEmpty()) {
            return of(operands.getFirst(), scope);
        }
        return switch (name) {
            case "DATE_TRUNC" -> of(operands.getLast(), scope);
            case "COALESCE", "IFNULL", "GREATEST", "LEAST" -> {
                var kind = ValueKind.NULL;
                for (var operand : operands) {
                    kind = kind.or(of(operand, scope));
                }
                yield kind;
            }
            case "IF" -> of(operands.get(1), scope).or(of(operands.getLast(), scope));
            case "BOOL_AND", "BOOL_OR", "STARTS_WITH" -> ValueKind.BOOLEAN;
            default -> ValueKind.UNKNOWN;
        };
    }

    private static ValueKind only(Map<String, ValueKind> columns) {
        return columns.values().stream().findFirst().orElse(ValueKind.UNKNOWN);
    }

    /** What a type's name means in DuckDB. */
    static ValueKind ofType(SqlDataTypeSpec type) {
        return switch (typeName(type)) {
            case "TINYINT", "SMALLINT", "INTEGER", "INT", "BIGINT", "HUGEINT" -> ValueKind.INTEGER;
            case "DECIMAL", "NUMERIC" -> ValueKind.DECIMAL;
            case "DOUBLE", "FLOAT", "REAL" -> ValueKind.DOUBLE;
            case "VARCHAR", "CHAR", "TEXT", "STRING" -> ValueKind.TEXT;
            case "DATE" -> ValueKind.DATE;
            case "TIMESTAMP", "DATETIME" -> ValueKind.TIMESTAMP;
            case "BOOLEAN", "BOOL" -> ValueKind.BOOLEAN;
            default -> ValueKind.UNKNOWN;
        };
    }

    static String typeName(SqlDataTypeSpec type) {
        var name = type.getTypeName();
        return (name == null ? type.toString() : name.toString()).toUpperCase(Locale.ROOT);
    }
}
