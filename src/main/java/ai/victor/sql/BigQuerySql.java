package ai.victor.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.BigQuerySqlDialect;
import org.jspecify.annotations.Nullable;

/** How BigQuery writes names, literals and the few operators that Calcite writes in another way. */
final class BigQuerySql extends BigQuerySqlDialect {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Pattern SIZE = Pattern.compile("\\((\\d+)(?:, *(\\d+))?\\)");

    private static final Set<String> RESERVED = Set.of(
            ("all and any array as asc assert_rows_modified at between by case cast collate contains create cross cube current"
                            + " default define desc distinct else end enum escape except exclude exists extract false fetch"
                            + " following for from full graph_table group grouping groups hash having if ignore in inner intersect"
                            + " interval into is join lateral left like limit lookup merge natural new no not null nulls of on or"
                            + " order outer over partition preceding proto qualify range recursive respect right rollup rows"
                            + " select set some struct tablesample then to treat true unbounded union unnest using when where"
                            + " window with within")
                    .split(" "));

    BigQuerySql() {
        super(DEFAULT_CONTEXT.withIdentifierQuoteString("`"));
    }

    static boolean isQuoted(String name) {
        return !PLAIN.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A literal: a backslash begins an escape there, and a quote is not doubled. */
    static String literal(String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "'";
    }

    /** A pattern of LIKE as it means there, where the backslash is its escape. */
    static String pattern(String pattern, String escape) {
        var result = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            var letter = pattern.substring(i, i + 1);
            if (letter.equals(escape) && i + 1 < pattern.length()) {
                result.append('\\').append(pattern.charAt(++i));
            } else {
                result.append(letter.equals("\\") ? "\\\\" : letter);
            }
        }
        return result.toString();
    }

    /** A decimal type; one with more digits than NUMERIC has is another there. */
    static String decimal(String type) {
        var size = SIZE.matcher(type);
        int precision = size.find() ? Integer.parseInt(size.group(1)) : 18;
        int scale = size.hasMatch()
                ? Integer.parseInt(Optional.ofNullable(size.group(2)).orElse("0"))
                : 3;
        boolean fits = scale <= 9 && precision - scale <= 29;
        return (fits ? "NUMERIC(" : "BIGNUMERIC(") + precision + ", " + scale + ")";
    }

    @Override
    public void quoteStringLiteral(StringBuilder text, @Nullable String charset, String value) {
        text.append(literal(value));
    }

    @Override
    public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
        Parentheses.write(writer, call, leftPrecedence, rightPrecedence, super::unparseCall);
    }
}
