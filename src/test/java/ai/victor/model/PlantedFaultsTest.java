package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that Victor comes with, edited by somebody in a hurry: one reading names each mistake, its file and its line. */
public class PlantedFaultsTest {
    private static final Path OURS = Path.of("semantic-model");

    /** The code of what is a fault only together with another mistake. */
    private static final String NO_FAULT = "";

    /**
     * A mistake.
     *
     * @param before what stands in the file, once
     * @param after what it was made into; the fault is on its line
     * @param code of the problem
     * @param above how many lines before it the metric is named that has the fault
     */
    private record Mistake(String file, String before, String after, String code, int above) {
        Mistake(String file, String before, String after, String code) {
            this(file, before, after, code, 0);
        }
    }

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("orders.yml", "{measure: gross_sales_sum}", "{measure: gros_sales_sum}", "UNKNOWN_MEASURE"),
            new Mistake(
                    "ads.yml",
                    "{numerator: clicks, denominator: impressions}",
                    "{numerator: clics, denominator: impressions}",
                    "UNKNOWN_METRIC"),
            new Mistake(
                    "ads.yml",
                    "expr: 1000 * spend / NULLIF(impressions, 0)",
                    "expr: 1000 * spent / NULLIF(impressions, 0)",
                    "UNKNOWN_INPUT"),
            new Mistake(
                    "web.yml",
                    "{numerator: rec_clicks, denominator: rec_impressions}",
                    "{numerator: rec_ctr, denominator: rec_impressions}",
                    "METRIC_CYCLE",
                    4),
            new Mistake(
                    "refunds.yml",
                    "{name: refund_event_count, agg: count, expr: refund_id}",
                    "{name: refund_event_count, agg: cuont, expr: refund_id}",
                    "UNKNOWN_VALUE"),
            new Mistake(
                    "refunds.yml",
                    "{name: chargeback_fee_sum, agg: sum, expr: dispute_fee}",
                    "{name: chargeback_fee_sum, agg: sum, expr: dispute_fees}",
                    "UNKNOWN_COLUMN"),
            new Mistake(
                    "products.yml",
                    "- {name: sku, type: primary, expr: sku}",
                    "- {name: sku, type: foreign, expr: sku}",
                    "TO_MANY_JOIN"),
            // Two lines that make one mistake: now credit joins orders by itself, and by the customer's first one.
            new Mistake(
                    "attribution.yml",
                    "- {name: order, type: foreign, expr: order_id}",
                    "- {name: order, type: foreign, expr: order_id}\n      - {name: customer, type: foreign, expr: order_id}",
                    NO_FAULT),
            new Mistake(
                    "customers.yml",
                    "- {name: order, type: foreign, expr: first_order_id}",
                    "- {name: order, type: foreign, expr: first_order_id}\n      - {name: customer, type: unique, expr: first_order_id}",
                    "AMBIGUOUS_JOIN"),
            new Mistake(
                    "web.yml",
                    "{{ Dimension('order_line__line_source') }}",
                    "{{ Dimension('order_line__line_sauce') }}",
                    "UNKNOWN_DIMENSION"),
            new Mistake(
                    "orders.yml",
                    "synonyms: [cost status, cost basis, invoice status,",
                    "synonyms: [cost status, cost basis, cost status,",
                    "DUPLICATE"),
            new Mistake(
                    "tools.yml",
                    "synonyms: [tools, app, apps, software, subscription, subscriptions, saas]",
                    "synonyms: [tools, app, apps, month, subscription, subscriptions, saas]",
                    "SHADOWED_SYNONYM"),
            new Mistake(
                    "tools.yml",
                    "type_params: {time_granularity: month}",
                    "type_params: {time_granularity: moth}",
                    "UNKNOWN_VALUE"),
            new Mistake("customers.yml", "unit: money", "unit: dollars", "UNKNOWN_VALUE"),
            new Mistake(
                    "suppliers.yml",
                    "model: ref('fact_invoice_line')",
                    "modell: ref('fact_invoice_line')",
                    "UNKNOWN_KEY"),
            new Mistake("email.yml", "    type: ratio\n", "    type: ration\n", "UNKNOWN_VALUE"),
            new Mistake(
                    "costs.yml",
                    "unit: percent",
                    "unit: percent, verified_queries: [{question: Q, sql: SELECT 1, verified_by: me, verified_at: soon}]",
                    "WRONG_SHAPE"));

    @TempDir
    private Path folder;

    /** Plants all mistakes in a copy of the model; what is said of them, by file and line. */
    public static Map<String, String> plant(Path copy) throws IOException {
        var expected = new TreeMap<String, String>();
        for (var file : files()) {
            var text = Files.readString(file);
            for (var mistake : MISTAKES) {
                if (mistake.file.equals(file.getFileName().toString())) {
                    assertThat(text).as(mistake.toString()).contains(mistake.before);
                    int at = text.indexOf(mistake.before);
                    text = text.substring(0, at) + mistake.after + text.substring(at + mistake.before.length());
                    long line = 1
                            + text.substring(0, at)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
                    if (!mistake.code.equals(NO_FAULT)) {
                        expected.put(copy.resolve(mistake.file) + ":" + (line - mistake.above), mistake.code);
                    }
                }
            }
            Files.writeString(copy.resolve(file.getFileName().toString()), text);
        }
        return expected;
    }

    @Test
    void eachMistakeIsNamedWithItsLineAndWhatWouldDo() throws IOException {
        var expected = plant(folder);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(12);
        var columns = Set.of(
                "chargeback_id", "order_id", "order_name", "dispute_date", "amount", "dispute_fee", "payment_method");
        var marts = new MartColumns(martsOfOurs(columns));
        var problems = switch (ModelReader.read(folder, marts)) {
            case ModelReading.Faulty faulty -> faulty.problems();
            case ModelReading.Read read -> throw new AssertionError("no fault");
        };
        expected.forEach((place, code) -> assertThat(problems)
                .as(code + " at " + place + " in " + problems)
                .anySatisfy(problem -> {
                    assertThat(place(problem)).isEqualTo(place);
                    assertThat(problem.code()).isEqualTo(code);
                }));
        for (var code : List.of(
                "UNKNOWN_MEASURE",
                "UNKNOWN_METRIC",
                "UNKNOWN_COLUMN",
                "TO_MANY_JOIN",
                "UNKNOWN_DIMENSION",
                "AMBIGUOUS_JOIN")) {
            assertThat(problems)
                    .filteredOn(problem -> problem.code().equals(code))
                    .as(code)
                    .anySatisfy(problem -> assertThat(problem.candidates()).isNotEmpty());
        }
    }

    @Test
    void oursHasNone() {
        assertThat(ModelReader.read(OURS)).isInstanceOf(ModelReading.Read.class);
    }

    /** Every column that the model names exists, but for one table, whose columns are given. */
    private static Map<String, Set<String>> martsOfOurs(Set<String> chargebacks) throws IOException {
        var words = new ArrayList<String>();
        for (var file : files()) {
            words.addAll(List.of(Files.readString(file).split("\\W+")));
        }
        var tables = new TreeMap<String, Set<String>>();
        ModelReaderTest.read(OURS).semanticModels().forEach(model -> tables.put(model.table(), Set.copyOf(words)));
        tables.put("fact_chargeback", chargebacks);
        return tables;
    }

    private static String place(Problem problem) {
        return problem.place().map(place -> place.file() + ":" + place.line()).orElse("");
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(OURS)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }
}
