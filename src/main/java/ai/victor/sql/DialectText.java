package ai.victor.sql;

import ai.victor.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParseException;

/** Compiled SQL as another database says it. */
public sealed interface DialectText {
    /** The same query; its tables are named as in the store. */
    record Said(String sql) implements DialectText {}

    /** What the database has no words for, at least one problem; a text that means almost the same is never given instead. */
    record Unsaid(List<Problem> problems) implements DialectText {
        public Unsaid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param duckDbSql a query as the compiler writes it
     * @param catalog of the tables that it reads, because what an operator means hangs on the types of its operands
     */
    static DialectText of(String duckDbSql, Dialect dialect, Catalog catalog) {
        try {
            return switch (dialect) {
                case DUCKDB -> new Said(duckDbSql);
                case TRINO -> written(duckDbSql, new TrinoRewrite(catalog), new TrinoSql());
                case BIGQUERY -> written(duckDbSql, new BigQueryRewrite(catalog), new BigQuerySql());
            };
        } catch (Refusal refusal) {
            return new Unsaid(refusal.problems());
        } catch (SqlParseException e) {
            return new Unsaid(List.of(Problems.notInDialect(dialect, "a part of this query")));
        }
    }

    private static DialectText written(String sql, DialectRewrite rewrite, SqlDialect words) throws SqlParseException {
        return new Said(text(rewrite.rewritten(Expressions.parser(sql).parseQuery()), words));
    }

    /** A common table expression stands in lines of its own, as in DuckDB's text. */
    private static String text(SqlNode query, SqlDialect words) {
        return switch (query) {
            case SqlWith with -> commons(with, words) + text(with.body, words);
            case SqlOrderBy ordered
            when ordered.query instanceof SqlWith with ->
                commons(with, words)
                        + text(
                                new SqlOrderBy(
                                        ordered.getParserPosition(),
                                        with.body,
                                        ordered.orderList,
                                        ordered.offset,
                                        ordered.fetch),
                                words);
            default -> plain(query, words);
        };
    }

    private static String commons(SqlWith with, SqlDialect words) {
        return with.withList.stream()
                .map(SqlWithItem.class::cast)
                .map(item -> "  " + plain(item.name, words) + " AS (\n"
                        + text(item.query, words).indent(4) + "  )")
                .collect(Collectors.joining(",\n", "WITH\n", "\n"));
    }

    private static String plain(SqlNode node, SqlDialect words) {
        return node.toSqlString(config -> config.withDialect(words)
                        .withQuoteAllIdentifiers(false)
                        .withAlwaysUseParentheses(false)
                        .withSelectListItemsOnSeparateLines(false)
                        .withUpdateSetListNewline(false)
                        .withIndentation(2))
                .getSql();
    }
}
