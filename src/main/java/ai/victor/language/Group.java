package ai.victor.language;

import java.util.List;

/**
 * Things that bounds pick out, whose rows alone are counted: orders over 100 dollars.
 *
 * @param dimension what names them
 * @param thresholds all of which each must meet
 */
public record Group(String dimension, List<Threshold> thresholds) {
    public Group {
        thresholds = List.copyOf(thresholds);
    }
}
