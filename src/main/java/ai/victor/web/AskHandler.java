package ai.victor.web;

import ai.victor.access.Caller;
import ai.victor.access.Scope;
import ai.victor.agent.AgentEvent;
import ai.victor.agent.Answer;
import ai.victor.agent.AnswerJson;
import ai.victor.agent.Asker;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Answers {@code POST /api/v1/ask}: one JSON object, or events as they happen for those who accept an event stream. */
final class AskHandler implements Handler {
    static final String IDEMPOTENCY = "Idempotency-Key";

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Gate gate;
    private final Turnstile turnstile;
    private final Function<Caller, Asker> askers;
    private final Questions questions;

    AskHandler(Gate gate, Turnstile turnstile, Function<Caller, Asker> askers, Questions questions) {
        this.gate = gate;
        this.turnstile = turnstile;
        this.askers = askers;
        this.questions = questions;
    }

    @Override
    public void handle(Context context) throws InterruptedException {
        var caller = gate.caller(context, Scope.ASK);
        turnstile.pass(caller, context.req().getRemoteAddr());
        JsonBody.requireType(context);
        var request = AskRequest.read(context.bodyAsBytes());
        var name = name(context);
        turnstile.enter(caller, context.req().getRemoteAddr());
        try {
            var question = question(caller, name, request);
            try {
                tell(context, question);
            } catch (IOException e) {
                // Whoever asked has gone; there is nobody to tell.
            } finally {
                questions.leave(question, name.isPresent());
            }
        } finally {
            turnstile.leave(caller, context.req().getRemoteAddr());
        }
    }

    static Optional<String> name(Context context) {
        var name = Optional.ofNullable(context.header(IDEMPOTENCY));
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            throw Fault.badIdempotencyKey();
        }
        return name;
    }

    private Question question(Caller caller, Optional<String> name, AskRequest request) {
        var asked = request.conversation().orElse("") + " " + request.question();
        var again = name.flatMap(key -> questions.again(caller, key, asked));
        if (again.isPresent()) {
            return again.get();
        }
        var asker = askers.apply(caller);
        var conversation = request.conversation()
                .map(id -> asker.resume(id).orElseThrow(Fault::unknownConversation))
                .orElseGet(asker::begin);
        return questions.begin(caller, name, asked, asker, conversation, request.question());
    }

    private static void tell(Context context, Question question) throws IOException, InterruptedException {
        var accept = context.header("Accept");
        var streams = accept != null && accept.contains("text/event-stream");
        context.disableCompression();
        context.res().setContentType(streams ? "text/event-stream" : "application/json");
        context.res().setHeader("Cache-Control", "no-store");
        if (streams) {
            context.res().setCharacterEncoding("UTF-8");
        }
        var out = context.res().getOutputStream();
        for (var heard = 0; ; ) {
            switch (question.after(heard, Question.BEAT)) {
                case Question.Heard.Event(AgentEvent event) -> {
                    heard++;
                    if (streams) {
                        write(out, EventStream.text(event));
                    }
                    if (event instanceof AgentEvent.Answered(Answer answer)) {
                        if (!streams) {
                            write(out, AnswerJson.of(answer));
                        }
                        return;
                    }
                }
                // Whoever has gone is found out by writing to them, and JSON may begin with blanks.
                case Question.Heard.Silence() -> write(out, streams ? ": \n\n" : " ");
                case Question.Heard.Broken() -> {
                    if (context.res().isCommitted()) {
                        return;
                    }
                    throw Fault.broken();
                }
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
