package ai.victor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.DateRange;
import ai.victor.query.ShopSettings;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a language model is told, to the byte, and what it costs. */
class PromptsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/prompt.md");
    private static final int MOST_TOKENS = 2500;

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final ShopSettings SHOP =
            new ShopSettings("Shop", "USD", ZoneId.of("America/Chicago"), DayOfWeek.MONDAY);
    private static final Map<String, DateRange> COVERAGE = Map.of(
            "order_lines", new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 29)),
            "refunds", new DateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 6, 29)),
            "ad_spend", new DateRange(LocalDate.of(2025, 3, 1), LocalDate.of(2026, 6, 29)));

    /** The page is rewritten with -Dgolden=accept. */
    @Test
    void theRequestIsWhatThePageHas() throws Exception {
        var request = Prompts.system(SHOP, COVERAGE, TODAY) + "\n\n# Tools\n\n" + tools();
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(GOLDEN, request);
        }
        assertThat(request).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void whatChangesFromDayToDayStandsLast() {
        var other = new ShopSettings("Other", "EUR", ZoneId.of("Europe/Berlin"), DayOfWeek.SUNDAY);
        var one = Prompts.system(SHOP, COVERAGE, TODAY);
        var two = Prompts.system(other, Map.of(), TODAY.plusDays(1));
        assertThat(one).startsWith(Prompts.rules());
        assertThat(two).startsWith(Prompts.rules());
        assertThat(Prompts.rules().length()).isGreaterThan(one.length() * 3 / 4);
    }

    @Test
    void promptAndToolsAreShort() {
        var registry = Encodings.newDefaultEncodingRegistry();
        for (var type : new EncodingType[] {EncodingType.O200K_BASE, EncodingType.CL100K_BASE}) {
            var encoding = registry.getEncoding(type);
            int tokens = encoding.countTokens(Prompts.system(SHOP, COVERAGE, TODAY)) + encoding.countTokens(tools());
            assertThat(tokens).as(type.getName()).isLessThanOrEqualTo(MOST_TOKENS);
        }
    }

    @Test
    void everyToolIsStrict() {
        assertThat(Tools.ALL).allSatisfy(tool -> {
            var parameters = tool.parameters();
            assertThat(parameters.required())
                    .as(tool.name())
                    .containsExactlyElementsOf(parameters.properties().keySet());
            assertThat(parameters.additionalProperties()).isFalse();
            assertThat(tool.description()).isNotBlank();
        });
    }

    /** As the protocol has them. */
    private static String tools() {
        return Tools.ALL.stream().map(PromptsTest::tool).collect(Collectors.joining("\n"));
    }

    private static String tool(ToolSpecification tool) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("type", "function");
            json.writeObjectFieldStart("function");
            json.writeStringField("name", tool.name());
            json.writeStringField("description", tool.description());
            json.writeObjectField("parameters", JsonSchemaElementUtils.toMap(tool.parameters(), true));
            json.writeBooleanField("strict", true);
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
