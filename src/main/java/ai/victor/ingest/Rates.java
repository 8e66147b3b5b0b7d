package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which days there is an exchange rate for, into the shop's currency. The rates themselves are applied by the marts. */
final class Rates {
    /** Markets close at weekends and holidays; a rate that is older than this is not taken for today's. The marts hold to the same. */
    static final int DAYS_GOOD = 7;

    private final Map<String, TreeSet<LocalDate>> days = new HashMap<>();

    private Rates() {}

    static Rates in(StoreWriter store) {
        var rates = new Rates();
        for (var row : store.rows("SELECT DISTINCT upper(currency), CAST(rate_date AS VARCHAR) FROM raw_fx_rate")) {
            rates.days
                    .computeIfAbsent(String.valueOf(row.getFirst()), currency -> new TreeSet<>())
                    .add(LocalDate.parse(String.valueOf(row.get(1))));
        }
        return rates;
    }

    /** What changes when a rate is added: a file that waits for one is then worth reading again. */
    String fingerprint() {
        return days.values().stream().mapToInt(TreeSet::size).sum() + " " + days.hashCode();
    }

    /** Whether there is a rate for the currency on the day; where the day is not known, whether there is any. */
    boolean cover(String currency, @Nullable LocalDate day) {
        var known = days.get(currency);
        if (known == null) {
            return false;
        }
        if (day == null) {
            return true;
        }
        var last = known.floor(day);
        return last != null && !last.isBefore(day.minusDays(DAYS_GOOD));
    }
}
