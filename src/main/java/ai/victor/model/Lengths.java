package ai.victor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads calendar units and lengths of time: {@code month}, {@code 7 days}. */
final class Lengths {
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,6})\\s+(\\w+)");
    private static final List<String> FINER =
            List.of("nanosecond", "microsecond", "millisecond", "second", "minute", "hour");
    private static final List<String> GRAINS = List.of("day", "week", "month", "quarter", "year");

    private final Draft draft;

    Lengths(Draft draft) {
        this.draft = draft;
    }

    static boolean isFinerThanDays(String grain) {
        return FINER.contains(grain.toLowerCase(Locale.ROOT));
    }

    static Optional<TimeGrain> known(String word) {
        int at = GRAINS.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? Optional.empty() : Optional.of(TimeGrain.values()[at]);
    }

    /** A unit; {@code what} names the key that it stands under. */
    Optional<TimeGrain> grain(Word word, String what) {
        var grain = known(word.text());
        if (grain.isEmpty()) {
            draft.problems.add(
                    isFinerThanDays(word.text())
                            ? ModelProblems.finerThanDays(word, what)
                            : ModelProblems.notOneOf(word, what, GRAINS));
        }
        return grain;
    }

    /** A length; the unit may be in the plural. */
    Optional<Window> window(Word word, String what) {
        var written = WINDOW.matcher(word.text());
        if (!written.matches() || Integer.parseInt(written.group(1)) == 0) {
            draft.problems.add(ModelProblems.badWindow(word, what, units()));
            return Optional.empty();
        }
        var unit = written.group(2).toLowerCase(Locale.ROOT);
        var single = unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
        var grain = known(single);
        if (grain.isEmpty()) {
            draft.problems.add(
                    isFinerThanDays(single)
                            ? ModelProblems.finerThanDays(word, what)
                            : ModelProblems.badUnit(word, unit, what, units()));
        }
        return grain.map(found -> new Window(Integer.parseInt(written.group(1)), found));
    }

    private static List<String> units() {
        var units = new ArrayList<String>();
        GRAINS.forEach(grain -> units.add(grain + "s"));
        return units;
    }
}
