package ai.victor.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.TrinoSqlDialect;
import org.jspecify.annotations.Nullable;

/** How Trino writes names, literals and the few operators that Calcite writes in another way. */
final class TrinoSql extends TrinoSqlDialect {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private static final Set<String> RESERVED = Set.of(
            ("alter and as between by case cast constraint create cross cube current_catalog current_date current_path"
                            + " current_role current_schema current_time current_timestamp current_user deallocate delete describe"
                            + " distinct drop else end escape except execute exists extract false for from full group grouping"
                            + " having in inner insert intersect into is join json_array json_exists json_object json_query"
                            + " json_table json_value left like listagg localtime localtimestamp natural normalize not null on or"
                            + " order outer prepare recursive right rollup select skip table then trim true uescape union unnest"
                            + " using values when where with")
                    .split(" "));

    TrinoSql() {
        super(DEFAULT_CONTEXT.withIdentifierQuoteString("\""));
    }

    static Set<String> reserved() {
        return RESERVED;
    }

    static boolean isQuoted(String name) {
        return !PLAIN.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void quoteStringLiteral(StringBuilder text, @Nullable String charset, String value) {
        text.append('\'').append(value.replace("'", "''")).append('\'');
    }

    /** Where Trino wants them: the offset first. */
    @Override
    public void unparseOffsetFetch(SqlWriter writer, @Nullable SqlNode offset, @Nullable SqlNode fetch) {
        clause(writer, SqlWriter.FrameTypeEnum.OFFSET, "OFFSET", offset);
        clause(writer, SqlWriter.FrameTypeEnum.FETCH, "LIMIT", fetch);
    }

    private static void clause(
            SqlWriter writer, SqlWriter.FrameTypeEnum type, String keyword, @Nullable SqlNode number) {
        if (number != null) {
            writer.newlineAndIndent();
            var frame = writer.startList(type);
            writer.keyword(keyword);
            number.unparse(writer, -1, -1);
            writer.endList(frame);
        }
    }

    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        Parentheses.write(writer, call, leftPrecedence, rightPrecedence, super::unparseCall);
    }
}
