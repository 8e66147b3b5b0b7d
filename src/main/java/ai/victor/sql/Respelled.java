package ai.victor.sql;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A query's text with spellings of other databases made those of the standard, where the parser could not read them: backticks,
 * {@code '2026-06-01'::date}, {@code ==}, {@code INTERVAL '7 days'}, {@code GROUP BY ALL}, {@code AS date}.
 *
 * @param text to be parsed
 * @param origins where a piece of the text begins → where it began in the text that was written
 */
record Respelled(String written, String text, TreeMap<Integer, Integer> origins) {
    /** What GROUP BY ALL becomes for the parser: a name that nobody uses. */
    static final String ALL = "*";

    private static final Map<String, String> UNITS = Map.of(
            "days",
            "day",
            "weeks",
            "week",
            "months",
            "month",
            "quarters",
            "quarter",
            "years",
            "year",
            "hours",
            "hour",
            "minutes",
            "minute",
            "seconds",
            "second");

    private static final Set<String> AFTER_ALL =
            Set.of("order", "having", "limit", "qualify", "union", "intersect", "except", "offset", "fetch", "window");

    private static final Set<String> MEASURES = Set.of("measure", "agg");

    static Respelled of(String written) {
        // A text that is too long is refused anyway.
        return written.length() > StatementParser.LONGEST
                ? new Respelled(written, written, new TreeMap<>())
                : new Writer(written).respelled();
    }

    /** A problem of the parsed text, as one of the text that was written. */
    Problem written(Problem problem) {
        return new Problem(problem.code(), problem.message(), problem.place().map(this::written), problem.candidates());
    }

    /** Where a place in the parsed text is in the text that was written. */
    Place written(Place place) {
        if (place.file() != null || place.column() < 1) {
            return place;
        }
        int offset = offset(place);
        var piece = origins.floorEntry(offset);
        if (piece == null) {
            return place;
        }
        var next = origins.higherEntry(offset);
        int limit = next == null ? written.length() : next.getValue();
        return placeOf(Math.min(piece.getValue() + offset - piece.getKey(), limit));
    }

