package ai.victor.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An experiment of the data.
 *
 * @param end its last day; empty while it runs
 * @param plannedHoldout the part that was to be held out, above 0 and below 1; empty if nobody said
 */
record Trial(
        String id,
        String name,
        Optional<String> tool,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        OptionalDouble plannedHoldout,
        long visitors) {
    private static final String ALL = """
            SELECT experiment, experiment_name, tool, experiment_start, experiment_end, AGGREGATE(planned_holdout_share) AS planned_holdout_share, \
            AGGREGATE(assigned_visitors) AS assigned_visitors FROM metrics \
            GROUP BY experiment, experiment_name, tool, experiment_start, experiment_end ORDER BY experiment_start DESC""";

    /** What tells of all of them. */
    static Sheet read(DataDoor data) {
        return Sheet.read(data, ALL);
    }

    /** All of them, the latest first. */
    static List<Trial> all(Sheet sheet) {
        return IntStream.range(0, sheet.size())
                .filter(row -> sheet.text(row, "experiment").isPresent())
                .mapToObj(row -> of(sheet, row))
                .toList();
    }

    private static Trial of(Sheet sheet, int row) {
        double planned = sheet.number(row, "planned_holdout_share") / 100;
        var id = sheet.text(row, "experiment").orElse("");
        return new Trial(
                id,
                sheet.text(row, "experiment_name").orElse(id),
                sheet.text(row, "tool"),
                sheet.day(row, "experiment_start"),
                sheet.day(row, "experiment_end"),
                planned > 0 && planned < 1 ? OptionalDouble.of(planned) : OptionalDouble.empty(),
                sheet.count(row, "assigned_visitors"));
    }

    /** True of a name that people may call it by: its id, its name or its tool. */
    boolean isCalled(String words) {
        var plain = plain(words);
        return plain(id).equals(plain)
                || plain(name).equals(plain)
                || tool.filter(called -> plain(called).equals(plain)).isPresent();
    }

    /** True if id, name or tool stand in what was said, or it in them. */
    boolean isMeantBy(String words) {
        var plain = " " + plain(words) + " ";
        return !plain.isBlank()
                && Stream.of(id, name, tool.orElse(id))
                        .map(called -> " " + plain(called) + " ")
                        .anyMatch(called -> plain.contains(called) || called.contains(plain));
    }

    boolean isRunning(LocalDate today) {
        return end.isEmpty() || !end.get().isBefore(today);
    }

    /** What it is called, with its id where that is another word. */
    String title() {
        return plain(name).equals(plain(id)) ? name : name + " (" + id + ")";
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
