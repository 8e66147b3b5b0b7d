package ai.victor.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools as clients are told of them. */
final class Schemas {
    static final String ASK = "ask";
    static final String QUERY = "query";
    static final String LIST_METRICS = "list_metrics";
    static final String DESCRIBE = "describe";
    static final String EXPLAIN_CHANGE = "explain_change";
    static final String READ_EXPERIMENT = "read_experiment";

    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> DAY =
            Map.of("type", "string", "pattern", "^\\d{4}-\\d{2}-\\d{2}$", "description", "YYYY-MM-DD");
    private static final String CONDITION =
            "Semantic SQL over dimensions, such as country = 'US'; left out for all rows.";

    private Schemas() {}

    /** A parameter. */
    private record Parameter(String name, Map<String, Object> schema, boolean required) {}

    static McpSchema.Tool tool(String name) {
        return switch (name) {
            case ASK ->
                tool(
                        name,
                        "Ask a question",
                        "Answers a question in plain English about the shop's profit, costs, ads, visits, customers and experiments: the number, what the question was "
                                + "taken to mean, the rows, both queries and a certificate of what they rest on. It declines what it does not understand. Send `conversation` "
                                + "of an earlier answer to go on from it.",
                        text("question", "The question, as a seller would put it.", true),
                        text("conversation", "The conversation of an earlier answer.", false));
            case QUERY ->
                tool(
                        name,
                        "Run semantic SQL",
                        "Runs one SELECT over the virtual table `metrics`, whose columns are all dimensions, the time columns day, week, month, quarter, year, weekday, and all "
                                + "metrics, read with AGGREGATE: SELECT week, channel, AGGREGATE(revenue) AS revenue FROM metrics WHERE day >= DATE '2026-06-01' GROUP BY week, channel. "
                                + "list_metrics and describe tell the names.",
                        text("sql", "The SELECT.", true));
            case LIST_METRICS ->
                tool(
                        name,
                        "List metrics",
                        "Lists the metrics with their definitions, units and a question for each.",
                        text(
                                "words",
                                "Only those whose name, label, synonyms or definition have all of these words.",
                                false),
                        text("dimension", "Only those that can be cut by this dimension.", false));
            case DESCRIBE ->
                tool(
                        name,
                        "Describe a metric or dimension",
                        "All there is to say of one metric or dimension: definition, unit, synonyms, what it can be cut by, values.",
                        text("name", "Its name, such as contribution_margin or aesthetic.", true));
            case EXPLAIN_CHANGE ->
                tool(
                        name,
                        "Explain a change",
                        "Says whether a metric moved between two periods by more than noise, what the change is made of, and where it sits. The parts add up to the change.",
                        text("metric", "Its name, such as contribution_margin.", true),
                        new Parameter("now_from", DAY, true),
                        new Parameter("now_to", DAY, true),
                        new Parameter("before_from", DAY, true),
                        new Parameter("before_to", DAY, true),
                        text("condition", CONDITION, false),
                        text("dimension", "To split over; left out for the most telling.", false));
            case READ_EXPERIMENT ->
                tool(
                        name,
                        "Read an experiment",
                        "Reads an experiment with a holdout: sample-ratio check, difference with its 95% interval, whether it lifted margin or only revenue.",
                        text("name", "The experiment; left out where there is but one.", false),
                        text("metric", "To judge it by; left out for margin per visitor.", false));
            default -> throw new IllegalArgumentException(name);
        };
    }

    static final List<String> NAMES = List.of(ASK, QUERY, LIST_METRICS, DESCRIBE, EXPLAIN_CHANGE, READ_EXPERIMENT);

    private static Parameter text(String name, String description, boolean required) {
        var schema = new LinkedHashMap<>(TEXT);
        schema.put("description", description);
        return new Parameter(name, schema, required);
    }

    private static McpSchema.Tool tool(String name, String title, String description, Parameter... parameters) {
        var properties = new LinkedHashMap<String, Object>();
        for (var parameter : parameters) {
            properties.put(parameter.name(), parameter.schema());
        }
        var required = List.of(parameters).stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return new McpSchema.Tool.Builder()
                .name(name)
                .title(title)
                .description(description)
                .inputSchema(schema)
                .annotations(new McpSchema.ToolAnnotations(title, true, false, true, false, null))
                .build();
    }
}
