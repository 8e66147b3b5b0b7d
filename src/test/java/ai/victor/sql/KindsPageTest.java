package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Runs kinds.md, whose queries ask a chain of gyms for every kind of metric. The rows of a {@code sql check}, written by hand over the tables of
 * the store, must be those of the query before it. Run with -Dgolden=accept to rewrite the page, then read the difference; that run fails if it
 * changed any.
 */
class KindsPageTest {
    private static final Path PAGE = GymModel.FOLDER.resolve("kinds.md");

    private static final Pattern CASE = Pattern.compile(
            "```sql semantic\\n(?<query>.*?)```\\n(?<outputs>(?:\\s*```(?:sql physical|sql check|text rows|text problem|text notes)\\n.*?```\\n)*)",
            Pattern.DOTALL);

    private static final Pattern OUTPUT =
            Pattern.compile("```(?<kind>sql \\w+|text \\w+)\\n(?<text>.*?)```\\n", Pattern.DOTALL);

    private final SemanticCompiler compiler = GymModel.compiler();

    @Test
    void everyKindOfMetricIsRight() throws IOException, SQLException {
        assertThat(compiler.faults()).isEmpty();
        var expected = Files.readString(PAGE);
        try (var store = DriverManager.getConnection("jdbc:duckdb:")) {
            try (var statement = store.createStatement()) {
                statement.execute(GymModel.store());
            }
            var actual = CASE.matcher(expected)
                    .replaceAll(match -> Matcher.quoteReplacement("```sql semantic\n" + match.group(1) + "```\n"
                            + outputs(match.group(1), match.group(2), store)));
            if (System.getProperty("golden", "").equals("accept")) {
                Files.writeString(PAGE, actual);
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    private String outputs(String query, String written, Connection store) {
        var outcome = compiler.compile(query.strip());
        var blocks = written.isBlank()
                ? "\n```" + (outcome instanceof Compilation.Compiled ? "text rows" : "text problem") + "\n```\n"
                : written;
        return OUTPUT.matcher(blocks).replaceAll(block -> {
            var text = switch (outcome) {
                case Compilation.Rejected rejected -> problems(block.group(1), block.group(2), rejected);
                case Compilation.Compiled compiled ->
                    switch (block.group(1)) {
                        case "sql physical" -> compiled.physicalSql();
                        case "text rows" -> text(compiled, store);
                        case "text notes" -> String.join("\n", compiled.notes());
                        case "sql check" -> checked(compiled, block.group(2), store);
                        default -> "no problem";
                    };
            };
            return Matcher.quoteReplacement("```" + block.group(1) + "\n" + text.strip() + "\n```\n");
        });
    }

    private static String problems(String kind, String written, Compilation.Rejected rejected) {
        var problems = rejected.problems().stream()
                .map(problem -> problem.code() + " " + problem)
                .collect(Collectors.joining("\n"));
        return kind.equals("sql check") ? written + "-- but " + problems : problems;
    }

    private static String checked(Compilation.Compiled compiled, String check, Connection store) {
        assertThat(parses(compiled.physicalSql())).as(compiled.physicalSql()).isTrue();
        var ours = rows(compiled.physicalSql(), store);
        var theirs = rows(check, store);
        return ours.equals(theirs)
                ? check
                : check + "-- gives " + theirs + "\n-- but was " + ours + "\n" + compiled.physicalSql();
    }

    private static boolean parses(String sql) {
        try {
            Expressions.parser(sql).parseQuery();
            return true;
        } catch (SqlParseException e) {
            return false;
        }
    }

    private static String text(Compilation.Compiled compiled, Connection store) {
        return compiled.columns().stream().map(column -> column.name()).collect(Collectors.joining(" | ")) + "\n"
                + rows(compiled.physicalSql(), store).stream()
                        .map(row -> String.join(" | ", row))
                        .collect(Collectors.joining("\n"));
    }

    private static List<List<String>> rows(String sql, Connection store) {
        try (var statement = store.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(canonical(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static String canonical(@Nullable Object value) {
        return switch (value) {
            case null -> "(none)";
            case Double real -> canonical(BigDecimal.valueOf(real).setScale(6, RoundingMode.HALF_UP));
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
