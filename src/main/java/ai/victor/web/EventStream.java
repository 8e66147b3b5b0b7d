package ai.victor.web;

import ai.victor.agent.AgentEvent;
import ai.victor.agent.AnswerJson;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes the agent's events as server-sent events: {@code step}, {@code query}, {@code token}, {@code answer}; each carries one line of JSON. */
final class EventStream {
    private EventStream() {}

    static String text(AgentEvent event) {
        return switch (event) {
            case AgentEvent.Step step -> event("step", member("text", step.text()));
            case AgentEvent.Queried queried -> event("query", AnswerJson.of(queried.result()));
            case AgentEvent.Token token -> event("token", member("text", token.text()));
            case AgentEvent.Answered answered -> event("answer", AnswerJson.of(answered.answer()));
        };
    }

    static String member(String name, String value) {
        return "{\"" + name + "\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"}";
    }

    static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json + "\n\n";
    }
}
