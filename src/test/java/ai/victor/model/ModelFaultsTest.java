package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong with a model, and where. Each case is a file beside {@link #BASE}; a caret stands before the place that the problem must
 * name.
 */
class ModelFaultsTest {
    private static final String BASE = """
            semantic_models:
              - name: loans
                model: ref('loan')
                defaults: {agg_time_dimension: loan_day}
                primary_entity: loan
                entities:
                  - {name: reader, type: foreign}
                dimensions:
                  - {name: loan_day, type: time, type_params: {time_granularity: day}}
                  - {name: shelf, type: categorical, label: Shelf, config: {meta: {synonyms: [rack]}}}
                measures:
                  - {name: loan_count, agg: count, expr: loan_no}
              - name: readers
                model: reader
                entities:
                  - {name: reader, type: primary}
                dimensions:
                  - {name: town, type: categorical}
            metrics:
              - name: loans
                label: Loans
                description: Books lent.
                type: simple
                type_params: {measure: loan_count}
                config: {meta: {unit: count, synonyms: [borrowings]}}
            """;

    private static final String SAID = "label: X, description: Y., config: {meta: {unit: count}}";

    @TempDir
    Path folder;

    @Test
    void theBaseIsWithoutFault() throws IOException {
        Files.writeString(folder.resolve("base.yml"), BASE);
        assertThat(ModelReader.read(folder)).isInstanceOf(ModelReading.Read.class);
    }

    @Test
    void namesThatLeadNowhere() throws IOException {
        metric("type: simple, type_params: {measure: ^loan_cuont}", "no measure loan_cuont", "loan_count");
        metric("type: ratio, type_params: {numerator: ^loan, denominator: loans}", "no metric loan", "loans");
        metric(
                "type: derived, type_params: {expr: loans + fines, metrics: [{name: loans}, {name: ^fines}]}",
                "no metric fines");
        metric(
                "type: derived, type_params: {expr: ^loans + lonas, metrics: [{name: loans}]}",
                "no input lonas",
                "loans");
        metric("type: derived, type_params: {expr: '1 + 1', metrics: [{name: ^loans}]}", "the expr does not use loans");
        metric(
                "type: simple, type_params: {measure: loan_count}, filter: ^\"{{ Dimension('loan__shelv') }} = 'A'\"",
                "semantic model loans reaches no dimension shelv",
                "shelf");
        metric(
                "type: simple, type_params: {measure: loan_count}, filter: ^\"{{ Dimension('loan__town') }} = 'A'\"",
                "no entity loan");
        metric(
                "type: simple, type_params: {measure: loan_count}, filter: ^\"{{ Dimension('loan__shelf') }} LIKE 'A'\"",
                "cannot read the filter from \"{{ Dimension('loan__shelf') }} LIKE 'A'\"; conditions are written");
    }

    @Test
    void namesTakenTwice() throws IOException {
        faulty(
                "metrics: [{name: ^loans, type: simple, type_params: {measure: loan_count}, %s}]",
                "metric loans is already declared at ");
        model(
                "dimensions: [{name: a, type: categorical}, {name: ^a, type: categorical}]",
                "dimension a is already declared at ");
        model(
                "dimensions: [{name: ^loans, type: categorical}]",
                "dimension loans has the name of the metric declared at ");
        model("dimensions: [{name: ^week, type: categorical}]", "dimension week has the name of a time column");
        model(
                "dimensions: [{name: ^loan_day, type: categorical}]",
                "dimension loan_day is of another type than the one of that name at ");
        model(
                "defaults: {agg_time_dimension: t}, dimensions: [{name: t, type: time, type_params: {time_granularity: day}}],"
                        + " measures: [{name: ^loan_count, agg: sum}]",
                "measure loan_count is already declared at ");
    }

    @Test
    void wordsThatMeanTwoThings() throws IOException {
        faulty(
                "metrics: [{name: x, type: simple, type_params: {measure: loan_count}, label: X, description: Y.,"
                        + " config: {meta: {unit: count, synonyms: [^Borrowings]}}}]",
                "\"Borrowings\" means metric x and metric loans");
        model(
                "dimensions: [{name: a, type: categorical, config: {meta: {synonyms: [^shelf]}}}]",
                "\"shelf\" means dimension a and dimension shelf");
    }

    @Test
    void metricsThatNeedThemselves() throws IOException {
        faulty("""
                metrics:
                  - {name: ^a, type: derived, type_params: {expr: b, metrics: [{name: b}]}, label: A, description: Y., config: {meta: {unit: count}}}
                  - {name: b, type: ratio, type_params: {numerator: loans, denominator: a}, label: B, description: Y., config: {meta: {unit: count}}}
                """, "metric a needs itself: a → b → a");
    }

    @Test
    void whatAMetricMustSay() throws IOException {
        var simple = "metrics: [^{name: x, type: simple, type_params: {measure: loan_count}, ";
        faulty(simple + "description: Y., config: {meta: {unit: count}}}]", "metric x has no label");
        faulty(simple + "label: X, config: {meta: {unit: count}}}]", "metric x has no description");
        faulty(simple + "label: X, description: Y.}]", "metric x has no unit under config: meta:");
        faulty("metrics: [^{name: x, type_params: {measure: loan_count}, %s}]", "this metric has no type");
        metric("type: ratio, type_params: ^{numerator: loans}", "this block of type_params has no denominator");
        metric("type: derived, type_params: ^{expr: '1'}", "this derived metric has no metrics");
    }

    @Test
    void keysBetweenTables() throws IOException {
        model(
                "entities: [{name: ^raeder, type: foreign}]",
                "foreign entity raeder is primary or unique in no semantic model",
                "reader");
        faulty("""
                semantic_models:
                  - {name: members, model: member, entities: [{name: card, type: primary}, {name: guest, type: foreign}]}
                  - {name: guests, model: guest, entities: [{name: guest, type: primary}, {name: ^card, type: foreign}]}
                  - {name: cards, model: card, entities: [{name: card, type: unique}]}
                """, "foreign entity card is primary or unique in more than one semantic model: members, cards");
    }

    @Test
    void timesOfMeasures() throws IOException {
        faulty(
                "semantic_models: [^{name: m, model: t, measures: [{name: s, agg: sum}]}]",
                "this semantic model with measures has no defaults: agg_time_dimension:");
        model(
                "defaults: {agg_time_dimension: ^loan_dya}, measures: [{name: s, agg: sum}],"
                        + " dimensions: [{name: loan_day, type: time, type_params: {time_granularity: day}}]",
                "no time dimension loan_dya",
                "loan_day");
    }

    @Test
    void whatIsNotSupportedYet() throws IOException {
        metric(
                "type: ^cumulative, type_params: {measure: loan_count}",
                "type cumulative of a metric is not supported yet");
        metric("type: ^conversion", "type conversion of a metric is not supported yet");
        metric(
                "type: derived, type_params: {expr: loans, metrics: [{name: loans, ^offset_window: 1 month}]}",
                "offset_window of a input of a derived metric is not supported yet");
        metric(
                "type: ratio, type_params: {numerator: {name: loans, ^filter: x}, denominator: loans}",
                "filter of a numerator is not supported yet");
        var time =
                "defaults: {agg_time_dimension: t}, dimensions: [{name: t, type: time, type_params: {time_granularity: day}}], ";
        model(
                time + "measures: [{name: s, agg: ^percentile}]",
                "agg percentile of a semantic model is not supported yet");
        model(
                time + "measures: [{name: s, agg: sum, ^non_additive_dimension: {name: t}}]",
                "non_additive_dimension of a measure is not supported yet");
        model(
                "dimensions: [{name: t, type: time, type_params: {time_granularity: ^hour}}]",
                "time_granularity hour of a semantic model is not supported yet");
    }

    @Test
    void keysAndValuesThatNobodyKnows() throws IOException {
        metric("type: simple, type_params: {measure: loan_count}, ^fliter: x", "no key fliter in a metric", "filter");
        metric("type: ^simpel", "no metric type simpel; there are simple, ratio, derived", "simple");
        model("entities: [{name: e, type: ^primry}]", "no entity type primry; there are ", "primary");
        faulty("^metrcis: []", "no key metrcis in a model's file", "metrics");
        faulty(
                "metrics: [{name: ^Loans2, type: simple, type_params: {measure: loan_count}, %s}]",
                "the name Loans2 must be ");
        faulty("version: 2\n^version: 3", "the key version stands twice in this model's file");
        faulty("metrics: ^loans", "metrics must be a list");
        faulty("^- a", "a model's file must be a mapping");
    }

    @Test
    void textThatIsNotYaml() throws IOException {
        faulty("metrics:\n  - name: a\n ^label: b", "not YAML: ");
        faulty("metrics: [{name: a\n^", "not YAML: ");
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        var problems = problems("metrics: [{name: A, tpye: simple}]\nmetrcis: []");
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "BAD_NAME", "MISSING", "MISSING", "MISSING", "MISSING", "UNKNOWN_KEY", "UNKNOWN_KEY");
    }

    @Test
    void aFolderWithoutModel() {
        assertThat(((ModelReading.Faulty) ModelReader.read(folder))
                        .problems()
                        .getFirst()
                        .message())
                .startsWith("no semantic model: ")
                .endsWith("has no file that ends in .yml or .yaml");
        assertThat(((ModelReading.Faulty) ModelReader.read(folder.resolve("gone")))
                        .problems()
                        .getFirst()
                        .message())
                .endsWith("gone is not a folder");
    }

    private void metric(String parts, String message, String... candidates) throws IOException {
        faulty("metrics: [{name: x, " + parts + ", %s}]", message, candidates);
    }

    private void model(String parts, String message, String... candidates) throws IOException {
        faulty("semantic_models: [{name: m, model: t, " + parts + "}]", message, candidates);
    }

    /** The file's one fault starts with the message and stands at the caret. */
    private void faulty(String marked, String message, String... candidates) throws IOException {
        var yaml = marked.replace("%s", SAID);
        int caret = yaml.indexOf('^');
        var before = yaml.substring(0, caret);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = caret - before.lastIndexOf('\n');
        var problems = problems(before + yaml.substring(caret + 1));
        assertThat(problems).as(yaml).hasSize(1);
        assertThat(problems.getFirst().toString())
                .as(yaml)
                .startsWith(folder.resolve("test.yml") + ":" + line + ":" + column + ": " + message);
        assertThat(problems.getFirst().candidates()).as(yaml).startsWith(candidates);
    }

    private List<Problem> problems(String yaml) throws IOException {
        Files.writeString(folder.resolve("base.yml"), BASE);
        Files.writeString(folder.resolve("test.yml"), yaml);
        return switch (ModelReader.read(folder)) {
            case ModelReading.Read read -> throw new AssertionError("no fault in " + yaml);
            case ModelReading.Faulty faulty -> faulty.problems();
        };
    }
}
