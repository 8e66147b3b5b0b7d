package ai.victor.sql;

import ai.victor.problem.Place;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private StatementParser() {}

    static SqlNode parse(String text) {
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
            return statement;
        } catch (SqlParseException e) {
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

    /** What the parser met, and, where they are few, what it waited for. */
    private static String sentence(SqlParseException e, String text) {
        var expected = Optional.ofNullable(e.getExpectedTokenNames()).stream()
                .flatMap(names -> names instanceof Iterable<?> ? Stream.of(names) : Stream.empty())
                .flatMap(names -> names.stream().map(Object::toString))
                .filter(name -> !name.startsWith("<") || name.equals("<EOF>"))
                .map(name -> name.equals("<EOF>") ? "the end" : name.replace("\"", ""))
                .limit(6)
                .toList();
        var met = place(e).map(where -> wordAt(text, where)).filter(word -> !word.isEmpty());
        return "This is not SQL that I can read"
                + met.map(word -> " at " + word).orElse(" to its end")
                + (expected.isEmpty() || expected.size() > 5
                        ? "."
                        : "; expected " + String.join(" or ", expected) + ".");
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
