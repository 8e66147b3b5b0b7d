package ai.victor.analysis;

/** The values that the data do not speak against, from low to high. */
record Interval(double low, double high) {
    /** True if every value of it is above. */
    boolean isAbove(double value) {
        return low > value;
    }

    boolean isBelow(double value) {
        return high < value;
    }

    boolean includes(double value) {
        return low <= value && value <= high;
    }

    Interval times(double factor) {
        return factor < 0 ? new Interval(high * factor, low * factor) : new Interval(low * factor, high * factor);
    }

    Interval minus(double amount) {
        return new Interval(low - amount, high - amount);
    }
}
