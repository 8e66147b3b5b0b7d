package ai.victor.app;

import ai.victor.access.Claims;
import ai.victor.language.EnglishReader;
import ai.victor.language.Vocabulary;
import ai.victor.model.DateRange;
import ai.victor.query.Analytics;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reader of English for the data as it is now: made anew when an import has changed the values. Safe to share between threads. */
final class CurrentReader implements Supplier<EnglishReader> {
    private record Made(Map<String, List<String>> values, Map<String, DateRange> coverage, EnglishReader reader) {}

    private final Supplier<Analytics> data;
    private final Claims claims;
    private final Supplier<LocalDate> today;
    private @Nullable Made made;

    /** @param claims whose words are read: nothing that they may not see is known here */
    CurrentReader(Supplier<Analytics> data, Claims claims, Supplier<LocalDate> today) {
        this.data = data;
        this.claims = claims;
        this.today = today;
    }

    /** Whether it is one for the same data and the same asker. */
    boolean isOf(Supplier<Analytics> others, Claims asker) {
        return data == others && claims.equals(asker);
    }

    @Override
    public synchronized EnglishReader get() {
        var analytics = data.get();
        var values = analytics.values(claims);
        var coverage = FullDays.before(today.get(), analytics.coverage(claims));
        var last = made;
        if (last != null && last.values().equals(values) && last.coverage().equals(coverage)) {
            return last.reader();
        }
        var shop = analytics.shop();
        var reader = new EnglishReader(
                analytics.model(),
                new Vocabulary(
                        values, coverage, shop.currency(), shop.weekStart(), analytics.isLimited(claims), shop.zone()));
        made = new Made(values, coverage, reader);
        return reader;
    }
}
