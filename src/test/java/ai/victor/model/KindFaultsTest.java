package ai.victor.model;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is wrong with metrics of the richer kinds, with rollups and with the queries kept in a model, and where. */
class KindFaultsTest extends ModelFaults {
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
        var time =
                "defaults: {agg_time_dimension: ^t}, dimensions: [{name: t, type: time, type_params: {time_granularity: quarter}}], ";
        model(time + "measures: [{name: s, agg: sum}]", "measures dated by a quarter, as t is, are not supported");
    }

    @Test
    void measuresThatCannotBe() throws IOException {
        var time =
                "defaults: {agg_time_dimension: t}, dimensions: [{name: t, type: time, type_params: {time_granularity: day}}], ";
        model(
                time + "measures: [^{name: s, agg: percentile}]",
                "this percentile measure has no agg_params: percentile:");
        model(
                time + "measures: [{name: s, agg: percentile, agg_params: {^percentile: 95}}]",
                "percentile 95 must lie between 0 and 1",
                "0.95");
        model(
                time + "measures: [{name: s, agg: sum, agg_params: {^percentile: 0.5}}]",
                "percentile means nothing to agg sum",
                "agg: percentile");
        model(
                time + "measures: [{name: s, agg: sum, non_additive_dimension: {name: ^tt}}]",
                "no time dimension tt",
                "t");
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
        faulty(
                saved + "group_by: [^\"Dimension('loan__shelve')\"]}}]",
                "semantic model loans reaches no dimension shelve",
                "shelf");
        faulty(
                saved + "group_by: [^\"TimeDimension('metric_time', 'hour')\"]}}]",
                "time granularity hour is not supported");
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
        var rollup =
                "semantic_models: [{name: loan_days, model: ld, config: {meta: {rollup_of: loans}}, defaults: {agg_time_dimension: loan_day},"
                        + " dimensions: [{name: loan_day, type: time, type_params: {time_granularity: day}}";
        faulty(
                rollup + "], measures: [{name: ^loan_count, agg: count}]}]",
                "measure loan_count of a rollup gives another number",
                "agg: sum");
        faulty(
                rollup + "], measures: [{name: ^loan_cont, agg: sum}]}]",
                "measure loan_cont of a rollup is not in",
                "loan_count");
        faulty(rollup + ", {name: ^shelv, type: categorical}]}]", "dimension shelv of a rollup is not in", "shelf");
        faulty(
                "semantic_models: [{name: x, model: ld, config: {meta: {rollup_of: ^loan}}}]",
                "no semantic model loan",
                "loans");
    }
}
