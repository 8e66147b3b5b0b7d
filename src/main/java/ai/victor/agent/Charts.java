package ai.victor.agent;

import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a chart by a result's shape: what a change is made of is a waterfall, an estimate with its bounds is an interval, quantities over time are a
 * line, by one other dimension bars, and by two of both kinds bars or lines side by side.
 */
final class Charts {
    private static final int FEWEST_ROWS = 2;
    private static final int MOST_BARS = 50;
    private static final int MOST_SERIES = 12;
    private static final String LOW = "low_95";
    private static final String HIGH = "high_95";

    private Charts() {}

    /** The chart of the first result that has one; an analysis's own goes before. */
    static Optional<Answer.Chart> choose(List<Answer.Result> results) {
        var analysed = first(results, Charts::interval).or(() -> first(results, Charts::waterfall));
        return analysed.isPresent() ? analysed : first(results, Charts::plain);
    }

    /** Makes a chart of the table at a place, if it has the shape. */
    private interface Shape {
        Optional<Answer.Chart> of(int place, Table table);
    }

    private static Optional<Answer.Chart> first(List<Answer.Result> results, Shape shape) {
        for (var i = 0; i < results.size(); i++) {
            var chart = shape.of(i, results.get(i).rows().table());
            if (chart.isPresent()) {
                return chart;
            }
        }
        return Optional.empty();
    }

    /** The estimate, its lower and its upper bound. */
    private static Optional<Answer.Chart> interval(int place, Table table) {
        var names = names(table);
        var low = names.indexOf(LOW);
        return low > 1 && names.contains(HIGH) && !table.rows().isEmpty()
                ? Optional.of(
                        new Answer.Chart("interval", place, names.getFirst(), List.of(names.get(low - 1), LOW, HIGH)))
                : Optional.empty();
    }

    private static Optional<Answer.Chart> waterfall(int place, Table table) {
        var names = names(table);
        return names.size() == 4
                        && names.subList(1, 4).equals(List.of("now", "before", "effect"))
                        && table.columns().getFirst().type() == Type.TEXT
                        && table.rows().size() >= FEWEST_ROWS
                ? Optional.of(new Answer.Chart("waterfall", place, names.getFirst(), List.of("effect")))
                : Optional.empty();
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static Optional<Answer.Chart> plain(int place, Table table) {
        var axes =
                table.columns().stream().filter(column -> !column.isQuantity()).toList();
        var quantities = table.columns().stream().filter(Column::isQuantity).toList();
        var rows = table.rows().size();
        if (quantities.isEmpty() || rows < FEWEST_ROWS) {
            return Optional.empty();
        }
        if (axes.size() == 2) {
            return beside(place, table, axes, quantities.getFirst());
        }
        if (axes.size() != 1) {
            return Optional.empty();
        }
        var axis = axes.getFirst();
        return axis.isTime() || rows <= MOST_BARS
                ? Optional.of(new Answer.Chart(axis.isTime() ? "line" : "bar", place, axis.name(), oneUnit(quantities)))
                : Optional.empty();
    }

    /** One quantity by two dimensions: along time, if one of them is that, with a series for each value of the other. */
    private static Optional<Answer.Chart> beside(int place, Table table, List<Column> axes, Column quantity) {
        var along = axes.get(1).isTime() ? axes.get(1) : axes.getFirst();
        var by = along == axes.getFirst() ? axes.get(1) : axes.getFirst();
        var at = table.columns().indexOf(by);
        var series = table.rows().stream()
                .map(row -> String.valueOf(row.get(at)))
                .distinct()
                .count();
        var points = table.rows().stream()
                .map(row -> String.valueOf(row.get(table.columns().indexOf(along))))
                .distinct()
                .count();
        return series <= MOST_SERIES && (along.isTime() || points <= MOST_BARS) && points >= FEWEST_ROWS
                ? Optional.of(new Answer.Chart(
                        along.isTime() ? "line" : "grouped",
                        place,
                        along.name(),
                        List.of(quantity.name()),
                        Optional.of(by.name())))
                : Optional.empty();
    }

    /** Those of the first one's unit: two units do not share an axis. */
    private static List<String> oneUnit(List<Column> quantities) {
        var unit = quantities.getFirst().unit();
        return quantities.stream()
                .filter(column -> column.unit().equals(unit))
                .map(Column::name)
                .toList();
    }
}
