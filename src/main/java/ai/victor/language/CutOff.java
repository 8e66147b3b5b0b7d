package ai.victor.language;

import ai.victor.model.DateRange;
import ai.victor.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which weeks, months and quarters of a result the question's days cut off: their numbers are smaller for that alone. */
final class CutOff {
    private CutOff() {}

    /** Of rows in the order of time. */
    static String told(Reading reading, List<@Nullable Object> first, List<@Nullable Object> last) {
        if (reading.periods().size() != 1) {
            return "";
        }
        var range = reading.periods().get(0).range();
        var grain = reading.breakdowns().get(0);
        var text = new StringBuilder();
        if (first.get(0) instanceof LocalDate start && start.isBefore(range.from())) {
            text.append(said("The first " + grain, "starts", range.from()));
        }
        if (last.get(0) instanceof LocalDate start
                && TimeColumns.end(grain, start).isAfter(range.to())) {
            text.append(said("The last " + grain, "ends", range.to()));
        }
        return text.toString();
    }

    /** Of rows in any order. */
    static String told(Reading reading, Table table) {
        var breakdowns = reading.breakdowns();
        var at = IntStream.range(0, breakdowns.size())
                .filter(one -> TimeColumns.isGrain(breakdowns.get(one)))
                .findFirst();
        if (at.isEmpty() || reading.list() || reading.periods().size() != 1) {
            return "";
        }
        var range = reading.periods().get(0).range();
        var column = table.columns().get(at.getAsInt());
        return table.rows().stream()
                .map(row -> row.get(at.getAsInt()))
                .filter(Objects::nonNull)
                .flatMap(start -> start instanceof LocalDate day ? Stream.of(day) : Stream.empty())
                .distinct()
                .sorted()
                .map(start -> cut(Figures.cell(column, start), breakdowns.get(at.getAsInt()), start, range))
                .collect(Collectors.joining());
    }

    private static String cut(String name, String grain, LocalDate start, DateRange range) {
        var label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        if (start.isBefore(range.from())) {
            return said(label, "starts", range.from());
        }
        return TimeColumns.end(grain, start).isAfter(range.to()) ? said(label, "ends", range.to()) : "";
    }

    private static String said(String which, String happens, LocalDate day) {
        return " " + which + " is not whole: it " + happens + " on " + Figures.day(day) + ".";
    }
}
