package ai.victor.analysis;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import java.util.Optional;

/** What a metric is, to somebody who wants to split its change. */
sealed interface Formula {
    /** An amount: the sum of its segments, where these do not overlap. */
    record Amount(String metric) implements Formula {}

    /**
     * One amount divided by another.
     *
     * @param scale 100 where the ratio is told in points
     */
    record Ratio(String numerator, String denominator, int scale) implements Formula {
        double value(double above, double below) {
            return scale * above / below;
        }
    }

    /** Anything else: a median, what is added up over time, an arithmetic that is no ratio. */
    record Other(String why) implements Formula {}

    static Formula of(Model model, Metric metric) {
        return switch (metric) {
            case Metric.Simple simple when adds(model, simple) -> new Amount(metric.name());
            case Metric.Simple simple -> new Other("it is no sum or count of rows");
            case Metric.Ratio ratio -> ratio(model, ratio);
            case Metric.Derived derived when LinearExpression.terms(derived).isPresent() -> new Amount(metric.name());
            case Metric.Derived derived -> new Other("its arithmetic is neither a sum nor a ratio of others");
            case Metric.Cumulative cumulative -> new Other("it is added up over time");
            case Metric.Conversion conversion -> new Other("it follows what became of earlier events");
        };
    }

    private static Formula ratio(Model model, Metric.Ratio ratio) {
        if (!ratio.filters().isEmpty() || altered(ratio.dividend()) || altered(ratio.divisor())) {
            return new Other("its parts have conditions or times of their own");
        }
        var above = model.metric(ratio.numerator()).map(part -> of(model, part));
        var below = model.metric(ratio.denominator()).map(part -> of(model, part));
        return above.equals(Optional.of(new Amount(ratio.numerator())))
                        && below.equals(Optional.of(new Amount(ratio.denominator())))
                ? new Ratio(
                        ratio.numerator(),
                        ratio.denominator(),
                        ratio.meta().unit().equals("percent") ? 100 : 1)
                : new Other("its parts are no amounts");
    }

    private static boolean altered(Metric.Input input) {
        return !input.filters().isEmpty() || input.offset().isPresent();
    }

    private static boolean adds(Model model, Metric.Simple simple) {
        var measures = model.factOfMeasure(simple.measure()).measures();
        return measures.stream()
                .filter(measure -> measure.name().equals(simple.measure()))
                .allMatch(measure -> measure.nonAdditive().isEmpty()
                        && switch (measure.aggregation()) {
                            case SUM, SUM_BOOLEAN, COUNT, COUNT_DISTINCT -> true;
                            case MIN, MAX, AVERAGE, MEDIAN, PERCENTILE -> false;
                        });
    }
}