    private int offset(Place place) {
        int at = 0;
        for (int line = 1; line < place.line(); line++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                break;
            }
            at = end + 1;
        }
        return at + place.column() - 1;
    }

    private Place placeOf(int offset) {
        var before = written.substring(0, Math.min(offset, written.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return Place.inText(line, before.length() - before.lastIndexOf('\n'));
    }

    /** Writes the text anew, piece by piece. */
    private static final class Writer {
        private final String written;
        private final List<Lexeme> lexemes;
        private final String[] out;

        /** Index of an opening parenthesis → of its closing one, and back. */
        private final Map<Integer, Integer> partners = new HashMap<>();

        Writer(String written) {
            this.written = written;
            this.lexemes = Lexeme.of(written);
            this.out = lexemes.stream().map(Lexeme::text).toArray(String[]::new);
            var open = new ArrayList<Integer>();
            for (int i = 0; i < lexemes.size(); i++) {
                if (lexemes.get(i).is("(")) {
                    open.add(i);
                } else if (lexemes.get(i).is(")") && !open.isEmpty()) {
                    partners.put(i, open.getLast());
                    partners.put(open.removeLast(), i);
                }
            }
        }

        Respelled respelled() {
            for (int i = 0; i < lexemes.size(); i++) {
                respell(i);
            }
            var text = new StringBuilder();
            var origins = new TreeMap<Integer, Integer>();
            for (int i = 0; i < out.length; i++) {
                // What is put before a piece ("CAST(") stands at its place.
                origins.putIfAbsent(text.length(), lexemes.get(i).start());
                text.append(out[i]);
            }
            return new Respelled(written, text.toString(), origins);
        }

        private void respell(int at) {
            var lexeme = lexemes.get(at);
            switch (lexeme.kind()) {
                case BACKTICKED ->
                    out[at] = "\"" + inside(lexeme).replace("``", "`").replace("\"", "\"\"") + "\"";
                case STRING -> {
                    if (lexeme.text().charAt(0) != '\'') {
                        out[at] = "'" + inside(lexeme).replace("'", "''") + "'";
                    }
                }
                case SYMBOL -> symbol(at);
                case WORD -> word(at);
                case SPACE, NUMBER, QUOTED -> {}
            }
        }

        private static String inside(Lexeme lexeme) {
            var text = lexeme.text();
            return text.length() < 2 ? "" : text.substring(1, text.length() - 1);
        }

        private void symbol(int at) {
            if (lexemes.get(at).is("==")) {
                out[at] = "=";
            } else if (lexemes.get(at).is("::")) {
                cast(at);
            }
        }

        /** {@code primary::type} is {@code CAST(primary AS type)}. */
        private void cast(int at) {
            int type = next(at);
            int last = previous(at);
            if (last < 0 || type >= lexemes.size() || lexemes.get(type).kind() != Lexeme.Kind.WORD) {
                return;
            }
            int end = type;
            int open = next(type);
            if (open < lexemes.size() && lexemes.get(open).is("(") && partners.containsKey(open)) {
                end = partners.get(open);
            }
            int first = primary(last);
            out[first] = "CAST(" + out[first];
            out[at] = " AS ";
            out[end] = out[end] + ")";
        }

        /** Where the operand begins that ends with a lexeme. */
        private int primary(int last) {
            int first = last;
            if (lexemes.get(last).is(")") && partners.containsKey(last)) {
                first = partners.get(last);
                int name = previous(first);
                if (name >= 0 && lexemes.get(name).kind() == Lexeme.Kind.WORD && !isKeyword(lexemes.get(name))) {
                    first = name;
                }
            }
            int dot = previous(first);
            if (dot > 0 && lexemes.get(dot).is(".")) {
                return primary(previous(dot));
            }
            return first;
        }

        private static boolean isKeyword(Lexeme word) {
            return Set.of("and", "or", "not", "in", "where", "by", "select", "on", "when", "then", "else", "between")
                    .contains(word.text().toLowerCase(Locale.ROOT));
        }

        private void word(int at) {
            var word = lexemes.get(at).text().toLowerCase(Locale.ROOT);
            int next = next(at);
            var following = next < lexemes.size() ? lexemes.get(next) : null;
            if (following != null && following.is("(") && MEASURES.contains(word)) {
                out[at] = "AGGREGATE";
            } else if (following != null && word.equals("interval")) {
                interval(next);
            } else if (word.equals("all") && isGroupBy(at) && endsGroup(following)) {
                out[at] = "\"" + ALL + "\"";
            } else if (word.equals("as") && following != null && following.kind() == Lexeme.Kind.WORD && !isCast(at)) {
                int after = next(next);
                if (after >= lexemes.size() || !lexemes.get(after).is("(")) {
                    out[next] = "\"" + following.text() + "\"";
                }
            }
        }

        private void interval(int at) {
            int unit = next(at);
            var amount = lexemes.get(at);
            if (amount.kind() == Lexeme.Kind.STRING) {
                var parts = inside(amount).strip().split("\\s+");
                if (parts.length == 2 && parts[0].matches("-?\\d{1,6}")) {
                    out[at] = "'" + parts[0] + "' " + singular(parts[1]);
                    return;
                }
            }
            if (unit < lexemes.size() && lexemes.get(unit).kind() == Lexeme.Kind.WORD) {
                out[unit] = singular(lexemes.get(unit).text());
                if (amount.kind() == Lexeme.Kind.NUMBER) {
                    out[at] = "'" + amount.text() + "'";
                }
            }
        }

        private static String singular(String unit) {
            return UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), unit).toUpperCase(Locale.ROOT);
        }

        private boolean isGroupBy(int at) {
            int by = previous(at);
            int group = by < 0 ? -1 : previous(by);
            return group >= 0 && lexemes.get(by).is("by") && lexemes.get(group).is("group");
        }

        private static boolean endsGroup(@org.jspecify.annotations.Nullable Lexeme following) {
            return following == null
                    || following.is(")")
                    || following.is(";")
                    || AFTER_ALL.contains(following.text().toLowerCase(Locale.ROOT));
        }

        /** Whether an AS stands in a CAST, where a type follows. */
        private boolean isCast(int at) {
            int depth = 0;
            for (int i = at - 1; i >= 0; i--) {
                if (lexemes.get(i).is(")")) {
                    depth++;
                } else if (lexemes.get(i).is("(") && depth-- == 0) {
                    int name = previous(i);
                    return name >= 0
                            && lexemes.get(name).text().toLowerCase(Locale.ROOT).endsWith("cast");
                }
            }
            return false;
        }

        private int next(int at) {
            int next = at + 1;
            while (next < lexemes.size() && lexemes.get(next).kind() == Lexeme.Kind.SPACE) {
                next++;
            }
            return next;
        }

        private int previous(int at) {
            int previous = at - 1;
            while (previous >= 0 && lexemes.get(previous).kind() == Lexeme.Kind.SPACE) {
                previous--;
            }
            return previous;
        }
    }
}
