package ai.victor.query;

import ai.victor.engine.QueryEngine;
import ai.victor.sql.Lineage;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What the load says that it does not know and so counts as nothing: costs that nobody billed, fees that no report names. */
final class Gaps {
    /** In percent: what lacks less than this changes no number that anybody would act on, and stands on the page of the data. */
    private static final int WORTH_SAYING = 1;

    private static final String READ = "SELECT metric, day, missing, total, note FROM gap_day"
            + " WHERE metric IN (SELECT metric FROM gap_day WHERE missing > 0) ORDER BY metric, day";

    /** Of a metric, on one day. */
    private record Day(LocalDate day, long missing, long total) {}

    /** Of a metric: the words for what is missing, and how much of it is. */
    private record Gap(String note, List<Day> days) {}

    private final LinkedHashMap<String, Gap> gaps = new LinkedHashMap<>();

    private Gaps() {}

    static Gaps none() {
        return new Gaps();
    }

    static Gaps in(QueryEngine engine) {
        var gaps = new Gaps();
        var columns = List.of(
                column("metric", Type.TEXT, Unit.NONE),
                column("day", Type.DATE, Unit.NONE),
                column("missing", Type.INTEGER, Unit.COUNT),
                column("total", Type.INTEGER, Unit.COUNT),
                column("note", Type.TEXT, Unit.NONE));
        for (var row : engine.run(READ, columns, Integer.MAX_VALUE).rows()) {
            if (row.get(1) instanceof LocalDate day
                    && row.get(2) instanceof Long missing
                    && row.get(3) instanceof Long total) {
                gaps.gaps
                        .computeIfAbsent(
                                String.valueOf(row.getFirst()),
                                metric -> new Gap(String.valueOf(row.get(4)), new ArrayList<>()))
                        .days()
                        .add(new Day(day, missing, total));
            }
        }
        return gaps;
    }

    /** A sentence for each part of the asked metrics that is missing for some of the days asked for. */
    List<String> notes(Lineage lineage, CertificateMetrics metrics) {
        var notes = new ArrayList<String>();
        gaps.forEach((metric, gap) -> {
            var days = gap.days().stream()
                    .filter(day -> lineage.from().filter(day.day()::isBefore).isEmpty())
                    .filter(day -> lineage.to().filter(day.day()::isAfter).isEmpty())
                    .toList();
            var missing = days.stream().mapToLong(Day::missing).sum();
            var total = days.stream().mapToLong(Day::total).sum();
            if (missing > 0 && missing * 100 >= total * WORTH_SAYING && metrics.concerns(metric, lineage)) {
                notes.add(String.format(Locale.ROOT, "%,d of %,d %s.", missing, total, gap.note()));
            }
        });
        return notes;
    }

    private static Column column(String name, Type type, Unit unit) {
        return new Column(name, name, type, unit);
    }
}
