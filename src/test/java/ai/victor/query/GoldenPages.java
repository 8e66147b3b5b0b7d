package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Model;
import ai.victor.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Pages of a folder. A {@code sql semantic} block is what a person writes. What the system makes of it stands in the blocks after it:
 * {@code sql physical}, {@code text rows}, {@code text problem}; and the rows of a {@code sql check}, written by hand over the tables of
 * the page's store, must be the same. Run with -Dgolden=accept to rewrite the pages, then read the difference; that run fails if it changed any.
 */
final class GoldenPages implements AutoCloseable {
    private static final Pattern CASE = Pattern.compile(
            "```sql semantic\\n(?<query>.*?)```\\n(?<outputs>(?:\\s*```(?:sql physical|sql check|text rows|text problem)\\n.*?```\\n)*)",
            Pattern.DOTALL);

    private static final Pattern OUTPUT =
            Pattern.compile("```(?<kind>sql \\w+|text \\w+)\\n(?<text>.*?)```\\n", Pattern.DOTALL);

    private final Path pages;
    private final Analytics analytics;
    private final Connection marts;

    /** @param store the SQL that made the store of the folder */
    GoldenPages(Path pages, Path folder, String store, Model model) {
        this.pages = pages;
        this.analytics = Analytics.open(folder, model);
        try {
            this.marts = DriverManager.getConnection("jdbc:duckdb:");
            try (var statement = marts.createStatement()) {
                statement.execute(store);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws SQLException {
        analytics.close();
        marts.close();
    }

    List<DynamicTest> tests() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                .toList();
    }

    /** The metrics of the queries that have a check by hand, of those in which a pattern is found. */
    Set<String> checkedMetrics(String pattern) {
        var checked = new TreeSet<String>();
        for (var file : files()) {
            CASE.matcher(read(file))
                    .results()
                    .filter(match -> match.group(2).contains("```sql check"))
                    .filter(match ->
                            Pattern.compile(pattern).matcher(match.group(1)).find())
                    .forEach(match -> Pattern.compile("AGGREGATE\\((\\w+)\\)")
                            .matcher(match.group(1))
                            .results()
                            .forEach(metric -> checked.add(metric.group(1))));
        }
        return checked;
    }

    /** Every semantic query of the pages, accepted or not. */
    static List<String> queries(Path pages) {
        return files(pages).stream()
                .flatMap(file -> CASE.matcher(read(file)).results())
                .map(match -> match.group(1).strip())
                .toList();
    }

    private void check(Path file) throws IOException {
        var expected = read(file);
        var actual = CASE.matcher(expected)
                .replaceAll(match -> Matcher.quoteReplacement(
                        "```sql semantic\n" + match.group(1) + "```\n" + outputs(match.group(1), match.group(2))));
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(expected);
    }

    /** The blocks after a query as they should be; a query without any gets its rows or its problem. */
    private String outputs(String query, String written) {
        var outcome = analytics.run(query.strip());
        var blocks = written.isBlank()
                ? "\n```" + (outcome instanceof Outcome.Rows ? "text rows" : "text problem") + "\n```\n"
                : written;
        return OUTPUT.matcher(blocks).replaceAll(block -> {
            var text = switch (block.group(1)) {
                case "sql physical" -> outcome instanceof Outcome.Rows rows ? rows.sql() : problems(outcome);
                case "text rows" -> outcome instanceof Outcome.Rows rows ? text(rows.table()) : problems(outcome);
                case "text problem" -> problems(outcome);
                default -> checked(outcome, block.group(2));
            };
            return Matcher.quoteReplacement("```" + block.group(1) + "\n" + text.strip() + "\n```\n");
        });
    }

    /** The check itself where its rows are those of the outcome, else a page that cannot be right. */
    private String checked(Outcome outcome, String check) {
        if (!(outcome instanceof Outcome.Rows rows)) {
            return check + "-- but " + problems(outcome);
        }
        var ours = rows.table().rows().stream()
                .map(row -> row.stream().map(GoldenPages::canonical).toList())
                .toList();
        var theirs = byHand(check);
        return ours.equals(theirs) ? check : check + "-- gives " + theirs + "\n-- but was " + ours;
    }

    private List<List<String>> byHand(String check) {
        try (var statement = marts.createStatement();
                var result = statement.executeQuery(check)) {
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
            throw new AssertionError(check, e);
        }
    }

    private static String canonical(@Nullable Object value) {
        return switch (value) {
            case null -> "(none)";
            case Double real -> canonical(BigDecimal.valueOf(real));
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    private static String text(Table table) {
        return table.columns().stream().map(column -> column.name()).collect(Collectors.joining(" | ")) + "\n"
                + table.rows().stream()
                        .map(row -> row.stream()
                                .map(cell -> Objects.toString(cell, "(none)"))
                                .collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining("\n"));
    }

    private static String problems(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rows rows -> "no problem: " + rows.table().rows();
            case Outcome.Rejected rejected ->
                rejected.problems().stream()
                        .map(problem -> problem.code() + " " + problem)
                        .collect(Collectors.joining("\n"));
        };
    }

    private List<Path> files() {
        return files(pages);
    }

    private static List<Path> files(Path pages) {
        try (var files = Files.list(pages)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
