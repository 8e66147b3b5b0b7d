package ai.victor.web;

import ai.victor.access.Scope;
import ai.victor.agent.AnswerJson;
import ai.victor.agent.Logbook;
import ai.victor.query.Analytics;
import ai.victor.query.Outcome;
import ai.victor.table.CsvTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers {@code POST /api/v1/query}: semantic SQL, as JSON or CSV. */
final class QueryHandler implements Handler {
    private static final int LONGEST = 20_000;

    private final Gate gate;
    private final Turnstile turnstile;
    private final Supplier<Analytics> data;
    private final Logbook logbook;

    QueryHandler(Gate gate, Turnstile turnstile, Supplier<Analytics> data, Logbook logbook) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.data = data;
        this.logbook = logbook;
    }

    @Override
    public void handle(Context context) {
        var caller = gate.caller(context, Scope.QUERY);
        var address = context.req().getRemoteAddr();
        turnstile.pass(caller, address);
        var sql = JsonBody.read(context).path("sql");
        if (!sql.isTextual() || sql.asText().isBlank() || sql.asText().length() > LONGEST) {
            throw Fault.noSql();
        }
        turnstile.enter(caller, address);
        try {
            var begun = System.nanoTime();
            var outcome = data.get().run(sql.asText(), caller.claims());
            var millis = (System.nanoTime() - begun) / 1_000_000;
            logbook.queried(caller, Shop.DOOR, sql.asText(), outcome, millis);
            switch (outcome) {
                case Outcome.Rejected rejected -> throw Fault.rejected(rejected.problems());
                case Outcome.Rows rows -> send(context, rows);
            }
        } finally {
            turnstile.leave(caller, address);
        }
    }

    private static void send(Context context, Outcome.Rows rows) {
        var accept = context.header("Accept");
        if (accept != null && accept.contains("text/csv")) {
            context.header("Cache-Control", "no-store")
                    .contentType("text/csv; charset=utf-8")
                    .result(CsvTable.of(rows.table()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        Json.send(context, AnswerJson.of(rows).getBytes(StandardCharsets.UTF_8));
    }
}
