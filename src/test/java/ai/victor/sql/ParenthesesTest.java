package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.util.Litmus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands inside whatever, our text of it means what it means with every parenthesis, to the database and to our own grammar. */
class ParenthesesTest {
    private static final String ROWS =
            "SELECT * FROM (VALUES (TRUE), (FALSE), (NULL)) AS a(t), (VALUES (TRUE), (FALSE), (NULL)) AS b(u),"
                    + " (VALUES (1, 2, 'a', 'b'), (-3, 2, 'b', 'b'), (NULL, 5, NULL, 'A')) AS c(n, m, x, y)";

    /**
     * @param type of what it yields
     * @param pattern with %t for a truth, %n for a number, %x for a text
     */
    private record Operator(char type, String pattern) {
        List<String> parts() {
            return List.of(pattern.split("(?=%[tnx])|(?<=%[tnx])"));
        }
    }

    private static final List<Operator> OPERATORS = Stream.concat(
                    Stream.of(
                                    "%n + %n",
                                    "%n - %n",
                                    "%n * %n",
                                    "%n / %n",
                                    "- %n",
                                    "ABS(%n)",
                                    "COALESCE(%n, %n)",
                                    "CASE WHEN %t THEN %n ELSE %n END",
                                    "CASE WHEN %t THEN %n END")
                            .map(pattern -> new Operator('n', pattern)),
                    Stream.concat(
                            Stream.of("%x || %x", "LOWER(%x)", "NULLIF(%x, %x)", "CASE WHEN %t THEN %x ELSE %x END")
                                    .map(pattern -> new Operator('x', pattern)),
                            Stream.concat(
                                            Stream.of('t', 'n', 'x')
                                                    .flatMap(type -> Stream.of(
                                                                    "% = %",
                                                                    "% <> %",
                                                                    "% < %",
                                                                    "% >= %",
                                                                    "% IS DISTINCT FROM %",
                                                                    "% IS NOT DISTINCT FROM %",
                                                                    "% BETWEEN % AND %",
                                                                    "% NOT BETWEEN % AND %",
                                                                    "% IN (%, %)",
                                                                    "% NOT IN (%, %)",
                                                                    "% IS NULL",
                                                                    "% IS NOT NULL")
                                                            .map(pattern -> pattern.replace("%", "%" + type))),
                                            Stream.of(
                                                    "%x LIKE %x",
                                                    "%x NOT LIKE %x",
                                                    "%t AND %t",
                                                    "%t OR %t",
                                                    "NOT %t",
                                                    "%t IS TRUE",
                                                    "%t IS NOT TRUE",
                                                    "%t IS FALSE",
                                                    "%t IS NOT FALSE",
                                                    "CASE WHEN %t THEN %t ELSE %t END"))
                                    .map(pattern -> new Operator('t', pattern))))
            .toList();

    static Stream<Operator> operators() {
        return OPERATORS.stream();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void everyOperatorInsideOfEveryOther(Operator outer) throws SQLException, SqlParseException {
        var expressions = new ArrayList<String>();
        var parts = outer.parts();
        for (int at = 0; at < parts.size(); at++) {
            for (var inner : OPERATORS) {
                if (parts.get(at).equals("%" + inner.type())) {
                    var text = new StringBuilder();
                    for (int part = 0; part < parts.size(); part++) {
                        text.append(
                                part == at ? "(" + leaves(inner.pattern(), 1) + ")" : leaves(parts.get(part), part));
                    }
                    expressions.add(text.toString());
                }
            }
        }
        check(expressions);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void treesOfThem(int seed) throws SQLException, SqlParseException {
        var random = new Random(seed);
        var expressions = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            expressions.add(tree('t', 4, random));
        }
        check(expressions);
    }

    static Stream<Integer> seeds() {
        return Stream.of(1, 2, 3, 4);
    }

    private static String tree(char type, int depth, Random random) {
        var choices =
                OPERATORS.stream().filter(operator -> operator.type() == type).toList();
        if (depth == 0) {
            return leaves("%" + type, random.nextInt(4));
        }
        var text = new StringBuilder();
        for (var part : choices.get(random.nextInt(choices.size())).parts()) {
            text.append(part.startsWith("%") ? tree(part.charAt(1), depth - 1, random) : part);
        }
        return "(" + text + ")";
    }

    private static String leaves(String pattern, int seed) {
        var text = pattern;
        for (int i = seed; text.contains("%"); i++) {
            text = text.replaceFirst("%t", i % 2 == 0 ? "t" : "u")
                    .replaceFirst("%n", List.of("n", "m", "2", "(-1)").get(i % 4))
                    .replaceFirst("%x", List.of("x", "y", "'a'", "y").get(i % 4));
        }
        return text;
    }

    private static void check(List<String> expressions) throws SQLException, SqlParseException {
        assertThat(expressions).isNotEmpty();
        var wholes = new ArrayList<String>();
        var texts = new ArrayList<String>();
        for (var whole : expressions) {
            var tree = Expressions.parse(whole);
            var text = SqlText.of(tree);
            assertThat(isOf(text, tree))
                    .as("%s is read again from %s", whole, text)
                    .isTrue();
            for (var dialect : List.<SqlDialect>of(new TrinoSql(), new BigQuerySql())) {
                var other = tree.toSqlString(config -> config.withDialect(dialect)
                                .withQuoteAllIdentifiers(false)
                                .withAlwaysUseParentheses(false))
                        .getSql();
                assertThat(isOf(other, tree))
                        .as("%s in %s: %s", whole, dialect.getDatabaseProduct(), other)
                        .isTrue();
            }
            wholes.add(whole);
            texts.add(text);
        }
        try (var store = DriverManager.getConnection("jdbc:duckdb:");
                var statement = store.createStatement()) {
            // What an optimizer makes of thousands of conditions takes longer than all else.
            statement.execute("PRAGMA disable_optimizer");
            statement.execute("CREATE TABLE rows_of_all AS " + ROWS);
            for (int i = 0; i < wholes.size(); i++) {
                assertThat(different(statement, texts.get(i), wholes.get(i)))
                        .as("%s, which is written as %s", wholes.get(i), texts.get(i))
                        .isZero();
            }
        }
    }

    /** Whether a text is that of a tree. */
    private static boolean isOf(String text, SqlNode tree) {
        try {
            return Expressions.parse(text).equalsDeep(tree, Litmus.IGNORE);
        } catch (SqlParseException e) {
            return false;
        }
    }

    /** In how many rows the database finds something else. */
    private static long different(Statement statement, String text, String whole) {
        try (var rows = statement.executeQuery("SELECT COUNT(*) FROM (SELECT " + text + " AS written, (" + whole
                + ") AS meant FROM rows_of_all) WHERE written IS DISTINCT FROM meant")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(whole + ", which is written as " + text, e);
        }
    }
}
