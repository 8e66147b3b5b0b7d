package ai.victor.query;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a result rests on.
 *
 * @param facts the facts that were read
 * @param filters the conditions that reached them, a phrase each
 * @param range the days asked for; empty for all of them
 * @param freshness fact → its last day with rows
 * @param extras what the model's certificate metrics say of the rows that were read, by metric
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
        freshness = Map.copyOf(freshness);
        extras = Map.copyOf(extras);
    }
}
