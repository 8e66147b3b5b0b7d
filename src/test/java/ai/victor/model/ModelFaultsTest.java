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
                "type: simple, type_params: {measure: loan_count}, filter: ^\"{{ Dimension('loan__shelf') }} ~ 'A'\"",
                "cannot read the filter from \"~ 'A'\"; conditions are written");
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
                  - {name: members, model: member, entities: [{name: card, type: primary}, {name: guest, type: foreign}],
                     dimensions: [{name: colour, type: categorical}]}
                  - {name: guests, model: guest, entities: [{name: guest, type: primary}, {name: card, type: foreign}]}
                  - {name: cards, model: card, entities: [{name: card, type: unique}], dimensions: [{name: ^colour, type: categorical}]}
                """, "semantic model guests reaches card__colour in more than one semantic model: members, cards", "cards_colour");
        faulty(
                "semantic_models: [{name: fines, model: f, entities: [{name: reader, type: foreign}], dimensions: [{name: cause, type: categorical}]}]\n"
                        + "metrics: [{name: x, type: simple, type_params: {measure: loan_count}, filter: ^\"{{ Dimension('reader__cause') }} = 'a'\", %s}]",
                "cause of fines cannot be joined to loans: fines may have many rows for one reader",
                "a metric over fines");
        faulty(
                "semantic_models: [{name: s, model: s, entities: [{name: desk, type: foreign}], measures: [{name: n, agg: count, agg_time_dimension: t}],"
                        + " dimensions: [{name: t, type: time, type_params: {time_granularity: day}}]},\n"
                        + " {name: desks, model: d, entities: [{name: ^desk, type: foreign}], dimensions: [{name: wood, type: categorical}]}]",
                "entity desk is foreign in desks and in s and primary nowhere",
                "type: primary");
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
    void whatIsRefusedByName() throws IOException {
        metric(
                "type: ratio, type_params: {numerator: {name: ^loans, offset_window: 1 month}, denominator: loans}",
                "an offset of a ratio's numerator or denominator is not supported",
                "type: derived");
        metric("type: simple, ^time_granularity: day, type_params: {measure: loan_count}", "time_granularity of a metric");
        metric(
                "type: conversion, type_params: {conversion_type_params: {base_measure: {name: ^loan_count, fill_nulls_with: 0},"
                        + " conversion_measure: loan_count, entity: reader}}",
                "fill_nulls_with or join_to_timespine of a base_measure of a conversion metric");
        model("dimensions: [{name: a, type: categorical, ^is_partition: true}]", "is_partition of a dimension");
        model(
                "dimensions: [{name: t, type: time, type_params: {time_granularity: day, ^validity_params: {is_start: true}}}]",
                "validity_params of a dimension's type_params");
        model("entities: [{name: e, type: primary, ^role: x}]", "role of a entity");
        metric(
                "type: simple, type_params: {measure: loan_count}, filter: ^\"{{ Metric('loans', group_by=['reader']) }} > 2\"",
                "Metric() of a filter or saved query");
        metric(
                "type: simple, type_params: {measure: loan_count}, filter: ^\"{{ TimeDimension('metric_time').date_part('year') }} = 2026\"",
                "date_part of metric_time of a filter or saved query");
        metric(
                "type: simple, type_params: {measure: loan_count},"
                        + " filter: ^\"{{ Dimension('loan__shelf') }} = 'A' OR {{ Dimension('reader__town') }} = 'B'\"",
                "OR between conditions on different columns");
        faulty(
                "saved_queries: [{name: q, query_params: {metrics: [loans]}, ^exports: [{name: x}]}]",
                "exports of a saved query");
        faulty(
                "models: [{name: x, ^semantic_model: {enabled: true}}]",
                "semantic_model of a model is of dbt's newer specification");
        faulty("models: [{name: x, time_spine: {^custom_granularities: [{name: fiscal}]}}]", "custom_granularities of a time spine");
    }

    @Test
    void lengthsOfTime() throws IOException {
        var cumulative = "type: cumulative, type_params: {measure: loan_count, ";
        metric(cumulative + "window: ^7 dyas}", "no unit dyas in window; there are days", "days");
        metric(cumulative + "window: ^7 hours}", "window 7 hours is not supported: the finest time is a day", "day");
        metric(cumulative + "window: ^days}", "window days must be a count and a unit", "7 days");
        metric(cumulative + "window: ^0 days}", "window 0 days must be a count and a unit");
        metric(cumulative + "grain_to_date: ^moth}", "no grain_to_date moth; there are day", "month");
        metric(
                cumulative + "window: 7 days, grain_to_date: ^month}",
                "a cumulative metric has either window or grain_to_date, not both");
        metric(cumulative + "cumulative_type_params: {period_agg: ^lats}}", "no period_agg lats", "last");
        metric(cumulative + "cumulative_type_params: {^wndow: 1 day}}", "no key wndow", "window");
        metric(
                "type: derived, type_params: {expr: a, metrics: [{name: loans, alias: a, offset_window: 1 year, offset_to_grain: ^month}]}",
                "a input of a derived metric has either offset_window or offset_to_grain");
        faulty("""
                metrics:
                  - {name: before, type: derived, type_params: {expr: loans, metrics: [{name: loans, offset_window: 1 month}]}}
                  - {name: x, type: derived, type_params: {expr: before, metrics: [{name: ^before, offset_window: 1 year}]}}
                """, "an offset of an offset is not supported: before");
        var time = "defaults: {agg_time_dimension: ^t}, dimensions: [{name: t, type: time, type_params: {time_granularity: quarter}}], ";
        model(time + "measures: [{name: s, agg: sum}]", "measures dated by a quarter, as t is, are not supported");
    }

    @Test
    void measuresThatCannotBe() throws IOException {
        var time =
                "defaults: {agg_time_dimension: t}, dimensions: [{name: t, type: time, type_params: {time_granularity: day}}], ";
        model(time + "measures: [^{name: s, agg: percentile}]", "this percentile measure has no agg_params: percentile:");
        model(
                time + "measures: [{name: s, agg: percentile, agg_params: {^percentile: 95}}]",
                "percentile 95 must lie between 0 and 1",
                "0.95");
        model(
                time + "measures: [{name: s, agg: sum, agg_params: {^percentile: 0.5}}]",
                "percentile means nothing to agg sum",
                "agg: percentile");
        model(
                time + "measures: [{name: s, agg: sum, non_additive_dimension: {name: ^tt}}]", "no time dimension tt", "t");
        model(
                time + "measures: [{name: s, agg: sum, non_additive_dimension: {name: t, window_groupings: [^user]}}]",
                "no entity user");
        model(time + "measures: [{name: s, agg: ^medain}]", "no agg medain", "median");
    }

    @Test
    void conversionsNeedAnEntityOnBothSides() throws IOException {
        var joined = "semantic_models: [{name: fines, model: f, defaults: {agg_time_dimension: f_day},"
                + " dimensions: [{name: f_day, type: time, type_params: {time_granularity: day}}],"
                + " entities: [{name: reader, type: foreign}, {name: card, type: foreign}], measures: [{name: fine_count, agg: count}]}]\n";
        var conversion = "metrics: [{name: x, %s, type: conversion, type_params: {conversion_type_params:"
                + " {base_measure: loan_count, conversion_measure: fine_count, ";
        faulty(joined + conversion + "entity: ^card}}}]", "no entity card in semantic model loans", "reader");
        faulty(
                joined + conversion
                        + "entity: reader, constant_properties: [{base_property: ^shelff, conversion_property: reader}]}}}]",
                "no property shelff",
                "shelf");
        faulty(
                joined + conversion + "entity: reader, calculation: ^conversion}}}]",
                "no calculation conversion",
                "conversions");
    }

    @Test
    void numbersThatNoQueryCouldGive() throws IOException {
        var fines = "semantic_models: [{name: fines, model: f, defaults: {agg_time_dimension: f_day},"
                + " dimensions: [{name: f_day, type: time, type_params: {time_granularity: day}}],"
                + " measures: [{name: fine_count, agg: count, create_metric: true}]}]\n";
        faulty(
                fines + "metrics: [{name: x, %s, type: ratio, type_params: {numerator: loans, denominator: fine_count},"
                        + " filter: ^\"{{ Dimension('loan__shelf') }} = 'A'\"}]",
                "no query could satisfy this: semantic model fines has no dimension shelf");
        faulty(
                "metrics: [{name: ^x, %s, type: simple, type_params: {measure: {name: loan_count, filter: \"{{ Dimension('loan__shelf') }} = 'A'\"}},"
                        + " filter: \"{{ Dimension('loan__shelf') }} = 'B'\"}]",
                "no row is in metric x: shelf cannot be both 'A' and 'B'");
    }

    @Test
    void keptQueriesNameWhatThereIs() throws IOException {
        var saved = "saved_queries: [{name: q, query_params: {metrics: [loans], ";
        faulty("saved_queries: [{name: q, query_params: {metrics: [^laons]}}]", "no metric laons", "loans");
        faulty(saved + "group_by: [^\"Dimension('loan__shelve')\"]}}]", "semantic model loans reaches no dimension shelve", "shelf");
        faulty(saved + "group_by: [^\"TimeDimension('metric_time', 'hour')\"]}}]", "time granularity hour is not supported");
        faulty(saved + "order_by: [^\"Dimension('loan__shelf')\"]}}]", "no column of this query shelf");
        faulty(saved + "^limit: 0}}]", "limit must be a whole number");
        faulty(saved + "where: [^\"{{ Dimension('loan__shelf') }} =\"]}}]", "cannot read the filter");
        faulty(
                "metrics: [{name: y, type: simple, type_params: {measure: loan_count},"
                        + " config: {meta: {verified_queries: [^{question: How many?, verified_by: me, verified_at: 2026-01-01}]}}}]",
                "this verified query has no sql");
        faulty(
                "metrics: [{name: y, type: simple, type_params: {measure: loan_count},"
                        + " config: {meta: {verified_queries: [{question: Q, sql: SELECT 1, verified_by: me, verified_at: ^yesterday}]}}}]",
                "yesterday must be a date");
    }

    @Test
    void rollupsGiveTheSameNumbers() throws IOException {
        var rollup = "semantic_models: [{name: loan_days, model: ld, config: {meta: {rollup_of: loans}}, defaults: {agg_time_dimension: loan_day},"
                + " dimensions: [{name: loan_day, type: time, type_params: {time_granularity: day}}";
        faulty(rollup + "], measures: [{name: ^loan_count, agg: count}]}]", "measure loan_count of a rollup gives another number", "agg: sum");
        faulty(rollup + "], measures: [{name: ^loan_cont, agg: sum}]}]", "measure loan_cont of a rollup is not in", "loan_count");
        faulty(rollup + ", {name: ^shelv, type: categorical}]}]", "dimension shelv of a rollup is not in", "shelf");
        faulty(
                "semantic_models: [{name: x, model: ld, config: {meta: {rollup_of: ^loan}}}]",
                "no semantic model loan",
                "loans");
    }

    @Test
    void wordsThatAreNeverFound() throws IOException {
        faulty(
                "metrics: [{name: x, type: simple, type_params: {measure: loan_count}, label: X, config: {meta: {synonyms: [^Shelf]}}}]",
                "\"Shelf\" of metric x is the name of a dimension, which is found first");
        faulty(
                "metrics: [{name: x, type: simple, type_params: {measure: loan_count}, label: X, config: {meta: {synonyms: [^month]}}}]",
                "\"month\" of metric x is the name of a time column");
        faulty(
                "metrics: [{name: x, type: simple, type_params: {measure: loan_count}, label: X, config: {meta: {synonyms: [a b, ^A b]}}}]",
                "\"A b\" is already said of the same at ");
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
                        "BAD_NAME", "MISSING", "UNKNOWN_KEY", "UNKNOWN_KEY");
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
        if (candidates.length > 0) {
            assertThat(problems.getFirst().candidates()).as(yaml).startsWith(candidates);
        }
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
