package ai.victor.analysis;

import java.util.SplittableRandom;

/** Somebody looks at an experiment without any effect again and again, and believes the first look that shows one. */
public final class Peeking {
    private Peeking() {}

    /** How many of the experiments were believed, by the interval of one look and by the one that is always valid. */
    public record Alarms(int experiments, int naive, int alwaysValid) {}

    public static Alarms of(Simulation shop, int experiments, int looks, long seed) {
        var random = new SplittableRandom(seed);
        int naive = 0;
        int alwaysValid = 0;
        for (int i = 0; i < experiments; i++) {
            var treatment = new Running();
            var holdout = new Running();
            boolean naiveAlarm = false;
            boolean alarm = false;
            for (int look = 1; look <= looks; look++) {
                int upTo = (int) ((long) shop.visitors() * look / looks);
                while (treatment.size + holdout.size < upTo) {
                    (random.nextDouble() < shop.holdout() ? holdout : treatment).add(shop.margin(random));
                }
                var difference = treatment.estimate().minus(holdout.estimate());
                long units = treatment.size + holdout.size;
                if (holdout.buyers > 0 && treatment.buyers > 0) {
                    naiveAlarm |= !difference.interval().includes(0);
                    alarm |= AlwaysValid.isReady(treatment.skewAgainst(holdout))
                            && !AlwaysValid.interval(difference, units).includes(0);
                }
            }
            naive += naiveAlarm ? 1 : 0;
            alwaysValid += alarm ? 1 : 0;
        }
        return new Alarms(experiments, naive, alwaysValid);
    }

    private static final class Running {
        private long size;
        private long buyers;
        private double sum;
        private double squares;
        private double cubes;

        void add(double margin) {
            size++;
            buyers += margin == 0 ? 0 : 1;
            sum += margin;
            squares += margin * margin;
            cubes += margin * margin * margin;
        }

        Skew skewAgainst(Running holdout) {
            double all = size + holdout.size;
            return Skew.of(
                    size,
                    holdout.size,
                    (squaresOff() + holdout.squaresOff()) / all,
                    (cubesOff() + holdout.cubesOff()) / all,
                    Math.min(buyers, holdout.buyers));
        }

        private double squaresOff() {
            return squares - sum * sum / size;
        }

        private double cubesOff() {
            double mean = sum / size;
            return cubes - 3 * mean * squares + 2 * size * mean * mean * mean;
        }

        Estimate estimate() {
            double mean = size == 0 ? 0 : sum / size;
            double variance = size < 2 ? 0 : Math.max(0, squares - sum * mean) / (size - 1);
            return new Estimate(mean, size == 0 ? 0 : Math.sqrt(variance / size));
        }
    }
}
