package ai.victor.agent;

import ai.victor.table.CellText;
import ai.victor.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer's text against its results: each number in it must stand in a cell, as rounded as the text has it, or in words that were there
 * before the results, or count rows.
 */
final class BoundNumbers {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?");
    private static final int ROWS_TOLD = 5;

    private final List<Table> tables;
    private final List<BigDecimal> quantities = new ArrayList<>();
    private final Set<BigDecimal> others = new HashSet<>();

    /** @param words texts whose numbers may be said again: the question, the reading, titles */
    BoundNumbers(List<Table> tables, List<String> words) {
        this.tables = List.copyOf(tables);
        words.forEach(this::allow);
        for (var table : tables) {
            others.add(plain(BigDecimal.valueOf(table.rows().size())));
            table.columns().forEach(column -> allow(column.label()));
            table.rows().forEach(row -> row.forEach(this::allowCell));
        }
    }

    /** The numbers of a text that come from nowhere, as they are written. */
    List<String> unbound(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(number -> !isBound(new BigDecimal(number.replace(",", ""))))
                .toList();
    }

    /** The first rows of the results, as they are. */
    String plainText() {
        var lines = new ArrayList<String>();
        for (var table : tables) {
            for (var row :
                    table.rows().subList(0, Math.min(ROWS_TOLD, table.rows().size()))) {
                lines.add(line(table, row));
            }
            int more = table.rows().size() - ROWS_TOLD;
            if (more > 0) {
                lines.add("And " + more + (more == 1 ? " more row." : " more rows."));
            }
        }
        return lines.isEmpty() ? "There are no rows." : String.join("\n", lines);
    }

    private static String line(Table table, List<@Nullable Object> row) {
        return String.join(
                ", ",
                IntStream.range(0, row.size())
                        .mapToObj(at -> table.columns().get(at).label() + ": "
                                + CellText.of(table.columns().get(at), row.get(at)))
                        .toList());
    }

    private boolean isBound(BigDecimal number) {
        return others.contains(plain(number))
                || quantities.stream()
                        .anyMatch(cell -> cell.setScale(number.scale(), RoundingMode.HALF_UP)
                                        .compareTo(number)
                                == 0);
    }

    /** Texts say "a loss of $5.00" where the cell has -5.00. */
    private void allowCell(@Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Number number -> quantities.add(new BigDecimal(number.toString()).abs());
            case LocalDate day -> {
                allow(day.toString());
                others.add(plain(BigDecimal.valueOf((day.getMonthValue() + 2) / 3)));
            }
            default -> allow(cell.toString());
        }
    }

    private void allow(String words) {
        NUMBER.matcher(words)
                .results()
                .forEach(match -> others.add(plain(new BigDecimal(match.group().replace(",", "")))));
    }

    /** Equal numbers as equal objects. */
    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
