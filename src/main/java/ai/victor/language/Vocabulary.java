package ai.victor.language;

import ai.victor.model.DateRange;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What the reader knows beside the model.
 *
 * @param values categorical dimension → its distinct values in the data
 * @param coverage fact → its first and last day with rows
 * @param currency ISO 4217 code
 * @param limited whether values and coverage are those of the rows that whoever asks may see, and there may be others
 * @param zone whose days they are
 */
public record Vocabulary(
        Map<String, List<String>> values,
        Map<String, DateRange> coverage,
        String currency,
        DayOfWeek weekStart,
        boolean limited,
        ZoneId zone) {
    public Vocabulary {
        values = Map.copyOf(values);
        coverage = Map.copyOf(coverage);
    }

    /** Of all rows. */
    public Vocabulary(
            Map<String, List<String>> values, Map<String, DateRange> coverage, String currency, DayOfWeek weekStart) {
        this(values, coverage, currency, weekStart, false, ZoneOffset.UTC);
    }

    /** What the data are to whoever asks: {@code data}, or {@code data that you may see}. */
    String data() {
        return limited ? "data that you may see" : "data";
    }
}
