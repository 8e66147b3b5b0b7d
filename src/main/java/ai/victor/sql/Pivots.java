package ai.victor.sql;

import ai.victor.table.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.NlsString;

/** PIVOT as the SELECT that it stands for: one aggregate for each value, of the rows that have it. */
final class Pivots {
    private Pivots() {}

    /** @param table what is turned; its columns that the pivot does not name are what rows stay apart by */
    static SqlSelect expanded(SqlPivot pivot, Scope.Table table) {
        var place = pivot.getParserPosition();
        var used = new HashSet<String>();
        pivot.usedColumnNames().forEach(name -> used.add(name.toLowerCase(Locale.ROOT)));
        var keys = new ArrayList<SqlNode>();
        table.block().columns().stream()
                .map(Column::name)
                .filter(name -> !used.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> keys.add(new SqlIdentifier(name, place)));
        var items = new ArrayList<SqlNode>(keys);
        for (var written : pivot.inList) {
            boolean named = written.getKind() == SqlKind.AS;
            var values = values(named ? ((SqlCall) written).operand(0) : written);
            var name = named ? ((SqlCall) written).operand(1).toString() : name(values);
            if (values.size() != pivot.axisList.size()) {
                throw new Refusal(Problems.notSupported(
                        written, "Pivots of other numbers of values than of columns", "give a value for each column"));
            }
            var condition = condition(pivot, values);
            for (var aggregate : pivot.aggList) {
                boolean aliased = aggregate.getKind() == SqlKind.AS;
                var call = aliased ? ((SqlCall) aggregate).operand(0) : aggregate;
                var column = aliased ? name + "_" + ((SqlCall) aggregate).operand(1) : name;
                items.add(SqlStdOperatorTable.AS.createCall(
                        place,
                        SqlStdOperatorTable.FILTER.createCall(call.getParserPosition(), call, condition),
                        new SqlIdentifier(column, place)));
            }
        }
        return new SqlSelect(
                place,
                null,
                new SqlNodeList(items, place),
                new SqlIdentifier(table.name(), place),
                null,
                keys.isEmpty() ? null : new SqlNodeList(keys, place),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<SqlNode> values(SqlNode node) {
        return node instanceof SqlNodeList list ? List.copyOf(list.getList()) : List.of(node);
    }

    private static SqlNode condition(SqlPivot pivot, List<SqlNode> values) {
        SqlNode all = null;
        for (int at = 0; at < values.size(); at++) {
            var value = values.get(at);
            var column = pivot.axisList.get(at);
            boolean missing = value instanceof SqlLiteral literal && literal.getValue() == null;
            var equal = missing
                    ? SqlStdOperatorTable.IS_NULL.createCall(SqlParserPos.ZERO, column)
                    : SqlStdOperatorTable.EQUALS.createCall(value.getParserPosition(), column, value);
            all = all == null ? equal : SqlStdOperatorTable.AND.createCall(SqlParserPos.ZERO, all, equal);
        }
        return all == null ? SqlLiteral.createBoolean(true, SqlParserPos.ZERO) : all;
    }

    private static String name(List<SqlNode> values) {
        return String.join(
                "_",
                values.stream()
                        .map(value ->
                                value instanceof SqlLiteral literal && literal.getValue() instanceof NlsString text
                                        ? text.getValue()
                                        : value.toString())
                        .toList());
    }
}
