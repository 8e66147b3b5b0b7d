package ai.victor.agent;

import ai.victor.table.Column;
import java.util.List;
import java.util.Optional;

/** Chooses a chart by a result's shape: quantities over time are a line, quantities by one other dimension are bars. */
final class Charts {
    private static final int FEWEST_ROWS = 2;
    private static final int MOST_BARS = 50;

    private Charts() {}

    /** The chart of the first result that has one. */
    static Optional<Answer.Chart> choose(List<Answer.Result> results) {
        for (int i = 0; i < results.size(); i++) {
            var table = results.get(i).rows().table();
            var axes = table.columns().stream()
                    .filter(column -> !column.isQuantity())
                    .toList();
            var quantities = table.columns().stream().filter(Column::isQuantity).toList();
            int rows = table.rows().size();
            if (axes.size() != 1 || quantities.isEmpty() || rows < FEWEST_ROWS) {
                continue;
            }
            var axis = axes.getFirst();
            if (axis.isTime() || rows <= MOST_BARS) {
                return Optional.of(
                        new Answer.Chart(axis.isTime() ? "line" : "bar", i, axis.name(), oneUnit(quantities)));
            }
        }
        return Optional.empty();
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
