package ai.victor.language;

import ai.victor.model.Dimension;
import ai.victor.model.Entity;
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
import java.util.stream.Stream;

/** What the reader asks of the model: labels, units, reach, and which metrics stand for profit and turnover. */
final class Names {
    private final Model model;
    private final Vocabulary vocabulary;
    private final Things things;

    Names(Model model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.things = new Things(model, this);
    }

    /** What the model says of the things that dimensions name. */
    Things things() {
        return things;
    }

    /** What the model binds to values and to words. */
    Bindings bindings() {
        return new Bindings(model);
    }

    Metric metric(String name) {
        return model.metric(name).orElseThrow(() -> new IllegalArgumentException("no metric " + name));
    }

    boolean isMetric(String name) {
        return model.metric(name).isPresent();
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
        return QuantityWords.of(quantity, this);
    }

    String unit(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Plain plain -> metric(plain.metric()).meta().unit();
            case Quantity.Quotient quotient when quotient.percent() -> "percent";
            case Quantity.Quotient quotient ->
                metric(quotient.numerator()).meta().unit().equals("money") ? "money" : "ratio";
            case Quantity.Part part -> "percent";
            case Quantity.Sum sum -> metric(sum.terms().get(0).metric()).meta().unit();
        };
    }

    Meta.Goodness goodness(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Plain plain -> metric(plain.metric()).meta().goodness();
            case Quantity.Quotient quotient ->
                metric(quotient.numerator()).meta().goodness();
            case Quantity.Part part -> Meta.Goodness.NEITHER;
            case Quantity.Sum sum -> metric(sum.terms().get(0).metric()).meta().goodness();
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

    /** Whether the date that a number is counted by has a word in its name. */
    boolean isDatedBy(String metric, String word) {
        return model.factsOf(metric(metric)).stream()
                .flatMap(fact -> fact.measures().stream())
                .allMatch(measure -> measure.timeDimension().contains(word));
    }

    /** Whether a number is known by month, and not by day. */
    boolean isMonthly(String metric) {
        return monthly(metric).count() == model.factsOf(metric(metric)).size();
    }

    /** Whether a part of a metric is known by month only, so that it has no single days. */
    boolean hasMonths(String metric) {
        return monthly(metric).findAny().isPresent();
    }

    private Stream<SemanticModel> monthly(String metric) {
        return model.factsOf(metric(metric)).stream()
                .filter(fact -> fact.measures().stream()
                        .allMatch(measure -> fact.dimensions().stream()
                                .anyMatch(dimension -> dimension.name().equals(measure.timeDimension())
                                        && dimension.grain() == Dimension.Grain.MONTH)));
    }

    /** What a dimension's values cost: the one metric that says so by a verb and can be cut by it, each for one where the model has that. */
    Optional<String> priceOf(List<String> dimensions) {
        var costs = model.metrics().stream()
                .filter(metric -> metric.meta().wording().verbs().contains("costs"))
                .filter(metric -> dimensions.stream().allMatch(dimension -> reaches(metric.name(), dimension)))
                .toList();
        return costs.size() == 1
                ? ratio(costs.get(0).name(), costs.get(0).meta().study().per())
                        .or(() -> Optional.of(costs.get(0).name()))
                : Optional.empty();
    }

    /** A number over another. */
    record Over(String numerator, String denominator) {}

    /** What a metric divides by what, where it is money over a count. */
    Optional<Over> overOf(String metric) {
        return metric(metric) instanceof Metric.Ratio ratio
                        && metric(metric).meta().unit().equals("money")
                ? Optional.of(new Over(ratio.numerator(), ratio.denominator()))
                : Optional.empty();
    }

    /** Whether a metric is some other one divided by this. */
    boolean isPer(String metric, String count) {
        return metric(metric) instanceof Metric.Ratio ratio
                && ratio.denominator().equals(count);
    }

    List<String> dimensionsOf(String metric) {
        return model.dimensions().keySet().stream()
                .filter(dimension -> reaches(metric, dimension))
                .toList();
    }

    List<String> dimensions() {
        return List.copyOf(model.dimensions().keySet());
    }

    /** Whether one word names two things, as CA is Canada and California: people call them by different words. */
    boolean meansOtherwise(Meaning.OfValue left, Meaning.OfValue right) {
        var calledLeft = called(left);
        var calledRight = called(right);
        return !calledLeft.isEmpty()
                && !calledRight.isEmpty()
                && calledLeft.stream().noneMatch(calledRight::contains);
    }

    String spelledOut(Meaning.OfValue value) {
        var called = called(value);
        return inline(value.dimension()) + " " + String.join(", ", value.values())
                + (called.isEmpty() ? "" : " (" + called.get(0) + ")");
    }

    private List<String> called(Meaning.OfValue value) {
        var dimension = model.dimensions().get(value.dimension());
        return dimension == null
                ? List.of()
                : value.values().stream()
                        .flatMap(name -> dimension.meta().values().getOrDefault(name, List.of()).stream())
                        .toList();
    }

    /** Whether both are columns of the very fact that the metrics come from. */
    boolean sameFact(List<String> metrics, String left, String right) {
        return metrics.stream()
                .flatMap(metric -> factsOf(metric).stream())
                .allMatch(fact -> fact.dimensions().stream()
                        .map(dimension -> dimension.name())
                        .toList()
                        .containsAll(List.of(left, right)));
    }

    /** Whether the data has too many values of a dimension to list them. */
    boolean isOpen(String dimension) {
        return model.dimensions().containsKey(dimension) && !vocabulary.values().containsKey(dimension);
    }

    /** How many facts can be cut by a dimension. */
    long factsWith(String dimension) {
        return model.facts().stream()
                .filter(fact -> model.dimensionsOf(fact).containsKey(dimension))
                .count();
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

    /** What one of a count costs, where the model has just one such number. */
    Optional<String> costPer(String count) {
        var found = model.metrics().stream()
                .filter(metric -> metric instanceof Metric.Ratio ratio
                        && ratio.denominator().equals(count)
                        && metric.meta().goodness() == Meta.Goodness.LOWER
                        && metric.meta().unit().equals("money")
                        && (metric.meta().label().startsWith("Cost per")
                                || metric.meta().study().role().equals("acquisition_cost")))
                .map(Metric::name)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
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

    /** Whether a name has each word of a phrase. */
    static boolean hasWords(String name, String key) {
        var words = Tokenizer.wordsOf(name).stream().map(Token::key).toList();
        return words.containsAll(List.of(key.split(" ")));
    }

    boolean isRatio(String metric) {
        return !(metric(metric) instanceof Metric.Simple);
    }

    /** Whether the days' numbers add up to that of all days: sums, counts of rows, and counts of things that have one day each. */
    boolean isAdditive(String metric) {
        if (!(metric(metric) instanceof Metric.Simple simple)) {
            return false;
        }
        return model.factOfMeasure(simple.measure()).measures().stream()
                .filter(measure -> measure.name().equals(simple.measure()))
                .anyMatch(measure -> switch (measure.aggregation()) {
                    case SUM, COUNT, SUM_BOOLEAN -> true;
                    case COUNT_DISTINCT -> namesRows(measure);
                    default -> false;
                });
    }

    /** Whether a measure counts the rows of a table by their key. */
    private boolean namesRows(Measure measure) {
        return model.semanticModels().stream()
                // A customer has many days, an order has one: that of the table whose rows they are.
                .filter(table -> table.dimensions().stream()
                        .anyMatch(dimension -> dimension.name().equals(measure.timeDimension())))
                .flatMap(table -> table.entities().stream())
                .anyMatch(entity ->
                        entity.kind() == Entity.Kind.PRIMARY && entity.expr().equals(measure.expr()));
    }

    /** A plain count of rows or of different things, without a condition of its own. */
    boolean isCount(String metric) {
        return metric(metric) instanceof Metric.Simple simple
                && simple.filters().isEmpty()
                && counts(metric);
    }

    boolean counts(String metric) {
        return metric(metric) instanceof Metric.Simple simple
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
        var own = bindings().sumOf(fact -> fact.name().equals(owner));
        return own.or(() -> turnover().filter(metric -> reaches(metric, dimension)));
    }

    /** The money that rows are told by where no number is named: turnover where that can be cut so. */
    Optional<String> headlineOf(String dimension) {
        return turnover().filter(metric -> reaches(metric, dimension)).or(() -> amountOf(dimension));
    }

    /** Whether a count's label has the name of what it counts: split orders, of an order. */
    boolean namesIn(String metric, String dimension) {
        return hasWords(label(metric), Tokenizer.key(Tokenizer.wordsOf(label(dimension))));
    }

    /** The first sum of money, without a condition of its own, from the fact that a number comes from. */
    Optional<String> amountBeside(String count) {
        return bindings().sumOf(factsOf(count)::contains);
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

    /** A few numbers to name as examples: those that the model has in its headline, else turnover and profit. */
    List<String> examples() {
        return exampleNames().stream().limit(5).map(this::label).toList();
    }

    /** Metrics, those first that people ask for most. */
    List<String> exampleNames() {
        var examples = new ArrayList<String>();
        model.metrics().stream()
                .filter(metric -> metric.meta().wording().headline())
                .map(Metric::name)
                .forEach(examples::add);
        turnover().ifPresent(examples::add);
        profit().ifPresent(examples::add);
        model.metrics().stream().map(Metric::name).forEach(examples::add);
        return examples.stream().distinct().toList();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }
}
