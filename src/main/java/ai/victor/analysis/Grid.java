package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table that is computed: statistics go in as doubles and stand in it as decimals, money to the cent. */
final class Grid {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    Grid text(String label) {
        return column(label, Type.TEXT, Unit.NONE);
    }

    Grid day(String label) {
        return column(label, Type.DATE, Unit.NONE);
    }

    Grid count(String label) {
        return column(label, Type.INTEGER, Unit.COUNT);
    }

    Grid number(String label, Unit unit) {
        return column(label, Type.DECIMAL, unit);
    }

    /** Its cells in the order of the columns: of decimals as numbers, of counts as whole ones. */
    Grid row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (int i = 0; i < cells.length; i++) {
            row.add(cell(columns.get(i), cells[i]));
        }
        rows.add(row);
        return this;
    }

    Finding.Part part(String title, Outcome.Rows... queries) {
        return new Finding.Part(title, new Table(columns, rows, false), Arrays.asList(queries));
    }

    /** A number as a cell of that unit prints it. */
    static String said(double number, Unit unit) {
        return CellText.of(new Column("value", "Value", Type.DECIMAL, unit), decimal(number, unit));
    }

    static String said(long count) {
        return CellText.of(new Column("value", "Value", Type.INTEGER, Unit.COUNT), count);
    }

    /** With as many decimals as the unit has, which is where a double ends. */
    static BigDecimal decimal(double number, Unit unit) {
        return BigDecimal.valueOf(number).setScale(unit.decimals(), RoundingMode.HALF_UP);
    }

    private Grid column(String label, Type type, Unit unit) {
        var name = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        columns.add(new Column(name, label, type, unit));
        return this;
    }

    private static @Nullable Object cell(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double number when !Double.isFinite(number) -> null;
            case Double number -> decimal(number, column.unit());
            default -> value;
        };
    }
}
