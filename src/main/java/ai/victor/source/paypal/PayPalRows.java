package ai.victor.source.paypal;

import ai.victor.source.CsvLine;
import ai.victor.source.CsvLines;
import ai.victor.source.CsvRows;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one activity report, whose dates are written month first or day first by the account's country: the file as a whole tells which,
 * so its first lines wait until enough of them are there to tell.
 */
final class PayPalRows implements CsvRows {
    /** Of PayPal; a year before it is a slip of the pen, as one far ahead is. */
    private static final int FOUNDED = 1998;

    private static final int TOO_LATE = 2200;

    private static final DateTimeFormatter MONTH_FIRST = strict("M/d/uuuu");
    private static final DateTimeFormatter DAY_FIRST = strict("d/M/uuuu");
    private static final DateTimeFormatter DOTTED = strict("d.M.uuuu");

    /** Hours from UTC. An abbreviation that means several zones is not among them. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("CET", 1),
            Map.entry("CEST", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("EST", -5),
            Map.entry("EDT", -4),
            Map.entry("CDT", -5),
            Map.entry("MST", -7),
            Map.entry("MDT", -6),
            Map.entry("PST", -8),
            Map.entry("PDT", -7),
            Map.entry("AEST", 10),
            Map.entry("AEDT", 11));

    /** A report that has not shown a date after the twelfth in so many lines is of a few days, and a long one need not be held in memory. */
    private static final int ENOUGH = 20_000;

    private final List<CsvLine> waiting = new ArrayList<>();

    private @Nullable DateTimeFormatter order;

    @Override
    public void line(CsvLine line, RowSink sink) {
        if (order != null) {
            read(line, order, sink);
            return;
        }
        waiting.add(line);
        if (waiting.size() == ENOUGH) {
            end(sink);
        }
    }

    @Override
    public void end(RowSink sink) {
        var told = order == null ? order() : order;
        order = told;
        waiting.forEach(line -> read(line, told, sink));
        waiting.clear();
    }

    private static void read(CsvLine line, DateTimeFormatter order, RowSink sink) {
        if (line.fault().isPresent()) {
            sink.fault(line.fault().get());
            return;
        }
        var date = line.text("date");
        var day = day(date, date.indexOf('.') > 0 ? DOTTED : order);
        if (day.isEmpty()) {
            sink.fault(new RowFault(
                    line.number(),
                    "Date",
                    date,
                    order == DAY_FIRST ? "is no date (DD/MM/YYYY)" : "is no date (MM/DD/YYYY)"));
            return;
        }
        var instead = new HashMap<String, @Nullable Object>();
        instead.put("occurred_on", day.get());
        instead.put("occurred_at", moment(day.get(), line));
        sink.unit(List.of(CsvLines.row(line, PayPalFormats.TABLE, instead)));
    }

    /** Day first only where every date of the file can be read so and one cannot be read otherwise. */
    private DateTimeFormatter order() {
        var dates = waiting.stream()
                .map(line -> line.text("date"))
                .filter(date -> date.indexOf('/') > 0)
                .toList();
        var monthFirst = dates.stream().allMatch(date -> day(date, MONTH_FIRST).isPresent());
        var dayFirst = dates.stream().allMatch(date -> day(date, DAY_FIRST).isPresent());
        return dayFirst && !monthFirst ? DAY_FIRST : MONTH_FIRST;
    }

    /** The moment in UTC; null where the report does not tell its time, or in a zone that cannot be told. */
    private static @Nullable LocalDateTime moment(LocalDate day, CsvLine line) {
        var zone = zone(line.text("zone"));
        if (zone.isEmpty()) {
            return null;
        }
        try {
            return LocalDateTime.of(day, LocalTime.parse(line.text("time")))
                    .atZone(zone.get())
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** By abbreviation, by offset ({@code GMT+02:00}), or by place ({@code America/Los_Angeles}). */
    private static Optional<ZoneId> zone(String name) {
        var hours = ZONES.get(name.toUpperCase(Locale.ROOT));
        if (hours != null) {
            return Optional.of(ZoneOffset.ofHours(hours));
        }
        try {
            return name.indexOf('/') > 0 || name.indexOf(':') > 0 ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form))
                    .filter(day -> day.getYear() >= FOUNDED && day.getYear() < TOO_LATE);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
