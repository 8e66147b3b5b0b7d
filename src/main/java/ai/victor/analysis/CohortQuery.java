package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.query.Outcome;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions that cohorts are read with, each grouped as asked. */
record CohortQuery(
        DataDoor data,
        CohortNames names,
        Optional<String> by,
        Optional<DateRange> begun,
        String condition,
        List<Integer> ages) {
    CohortQuery {
        ages = List.copyOf(ages);
    }

    /** @param columns of the select, after the group's */
    Outcome run(List<String> columns, String... conditions) {
        var all = new ArrayList<String>();
        by.ifPresent(all::add);
        all.addAll(columns);
        return data.run("SELECT " + String.join(", ", all) + " FROM metrics"
                + CohortNames.where(begun, condition, conditions)
                + by.map(column -> " GROUP BY " + column + " ORDER BY " + column + " NULLS LAST")
                        .orElse(""));
    }

    /** The same cut further by a dimension, which comes after the group. */
    Outcome runBy(String dimension, String aggregate, String... conditions) {
        var all = by.map(column -> column + ", " + dimension).orElse(dimension);
        return data.run("SELECT " + all + ", " + aggregate + " FROM metrics"
                + CohortNames.where(begun, condition, conditions) + " GROUP BY " + all);
    }

    /** Whether it is asked for some days, and not for what is usual. */
    boolean daysNamed() {
        return !ages.equals(Cohorts.AGES);
    }

    String size() {
        return "AGGREGATE(" + names.size() + ")";
    }

    /** Those whom the data covers for that many days. */
    String old(int age) {
        return names.age() + " >= " + age;
    }

    /** Where the first quantity stands in a row. */
    int first() {
        return by.isPresent() ? 1 : 0;
    }

    String group(Outcome.Rows rows, List<@Nullable Object> row) {
        return by.isEmpty() ? "all" : CellText.of(rows.table().columns().getFirst(), row.getFirst());
    }

    /** The column of the group, as it is in a result. */
    Optional<Column> column(Outcome.Rows rows) {
        return by.map(unused -> rows.table().columns().getFirst());
    }

    String sizeLabel() {
        return data.model()
                .metric(names.size())
                .map(metric -> metric.meta().label())
                .orElse("Size");
    }

    /** Who they are, for people: {@code of Feb 2026}. */
    String whose() {
        return begun.map(PeriodName::of)
                .map(days -> " who first ordered " + (days.contains("–") ? "over " : "in ") + days)
                .orElse("");
    }

    String groupWord(Outcome.Rows rows) {
        return column(rows).map(found -> found.label().toLowerCase(Locale.ROOT)).orElse("group");
    }
}
