package ai.victor.language;

import java.util.List;
import java.util.Optional;

/**
 * Things that are picked out, whose rows alone are counted: orders over 100 dollars, the three designs of the answer before.
 *
 * @param dimension what names them
 * @param thresholds all of which each must meet
 * @param among a reading whose rows they are
 */
public record Group(String dimension, List<Threshold> thresholds, Optional<Reading> among) {
    public Group {
        thresholds = List.copyOf(thresholds);
    }

    Group(String dimension, List<Threshold> thresholds) {
        this(dimension, thresholds, Optional.empty());
    }

    /** The rows that a reading shows. */
    static Group rowsOf(Reading reading) {
        return new Group(reading.breakdowns().get(0), List.of(), Optional.of(reading));
    }
}
