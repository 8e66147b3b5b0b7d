package ai.victor.analysis;

/**
 * An interval that holds at every look, for those who look at an experiment as often as they like and stop when it pleases them.
 *
 * <p>I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences" (Annals of
 * Statistics 52, 2024), equation 4: the normal mixture μ̂ ± σ̂·√(2(tρ² + 1)/(t²ρ²) · ln(√(tρ² + 1)/α)). The ρ of its appendix makes it tightest at
 * {@link #TIGHTEST} units; it must not follow from the data. Of a difference of two arms σ̂²/t is the square of its standard error, and t counts the
 * units of both.
 */
final class AlwaysValid {
    /** The units at which the interval is about as tight as it can be; near them it is wider than one look's by a half. */
    static final int TIGHTEST = 10_000;

    private static final double ALPHA = 0.05;

    private AlwaysValid() {}

    /** Whether one may begin to look: the sequence holds once the central limit theorem does. */
    static boolean isReady(Skew skew) {
        return skew.method() != Skew.Method.NONE;
    }

    /** @param units of both arms */
    static Interval interval(Estimate difference, long units) {
        return difference.interval(width(units));
    }

    /** In standard errors. */
    static double width(long units) {
        double twiceLog = -2 * Math.log(ALPHA);
        double rho2 = (twiceLog + Math.log(twiceLog + 1)) / TIGHTEST;
        double mixed = units * rho2;
        return Math.sqrt(2 * (mixed + 1) / mixed * Math.log(Math.sqrt(mixed + 1) / ALPHA));
    }
}
