package ai.victor.query;

import ai.victor.model.Meaning;
import ai.victor.model.Model;
import ai.victor.model.VerifiedQuery;
import ai.victor.query.VerifiedQueries.Check;
import ai.victor.table.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a verified query is still what was vouched for. Numbers rightly change with the data and are not compared; what must stay is that it runs,
 * what its columns are, what they are made of, that it has rows at all, and that its words about time go with its SQL.
 *
 * <p>What it was is noted in the data folder when it is first seen; to vouch for it anew, give it another {@code verified_at}.
 */
final class VerifiedCheck implements Function<VerifiedQuery, Check> {
    /** Of the machine, not of the query: another try may succeed. */
    private static final Set<String> PASSING =
            Set.of("STORE", "FAILED", "TIMEOUT", "BUSY", "NO_DATA", "STORE_UNREADABLE", "STORE_OUTDATED");

    private static final Pattern MOVING_SQL = Pattern.compile("(?i)\\bcurrent_(date|timestamp)\\b");
    private static final Pattern MOVING_WORDS = Pattern.compile(
            "(?i)\\b(today|yesterday|tomorrow|last|this|past|previous|prior|current|ago|recent(ly)?|lately|latest|now|so far|to date|[ymqw]td)\\b");
    private static final Pattern YEAR = Pattern.compile("\\b((?:19|20)\\d\\d)\\b(-01-01)?");

    private final Model model;
    private final VerifiedNotes notes;
    private final Function<String, Outcome> queries;

    /** @param queries runs over all rows of the store */
    VerifiedCheck(Model model, Path dataFolder, Function<String, Outcome> queries) {
        this.model = model;
        this.notes = new VerifiedNotes(dataFolder);
        this.queries = queries;
    }

    @Override
    public Check apply(VerifiedQuery query) {
        boolean moves = MOVING_SQL.matcher(query.sql()).find();
        if (!moves && MOVING_WORDS.matcher(query.question()).find()) {
            return Check.drifted("its question moves with the day and its SQL does not");
        }
        if (!moves && !yearsAreSaid(query)) {
            return Check.drifted("its SQL is about a year that its question does not say");
        }
        return switch (queries.apply(query.sql())) {
            case Outcome.Rejected rejected -> {
                var problem = rejected.problems().getFirst();
                yield new Check(
                        java.util.Optional.of("it no longer runs: " + problem.message()),
                        !PASSING.contains(problem.code()));
            }
            case Outcome.Rows rows -> compared(query, rows, moves);
        };
    }

    /** A year in the SQL must be in the question, or it is another one next year; the day after a year's end may stand for its end. */
    private static boolean yearsAreSaid(VerifiedQuery query) {
        var said = YEAR.matcher(query.question())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        return YEAR.matcher(query.sql())
                .results()
                .allMatch(match -> said.contains(match.group(1))
                        || match.group(2) != null
                                && said.contains(Integer.toString(Integer.parseInt(match.group(1)) - 1)));
    }

    private Check compared(VerifiedQuery query, Outcome.Rows rows, boolean moves) {
        var now = new VerifiedNotes.Note(
                Meaning.digest(model, query.sql()),
                columns(rows.table().columns()),
                !rows.table().rows().isEmpty());
        var then = notes.firstSeen(query, now);
        if (!then.columns().equals(now.columns())) {
            return Check.drifted("its columns were " + then.columns() + " and are " + now.columns());
        }
        if (!then.meaning().equals(now.meaning())) {
            return Check.drifted("what its metrics and dimensions are made of has changed since");
        }
        return then.hasRows() && !now.hasRows() && !moves ? Check.drifted("it had rows and has none") : Check.HOLDS;
    }

    private static String columns(List<Column> columns) {
        return columns.stream()
                .map(column -> column.name() + " ("
                        + column.type().name().toLowerCase(Locale.ROOT) + " "
                        + column.unit().name() + ")")
                .collect(Collectors.joining(", "));
    }
}
