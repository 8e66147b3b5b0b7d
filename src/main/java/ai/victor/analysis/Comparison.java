package ai.victor.analysis;

import ai.victor.model.Metric;
import ai.victor.query.Outcome;
import ai.victor.table.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Two sides of a metric, if there is something to compare. */
sealed interface Comparison {
    record Made(Compared compared) implements Comparison {}

    record NotMade(String why) implements Comparison {}

    static Comparison of(DataDoor data, Metric metric, Side now, Side before) {
        var answers = List.of(run(data, metric, now), run(data, metric, before));
        for (var answer : answers) {
            if (answer instanceof Outcome.Rejected rejected) {
                return new NotMade(Refused.text(rejected));
            }
        }
        if (!(answers.getFirst() instanceof Outcome.Rows rowsNow)
                || !(answers.getLast() instanceof Outcome.Rows rowsBefore)) {
            throw new IllegalStateException("neither rows nor rejected");
        }
        for (var side : List.of(now, before)) {
            var rows = side == now ? rowsNow : rowsBefore;
            // A sum of no rows is nought; nought where the data has no days is nothing to compare.
            if (Figures.only(rows, 0) == null || rows.certificate().range().isEmpty()) {
                return new NotMade("There is no " + metric.meta().label().toLowerCase(Locale.ROOT) + " for "
                        + side.name() + ", so there is nothing to compare.");
            }
        }
        var column = rowsNow.table().columns().getFirst();
        var unit = column.unit().equals(Unit.NONE) && !column.isQuantity() ? Unit.COUNT : column.unit();
        return new Made(new Compared(
                data,
                metric,
                Formula.of(data.model(), metric),
                now,
                before,
                Figures.exact(Figures.only(rowsNow, 0), unit),
                Figures.exact(Figures.only(rowsBefore, 0), unit),
                unit,
                List.of(rowsNow, rowsBefore),
                new HashMap<>()));
    }

    private static Outcome run(DataDoor data, Metric metric, Side side) {
        return data.run(
                "SELECT AGGREGATE(" + metric.name() + ") AS " + metric.name() + " FROM metrics WHERE " + side.rows());
    }
}
