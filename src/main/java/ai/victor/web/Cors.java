package ai.victor.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** Answers a browser that asks beforehand whether a page of another site may send something: only where keys are made, since without one it may not. */
final class Cors implements Handler {
    private static final int NO_CONTENT = 204;

    private final Gate gate;

    Cors(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void handle(Context context) {
        if (context.method() != HandlerType.OPTIONS) {
            return;
        }
        if (!gate.isLocked() || Optional.ofNullable(context.header("Origin")).isEmpty()) {
            throw Fault.foreignOrigin();
        }
        // Without credentials: cookies are never taken from another site.
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
        context.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Idempotency-Key");
        context.header("Access-Control-Max-Age", "600");
        context.status(NO_CONTENT).skipRemainingHandlers();
    }
}
