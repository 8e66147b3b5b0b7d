package ai.victor.agent;

import ai.victor.language.AnalysisRequest.CohortMeasure;
import ai.victor.language.AnalysisRequest.ExperimentAspect;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tools that a model has, as it is told of them. Every parameter is required, because strict servers want that; the empty string says that there
 * is nothing to say.
 */
final class Tools {
    static final String FIND = "find";
    static final String RUN_QUERY = "run_query";
    static final String EXPLAIN_CHANGE = "explain_change";
    static final String READ_EXPERIMENT = "read_experiment";
    static final String COHORT = "cohort";
    static final String UNDER_MARGIN = "under_margin";
    static final String DATA_HEALTH = "data_health";
    static final String ANSWER = "answer";

    /** What a model may say of how a question ended. */
    static final List<String> STATUSES = List.of("answered", "clarify", "refused", "unanswerable");

    /** What {@link #COHORT} measures. */
    static final List<String> MEASURES = Arrays.stream(CohortMeasure.values())
            .map(measure -> measure.name().toLowerCase(Locale.ROOT))
            .toList();

    /** What is asked of an experiment beside what it did. */
    static final List<String> ASPECTS = Arrays.stream(ExperimentAspect.values())
            .map(aspect -> aspect.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final List<String> NONE_OR_ASPECTS =
            Stream.concat(Stream.of(""), ASPECTS.stream()).toList();

    private static final String DAY = "YYYY-MM-DD";
    private static final String DAY_OR_NONE = "YYYY-MM-DD or \"\"";
    private static final String CONDITION = "semantic SQL over dimensions, or \"\"";

    private static final ToolSpecification ANSWER_TOOL = tool(
            ANSWER,
            JsonObjectSchema.builder()
                    .addEnumProperty("status", STATUSES)
                    .addStringProperty("text")
                    .addStringProperty("reading")
                    .addProperty(
                            "assumptions",
                            JsonArraySchema.builder()
                                    .items(new JsonStringSchema())
                                    .build()));

    /** What a model may call at any time. */
    static final List<ToolSpecification> ALL = List.of(
            tool(FIND, JsonObjectSchema.builder().addStringProperty("words")),
            tool(
                    RUN_QUERY,
                    JsonObjectSchema.builder()
                            .addStringProperty("title", "what the result is called, a few words")
                            .addStringProperty("sql", "the SELECT")),
            tool(
                    EXPLAIN_CHANGE,
                    JsonObjectSchema.builder()
                            .addStringProperty("metric")
                            .addStringProperty("now_from", DAY)
                            .addStringProperty("now_to", DAY)
                            .addStringProperty("before_from", DAY)
                            .addStringProperty("before_to", DAY)
                            .addStringProperty("condition", CONDITION)
                            .addStringProperty("dimension", "to split over, or \"\" for the best")
                            .addEnumProperty(
                                    "claimed", List.of("", "up", "down"), "which way the question says it went")
                            .addStringProperty("part_name", "to hold two parts of one period together, or \"\"")
                            .addStringProperty("part_condition", CONDITION)
                            .addStringProperty("other_name")
                            .addStringProperty("other_condition", CONDITION)
                            .addEnumProperty("parts", List.of("", "no"), "no: only how far apart they are")),
            tool(
                    READ_EXPERIMENT,
                    JsonObjectSchema.builder()
                            .addStringProperty("name", "or \"\" if none is named")
                            .addStringProperty("metric", "to judge it by, or \"\"")
                            .addEnumProperty("asked", NONE_OR_ASPECTS, "if only this is asked")),
            tool(
                    COHORT,
                    JsonObjectSchema.builder()
                            .addEnumProperty("measure", MEASURES)
                            .addStringProperty("by", "dimension of the first order, or \"\"")
                            .addStringProperty("acquired_from", DAY_OR_NONE)
                            .addStringProperty("acquired_to", DAY_OR_NONE)
                            .addIntegerProperty("days", "after the first order, or 0")
                            .addStringProperty("condition", CONDITION)),
            tool(
                    UNDER_MARGIN,
                    JsonObjectSchema.builder()
                            .addStringProperty("dimension")
                            .addNumberProperty("points", "the margin in percent")
                            .addStringProperty("from", DAY)
                            .addStringProperty("to", DAY)
                            .addStringProperty("condition", CONDITION)),
            tool(
                    DATA_HEALTH,
                    JsonObjectSchema.builder()
                            .addStringProperty("from", DAY_OR_NONE)
                            .addStringProperty("to", DAY_OR_NONE)
                            .addStringProperty("about", "a source or an aspect, or \"\"")),
            ANSWER_TOOL);

    /** What it may call when its rounds are used up. */
    static final List<ToolSpecification> LAST = List.of(ANSWER_TOOL);

    static final List<String> NAMES = ALL.stream().map(ToolSpecification::name).toList();

    /** Letters of what a model is told of all tools. */
    static final int LETTERS = ALL.toString().length();

    private Tools() {}

    private static ToolSpecification tool(String name, JsonObjectSchema.Builder parameters) {
        var names = List.copyOf(parameters.build().properties().keySet());
        return ToolSpecification.builder()
                .name(name)
                .description(Prompts.text(name).strip())
                .parameters(
                        parameters.required(names).additionalProperties(false).build())
                .build();
    }
}
