package ai.victor.mcp;

import ai.victor.access.Caller;
import ai.victor.access.Scope;
import ai.victor.agent.AgentEvent;
import ai.victor.agent.Asker;
import ai.victor.agent.Cancellation;
import ai.victor.query.Outcome;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the calls of tools: whatever goes wrong is a result that says so, never a trace. */
final class Tools {
    private static final Logger LOG = LoggerFactory.getLogger(Tools.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the audit log calls the way by which calls come here. */
    private static final String DOOR = "mcp";

    private static final int LONGEST_QUESTION = 2000;
    private static final int LONGEST_SQL = 20_000;

    private final McpShop shop;
    private final Catalogue catalogue;

    Tools(McpShop shop) {
        this.shop = shop;
        this.catalogue = new Catalogue(shop.data());
    }

    /**
     * Serves one call.
     *
     * @param steps is told what is being done
     */
    CallToolResult call(String tool, Map<String, Object> arguments, Caller caller, Consumer<String> steps) {
        var scope = tool.equals(Schemas.QUERY) ? Scope.QUERY : Scope.ASK;
        if (!caller.may(scope)) {
            return Results.error("This key is not for that: it lacks the scope " + scope.word() + ".");
        }
        var begun = System.nanoTime();
        try {
            return switch (tool) {
                case Schemas.ASK -> ask(arguments, caller, steps);
                case Schemas.QUERY -> query(text(arguments, "sql"), caller);
                case Schemas.LIST_METRICS -> metrics(text(arguments, "words"), text(arguments, "dimension"));
                case Schemas.DESCRIBE -> describe(text(arguments, "name").strip(), caller);
                case Schemas.EXPLAIN_CHANGE, Schemas.READ_EXPERIMENT -> analyse(tool, arguments, caller, steps);
                default ->
                    Results.error("There is no tool " + tool + "; there are " + String.join(", ", Schemas.NAMES) + ".");
            };
        } catch (RuntimeException e) {
            LOG.error("the tool {} failed", tool, e);
            shop.logbook().broke(DOOR, tool, (System.nanoTime() - begun) / 1_000_000);
            return Results.error("Something in Victor failed; its log tells more.");
        }
    }

    private CallToolResult ask(Map<String, Object> arguments, Caller caller, Consumer<String> steps) {
        var question = text(arguments, "question").strip();
        if (question.isEmpty() || question.length() > LONGEST_QUESTION) {
            return Results.error("`question` must be a text of 1 to " + LONGEST_QUESTION + " characters.");
        }
        var asker = shop.askers().apply(caller);
        var id = text(arguments, "conversation");
        var conversation = id.isBlank() ? Optional.of(asker.begin()) : asker.resume(id);
        if (conversation.isEmpty()) {
            return Results.error(
                    "There is no such conversation, or it was forgotten; leave `conversation` out to begin a new one.");
        }
        var answer = asker.ask(conversation.get(), question, event -> step(event, steps), new Cancellation());
        shop.logbook().answered(caller, DOOR, "ask", question, answer);
        return Results.of(answer);
    }

    private CallToolResult query(String sql, Caller caller) {
        if (sql.isBlank() || sql.length() > LONGEST_SQL) {
            return Results.error("`sql` must be one SELECT over metrics, of at most " + LONGEST_SQL + " characters.");
        }
        var begun = System.nanoTime();
        var outcome = shop.data().get().run(sql, caller.claims());
        var millis = (System.nanoTime() - begun) / 1_000_000;
        shop.logbook().queried(caller, DOOR, sql, outcome, millis);
        return switch (outcome) {
            case Outcome.Rejected rejected -> Results.error(rejected.problems());
            case Outcome.Rows rows -> Results.of(rows);
        };
    }

    private CallToolResult metrics(String words, String dimension) {
        return catalogue
                .unknownDimension(dimension.strip())
                .map(problem -> Results.error(List.of(problem)))
                .orElseGet(() -> Results.json(catalogue.metrics(words, dimension.strip())));
    }

    private CallToolResult describe(String name, Caller caller) {
        return catalogue
                .described(name, caller.claims())
                .map(Results::json)
                .orElseGet(() -> Results.error(List.of(catalogue.unknown(name))));
    }

    private CallToolResult analyse(String tool, Map<String, Object> arguments, Caller caller, Consumer<String> steps) {
        Asker asker = shop.askers().apply(caller);
        var json = MAPPER.valueToTree(arguments);
        var answer = asker.analyse(tool, json, event -> step(event, steps), new Cancellation());
        shop.logbook().answered(caller, DOOR, tool, json.toString(), answer);
        return Results.of(answer);
    }

    private static void step(AgentEvent event, Consumer<String> steps) {
        if (event instanceof AgentEvent.Step(String text)) {
            steps.accept(text);
        }
    }

    /** What is left out says nothing; what is no text is taken as it is written. */
    private static String text(Map<String, Object> arguments, String name) {
        var value = arguments.get(name);
        return value == null ? "" : value.toString();
    }

    Catalogue catalogue() {
        return catalogue;
    }
}
