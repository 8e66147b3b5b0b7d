package ai.victor.agent;

import ai.victor.access.Audit;
import ai.victor.access.Caller;
import ai.victor.query.Outcome;
import java.util.List;

/** Where each door writes down what was done by it: a line of the audit log, and the numbers that are watched. Safe to share between threads. */
public record Logbook(Audit audit, Telemetry telemetry) {
    /**
     * Writes down a question or an analysis.
     *
     * @param door by which they came, as in {@link Audit.Entry}
     * @param said the question, or the arguments of the analysis
     */
    public void answered(Caller caller, String door, String action, String said, Answer answer) {
        var queries = answer.results().stream()
                .map(result -> result.rows().semanticSql())
                .toList();
        var rows = answer.results().stream()
                .mapToLong(result -> result.rows().table().rows().size())
                .sum();
        telemetry.used(answer.model(), answer.usage());
        add(new Audit.Entry(caller, door, action, said, answer.status().word(), queries, rows, answer.elapsedMillis()));
    }

    /** Writes down semantic SQL that somebody sent. */
    public void queried(Caller caller, String door, String sql, Outcome outcome, long millis) {
        add(
                switch (outcome) {
                    case Outcome.Rejected rejected ->
                        new Audit.Entry(caller, door, "query", sql, "rejected", List.of(), 0, millis);
                    case Outcome.Rows rows ->
                        new Audit.Entry(
                                caller,
                                door,
                                "query",
                                sql,
                                "answered",
                                List.of(rows.semanticSql()),
                                rows.table().rows().size(),
                                millis);
                });
    }

    /** Writes down anything else. */
    public void add(Audit.Entry entry) {
        audit.add(entry);
        telemetry.ended(
                entry.door(), entry.action(), entry.outcome(), entry.queries().size(), entry.rows(), entry.millis());
    }

    /** A question that broke has no answer and no line in the audit log, but is counted. */
    public void broke(String door, String action, long millis) {
        telemetry.ended(door, action, "error", 0, 0, millis);
    }
}
