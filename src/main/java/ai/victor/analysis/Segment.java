package ai.victor.analysis;

/**
 * What a value of a dimension has at two times.
 *
 * @param volumeBefore what the amount is divided by: units, visitors, revenue
 */
record Segment(String name, double amountBefore, double amountNow, double volumeBefore, double volumeNow) {
    boolean isNew() {
        return volumeBefore == 0 && volumeNow != 0;
    }

    boolean hasEnded() {
        return volumeNow == 0 && volumeBefore != 0;
    }

    /** Amount per volume; of a time without volume that of the other time, so that coming and going is all mix and no rate. */
    double rateBefore() {
        return volumeBefore != 0 ? amountBefore / volumeBefore : volumeNow != 0 ? amountNow / volumeNow : 0;
    }

    double rateNow() {
        return volumeNow != 0 ? amountNow / volumeNow : rateBefore();
    }

    double change() {
        return amountNow - amountBefore;
    }

    Segment and(Segment other, String name) {
        return new Segment(
                name,
                amountBefore + other.amountBefore,
                amountNow + other.amountNow,
                volumeBefore + other.volumeBefore,
                volumeNow + other.volumeNow);
    }
}
