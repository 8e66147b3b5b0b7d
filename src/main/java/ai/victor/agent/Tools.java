package ai.victor.agent;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;

/** The two tools that a model has, as it is told of them. */
final class Tools {
    static final String RUN_QUERY = "run_query";
    static final String ANSWER = "answer";

    /** What a model may say of how a question ended. */
    static final List<String> STATUSES = List.of("answered", "clarify", "refused", "unanswerable");

    private static final ToolSpecification RUN_QUERY_TOOL = ToolSpecification.builder()
            .name(RUN_QUERY)
            .description(Prompts.text("run_query"))
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("title", "what the result is called, a few words")
                    .addStringProperty("sql", "the SELECT")
                    .required("title", "sql")
                    .additionalProperties(false)
                    .build())
            .build();

    private static final ToolSpecification ANSWER_TOOL = ToolSpecification.builder()
            .name(ANSWER)
            .description(Prompts.text("answer"))
            .parameters(JsonObjectSchema.builder()
                    .addEnumProperty("status", STATUSES)
                    .addStringProperty("text")
                    .addStringProperty("reading")
                    .addProperty(
                            "assumptions",
                            JsonArraySchema.builder()
                                    .items(new JsonStringSchema())
                                    .build())
                    .required("status", "text", "reading", "assumptions")
                    .additionalProperties(false)
                    .build())
            .build();

    /** What a model may call at any time. */
    static final List<ToolSpecification> ALL = List.of(RUN_QUERY_TOOL, ANSWER_TOOL);

    /** What it may call when its rounds are used up. */
    static final List<ToolSpecification> LAST = List.of(ANSWER_TOOL);

    private Tools() {}
}
