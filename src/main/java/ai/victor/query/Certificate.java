package ai.victor.query;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a result rests on.
 *
 * @param facts the facts that were read
 * @param filters the conditions that reached each of them
 * @param range the days that the result covers: those the filters let through, as far as there are rows; empty if there are none
 * @param freshness fact → its last day with rows
 * @param extras what the model wants beside every answer, such as a share of estimates, for the same rows; and {@code rows_quarantined}
 */
public record Certificate(
        List<String> facts,
        List<String> filters,
        Optional<DateRange> range,
        ZoneId zone,
        Map<String, LocalDate> freshness,
        Map<String, Object> extras) {
    public Certificate {
        facts = List.copyOf(facts);
        filters = List.copyOf(filters);
        freshness = Collections.unmodifiableMap(new LinkedHashMap<>(freshness));
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
