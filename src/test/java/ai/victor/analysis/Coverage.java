package ai.victor.analysis;

import java.util.SplittableRandom;

/**
 * How often the interval that a readout goes by held the truth, of the experiments in which it claimed to.
 *
 * @param experiments that were simulated
 * @param byWelch those whose skew is mild, so that Welch's interval is claimed, and how many of them it covered
 * @param byBootstrap the same of those whose skew asks for the bootstrap
 * @param welchAnyway how many of all Welch's interval covered, claimed or not
 */
public record Coverage(
        int experiments, int byWelch, int coveredByWelch, int byBootstrap, int coveredByBootstrap, int welchAnyway) {
    public static Coverage of(Simulation shop, int experiments, int resamples, long seed) {
        var random = new SplittableRandom(seed);
        var bootstrap = new BootstrapT(random.split(), resamples);
        double truth = shop.difference();
        int welch = 0;
        int coveredByWelch = 0;
        int boot = 0;
        int coveredByBootstrap = 0;
        int anyway = 0;
        for (int i = 0; i < experiments; i++) {
            var arms = shop.run(random);
            boolean plain = Welch.difference(arms.treatment(), arms.holdout())
                    .interval()
                    .includes(truth);
            anyway += plain ? 1 : 0;
            switch (Skew.of(arms.treatment(), arms.holdout()).method()) {
                case WELCH -> {
                    welch++;
                    coveredByWelch += plain ? 1 : 0;
                }
                case BOOTSTRAP -> {
                    boot++;
                    coveredByBootstrap += bootstrap
                                    .difference(arms.treatment(), arms.holdout())
                                    .includes(truth)
                            ? 1
                            : 0;
                }
                case NONE -> {}
            }
        }
        return new Coverage(experiments, welch, coveredByWelch, boot, coveredByBootstrap, anyway);
    }

    public int claimed() {
        return byWelch + byBootstrap;
    }

    /** Of those claimed. */
    public double percent() {
        return 100.0 * (coveredByWelch + coveredByBootstrap) / claimed();
    }

    public Coverage plus(Coverage other) {
        return new Coverage(
                experiments + other.experiments,
                byWelch + other.byWelch,
                coveredByWelch + other.coveredByWelch,
                byBootstrap + other.byBootstrap,
                coveredByBootstrap + other.coveredByBootstrap,
                welchAnyway + other.welchAnyway);
    }
}
