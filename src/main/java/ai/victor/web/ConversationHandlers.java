package ai.victor.web;

import ai.victor.access.Caller;
import ai.victor.access.Scope;
import ai.victor.agent.AnswerJson;
import ai.victor.agent.Asker;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What somebody asked before: their conversations, and their answers again. Nobody sees those of another. */
final class ConversationHandlers {
    private static final int NO_CONTENT = 204;

    private final Gate gate;
    private final Turnstile turnstile;
    private final Function<Caller, Asker> askers;

    ConversationHandlers(Gate gate, Turnstile turnstile, Function<Caller, Asker> askers) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.askers = askers;
    }

    void list(Context context) {
        var talks = asker(context).history();
        Json.send(context, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("conversations");
            for (var talk : talks) {
                json.writeStartObject();
                json.writeStringField("id", talk.id());
                json.writeStringField("title", talk.title());
                json.writeStringField("used", talk.used().toString());
                json.writeNumberField("questions", talk.questions());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    void read(Context context) {
        var id = context.pathParam("id");
        var told = asker(context)
                .resume(id)
                .orElseThrow(Fault::unknownConversation)
                .told();
        Json.send(context, json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeArrayFieldStart("exchanges");
            for (var exchange : told) {
                json.writeStartObject();
                json.writeStringField("question", exchange.question());
                json.writeStringField("answer_id", exchange.answerId());
                json.writeStringField("text", exchange.text());
                json.writeStringField("reading", exchange.reading());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    void forget(Context context) {
        if (!asker(context).forget(context.pathParam("id"))) {
            throw Fault.unknownConversation();
        }
        context.status(NO_CONTENT);
    }

    void answer(Context context) {
        Json.send(
                context,
                asker(context)
                        .answered(context.pathParam("id"))
                        .orElseThrow(Fault::unknownAnswer)
                        .getBytes(StandardCharsets.UTF_8));
    }

    void next(Context context) {
        var asker = asker(context);
        var next = OnPlatform.get(() -> asker.next(context.pathParam("id"))).orElseThrow(Fault::unknownAnswer);
        Json.send(context, AnswerJson.of(next).getBytes(StandardCharsets.UTF_8));
    }

    private Asker asker(Context context) {
        var caller = gate.caller(context, Scope.ASK);
        turnstile.pass(caller, context.req().getRemoteAddr());
        return askers.apply(caller);
    }
}
