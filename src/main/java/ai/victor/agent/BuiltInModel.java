package ai.victor.agent;

import ai.victor.language.AnalysisRequest;
import ai.victor.language.EnglishReader;
import ai.victor.language.Interpretation;
import ai.victor.language.Narrator;
import ai.victor.table.Table;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The built-in reader in the place of a language model. All it remembers is in the messages: without results it asks for data, with them it
 * answers by the same reading.
 */
final class BuiltInModel implements StreamingChatModel {
    private final Supplier<EnglishReader> reader;
    private final Narrator narrator;
    private final Supplier<LocalDate> today;

    /** What was read last, because a question is read once for its queries and once for its answer. */
    private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

    private record Read(
            EnglishReader reader,
            String question,
            List<String> earlier,
            LocalDate today,
            Interpretation interpretation) {
        boolean isOf(EnglishReader asked, String question, List<String> earlier, LocalDate today) {
            return asked == reader
                    && question.equals(this.question)
                    && earlier.equals(this.earlier)
                    && today.equals(this.today);
        }
    }

    BuiltInModel(Supplier<EnglishReader> reader, Narrator narrator, Supplier<LocalDate> today) {
        this.reader = reader;
        this.narrator = narrator;
        this.today = today;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        handler.onCompleteResponse(ChatResponse.builder()
                .aiMessage(AiMessage.from(calls(request.messages())))
                .build());
    }

    private List<ToolExecutionRequest> calls(List<ChatMessage> messages) {
        var questions = new ArrayList<String>();
        var results = new ArrayList<String>();
        for (var message : messages) {
            if (message instanceof UserMessage user) {
                questions.add(user.singleText());
                results.clear();
            } else if (message instanceof ToolExecutionResultMessage result) {
                results.add(result.text());
            }
        }
        var question = questions.removeLast();
        return switch (read(question, questions)) {
            case Interpretation.Reply reply ->
                List.of(answer(reply.status(), reply.text(), reply.sentence(), reply.assumptions()));
            case Interpretation.Analyse analyse ->
                List.of(results.isEmpty() ? call(analyse.request()) : answer(analyse, results.getFirst()));
            case Interpretation.Plan plan -> results.isEmpty() ? queries(plan.steps()) : List.of(answer(plan, results));
            case Interpretation.Either either ->
                results.isEmpty()
                        ? queries(either.plans().stream()
                                .flatMap(plan -> plan.steps().stream())
                                .toList())
                        : List.of(answer(either, results));
        };
    }

    private Interpretation read(String question, List<String> earlier) {
        var now = reader.get();
        var day = today.get();
        var known = last.get();
        if (known != null && known.isOf(now, question, earlier, day)) {
            return known.interpretation();
        }
        var interpretation = now.read(question, earlier, day);
        last.set(new Read(now, question, List.copyOf(earlier), day, interpretation));
        return interpretation;
    }

    private static List<ToolExecutionRequest> queries(List<Interpretation.Step> steps) {
        var calls = new ArrayList<ToolExecutionRequest>();
        for (var step : steps) {
            calls.add(call("query-" + (calls.size() + 1), Tools.RUN_QUERY, Json.text(json -> {
                json.writeStartObject();
                json.writeStringField("title", step.title());
                json.writeStringField("sql", step.semanticSql());
                json.writeEndObject();
            })));
        }
        return calls;
    }

    private static ToolExecutionRequest call(AnalysisRequest request) {
        return call("analysis", AnalysisArguments.tool(request), AnalysisArguments.json(request));
    }

    private static ToolExecutionRequest answer(Interpretation.Analyse analyse, String result) {
        var verdict = ToolResults.verdict(result);
        return answer(
                verdict.isPresent() ? "answered" : "unanswerable",
                joined(
                        verdict.or(() -> ToolResults.declined(result))
                                .orElseGet(() -> String.join(" ", ToolResults.complaints(result))),
                        analyse.declined()),
                analyse.sentence(),
                analyse.assumptions());
    }

    private ToolExecutionRequest answer(Interpretation.Plan plan, List<String> results) {
        var complaints = results.stream()
                .flatMap(result -> ToolResults.complaints(result).stream())
                .distinct()
                .toList();
        if (!complaints.isEmpty()) {
            return answer("unanswerable", String.join(" ", complaints), plan.sentence(), plan.assumptions());
        }
        List<Table> tables = results.stream()
                .map(ToolResults::table)
                .flatMap(Optional::stream)
                .toList();
        return answer(
                "answered", joined(narrator.tell(plan, tables), plan.declined()), plan.sentence(), plan.assumptions());
    }

    private static String joined(String text, String declined) {
        return declined.isEmpty() ? text : text + " " + declined;
    }

    /** One answer where all readings give the same numbers; else the question back, with each of them. */
    private ToolExecutionRequest answer(Interpretation.Either either, List<String> results) {
        var tables = results.stream().map(ToolResults::table).toList();
        if (tables.stream().anyMatch(Optional::isEmpty)) {
            return answer("clarify", either.question(), "", List.of());
        }
        var told = new ArrayList<String>();
        var rows = new ArrayList<Object>();
        int from = 0;
        for (var plan : either.plans()) {
            var own = tables.subList(from, from + plan.steps().size()).stream()
                    .flatMap(Optional::stream)
                    .toList();
            from += own.size();
            told.add(plan.sentence() + " " + narrator.tell(plan, own));
            rows.add(own.stream().map(Table::rows).toList());
        }
        var first = either.plans().getFirst();
        if (rows.stream().distinct().count() == 1) {
            var own = tables.subList(0, first.steps().size()).stream()
                    .flatMap(Optional::stream)
                    .toList();
            return answer("answered", narrator.tell(first, own), first.sentence(), first.assumptions());
        }
        return answer("clarify", either.question() + "\n" + String.join("\n", told), "", List.of());
    }

    private static ToolExecutionRequest answer(String status, String text, String reading, List<String> assumptions) {
        return call("answer", Tools.ANSWER, Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeStringField("text", text);
            json.writeStringField("reading", reading);
            Json.writeStrings(json, "assumptions", assumptions);
            json.writeEndObject();
        }));
    }

    private static ToolExecutionRequest call(String id, String tool, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name(tool)
                .arguments(arguments)
                .build();
    }
}
