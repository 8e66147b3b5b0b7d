package ai.victor.ingest;

import ai.victor.source.RawRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the rows of a report add up to, beside what its own total rows say. Not thread-safe. */
final class FileTotals {
    private final Map<String, BigDecimal> imported = new TreeMap<>();
    private final Map<String, BigDecimal> stated = new TreeMap<>();

    /**
     * One measure of a file.
     *
     * @param imported the sum over the rows that were read
     * @param stated what the file says it is
     */
    record Total(String measure, BigDecimal imported, BigDecimal stated) {}

    void add(RawRow row) {
        var columns = row.table().columns();
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).type().isNumber() && row.cells().get(i) != null) {
                imported.merge(
                        columns.get(i).name(),
                        new BigDecimal(String.valueOf(row.cells().get(i))),
                        BigDecimal::add);
            }
        }
    }

    /** Of several total rows the largest is the whole: the others sum up parts. */
    void stated(Map<String, BigDecimal> sums) {
        sums.forEach((measure, sum) -> stated.merge(measure, sum, BigDecimal::max));
    }

    List<Total> compared() {
        var compared = new ArrayList<Total>();
        stated.forEach((measure, sum) ->
                compared.add(new Total(measure, imported.getOrDefault(measure, BigDecimal.ZERO), sum)));
        return List.copyOf(compared);
    }
}
