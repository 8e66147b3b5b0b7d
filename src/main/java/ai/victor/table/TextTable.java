package ai.victor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints a table for a terminal: aligned columns under their labels, numbers to the right. */
public final class TextTable {
    private static final int WIDEST_CELL = 48;
    private static final String GAP = "  ";

    private TextTable() {}

    /**
     * The table's lines, without a line break at the end.
     *
     * @param most rows to print; a note counts the rest
     */
    public static String of(Table table, int most) {
        var columns = table.columns();
        var shown = table.rows().stream().limit(most).toList();
        var lines = new ArrayList<List<String>>();
        lines.add(columns.stream().map(column -> clipped(column.label())).toList());
        for (var row : shown) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(clipped(CellText.of(columns.get(i), row.get(i))));
            }
            lines.add(cells);
        }
        var widths = widths(lines, columns.size());
        var text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            text.append(aligned(lines.get(line), widths, columns)).append('\n');
            if (line == 0) {
                text.append(rule(widths)).append('\n');
            }
        }
        note(table, shown.size()).ifPresent(note -> text.append(note).append('\n'));
        return text.substring(0, text.length() - 1);
    }

    /** What a reader must know of rows that are not there: hidden here, or cut by the limit of the query. */
    static Optional<String> note(Table table, int shown) {
        int hidden = table.rows().size() - shown;
        if (table.truncated()) {
            return Optional.of("… the first " + shown + " rows; there are more");
        }
        return hidden > 0
                ? Optional.of("… and " + hidden + " more " + (hidden == 1 ? "row" : "rows"))
                : Optional.empty();
    }

    private static int[] widths(List<List<String>> lines, int columns) {
        var widths = new int[columns];
        for (var line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        return widths;
    }

    private static String aligned(List<String> cells, int[] widths, List<Column> columns) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var padding = " ".repeat(widths[i] - length(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).isQuantity() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        var parts = new ArrayList<String>();
        for (int width : widths) {
            parts.add("─".repeat(width));
        }
        return String.join(GAP, parts);
    }

    /** One line, without control characters: a value from a file must not steer a terminal. */
    static String clipped(String cell) {
        return OneLine.of(cell, WIDEST_CELL);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
