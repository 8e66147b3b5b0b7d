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
 * @param filters the conditions that reached each of them, then those that only single metrics have: {@code new_customers only where …}
 * @param range the days that the result covers: those the filters let through, as far as there are rows; empty if there are none
 * @param freshness fact → its last day with rows
 * @param extras what the model wants beside every answer, such as a share of estimates, for the same rows; {@code rows_quarantined}; and, where there are any,
 *     {@code rows_unmatched}: the rows of these days whose keys match nothing of what the query asks by, so that they stand under {@code (none)}
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
