package ai.victor.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the lines of one key: with a breakdown on (by country, by age) a report tells of one ad and day on several lines.
 *
 * <p>A line that is the same in every cell as one before it is no further part but the same line again, as when a file was joined to itself. With one
 * line of a key at fault the others are left out too, because their sum would be too small. Not thread-safe.
 */
public final class SummedRows implements CsvRows {
    private final RawTable table;
    private final UnaryOperator<CsvLine> settled;
    private final List<Integer> key;
    private final Map<List<@Nullable Object>, Sum> sums = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** @param settled turns the cells of a line into those of the table, and finds what is wrong with them together */
    public SummedRows(RawTable table, UnaryOperator<CsvLine> settled) {
        this.table = table;
        this.settled = settled;
        this.key = table.key().stream().map(table::place).toList();
    }

    @Override
    public void line(CsvLine given, RowSink sink) {
        var line = settled.apply(given);
        var cells = new ArrayList<@Nullable Object>(line.cells());
        cells.replaceAll(cell -> cell instanceof String text ? texts.computeIfAbsent(text, same -> same) : cell);
        var name = new ArrayList<@Nullable Object>(key.size());
        key.forEach(place -> name.add(cells.get(place)));
        var sum = sums.get(name);
        if (line.fault().isPresent()) {
            sink.fault(line.fault().get());
            sums.computeIfAbsent(name, first -> new Sum(cells, line.sign())).spoilt = true;
        } else if (sum == null) {
            sums.put(name, new Sum(cells, line.sign()).with(line));
        } else if (sum.holds(line)) {
            sum.again++;
        } else {
            sum.add(cells);
            sum.with(line);
        }
    }

    @Override
    public void end(RowSink sink) {
        for (var sum : sums.values()) {
            if (sum.spoilt) {
                sum.lines.forEach(line -> sink.fault(RowFault.ofRow(
                        line, "another line of the same day and ad cannot be read, and its sum would be too small")));
                continue;
            }
            // A line that is there again is a row that takes the place of the one before.
            for (var i = 0; i <= sum.again; i++) {
                sink.unit(List.of(new RawRow(table, sum.lines.getFirst(), sum.cells, sum.sign)));
            }
        }
    }

    /** The lines of one key. */
    private static final class Sum {
        private final List<@Nullable Object> cells;
        private final String sign;
        private final List<Long> lines = new ArrayList<>(1);
        private final List<Long> contents = new ArrayList<>(1);
        private int again;
        private boolean spoilt;

        Sum(List<@Nullable Object> cells, String sign) {
            this.cells = cells;
            this.sign = sign;
        }

        Sum with(CsvLine line) {
            lines.add(line.number());
            contents.add(content(line));
            return this;
        }

        boolean holds(CsvLine line) {
            return contents.contains(content(line));
        }

        void add(List<@Nullable Object> more) {
            for (var i = 0; i < cells.size(); i++) {
                cells.set(i, sum(cells.get(i), more.get(i)));
            }
        }

        private static @Nullable Object sum(@Nullable Object left, @Nullable Object right) {
            return switch (left) {
                case null -> right;
                case BigDecimal number when right instanceof BigDecimal other -> number.add(other);
                case Long number when right instanceof Long other -> number + other;
                default -> left;
            };
        }

        /** Two lines of one key are the same where all cells are, also those that no column reads. */
        private static long content(CsvLine line) {
            var hash = 0xcbf29ce484222325L;
            for (var cell : line.record()) {
                for (var i = 0; i < cell.length(); i++) {
                    hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
                }
                hash = (hash ^ 0xFFFF) * 0x100000001b3L;
            }
            return hash;
        }
    }
}
