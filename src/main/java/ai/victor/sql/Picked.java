package ai.victor.sql;

import ai.victor.table.Column;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A sub-query as an expression holds it: the one column of a table beside the block. */
final class Picked extends SqlSelect {
    private final String table;
    private final Column column;

    Picked(String table, Column column, SqlParserPos place) {
        this(table, column, SqlText.column(null, column.name()), null, place);
    }

    private Picked(String table, Column column, SqlNode item, @Nullable SqlNode where, SqlParserPos place) {
        super(
                place,
                null,
                SqlNodeList.of(item),
                SqlText.column(null, table),
                where,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        this.table = table;
        this.column = column;
    }

    Column column() {
        return column;
    }

    String table() {
        return table;
    }

    /** The values to look for another one in: text in lower case, and, to be able to say that it is not among them, none that is missing. */
    Picked values(boolean lower, boolean present) {
        SqlIdentifier name = SqlText.column(null, column.name());
        return new Picked(
                table,
                column,
                lower ? SqlStdOperatorTable.LOWER.createCall(SqlParserPos.ZERO, name) : name,
                present ? SqlStdOperatorTable.IS_NOT_NULL.createCall(SqlParserPos.ZERO, name) : null,
                getParserPosition());
    }
}
