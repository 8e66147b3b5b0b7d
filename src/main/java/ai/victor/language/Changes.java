package ai.victor.language;

import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a result that holds two periods beside each other: both numbers, and how much more or less the later one is. */
final class Changes {
    private static final int FEW = 5;

    private final Reading reading;
    private final Table table;

    Changes(Reading reading, Table table) {
        this.reading = reading;
        this.table = table;
    }

    String tell() {
        var texts = new ArrayList<String>();
        for (var row : table.rows().subList(0, Math.min(FEW, table.rows().size()))) {
            for (var quantity : reading.quantities()) {
                texts.add(tell(quantity, row));
            }
        }
        var falls = reading.ranking()
                .filter(ranking -> ranking.shown().contains("_change"))
                .map(ranking -> ranking.shown().endsWith(" ASC"));
        falls.filter(down -> !table.rows().isEmpty() && moved(table.rows().get(0)) == (down ? 1 : -1))
                .ifPresent(
                        down -> texts.add(0, down ? "None fell; the smallest rise:" : "None rose; the smallest fall:"));
        var more = table.rows().size() > FEW ? " More rows stand in the table." : "";
        return String.join("\n", texts) + more;
    }

    private String tell(Quantity quantity, List<@Nullable Object> row) {
        var names = new ArrayList<String>();
        for (var period : reading.periods()) {
            names.add(figure(row, PeriodColumns.column(quantity, period)) + " " + period.when());
        }
        var key = reading.breakdowns().isEmpty() ? "" : Narrator.key(reading, table, row) + ", ";
        var name = quantity.column().replace('_', ' ')
                + (reading.form() instanceof Form.Average average ? " per " + average.over() : "");
        var head = key.isEmpty() ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : key + name;
        return head + Narrator.about(reading) + ": " + String.join(" and ", names) + change(quantity, row) + ".";
    }

    private int moved(List<@Nullable Object> row) {
        int at = place(PeriodColumns.change(reading.ranking().orElseThrow().by()));
        return at >= 0 && row.get(at) instanceof Number number ? new BigDecimal(number.toString()).signum() : 0;
    }

    private String change(Quantity quantity, List<@Nullable Object> row) {
        int at = place(PeriodColumns.change(quantity));
        if (at < 0 || !(row.get(at) instanceof Number number)) {
            return "";
        }
        var change = new BigDecimal(number.toString());
        if (change.signum() == 0) {
            return "; no change";
        }
        var size = Figures.cell(table.columns().get(at), change.abs());
        int percent = place(PeriodColumns.changeInPercent(quantity));
        var share = percent >= 0 && row.get(percent) instanceof Number points
                ? " (" + Figures.cell(table.columns().get(percent), new BigDecimal(points.toString()).abs()) + ")"
                : "";
        var rate = table.columns().get(at).unit().equals(Unit.PERCENT);
        return ", " + (change.signum() > 0 ? "up " : "down ") + (rate ? size.replace("%", " points") : size + share)
                + " " + PeriodColumns.later(reading).when();
    }

    private String figure(List<@Nullable Object> row, String name) {
        int at = place(name);
        return at < 0 ? "" : Figures.cell(table.columns().get(at), row.get(at));
    }

    private int place(String name) {
        return table.columns().stream().map(Column::name).toList().indexOf(name);
    }
}
