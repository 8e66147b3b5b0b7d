package ai.victor.source.ga4;

import ai.victor.source.CellReader;
import ai.victor.source.ParsedCell;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import ai.victor.source.RawType;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One section of a report: its header, and its rows added up by what Victor keeps of them. Not thread-safe. */
final class GaSection {
    private static final String DATE = "date";
    private static final String NTH = "nth day";
    private static final String TRANSACTION = "transaction_id";
    private static final String SECONDS_EACH = "seconds_each";

    /** What its columns are called, in lower case, and what they are here. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("date", DATE),
            Map.entry("nth day", NTH),
            Map.entry("transaction id", TRANSACTION),
            Map.entry("landing page", "landing_page"),
            Map.entry("landing page + query string", "landing_page"),
            Map.entry("session source / medium", "source_medium"),
            Map.entry("session default channel group", "channel"),
            Map.entry("session primary channel group (default channel group)", "channel"),
            Map.entry("session primary channel group", "channel"),
            Map.entry("session campaign", "campaign"),
            Map.entry("device category", "device"),
            Map.entry("country", "country"),
            Map.entry("sessions", "sessions"),
            Map.entry("active users", "users"),
            Map.entry("total users", "users"),
            Map.entry("new users", "new_users"),
            Map.entry("engaged sessions", "engaged_sessions"),
            Map.entry("average engagement time per session", SECONDS_EACH),
            Map.entry("key events", "key_events"),
            Map.entry("conversions", "key_events"),
            Map.entry("ecommerce purchases", "purchases"),
            Map.entry("transactions", "purchases"),
            Map.entry("purchases", "purchases"),
            Map.entry("total revenue", "revenue"),
            Map.entry("purchase revenue", "revenue"));

    private final List<String> header;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final @Nullable LocalDate start;
    private final @Nullable LocalDate end;
    private final RawTable table;
    private final Map<List<@Nullable Object>, Sum> sums = new LinkedHashMap<>();

    private record Sum(long line, List<@Nullable Object> cells) {}

    /** Why a section is passed over. */
    record Unusable(String reason, String fix) {}

    GaSection(List<String> header, @Nullable LocalDate start, @Nullable LocalDate end) {
        this.header = header;
        this.start = start;
        this.end = end;
        for (var i = 0; i < header.size(); i++) {
            var name = NAMES.get(header.get(i).toLowerCase(Locale.ROOT));
            if (name != null) {
                places.putIfAbsent(name, i);
            }
        }
        this.table = places.containsKey(TRANSACTION) ? GaFormats.TRANSACTIONS : GaFormats.TRAFFIC;
    }

    Optional<Unusable> unusable() {
        if (!places.containsKey(TRANSACTION) && !places.containsKey("sessions")) {
            return Optional.of(new Unusable(
                    "this section (" + String.join(", ", header)
                            + ") is none that Victor reads: it reads sessions by day, and transaction ids",
                    "Nothing is to be done if it was not meant; else add Sessions and Date to the report"));
        }
        var dated = places.containsKey(DATE) || places.containsKey(NTH) && start != null;
        if (!dated && !places.containsKey(TRANSACTION) && (start == null || !start.equals(end))) {
            return Optional.of(new Unusable(
                    "this section tells of " + start + " to " + end
                            + " as a whole, and what fell on which day cannot be told",
                    "Export it with Date as a dimension, or for a single day"));
        }
        return Optional.empty();
    }

    void row(List<String> given, long line, RowSink sink) {
        if (given.size() != header.size()) {
            sink.fault(RowFault.ofRow(line, "it has " + given.size() + " cells where the header has " + header.size()));
            return;
        }
        var faults = new ArrayList<RowFault>();
        var cells = new ArrayList<@Nullable Object>();
        for (var column : table.columns()) {
            cells.add(
                    switch (column.name()) {
                        case "traffic_date", "transaction_date" -> day(given, line, faults);
                        case "cut_by" -> cutBy();
                        case "engagement_seconds" -> seconds(given, line, faults);
                        default -> cell(column.name(), column.type(), given, line, faults);
                    });
        }
        if (faults.isEmpty() && cells.getFirst() == null) {
            faults.add(RowFault.ofRow(
                    line, "it does not say " + (table == GaFormats.TRAFFIC ? "its day" : "which sale it is")));
        }
        if (!faults.isEmpty()) {
            sink.fault(faults.getFirst());
            return;
        }
        var key = new ArrayList<@Nullable Object>();
        table.key().forEach(column -> key.add(cells.get(table.place(column))));
        sums.merge(key, new Sum(line, cells), this::sum);
    }

    void end(RowSink sink) {
        sums.values().forEach(sum -> sink.unit(List.of(new RawRow(table, sum.line(), sum.cells()))));
    }

    /** Pages that differ only in what is left out of their address are one; a sale that was seen twice stays one. */
    private Sum sum(Sum first, Sum more) {
        if (table == GaFormats.TRANSACTIONS) {
            return first;
        }
        var cells = new ArrayList<@Nullable Object>();
        for (var i = 0; i < first.cells().size(); i++) {
            var left = first.cells().get(i);
            var right = more.cells().get(i);
            cells.add(
                    switch (left) {
                        case null -> right;
                        case BigDecimal number when right instanceof BigDecimal other -> number.add(other);
                        case Long number when right instanceof Long other -> number + other;
                        default -> left;
                    });
        }
        return new Sum(first.line(), cells);
    }

    private String cutBy() {
        return places.keySet().stream()
                .filter(name -> List.of("landing_page", "source_medium", "channel", "campaign", "device", "country")
                        .contains(name))
                .sorted()
                .collect(Collectors.joining(" "))
                .transform(cut -> cut.isEmpty() ? "day" : cut);
    }

    private @Nullable Object day(List<String> given, long line, List<RowFault> faults) {
        if (places.containsKey(DATE)) {
            return cell(DATE, RawType.DATE, given, line, faults);
        }
        if (places.containsKey(NTH) && start != null) {
            return cell(NTH, RawType.INTEGER, given, line, faults) instanceof Long nth ? start.plusDays(nth) : null;
        }
        return start != null && start.equals(end) ? start : null;
    }

    private @Nullable Object seconds(List<String> given, long line, List<RowFault> faults) {
        return cell(SECONDS_EACH, RawType.MEASURED, given, line, faults) instanceof BigDecimal each
                        && cell("sessions", RawType.INTEGER, given, line, faults) instanceof Long sessions
                ? each.multiply(BigDecimal.valueOf(sessions)).setScale(6, RoundingMode.HALF_UP)
                : null;
    }

    private @Nullable Object cell(String name, RawType type, List<String> given, long line, List<RowFault> faults) {
        var place = places.get(name);
        if (place == null) {
            return null;
        }
        var text = given.get(place);
        if (text.isEmpty() || text.equals("(not set)")) {
            return null;
        }
        return switch (CellReader.read(type, text)) {
            case ParsedCell.Value(var value) -> value;
            case ParsedCell.Unreadable(var reason) -> {
                faults.add(new RowFault(line, header.get(place), text, reason));
                yield null;
            }
        };
    }
}
