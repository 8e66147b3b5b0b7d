package ai.victor.app;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The days that can be asked about: those that are over. A month's cost, say, is dated to its last day before that day has come. */
final class FullDays {
    private FullDays() {}

    /** The same ranges, none of which ends later than yesterday; without those that begin later. */
    static Map<String, DateRange> before(LocalDate today, Map<String, DateRange> coverage) {
        var full = new LinkedHashMap<String, DateRange>();
        coverage.forEach((fact, range) -> {
            if (range.to().isBefore(today)) {
                full.put(fact, range);
            } else if (range.from().isBefore(today)) {
                full.put(fact, new DateRange(range.from(), today.minusDays(1)));
            }
        });
        return full;
    }
}
