package ai.victor.agent;

import ai.victor.agent.Waiting.Stopped;
import ai.victor.analysis.Finding;
import ai.victor.language.AnalysisRequest;
import ai.victor.model.Model;
import ai.victor.problem.Candidates;
import ai.victor.problem.Problem;
import ai.victor.query.Certificate;
import ai.victor.query.Outcome;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Serves the calls of one question, and keeps what they brought. Used by one thread. */
final class Serving {
    /** Codes of problems that lie with the engine or the store. */
    private static final Set<String> NOT_THE_QUERYS_FAULT =
            Set.of("STORE", "FAILED", "TIMEOUT", "BUSY", "NO_DATA", "STORE_UNREADABLE", "STORE_OUTDATED");

    private final Agent.Parts parts;
    private final String question;
    private final Waiting waiting;
    private final Budget budget;
    private final Consumer<AgentEvent> events;
    private final List<Answer.Result> results = new ArrayList<>();
    private final Set<String> assumptions = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    Serving(Agent.Parts parts, String question, Waiting waiting, Budget budget, Consumer<AgentEvent> events) {
        this.parts = parts;
        this.question = question;
        this.waiting = waiting;
        this.budget = budget;
        this.events = events;
    }

    List<Answer.Result> results() {
        return results;
    }

    /** What the analyses chose. */
    Set<String> assumptions() {
        return assumptions;
    }

    /** What the analyses warn of. */
    Set<String> warnings() {
        return warnings;
    }

    /** What was told of the catalogue, and why analyses declined: words that may be said again. */
    List<String> found() {
        return found;
    }

    /** Values of the data that were found: names, and whatever else they say. */
    List<String> values() {
        return values;
    }

    String find(ToolCall.Find call) throws Stopped {
        events.accept(
                new AgentEvent.Step("Looking up: " + Harmless.line(shown(call.words(), List.of(), "other words"))));
        return looked(call.words());
    }

    /** {@link #find} without a word to the person. */
    String looked(String words) throws Stopped {
        String text = waiting.await(future ->
                future.complete(new Finder(parts.data().get(), parts.verified().get()).find(words)));
        found.add(ToolResults.withoutValues(text));
        values.addAll(ToolResults.values(text));
        return text;
    }

    /** @param rowsToModel rows of the result that the model sees */
    String run(ToolCall.RunQuery call, int rowsToModel) throws Stopped {
        if (!budget.takeQuery()) {
            return noMore();
        }
        var title = Harmless.line(call.title());
        events.accept(new AgentEvent.Step("Querying: " + title));
        Outcome outcome =
                waiting.await(future -> future.complete(parts.queries().run(call.sql())));
        switch (outcome) {
            case Outcome.Rows rows -> keep(new Answer.Result(title, rows));
            case Outcome.Rejected rejected -> stopIfNotTheQuerysFault(rejected);
        }
        return ToolResults.of(outcome, rowsToModel);
    }

    /** A title goes out at once, so a language model's may say no number but those of the question and the query. */
    ToolCall.RunQuery plainlyTitled(ToolCall.RunQuery call) {
        return new ToolCall.RunQuery(shown(call.title(), List.of(call.sql()), "Result"), call.sql());
    }

    /** Words of a language model that stand outside of its answer, or others in their place. */
    private String shown(String words, List<String> queries, String instead) {
        var sources = BoundNumbers.Sources.of(question, queries, found).naming(values);
        return new BoundNumbers(List.of(), sources).unbound(words, true).isEmpty() && !PromptEcho.isIn(words)
                ? words
                : instead;
    }

    static String noMore() {
        return ToolResults.error("No more queries: answer now.");
    }

