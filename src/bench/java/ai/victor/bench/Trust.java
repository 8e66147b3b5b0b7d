package ai.victor.bench;

import ai.victor.analysis.Coverage;
import ai.victor.analysis.MismatchAlarms;
import ai.victor.analysis.Peeking;
import ai.victor.analysis.Simulation;
import java.util.ArrayList;
import java.util.List;

/** Whether the statistics of experiments hold what they say, by experiments of which the truth is known. Seeded: each run gives the same. */
final class Trust {
    static final int EXPERIMENTS = 10_000;

    private static final int PEEKED_AT = 2_000;
    private static final int LOOKS = 80;
    private static final int RESAMPLES = 799;
    private static final long SEED = 20_261_122;

    /** A claim made by so few says more of the luck of those few than of the claim. */
    private static final double OFTEN = 0.05;

    private static final List<Simulation> SHOPS = List.of(
            new Simulation(
                    "20,000 visitors, 10% held out, 16% buy, few prices, an effect",
                    20_000, 0.1, 0.16, 0.8, 0.05, 0.03),
            new Simulation("12,000 visitors, half held out, 5% buy, an effect", 12_000, 0.5, 0.05, 1.0, 0.1, 0.05),
            new Simulation("20,000 visitors, half held out, 4% buy, large orders", 20_000, 0.5, 0.04, 1.2, 0, 0),
            new Simulation("30,000 visitors, half held out, 3% buy, very large orders", 30_000, 0.5, 0.03, 1.5, 0, 0),
            new Simulation("20,000 visitors, 20% held out, 6% buy", 20_000, 0.2, 0.06, 0.9, 0.1, 0),
            new Simulation("12,000 visitors, 10% held out, 6% buy, few prices", 12_000, 0.1, 0.06, 0.8, 0, 0),
            new Simulation("40,000 visitors, 10% held out, 5% buy", 40_000, 0.1, 0.05, 1.0, 0.1, 0.05),
            new Simulation("20,000 visitors, 10% held out, 4% buy, very large orders", 20_000, 0.1, 0.04, 1.5, 0, 0),
            new Simulation("2,000 visitors, 10% held out, 16% buy, few prices", 2_000, 0.1, 0.16, 0.8, 0, 0));

    private static final List<Simulation> PEEKED = List.of(
            new Simulation("20,000 visitors, 10% held out, 16% buy", 20_000, 0.1, 0.16, 0.8, 0, 0),
            new Simulation("20,000 visitors, half held out, 3% buy, large orders", 20_000, 0.5, 0.03, 1.2, 0, 0),
            new Simulation("40,000 visitors, 10% held out, 5% buy, large orders", 40_000, 0.1, 0.05, 1.2, 0, 0),
            new Simulation("40,000 visitors, half held out, 3% buy, very large orders", 40_000, 0.5, 0.03, 1.5, 0, 0));

    private final StringBuilder page = new StringBuilder();
    private final List<String> faults = new ArrayList<>();

    /** What to print, and which bars were missed. */
    record Result(String page, List<String> faults) {}

    static Result run() {
        var trust = new Trust();
        trust.coverage();
        trust.peeking();
        trust.sampleRatio();
        return new Result(trust.page.toString(), trust.faults);
    }

    private void coverage() {
        line(
                "| 95%% intervals of margin per visitor, %,d experiments each | claimed: Welch | covered | claimed: bootstrap | covered | no claim | Welch, claimed or not |\n|---|---:|---:|---:|---:|---:|---:|"
                        .formatted(EXPERIMENTS));
        var results = SHOPS.parallelStream()
                .map(shop -> Coverage.of(shop, EXPERIMENTS, RESAMPLES, SEED))
                .toList();
        var all = new Coverage(0, 0, 0, 0, 0, 0);
        for (int i = 0; i < SHOPS.size(); i++) {
            line(SHOPS.get(i).name(), results.get(i));
            all = all.plus(results.get(i));
        }
        line("all", all);
        line("| **where an interval is claimed** | | **%.2f%%** | | bar | 94–96%% | |\n".formatted(all.percent()));
    }

    private void line(String name, Coverage found) {
        line("| %s | %,d | %s | %,d | %s | %,d | %s |"
                .formatted(
                        name,
                        found.byWelch(),
                        percent(found.coveredByWelch(), found.byWelch()),
                        found.byBootstrap(),
                        percent(found.coveredByBootstrap(), found.byBootstrap()),
                        found.experiments() - found.claimed(),
                        percent(found.welchAnyway(), found.experiments())));
        check(name + ", Welch", found.coveredByWelch(), found.byWelch(), found.experiments());
        check(name + ", bootstrap", found.coveredByBootstrap(), found.byBootstrap(), found.experiments());
    }

    /** Of a few claims the share is allowed three of its own standard errors. */
    private void check(String name, int covered, int claimed, int experiments) {
        if (claimed < OFTEN * experiments) {
            return;
        }
        double share = 100.0 * covered / claimed;
        double slack = 3 * 100 * Math.sqrt(0.05 * 0.95 / claimed) - 3 * 100 * Math.sqrt(0.05 * 0.95 / EXPERIMENTS);
        if (share < 94 - Math.max(0, slack) || share > 96 + Math.max(0, slack)) {
            faults.add("%s: covers %.2f%%".formatted(name, share));
        }
    }

    private void peeking() {
        line(
                "| False alarms of %,d experiments without an effect, looked at %d times | Welch at each look | always valid | bar |\n|---|---:|---:|---:|"
                        .formatted(PEEKED_AT, LOOKS));
        var results = PEEKED.parallelStream()
                .map(shop -> Peeking.of(shop, PEEKED_AT, LOOKS, SEED))
                .toList();
        for (int i = 0; i < PEEKED.size(); i++) {
            var alarms = results.get(i);
            line("| %s | %s | %s | 5%% |"
                    .formatted(
                            PEEKED.get(i).name(),
                            percent(alarms.naive(), PEEKED_AT),
                            percent(alarms.alwaysValid(), PEEKED_AT)));
            if (alarms.alwaysValid() > 0.05 * PEEKED_AT) {
                faults.add(PEEKED.get(i).name() + ": too many alarms");
            }
        }
        line("");
    }

    private void sampleRatio() {
        int experiments = 10 * EXPERIMENTS;
        int sound = MismatchAlarms.of(12_000, 0.1, 0.1, experiments, SEED);
        int broken = MismatchAlarms.of(12_000, 0.1, 0.085, experiments, SEED);
        line(
                "| Sample ratio, %,d experiments of 12,000 visitors, 10%% to be held out | stopped | bar |\n|---|---:|---:|"
                        .formatted(experiments));
        line("| 10%% are held out | %.3f%% | 0.1%% |".formatted(100.0 * sound / experiments));
        line("| 8.5%% are held out | %.1f%% | |\n".formatted(100.0 * broken / experiments));
        if (sound > 0.0015 * experiments) {
            faults.add("the sample ratio stops too many sound experiments");
        }
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "" : "%.2f%%".formatted(100.0 * part / whole);
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
