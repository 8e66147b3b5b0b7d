package ai.victor.ingest;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;

/** What an import must know of a shop; what is absent here may stand in the shop's own files. */
public record ShopSettings(
        Optional<String> name, Optional<String> currency, Optional<ZoneId> zone, Optional<DayOfWeek> weekStart) {
    public static final ShopSettings NONE =
            new ShopSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These settings, and the others where these are silent. */
    public ShopSettings or(ShopSettings others) {
        return new ShopSettings(
                name.or(others::name),
                currency.or(others::currency),
                zone.or(others::zone),
                weekStart.or(others::weekStart));
    }
}
