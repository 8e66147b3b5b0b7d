package ai.victor.app;

import ai.victor.agent.Asker;
import ai.victor.agent.Cancellation;
import ai.victor.model.Dimension;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Asks what the model's own words make into questions, each kind of question first once, so that classes are loaded, code is compiled and values are read
 * before the first person asks. What cannot be answered warms as well.
 */
final class WarmUp {
    private static final List<String> KINDS = List.of(
            "%1$s last month",
            "why did %1$s change last month",
            "%1$s by %3$s last week",
            "top 5 %3$s by %1$s this year",
            "did the experiment pay off",
            "%1$s and %2$s by %3$s last month vs the month before",
            "%1$s by month this year",
            "which %3$s had %1$s over 100 in the past 30 days",
            "which %3$s are under 20%% margin this quarter",
            "share of %1$s by %3$s last month",
            "why did %2$s drop this month",
            "what is %1$s",
            "7-day moving average of %1$s in the past 30 days");

    private final Asker asker;
    private final List<String> questions;
    private int asked;

    WarmUp(Asker asker, Model model) {
        this.asker = asker;
        this.questions = questions(model);
    }

    /** Asks one question of each kind, if there is time. */
    void eachKind(Duration most) {
        run(KINDS.size(), most, () -> false);
    }

    /** Asks what is left, until the time is over or it is told to stop. */
    void all(Duration most, BooleanSupplier stopped) {
        run(questions.size(), most, stopped);
    }

    private void run(int end, Duration most, BooleanSupplier stopped) {
        long began = System.nanoTime();
        while (asked < end && System.nanoTime() - began < most.toNanos() && !stopped.getAsBoolean()) {
            asker.ask(asker.begin(), questions.get(asked), event -> {}, new Cancellation());
            asked++;
        }
    }

    /** One metric of each unit, by turns with the dimensions that cut it. */
    static List<String> questions(Model model) {
        var ofUnit = new LinkedHashMap<String, Metric>();
        model.metrics().forEach(metric -> ofUnit.putIfAbsent(metric.meta().unit(), metric));
        var metrics = List.copyOf(ofUnit.values());
        var questions = new ArrayList<String>();
        for (int turn = 0; turn < metrics.size(); turn++) {
            for (int kind = 0; kind < KINDS.size(); kind++) {
                var metric = metrics.get((turn + kind) % metrics.size());
                var other = metrics.get((turn + kind + 1) % metrics.size());
                var cuts = cuts(model, metric);
                var cut = cuts.isEmpty()
                        ? "week"
                        : cuts.get((turn + kind) % cuts.size()).meta().label();
                questions.add(KINDS.get(kind)
                        .formatted(metric.meta().label(), other.meta().label(), cut));
            }
        }
        return questions;
    }

    private static List<Dimension> cuts(Model model, Metric metric) {
        var facts = model.factsOf(metric);
        return model.dimensions().values().stream()
                .filter(dimension ->
                        facts.stream().allMatch(fact -> model.dimensionsOf(fact).containsKey(dimension.name())))
                .toList();
    }
}
