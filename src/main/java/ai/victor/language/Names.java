package ai.victor.language;

import ai.victor.model.Measure;
import ai.victor.model.Meta;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.SemanticModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the reader asks of the model: labels, units, reach, and which metrics stand for profit and turnover. */
final class Names {
    private final Model model;
    private final Vocabulary vocabulary;

    Names(Model model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
    }

    Metric metric(String name) {
        return model.metric(name).orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    List<Metric> metrics() {
        return model.metrics();
    }

    String label(String name) {
        return model.metric(name)
                .map(metric -> metric.meta().label())
                .or(() -> Optional.ofNullable(model.dimensions().get(name))
                        .map(dimension -> dimension.meta().label()))
                .or(() -> TimeColumns.label(name))
                .filter(label -> !label.isBlank())
                .orElse(name.replace('_', ' '));
    }

    /** A label inside a sentence: small letters, but for names in capitals. */
    String inline(String name) {
        var label = label(name);
        return label.length() > 1 && Character.isUpperCase(label.charAt(1))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    String inline(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Plain plain -> inline(plain.metric());
            case Quantity.Quotient quotient
            when quotient.percent() ->
                inline(quotient.numerator()) + " as a share of " + inline(quotient.denominator());
            case Quantity.Quotient quotient ->
                inline(quotient.numerator()) + " per " + singular(inline(quotient.denominator()));
            case Quantity.Part part -> "share of " + inline(part.metric());
        };
    }

    private static String singular(String label) {
        return Words.isPlural(label) ? label.substring(0, label.length() - 1) : label;
    }

    String unit(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Plain plain -> metric(plain.metric()).meta().unit();
            case Quantity.Quotient quotient when quotient.percent() -> "percent";
            case Quantity.Quotient quotient ->
                metric(quotient.numerator()).meta().unit().equals("money") ? "money" : "ratio";
            case Quantity.Part part -> "percent";
        };
    }

    Meta.Goodness goodness(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Plain plain -> metric(plain.metric()).meta().goodness();
            case Quantity.Quotient quotient ->
                metric(quotient.numerator()).meta().goodness();
            case Quantity.Part part -> Meta.Goodness.NEITHER;
        };
    }

    boolean reaches(String metric, String dimension) {
        return TimeColumns.isTime(dimension)
                || model.factsOf(metric(metric)).stream()
                        .allMatch(fact -> model.dimensionsOf(fact).containsKey(dimension));
    }

    Set<SemanticModel> factsOf(String metric) {
        return model.factsOf(metric(metric));
    }

    List<String> dimensionsOf(String metric) {
        return model.dimensions().keySet().stream()
                .filter(dimension -> reaches(metric, dimension))
                .toList();
    }

    List<String> dimensions() {
        return List.copyOf(model.dimensions().keySet());
    }

    /** The semantic model that declares a dimension first. */
    String ownerOf(String dimension) {
        return model.semanticModels().stream()
                .filter(owner ->
                        owner.dimensions().stream().anyMatch(own -> own.name().equals(dimension)))
                .map(SemanticModel::name)
                .findFirst()
                .orElse("");
    }

    /** The metric in the model that is one divided by the other. */
    Optional<String> ratio(String numerator, String denominator) {
        return model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Ratio ratio
                        && ratio.numerator().equals(numerator)
                        && ratio.denominator().equals(denominator))
                .map(Metric::name)
                .findFirst();
    }

    /** The rate, in percent, that the model makes of a metric. */
    Optional<String> rateOf(String numerator) {
        return model.metrics().stream()
                .filter(metric -> metric.meta().unit().equals("percent"))
                .filter(metric -> metric instanceof Metric.Ratio ratio
                        && ratio.numerator().equals(numerator))
                .map(Metric::name)
                .findFirst();
    }

    boolean isRatio(String metric) {
        return !(metric(metric) instanceof Metric.Simple);
    }

    /** A plain count of rows or of different things, without a condition of its own. */
    boolean isCount(String metric) {
        return metric(metric) instanceof Metric.Simple simple
                && simple.filters().isEmpty()
                && model.factOfMeasure(simple.measure()).measures().stream()
                        .filter(measure -> measure.name().equals(simple.measure()))
                        .anyMatch(measure -> measure.aggregation() == Measure.Aggregation.COUNT
                                || measure.aggregation() == Measure.Aggregation.COUNT_DISTINCT);
    }

    /** The metric that the model calls profit. */
    Optional<String> profit() {
        return model.metrics().stream()
                .filter(metric -> metric.meta().synonyms().contains("profit")
                        || metric.meta().label().equalsIgnoreCase("profit"))
                .map(Metric::name)
                .findFirst();
    }

    /** What is left of profit when the model takes more off it: the first sum of money that is made of it and of other metrics. */
    Optional<String> profitAfterMore() {
        return profit().flatMap(profit -> model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Derived derived
                        && derived.inputs().containsValue(profit)
                        && derived.inputs().size() == 2)
                .filter(metric -> metric.meta().unit().equals("money"))
                .map(Metric::name)
                .findFirst());
    }

    /** What profit is measured against: the denominator of its rate. */
    Optional<String> turnover() {
        return profit().flatMap(this::rateOf).map(rate -> ((Metric.Ratio) metric(rate)).denominator());
    }

    /** The other metrics that a derived one is made of. */
    List<String> othersIn(String derived, String without) {
        return metric(derived) instanceof Metric.Derived made
                ? made.inputs().values().stream()
                        .filter(input -> !input.equals(without))
                        .toList()
                : List.of();
    }

    /** The numbers of a list's rows: turnover where the dimension is known for it, else money of the facts that own the dimension. */
    Optional<String> amountOf(String dimension) {
        var owner = ownerOf(dimension);
        var own = model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Simple simple
                        && simple.filters().isEmpty()
                        && metric.meta().unit().equals("money")
                        && model.factOfMeasure(simple.measure()).name().equals(owner))
                .map(Metric::name)
                .findFirst();
        return own.or(() -> turnover().filter(metric -> reaches(metric, dimension)));
    }

    /** A dimension that names single rows beside another, where the data has too many of its values to list them. */
    Optional<String> rowName(String metric, String beside) {
        var own = new ArrayList<String>();
        factsOf(metric).forEach(fact -> fact.dimensions().forEach(dimension -> own.add(dimension.name())));
        dimensionsOf(metric).stream().filter(name -> !own.contains(name)).forEach(own::add);
        return own.stream()
                .filter(name -> !name.equals(beside) && reaches(metric, name) && !TimeColumns.isTime(name))
                .filter(name -> model.dimensions().containsKey(name))
                .filter(name -> !vocabulary.values().containsKey(name))
                .findFirst();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }
}
