package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.ingest.Importer;
import ai.victor.ingest.Progress;
import ai.victor.table.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The semantic SQL of the shared shop's public questions: it says what it should of any shop, and gives the right answers of that one. */
class PublicQuestionsTest {
    private static final Path SHOP = Path.of("../shared/shop");
    private static final Path PAGE = Path.of("src/test/resources/public-questions.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (P\\d+\\.\\d+)$");
    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T16:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void everyQueryRunsOverAnyShop() throws IOException {
        try (var analytics = Analytics.open(TestStore.smallShop(data), TestStore.model())) {
            assertThat(queries()).hasSizeGreaterThan(50);
            queries()
                    .values()
                    .forEach(queries -> assertThat(queries)
                            .isNotEmpty()
                            .allSatisfy(sql ->
                                    assertThat(analytics.run(sql)).as(sql).isInstanceOf(Outcome.Rows.class)));
        }
    }

    @Test
    void everyAnswerableTurnGetsItsGold() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SHOP.resolve("exports")), "the shared shop is not beside the project");
        new Importer(data, ai.victor.ingest.ShopSettings.NONE, CLOCK)
                .importPaths(List.of(SHOP.resolve("exports")), Progress.SILENT);
        var queries = queries();
        var turns = answerable();
        assertThat(queries.keySet()).isEqualTo(turns.keySet());
        var faults = new TreeMap<String, String>();
        try (var analytics = Analytics.open(data, TestStore.model())) {
            turns.forEach((turn, answer) -> {
                var tables = Optional.ofNullable(queries.get(turn)).orElse(List.of()).stream()
                        .map(sql -> table(analytics.run(sql)))
                        .toList();
                fault(answer, tables).ifPresent(fault -> faults.put(turn, fault));
            });
        }
        assertThat(faults).isEmpty();
    }

    /** The queries by turn, as the page has them. */
    private static Map<String, List<String>> queries() throws IOException {
        var queries = new LinkedHashMap<String, List<String>>();
        var page = Files.readString(PAGE);
        var headings = HEADING.matcher(page).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            var end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
            queries.put(
                    headings.get(i).group(1),
                    QUERY.matcher(page.substring(headings.get(i).end(), end))
                            .results()
                            .map(query -> query.group(1).strip())
                            .toList());
        }
        return queries;
    }

    /** The turns that are to be answered from the data; what a word means is answered from the model. */
    private static Map<String, JsonNode> answerable() throws IOException {
        var turns = new LinkedHashMap<String, JsonNode>();
        var mapper = new ObjectMapper();
        for (var line : Files.readAllLines(SHOP.resolve("public_gold.jsonl"))) {
            var turn = mapper.readTree(line);
            boolean answered = turn.get("status").size() == 1
                    && turn.get("status").get(0).asText().equals("answered");
            if (answered && !turn.get("category").asText().equals("definition")) {
                turns.put(turn.get("id").asText() + "." + (turn.get("turn").asInt() + 1), turn);
            }
        }
        return turns;
    }

    /** What the tables lack of a turn's golds, of which one is enough; where there is none, what they do not mention. */
    private static Optional<String> fault(JsonNode turn, List<Table> tables) {
        var faults = new ArrayList<String>();
        for (var gold : turn.get("golds")) {
            if (gold.get("state").isTextual()) {
                // Right only for an answer that says how it read the question, which no query does.
                continue;
            }
            var fault = Gold.of(gold).fault(tables);
            if (fault.isEmpty()) {
                return fault;
            }
            faults.add(fault.get());
        }
        if (turn.get("golds").isEmpty()) {
            var cells = tables.stream().map(Table::rows).map(List::toString).collect(Collectors.joining());
            turn.get("mentions").forEach(mention -> {
                if (!Pattern.compile(mention.asText()).matcher(cells).find()) {
                    faults.add("no mention of " + mention + " in " + cells);
                }
            });
        }
        return faults.stream().findFirst();
    }

    private static Table table(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rows rows -> rows.table();
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