    String analyse(AnalysisRequest request, int rowsToModel) throws Stopped {
        var unknown = unknownNames(request);
        if (!unknown.isEmpty()) {
            return ToolResults.problems(unknown);
        }
        if (!budget.takeQuery()) {
            return noMore();
        }
        events.accept(new AgentEvent.Step(Analyses.step(request)));
        Finding finding = waiting.await(future -> future.complete(
                Analyses.run(request, parts.data().get(), parts.today().get())));
        switch (finding) {
            case Finding.Declined declined -> found.add(declined.text());
            case Finding.Found whole -> {
                found.add(whole.text());
                assumptions.addAll(whole.assumptions());
                warnings.addAll(whole.warnings());
                whole.parts().forEach(part -> {
                    found.add(part.title());
                    keep(result(part));
                });
            }
        }
        return ToolResults.of(finding, rowsToModel);
    }

    private void keep(Answer.Result result) {
        results.add(result);
        events.accept(new AgentEvent.Queried(result));
    }

    /** A table that was computed stands with all queries that it was computed of. */
    private Answer.Result result(Finding.Part part) {
        var queries = part.queries();
        if (queries.size() == 1 && queries.getFirst().table().equals(part.table())) {
            return new Answer.Result(Harmless.line(part.title()), queries.getFirst());
        }
        var certificate = Certificates.merged(
                        queries.stream().map(Outcome.Rows::certificate).toList())
                .orElseGet(() -> nothingRead(parts.data().get().shop().zone()));
        var rows = new Outcome.Rows(
                joined(queries.stream().map(Outcome.Rows::semanticSql).toList()),
                joined(queries.stream().map(Outcome.Rows::sql).toList()),
                queries.stream().map(Outcome.Rows::dialect).findFirst().orElse(""),
                part.table(),
                certificate,
                queries.stream()
                        .flatMap(query -> query.notes().stream())
                        .distinct()
                        .toList());
        return new Answer.Result(Harmless.line(part.title()), rows);
    }

    private static String joined(List<String> queries) {
        return String.join(
                ";\n\n", queries.stream().map(String::strip).distinct().toList());
    }

    private static Certificate nothingRead(ZoneId zone) {
        return new Certificate(List.of(), List.of(), Optional.empty(), zone, Map.of(), Map.of());
    }

    /** A model cannot repair what the engine or the store could not do. */
    private static void stopIfNotTheQuerysFault(Outcome.Rejected rejected) throws Stopped {
        for (var problem : rejected.problems()) {
            if (NOT_THE_QUERYS_FAULT.contains(problem.code())) {
                throw new Stopped(problem.message());
            }
        }
    }

    private List<Problem> unknownNames(AnalysisRequest request) {
        return switch (request) {
            case AnalysisRequest.Why why -> unknown(Optional.of(why.metric()), why.dimension());
            case AnalysisRequest.Experiment experiment -> unknown(experiment.metric(), Optional.empty());
            case AnalysisRequest.Cohort cohort -> unknown(Optional.empty(), cohort.by());
            case AnalysisRequest.UnderMargin under -> unknown(Optional.empty(), Optional.of(under.dimension()));
            case AnalysisRequest.Health health -> List.of();
        };
    }

    private List<Problem> unknown(Optional<String> metric, Optional<String> dimension) {
        var model = parts.data().get().model();
        var problems = new ArrayList<Problem>();
        metric.filter(name -> model.metric(name).isEmpty())
                .ifPresent(name -> problems.add(unknown(
                        "METRIC",
                        name,
                        model.metrics().stream().map(known -> known.name()).toList())));
        dimension
                .filter(name -> !model.dimensions().containsKey(name) && !Model.TIME_COLUMNS.contains(name))
                .ifPresent(name -> problems.add(
                        unknown("DIMENSION", name, model.dimensions().keySet())));
        return problems;
    }

    private static Problem unknown(String kind, String name, Collection<String> known) {
        return Problem.of("UNKNOWN_" + kind, "There is no " + kind.toLowerCase(Locale.ROOT) + " " + name + ".")
                .suggesting(Candidates.near(name, known));
    }
}
