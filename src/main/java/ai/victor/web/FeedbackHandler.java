package ai.victor.web;

import ai.victor.access.Caller;
import ai.victor.access.Scope;
import ai.victor.agent.Asker;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Function;

/** Takes {@code POST /api/v1/answers/{id}/feedback}: a thumb up or down, and a note. */
final class FeedbackHandler implements Handler {
    private static final int LONGEST_NOTE = 2000;
    private static final int NO_CONTENT = 204;

    private final Gate gate;
    private final Turnstile turnstile;
    private final Function<Caller, Asker> askers;

    FeedbackHandler(Gate gate, Turnstile turnstile, Function<Caller, Asker> askers) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.askers = askers;
    }

    @Override
    public void handle(Context context) {
        var caller = gate.caller(context, Scope.ASK);
        turnstile.pass(caller, context.req().getRemoteAddr());
        var json = JsonBody.read(context);
        var vote = json.path("vote").asText();
        if (!vote.equals("up") && !vote.equals("down")) {
            throw Fault.noVote();
        }
        var note = json.path("note");
        if (!note.isMissingNode() && !note.isNull() && !note.isTextual()) {
            throw Fault.noteNotText();
        }
        var text = note.asText("").strip();
        if (text.length() > LONGEST_NOTE) {
            throw Fault.noteTooLong(text.length(), LONGEST_NOTE);
        }
        switch (askers.apply(caller).rate(context.pathParam("id"), vote.equals("up"), note.isTextual() ? text : "")) {
            case KEPT -> context.status(NO_CONTENT);
            case UNKNOWN -> throw Fault.unknownAnswer();
            case FULL -> throw Fault.feedbackFull();
        }
    }
}
