package ai.victor.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Draws a result in a few lines of a terminal: a line of ticks for a series over time, bars for a breakdown. */
public final class TextChart {
    private static final int FEWEST = 3;
    private static final int MOST_BARS = 30;
    private static final int MOST_TICKS = 120;
    private static final int BAR_WIDTH = 32;
    private static final String TICKS = "▁▂▃▄▅▆▇█";
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private TextChart() {}

    /** A drawing of the first quantity by the only other column, where the table has that shape and is worth one. */
    public static Optional<String> of(Table table) {
        var names =
                table.columns().stream().filter(column -> !column.isQuantity()).toList();
        var quantities = table.columns().stream().filter(Column::isQuantity).toList();
        if (names.size() != 1 || quantities.isEmpty() || table.rows().size() < FEWEST) {
            return Optional.empty();
        }
        var points = points(table, names.getFirst(), quantities.getFirst());
        if (points.size() < FEWEST
                || points.stream().allMatch(point -> point.value().signum() == 0)) {
            return Optional.empty();
        }
        if (names.getFirst().isTime()) {
            return points.size() <= MOST_TICKS ? Optional.of(line(points, quantities.getFirst())) : Optional.empty();
        }
        return points.size() <= MOST_BARS ? Optional.of(bars(points)) : Optional.empty();
    }

    private record Point(String name, BigDecimal value, String shown) {}

    private static List<Point> points(Table table, Column name, Column quantity) {
        int nameAt = table.columns().indexOf(name);
        int quantityAt = table.columns().indexOf(quantity);
        var points = new ArrayList<Point>();
        for (var row : table.rows()) {
            if (row.get(quantityAt) instanceof Number number) {
                points.add(new Point(
                        TextTable.clipped(CellText.of(name, row.get(nameAt))),
                        CellText.exact(number),
                        CellText.of(quantity, number)));
            }
        }
        return points;
    }

    private static String line(List<Point> points, Column quantity) {
        var values = points.stream()
                .mapToDouble(point -> point.value().doubleValue())
                .toArray();
        var lowest = Collections.min(points, Comparator.comparing(Point::value));
        var highest = Collections.max(points, Comparator.comparing(Point::value));
        double span = highest.value().subtract(lowest.value()).doubleValue();
        var ticks = new StringBuilder();
        for (double value : values) {
            double share = span == 0 ? 0.5 : (value - lowest.value().doubleValue()) / span;
            ticks.append(TICKS.charAt((int) Math.round(share * (TICKS.length() - 1))));
        }
        return quantity.label() + "  " + ticks + "\n" + points.getFirst().name() + " to "
                + points.getLast().name() + ", lowest " + lowest.shown() + " (" + lowest.name() + "), highest "
                + highest.shown() + " (" + highest.name() + ")";
    }

    private static String bars(List<Point> points) {
        int label = points.stream()
                .mapToInt(point -> TextTable.length(point.name()))
                .max()
                .orElse(0);
        double most = points.stream()
                .mapToDouble(point -> Math.max(0, point.value().doubleValue()))
                .max()
                .orElse(0);
        double least = points.stream()
                .mapToDouble(point -> Math.max(0, -point.value().doubleValue()))
                .max()
                .orElse(0);
        double scale = BAR_WIDTH / (most + least);
        int left = (int) Math.ceil(least * scale);
        var lines = new ArrayList<String>();
        for (var point : points) {
            double length = point.value().doubleValue() * scale;
            var negative = "░".repeat(length < 0 ? Math.max(1, (int) Math.round(-length)) : 0);
            lines.add(point.name() + " ".repeat(label - TextTable.length(point.name())) + "  "
                    + " ".repeat(Math.max(0, left - negative.length())) + negative
                    + (length > 0 ? bar(length) : "") + " " + point.shown());
        }
        return String.join("\n", lines);
    }

    private static String bar(double length) {
        int eighths = Math.max(1, (int) Math.round(length * 8));
        var rest = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
        return "█".repeat(eighths / 8) + rest;
    }
}
