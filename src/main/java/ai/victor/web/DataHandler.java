package ai.victor.web;

import ai.victor.access.Scope;
import ai.victor.ingest.DataPage;
import ai.victor.ingest.DataPageJson;
import ai.victor.query.Analytics;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers {@code GET /api/v1/data}: the health of what is imported. It is about all rows, so whoever may see but a part of them does not get it. */
final class DataHandler implements Handler {
    private final Gate gate;
    private final Turnstile turnstile;
    private final Supplier<Analytics> data;
    private final Supplier<Optional<DataPage>> page;

    DataHandler(Gate gate, Turnstile turnstile, Supplier<Analytics> data, Supplier<Optional<DataPage>> page) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.data = data;
        this.page = page;
    }

    @Override
    public void handle(Context context) {
        var caller = gate.caller(context, Scope.IMPORT);
        turnstile.pass(caller, context.req().getRemoteAddr());
        if (data.get().isLimited(caller.claims())) {
            throw Fault.limited();
        }
        var found = OnPlatform.get(page::get).orElseThrow(Fault::nothingImported);
        Json.send(context, DataPageJson.of(found).getBytes(StandardCharsets.UTF_8));
    }
}
