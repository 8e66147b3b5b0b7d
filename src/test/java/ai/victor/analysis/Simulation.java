package ai.victor.analysis;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Experiments of a shop that never was: most visitors bring nothing, the others' margins are log-normal, and some orders lose money.
 *
 * @param visitors of both arms
 * @param holdout the part that is held out
 * @param conversion of the holdout
 * @param sigma of the logarithm of a buyer's margin: 0.8 is a shop of few prices, 1.5 has orders of fifty times the usual
 * @param moreBuyers by what part more visitors of the treatment buy
 * @param lessMargin by what part their margin is less
 */
public record Simulation(
        String name,
        int visitors,
        double holdout,
        double conversion,
        double sigma,
        double moreBuyers,
        double lessMargin) {
    private static final double USUAL = Math.log(9);
    private static final double LOST = 0.06;
    private static final double LOSS = -0.8;

    /** One experiment's arms: the margin of each visitor. */
    record Arms(Sample treatment, Sample holdout) {}

    Arms run(RandomGenerator random) {
        int held = (int) Math.round(visitors * holdout);
        return new Arms(
                arm(visitors - held, conversion * (1 + moreBuyers), 1 - lessMargin, random),
                arm(held, conversion, 1, random));
    }

    /** What is true of treatment minus holdout. */
    double difference() {
        double buyer = Math.exp(USUAL + sigma * sigma / 2) * (1 - LOST + LOST * LOSS);
        return conversion * buyer * ((1 + moreBuyers) * (1 - lessMargin) - 1);
    }

    /** The margin of one visitor who was not treated. */
    double margin(RandomGenerator random) {
        return random.nextDouble() < conversion ? ofBuyer(random) : 0;
    }

    private Sample arm(int size, double rate, double times, RandomGenerator random) {
        int buyers = 0;
        var margins = new double[size];
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() < rate) {
                margins[buyers++] = times * ofBuyer(random);
            }
        }
        var values = Arrays.copyOf(margins, buyers + 1);
        var counts = new long[buyers + 1];
        Arrays.fill(counts, 1);
        values[buyers] = 0;
        counts[buyers] = size - buyers;
        return new Sample(values, counts);
    }

    private double ofBuyer(RandomGenerator random) {
        double margin = Math.exp(USUAL + sigma * random.nextGaussian());
        return random.nextDouble() < LOST ? LOSS * margin : margin;
    }
}
