package ai.victor.language;

import java.util.List;
import java.util.Optional;

/**
 * Things that are picked out, whose rows alone are counted: orders over 100 dollars, the three designs of the answer before.
 *
 * @param dimension what names them
 * @param thresholds all of which each must meet
 * @param among a reading whose rows they are
 * @param words what they have, where the question says so and no answer before it
 * @param without whether they must not be among those rows
 */
public record Group(
        String dimension, List<Threshold> thresholds, Optional<Reading> among, String words, boolean without) {
    public Group {
        thresholds = List.copyOf(thresholds);
    }

    Group(String dimension, List<Threshold> thresholds) {
        this(dimension, thresholds, Optional.empty(), "", false);
    }

    /** Things that are among the rows of a reading, as the question itself says. */
    static Group having(String dimension, Reading among, String words, boolean without) {
        return new Group(dimension, List.of(), Optional.of(among), words, without);
    }

    /** The rows that a reading shows. */
    static Group rowsOf(Reading reading) {
        return new Group(reading.breakdowns().get(0), List.of(), Optional.of(reading), "", false);
    }
}
