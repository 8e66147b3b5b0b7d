package ai.victor.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Expressions as DuckDB's text; identifiers are quoted only where they must be. */
final class SqlText {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Words that DuckDB takes for syntax where a name of a column, table or function could stand. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast check"
                            + " collate collation column concurrently constraint create cross default deferrable desc describe"
                            + " distinct do else end except false fetch for foreign freeze from full generated glob group having"
                            + " ilike in initially inner intersect into is isnull join lambda lateral leading left like limit"
                            + " map natural not notnull null offset on only or order outer overlaps pivot pivot_longer"
                            + " pivot_wider placing positional primary qualify references returning right select semi show"
                            + " similar some struct summarize symmetric table tablesample then to trailing true try_cast"
                            + " union unique unpivot using variadic verbose when where window with")
                    .split(" "));

    /** Further words that the grammar takes for syntax, by which the text is read again for other databases. */
    private static final Set<String> RESERVED_BY_GRAMMAR = Set.of(
            ("call current cursor date date_part dateadd datediff datepart datetime define delete drop exists explain friday"
                            + " insert interval json_scope match_condition match_recognize measure merge minus monday new next"
                            + " ordinal over partition pattern range recursive row rows safe_cast safe_offset safe_ordinal"
                            + " saturday set skip snapshot stream sunday thursday time timestamp tuesday unnest unsigned update"
                            + " uuid values variant volatile wednesday")
                    .split(" "));

    private static final SqlDialect DIALECT = new Dialect();

    private SqlText() {}

    static String of(SqlNode node) {
        var text = unparsed(node);
        return node instanceof Picked ? "(" + text + ")" : text;
    }

    private static String unparsed(SqlNode node) {
        return node.toSqlString(config -> config.withDialect(DIALECT)
                        .withQuoteAllIdentifiers(false)
                        .withAlwaysUseParentheses(false)
                        .withSelectListItemsOnSeparateLines(false)
                        .withUpdateSetListNewline(false)
                        .withClauseStartsLine(false)
                        .withIndentation(0))
                .getSql();
    }

    /** A name as it must be written. */
    static String name(String name) {
        return isPlain(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A column's name, that of its table first if there is one. */
    static SqlIdentifier column(@Nullable String table, String column) {
        var names = table == null ? List.of(column) : List.of(table, column);
        var places = names.stream()
                .map(name -> isPlain(name) ? SqlParserPos.ZERO : SqlParserPos.QUOTED_ZERO)
                .toList();
        return new SqlIdentifier(names, null, SqlParserPos.ZERO, places);
    }

    private static boolean isPlain(String name) {
        var word = name.toLowerCase(Locale.ROOT);
        return PLAIN.matcher(name).matches() && !RESERVED.contains(word) && !RESERVED_BY_GRAMMAR.contains(word);
    }

    /** DuckDB as it is: its literals have no character set, its strings no escapes. */
    private static final class Dialect extends DuckDBSqlDialect {
        Dialect() {
            super(DuckDBSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("\""));
        }

        @Override
        public void quoteStringLiteral(StringBuilder text, @Nullable String charset, String value) {
            text.append('\'').append(value.replace("'", "''")).append('\'');
        }

        @Override
        public void unparseCall(SqlWriter writer, SqlCall call, int leftPrecedence, int rightPrecedence) {
            Parentheses.write(writer, call, leftPrecedence, rightPrecedence, super::unparseCall);
        }
    }
}
