package ai.victor.ingest;

import ai.victor.source.RawRow;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Passes rows on and tells every second how many they were, for whoever waits for a file of millions. Not thread-safe. */
final class CountedRows implements RowSink {
    private static final long BETWEEN_NEWS = Duration.ofSeconds(1).toNanos();

    /** To look at the clock takes longer than to count. */
    private static final int ROWS_BETWEEN_LOOKS = 1000;

    private final RowSink rows;
    private final String reading;
    private final Progress progress;
    private long counted;
    private long lookAgain = ROWS_BETWEEN_LOOKS;
    private long told = System.nanoTime();

    /** @param reading what is being done, for people */
    CountedRows(RowSink rows, String reading, Progress progress) {
        this.rows = rows;
        this.reading = reading;
        this.progress = progress;
    }

    @Override
    public void unit(List<RawRow> unit) {
        rows.unit(unit);
        count(unit.size());
    }

    @Override
    public void fault(RowFault fault) {
        rows.fault(fault);
        count(1);
    }

    @Override
    public void total(Map<String, BigDecimal> sums) {
        rows.total(sums);
    }

    private void count(int more) {
        counted += more;
        if (counted >= lookAgain) {
            lookAgain = counted + ROWS_BETWEEN_LOOKS;
            var now = System.nanoTime();
            if (now - told >= BETWEEN_NEWS) {
                told = now;
                progress.step(String.format(Locale.ROOT, "%s: %,d rows so far", reading, counted));
            }
        }
    }
}
