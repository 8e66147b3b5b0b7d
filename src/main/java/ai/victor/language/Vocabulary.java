package ai.victor.language;

import ai.victor.model.DateRange;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/**
 * What the reader knows beside the model.
 *
 * @param values categorical dimension → its distinct values in the data
 * @param coverage fact → its first and last day with rows
 * @param currency ISO 4217 code
 */
public record Vocabulary(
        Map<String, List<String>> values, Map<String, DateRange> coverage, String currency, DayOfWeek weekStart) {
    public Vocabulary {
        values = Map.copyOf(values);
        coverage = Map.copyOf(coverage);
    }
}
