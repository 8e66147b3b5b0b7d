package ai.victor.sql;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;

/** Reads one query from text, and nothing else. */
final class StatementParser {
    static final int LONGEST = 20_000;

    /** Deeper than people nest, and far from the end of the stack. */
    private static final int DEEPEST = 60;

    private static final Set<String> OTHER_STATEMENTS = Set.of(
            ("alter analyze attach begin call checkpoint comment commit copy create deallocate delete describe detach drop"
                            + " execute explain export force from_csv grant import insert install load merge pragma prepare"
                            + " replace reset revoke rollback set show summarize truncate update upsert use vacuum")
                    .split(" "));

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\\n]*");

    private static final Pattern SEVERAL = Pattern.compile(";\\s*\\w");

    private static final Pattern TOP = Pattern.compile("(?i)^\\s*SELECT\\s+(TOP\\s+\\(?(\\d+))");

    private StatementParser() {}

    /** @param today what CURRENT_DATE means, if that is known */
    static SqlNode parse(String text, Optional<LocalDate> today, DayOfWeek weekStart) {
        if (text.length() > LONGEST) {
            throw new Refusal(Problems.tooLong(LONGEST));
        }
        var first = firstWord(text);
        if (first.isEmpty()) {
            throw new Refusal(Problems.empty());
        }
        if (depth(text) > DEEPEST) {
            throw new Refusal(Problems.tooDeep());
        }
        try {
            var statements = Expressions.parser(text).parseStmtList();
            if (statements.size() != 1) {
                throw new Refusal(Problems.severalStatements());
            }
            var statement = statements.get(0);
            if (!statement.isA(SqlKind.QUERY)) {
                throw new Refusal(Problems.notAQuery(first));
            }
            var problems = new ArrayList<Problem>();
            var standard = Spellings.standard(statement, today, weekStart, problems);
            if (!problems.isEmpty()) {
                throw new Refusal(problems);
            }
            return standard;
        } catch (SqlParseException e) {
            if (SEVERAL.matcher(QUOTED.matcher(text).replaceAll("''")).find()) {
                throw new Refusal(Problems.severalStatements());
            }
            var top = TOP.matcher(text);
            if (top.find()) {
                var before = text.substring(0, top.start(1));
                int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
                throw new Refusal(
                        Problems.top(Place.inText(line, before.length() - before.lastIndexOf('\n')), top.group(2)));
            }
            throw new Refusal(
                    OTHER_STATEMENTS.contains(first.toLowerCase(Locale.ROOT))
                            ? Problems.notAQuery(first)
                            : Problems.syntax(place(e), sentence(e, text)));
        }
    }

    private static Optional<Place> place(SqlParseException e) {
        return Optional.ofNullable(e.getPos())
                .filter(pos -> pos.getLineNum() > 0)
                .map(pos -> Place.inText(pos.getLineNum(), pos.getColumnNum()));
    }

    /** What the parser met. What it waited for is mostly half the grammar, so it is not said. */
    private static String sentence(SqlParseException e, String text) {
        if (String.valueOf(e.getMessage()).lines().findFirst().orElse("").contains("<EOF>")) {
            return "The query ends before it is complete.";
        }
        return "This is not SQL that I can read"
                + place(e).map(where -> wordAt(text, where))
                        .filter(word -> !word.isEmpty())
                        .map(word -> " at " + word)
                        .orElse("")
                + ".";
    }

    private static String wordAt(String text, Place where) {
        var lines = text.lines().toList();
        if (where.line() > lines.size()) {
            return "";
        }
        var line = lines.get(where.line() - 1);
        int start = Math.min(Math.max(where.column() - 1, 0), line.length());
        var rest = line.substring(start).stripLeading();
        return Arrays.stream(rest.split("(?<=\\W)|(?=\\W)", 2)).findFirst().orElse("");
    }

    private static String firstWord(String text) {
        return text.lines()
                .map(line -> line.replaceAll("--.*", ""))
                .collect(Collectors.joining(" "))
                .replaceAll("/\\*.*?\\*/", " ")
                .strip()
                .split("[^A-Za-z0-9_]", 2)[0]
                .transform(word -> word.isEmpty()
                        ? text.strip().substring(0, Math.min(1, text.strip().length()))
                        : word);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')') {
                depth--;
            }
        }
        return deepest;
    }
}
