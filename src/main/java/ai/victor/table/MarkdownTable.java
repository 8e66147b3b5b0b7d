package ai.victor.table;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Prints a table as Markdown, numbers to the right. */
public final class MarkdownTable {
    /** What would end the cell, or make markup, a picture or a link of what is in it. */
    private static final Pattern LIVE = Pattern.compile("[\\\\|`*<>\\[\\]]|:(?=//)|(?<=(?i:www))\\.");

    private MarkdownTable() {}

    /** The table's lines, without a line break at the end; every row is there. */
    public static String of(Table table) {
        var columns = table.columns();
        var lines = new ArrayList<String>();
        lines.add(columns.stream().map(column -> escaped(column.label())).collect(line()));
        lines.add(columns.stream()
                .map(column -> column.isQuantity() ? "---:" : "---")
                .collect(line()));
        for (var row : table.rows()) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(escaped(CellText.of(columns.get(i), row.get(i))));
            }
            lines.add(cells.stream().collect(line()));
        }
        TextTable.note(table, table.rows().size()).ifPresent(note -> {
            lines.add("");
            lines.add(note);
        });
        return String.join("\n", lines);
    }

    private static Collector<CharSequence, ?, String> line() {
        return Collectors.joining(" | ", "| ", " |");
    }

    private static String escaped(String cell) {
        return LIVE.matcher(OneLine.of(cell)).replaceAll("\\\\$0");
    }
}
