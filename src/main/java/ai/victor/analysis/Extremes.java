package ai.victor.analysis;

import ai.victor.table.CellText;
import ai.victor.table.Table;
import java.math.BigDecimal;
import java.util.Comparator;

/** Says which rows of a table are highest and lowest in a column, small ones left out. */
final class Extremes {
    private static final int FEWEST = 30;

    private Extremes() {}

    /** @param size the column that tells how many a row stands for */
    static String text(Table table, int column, int size, String words) {
        var judged = table.rows().stream()
                .filter(row -> row.get(column) instanceof BigDecimal && Figures.number(row.get(size)) >= FEWEST)
                .sorted(Comparator.comparing(row -> Figures.number(row.get(column))))
                .toList();
        if (judged.isEmpty()) {
            return "No row stands for as many as " + FEWEST + ", so nothing is said of which is best.";
        }
        var best = judged.getLast();
        var worst = judged.getFirst();
        var head = table.columns().getFirst();
        var named = CellText.of(head, best.getFirst()) + " is highest: "
                + CellText.of(table.columns().get(column), best.get(column)) + " " + words;
        return judged.size() == 1
                ? named + "."
                : named + "; " + CellText.of(head, worst.getFirst()) + " is lowest with "
                        + CellText.of(table.columns().get(column), worst.get(column)) + ".";
    }
}
