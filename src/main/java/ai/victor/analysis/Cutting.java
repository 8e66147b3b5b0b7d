package ai.victor.analysis;

import ai.victor.query.Outcome;
import ai.victor.table.CellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the segments of several dimensions, and the whole, in one query: of all days, and of two halves of the days, by weekday, which are as good as
 * independent of each other.
 */
final class Cutting {
    private static final List<String> HALVES = List.of(
            "weekday IN ('Monday', 'Wednesday', 'Friday', 'Sunday')", "weekday IN ('Tuesday', 'Thursday', 'Saturday')");

    /** Segments of one extent of days, with the whole of it. */
    record Extent(List<Segment> segments, Segment whole) {
        Extent {
            segments = List.copyOf(segments);
        }
    }

    /** One dimension's segments. */
    record Cut(String dimension, String label, Extent all, Optional<List<Extent>> halves, Outcome.Rows query) {}

    private final Compared compared;
    private final String amount;
    private final Optional<String> volume;

    Cutting(Compared compared, String amount, Optional<String> volume) {
        this.compared = compared;
        this.amount = amount;
        this.volume = volume;
    }

    /** The cuts by dimensions that the metric has all of; none where they cannot be asked. */
    List<Cut> by(List<String> dimensions) {
        if (dimensions.isEmpty()) {
            return List.of();
        }
        // What is dated by the month has no weekdays.
        return ask(dimensions, HALVES).or(() -> ask(dimensions, List.of())).orElse(List.of());
    }

    private Optional<List<Cut>> ask(List<String> dimensions, List<String> halves) {
        var extents = new ArrayList<String>(List.of(""));
        extents.addAll(halves);
        if (!(compared.data().run(sql(dimensions, extents)) instanceof Outcome.Rows rows)
                || rows.table().truncated()) {
            return Optional.empty();
        }
        var cuts = new ArrayList<Cut>();
        int n = dimensions.size();
        var whole = rows.table().rows().stream()
                .filter(row -> IntStream.range(0, n).allMatch(i -> rolledUp(row.get(n + i))))
                .findFirst();
        for (int i = 0; i < n && whole.isPresent(); i++) {
            int at = i;
            var own = rows.table().rows().stream()
                    .filter(row -> !rolledUp(row.get(n + at)))
                    .toList();
            var column = rows.table().columns().get(i);
            var read = new ArrayList<Extent>();
            for (int extent = 0; extent < extents.size(); extent++) {
                int from = 2 * n + extent * width();
                read.add(new Extent(
                        own.stream()
                                .map(row -> segment(CellText.of(column, row.get(at)), row, from))
                                .toList(),
                        segment("", whole.get(), from)));
            }
            cuts.add(new Cut(
                    dimensions.get(i),
                    column.label(),
                    read.getFirst(),
                    halves.isEmpty() ? Optional.empty() : Optional.of(List.of(read.get(1), read.get(2))),
                    rows));
        }
        return Optional.of(cuts);
    }

    private static boolean rolledUp(@Nullable Object grouping) {
        return Figures.number(grouping) != 0;
    }

    private int width() {
        return volume.isPresent() ? 4 : 2;
    }

    private Segment segment(String name, List<@Nullable Object> row, int from) {
        return new Segment(
                name,
                Figures.number(row.get(from + 1)),
                Figures.number(row.get(from)),
                volume.isPresent() ? Figures.number(row.get(from + 3)) : 0,
                volume.isPresent() ? Figures.number(row.get(from + 2)) : 0);
    }

    private String sql(List<String> dimensions, List<String> extents) {
        var columns = new ArrayList<String>(dimensions);
        for (int i = 0; i < dimensions.size(); i++) {
            columns.add("GROUPING(" + dimensions.get(i) + ") AS all_" + i);
        }
        for (int i = 0; i < extents.size(); i++) {
            columns.addAll(sides(amount, extents.get(i), "amount_" + i));
            if (volume.isPresent()) {
                columns.addAll(sides(volume.get(), extents.get(i), "volume_" + i));
            }
        }
        var sets = dimensions.stream().map(dimension -> "(" + dimension + "), ").toList();
        return "SELECT " + String.join(", ", columns) + " FROM metrics WHERE " + rows() + " GROUP BY GROUPING SETS ("
                + String.join("", sets) + "())";
    }

    private List<String> sides(String metric, String extent, String name) {
        return List.of(
                "AGGREGATE(" + metric + ") FILTER (WHERE "
                        + Conditions.all(compared.sideNow().rows(), extent) + ") AS now_" + name,
                "AGGREGATE(" + metric + ") FILTER (WHERE "
                        + Conditions.all(compared.sideBefore().rows(), extent) + ") AS before_" + name);
    }

    private String rows() {
        var now = compared.sideNow();
        var before = compared.sideBefore();
        return now.condition().equals(before.condition())
                ? Conditions.all(
                        now.condition(),
                        "(" + Conditions.days(now.period()) + " OR " + Conditions.days(before.period()) + ")")
                : "(" + now.rows() + ") OR (" + before.rows() + ")";
    }
}
