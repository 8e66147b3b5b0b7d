package ai.victor.analysis;

import ai.victor.table.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Warns where what the model marks as a measure of trust, such as a share of actual costs, is not the same on both sides of a comparison. */
final class Estimates {
    private static final double DIFFERENCE = 5;

    private Estimates() {}

    static Optional<String> warning(Compared compared) {
        var now = compared.queries().getFirst().certificate().extras();
        var before = compared.queries().getLast().certificate().extras();
        return compared.model().metrics().stream()
                .filter(metric ->
                        metric.meta().certificate() && metric.meta().unit().equals("percent"))
                .filter(metric ->
                        now.get(metric.name()) instanceof Number && before.get(metric.name()) instanceof Number)
                .filter(metric ->
                        Math.abs(Figures.number(now.get(metric.name())) - Figures.number(before.get(metric.name())))
                                > DIFFERENCE)
                .map(metric -> metric.meta().label() + " was " + told(before.get(metric.name())) + " in "
                        + compared.sideBefore().name() + " and is " + told(now.get(metric.name())) + " in "
                        + compared.sideNow().name()
                        + ": part of the change may be estimates that are still to be revised.")
                .findFirst();
    }

    private static String told(@Nullable Object share) {
        return Figures.told(Figures.exact(share, Unit.PERCENT), Unit.PERCENT);
    }
}
