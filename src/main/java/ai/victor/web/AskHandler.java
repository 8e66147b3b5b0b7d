package ai.victor.web;

import ai.victor.access.Claims;
import ai.victor.agent.AgentEvent;
import ai.victor.agent.AnswerJson;
import ai.victor.agent.Asker;
import ai.victor.agent.Cancellation;
import ai.victor.agent.Conversation;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Answers {@code POST /api/v1/ask}: one JSON object, or events as they happen for those who accept an event stream. */
final class AskHandler implements Handler {
    private final Function<Claims, Asker> askers;
    private final Claims claims;
    private final UnderWay underWay;

    AskHandler(Function<Claims, Asker> askers, Claims claims, UnderWay underWay) {
        this.askers = askers;
        this.claims = claims;
        this.underWay = underWay;
    }

    @Override
    public void handle(Context context) throws IOException {
        JsonBody.requireType(context);
        var request = AskRequest.read(context.bodyAsBytes());
        var asker = askers.apply(claims);
        var conversation = request.conversation()
                .map(id -> asker.resume(id).orElseThrow(Fault::unknownConversation))
                .orElseGet(asker::begin);
        var cancellation = new Cancellation();
        underWay.begin(cancellation);
        try {
            var accept = context.header("Accept");
            if (accept != null && accept.contains("text/event-stream")) {
                stream(context, asker, conversation, request.question(), cancellation);
            } else {
                var answer = asker.ask(conversation, request.question(), event -> {}, cancellation);
                context.contentType("application/json")
                        .result(AnswerJson.of(answer).getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            underWay.end(cancellation);
        }
    }

    private static void stream(
            Context context, Asker asker, Conversation conversation, String question, Cancellation cancellation)
            throws IOException {
        context.disableCompression();
        context.res().setContentType("text/event-stream");
        context.res().setCharacterEncoding("UTF-8");
        context.res().setHeader("Cache-Control", "no-store");
        var stream = context.res().getOutputStream();
        try {
            asker.ask(conversation, question, event -> send(stream, event), cancellation);
        } catch (UncheckedIOException e) {
            // Whoever asked has gone; there is nobody to tell.
            cancellation.cancel();
        }
    }

    private static void send(OutputStream stream, AgentEvent event) {
        try {
            stream.write(EventStream.text(event).getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
