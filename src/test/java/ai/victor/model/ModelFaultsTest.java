package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is wrong with a model's names, words and joins, and where. */
class ModelFaultsTest extends ModelFaults {
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
        faulty(
                """
                semantic_models:
                  - {name: members, model: member, entities: [{name: card, type: primary}, {name: guest, type: foreign}],
                     dimensions: [{name: colour, type: categorical}]}
                  - {name: guests, model: guest, entities: [{name: guest, type: primary}, {name: card, type: foreign}]}
                  - {name: cards, model: card, entities: [{name: card, type: unique}], dimensions: [{name: ^colour, type: categorical}]}
                """,
                "semantic model guests reaches card__colour in more than one semantic model: members, cards",
                "cards_colour");
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
        metric(
                "type: simple, ^time_granularity: day, type_params: {measure: loan_count}",
                "time_granularity of a metric");
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
        faulty(
                "models: [{name: x, time_spine: {^custom_granularities: [{name: fiscal}]}}]",
                "custom_granularities of a time spine");
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
                .containsExactlyInAnyOrder("BAD_NAME", "MISSING", "UNKNOWN_KEY", "UNKNOWN_KEY");
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
}
