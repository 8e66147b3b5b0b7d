package ai.victor.language;

import ai.victor.model.SemanticModel;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settles which metric each number means, and makes quantities of them. */
final class Quantities {
    private final Draft draft;

    private Quantities(Draft draft) {
        this.draft = draft;
    }

    /** Of several metrics that a phrase may mean, those count that can be cut as the question asks. */
    static void settle(Draft draft) {
        var quantities = new Quantities(draft);
        for (int at : List.copyOf(draft.metrics.keySet())) {
            quantities.verb(at);
            if (quantities.priced(at)) {
                continue;
            }
            if (draft.item(at).everyMetric().size() > 1
                    && draft.item(at).everyMetric().contains(draft.metrics.get(at))
                    && !quantities.sameSubject(at)) {
                quantities.settle(at);
            }
        }
        for (int at : List.copyOf(draft.breakdowns.keySet())) {
            if (at >= 0) {
                quantities.settleRows(at);
            }
        }
    }

    /** {@code customers who spent over $300}: what has no such number of its own does it as the verb says. */
    private void verb(int at) {
        var item = draft.item(at);
        var metric = draft.metrics.get(at);
        if (metric == null || item.verbs().isEmpty() || draft.breakdowns.isEmpty() || fits(metric)) {
            return;
        }
        var others = item.verbs().stream().filter(this::fits).toList();
        if (others.size() == 1) {
            draft.items.set(at, item.named(new Meaning.OfMetric(others.get(0), true)));
            draft.metrics.put(at, others.get(0));
            draft.assumptions.add("“" + item.text() + "” is taken as " + draft.names.inline(others.get(0)) + ".");
        }
    }

    static void read(Draft draft) {
        var quantities = new Quantities(draft);
        draft.metrics
                .keySet()
                .forEach(at -> quantities.of(at).ifPresent(quantity -> {
                    if (draft.share
                            && quantity instanceof Quantity.Plain plain
                            && !(draft.part.isEmpty() && draft.partGroups.isEmpty())) {
                        draft.quantities.add(new Quantity.Part(plain.metric(), draft.part, draft.partGroups));
                        // Rows of the very values that are the part would each be all of themselves.
                        draft.breakdowns
                                .entrySet()
                                .removeIf(row -> (row.getKey() < 0 || draft.values.contains(row.getKey()))
                                        && draft.part.stream()
                                                .anyMatch(
                                                        part -> part.dimension().equals(row.getValue())));
                    } else {
                        draft.quantities.add(quantity);
                    }
                }));
    }

    /** The quantity of an item that names a metric. */
    Optional<Quantity> of(int at) {
        var metric = draft.metrics.get(at);
        if (metric == null) {
            return Optional.empty();
        }
        if (draft.sums.containsKey(at)) {
            return Optional.ofNullable(draft.sums.get(at));
        }
        var counter = draft.perCount.get(at);
        if (counter != null) {
            return perCounted(at, metric, counter);
        }
        var denominator = draft.ratios.get(at);
        if (denominator == null) {
            return Optional.of(new Quantity.Plain(metric));
        }
        var below = draft.item(denominator).metrics().get(0);
        var divided = draft.names.bindings().denominator(metric);
        if (divided.filter(below::equals).isPresent()) {
            // "Average shipping cost" is per order already.
            return Optional.of(new Quantity.Plain(metric));
        }
        if (divided.isPresent()) {
            draft.stop(draft.names.label(metric) + " is a ratio already: I cannot take it per "
                    + draft.names.inline(below) + ".");
            return Optional.empty();
        }
        var known = draft.names.ratio(metric, below);
        if (known.isEmpty() && !shareFact(metric, below) && !(byName(at) && byName(denominator))) {
            draft.stop("I know no “" + draft.item(at).text() + " per "
                    + draft.item(denominator).text() + "”, and they come from different sources. Ask for "
                    + draft.names.inline(metric) + " and " + draft.names.inline(below) + " side by side.");
            return Optional.empty();
        }
        return Optional.of(
                known.<Quantity>map(Quantity.Plain::new).orElse(new Quantity.Quotient(metric, below, false)));
    }

    /** {@code cost per hoodie}: by what counts the hoodies. */
    private Optional<Quantity> perCounted(int at, String metric, String counter) {
        var known = draft.names.ratio(metric, counter);
        if (known.isEmpty() && (draft.names.isRatio(metric) || !shareFact(metric, counter))) {
            draft.stop("I know no “" + draft.item(at).text() + "” of a single one. Ask for "
                    + draft.names.inline(metric) + " and " + draft.names.inline(counter) + " side by side.");
            return Optional.empty();
        }
        return Optional.of(
                known.<Quantity>map(Quantity.Plain::new).orElse(new Quantity.Quotient(metric, counter, false)));
    }

    static Optional<Quantity> of(Draft draft, int at) {
        return new Quantities(draft).of(at);
    }

    private boolean byName(int at) {
        return draft.item(at).meanings().stream()
                .anyMatch(meaning -> meaning instanceof Meaning.OfMetric metric && metric.byName());
    }

    private boolean shareFact(String left, String right) {
        var facts = new HashSet<SemanticModel>(draft.names.factsOf(left));
        facts.retainAll(draft.names.factsOf(right));
        return !facts.isEmpty();
    }

    /** After a question on messages {@code clicks} are theirs, though alone the word means those of ads. */
    private boolean sameSubject(int at) {
        if (draft.earlier.isEmpty() || !FollowUp.leans(draft)) {
            return false;
        }
        var cost = draft.earlier.get().breakdowns().stream()
                .flatMap(row -> draft.names.bindings().costOf(row).stream())
                .filter(draft.item(at).everyMetric()::contains)
                .filter(this::fits)
                .findFirst();
        if (cost.isPresent()) {
            // What campaigns cost is what was spent on them.
            draft.metrics.put(at, cost.get());
            draft.assumptions.add(
                    "“" + draft.item(at).text() + "” is taken as " + draft.names.inline(cost.get()) + ".");
            return true;
        }
        var before = draft.earlier.get().quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .toList();
        var named = draft.metrics.get(at);
        if (named == null || before.stream().anyMatch(metric -> shareFact(metric, named))) {
            return false;
        }
        var same = draft.item(at).everyMetric().stream()
                .filter(candidate -> before.stream().anyMatch(metric -> shareFact(metric, candidate)))
                .toList();
        if (same.size() != 1 || !fits(same.get(0))) {
            return false;
        }
        draft.metrics.put(at, same.get(0));
        draft.assumptions.add("“" + draft.item(at).text() + "” is taken as " + draft.names.inline(same.get(0))
                + ", as in the question before.");
        return true;
    }

    /** Whether a word for what something costs has the number that the model gives for it. */
    private boolean priced(int at) {
        var item = draft.item(at);
        var price = item.everyMetric().contains(draft.metrics.get(at)) ? costOfRows(item) : Optional.<String>empty();
        price.ifPresent(metric -> {
            draft.metrics.put(at, metric);
            if (!item.everyMetric().contains(metric)) {
                draft.assumptions.add("“" + item.text() + "” is taken as " + draft.names.inline(metric) + ".");
            }
        });
        return price.isPresent();
    }

    private void fitted(Item item, String metric) {
        draft.assumptions.add(
                "“" + item.text() + "” is taken as " + draft.names.inline(metric) + ", which is what can be cut so.");
    }

    private void settle(int at) {
        var item = draft.item(at);
        var fitting = item.everyMetric().stream().filter(this::fits).toList();
        var named = item.metrics().stream().filter(fitting::contains).toList();
        if (named.size() == 1) {
            draft.metrics.put(at, named.get(0));
            if (item.metrics().size() > 1) {
                fitted(item, named.get(0));
            }
        } else if (named.isEmpty() && fitting.size() == 1) {
            fitted(item, fitting.get(0));
            draft.metrics.put(at, fitting.get(0));
        } else if (!named.isEmpty() || !fitting.isEmpty() || item.metrics().size() > 1) {
            var options = named.isEmpty() ? fitting.isEmpty() ? item.metrics() : fitting : named;
            var each = eachOfEarlier(options);
            if (each.isPresent()) {
                draft.metrics.put(at, each.get());
                draft.assumptions.add(
                        "“" + item.text() + "” of one is taken as " + draft.names.inline(each.get()) + ".");
                return;
            }
            var cost = costOf(options);
            if (cost.isPresent()) {
                draft.metrics.put(at, cost.get());
                draft.assumptions.add("“" + item.text() + "” is taken as " + draft.names.inline(cost.get()) + ".");
                return;
            }
            if (options.size() <= 3) {
                draft.fork(
                        at,
                        options.stream()
                                .map(option -> item.meaning(List.of(new Meaning.OfMetric(option, true))))
                                .toList());
            }
            draft.stop("“" + item.text() + "” can mean "
                    + String.join(
                            " or ",
                            options.stream().limit(4).map(draft.names::label).toList())
                    + ". Which one?");
        }
    }

    /** {@code which code costs us the most}, {@code what does PayPal charge us}: what the model says that these cost, and nothing else. */
    private Optional<String> costOfRows(Item item) {
        var named = Stream.concat(
                        draft.breakdowns.values().stream(),
                        draft.values.stream()
                                .flatMap(value -> draft.item(value).values().stream())
                                .map(Meaning.OfValue::dimension))
                .distinct()
                .toList();
        var costs = named.stream()
                .flatMap(dimension -> draft.names.bindings().costOf(dimension).stream())
                .distinct()
                .toList();
        return item.text().matches("(?i)(?:costs?|costing|charges?|charged)(?: us)?")
                        && costs.size() == 1
                        && named.stream().allMatch(dimension -> draft.names.reaches(costs.get(0), dimension))
                ? Optional.of(costs.get(0))
                : Optional.empty();
    }

    /** {@code what did TikTok cost us}: what the model says that a value named costs. */
    private Optional<String> costOf(List<String> options) {
        return draft.values.stream()
                .flatMap(value -> draft.item(value).values().stream())
                .flatMap(value -> draft.names.bindings().costOf(value.dimension()).stream())
                .filter(options::contains)
                .findFirst();
    }

    /** {@code so what did one cost}, of what the question before counted: the ratio that the model has of the two. */
    private Optional<String> eachOfEarlier(List<String> options) {
        int one = -1;
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.item(at).text().matches("(?i)one|each|each one|apiece") && !draft.used.get(at)) {
                one = at;
            }
        }
        if (one < 0
                || draft.earlier.isEmpty()
                || draft.earlier.get().quantities().size() != 1) {
            return Optional.empty();
        }
        var counted = draft.earlier.get().quantities().get(0).metrics().get(0);
        var ratios = options.stream()
                .flatMap(option -> draft.names.ratio(option, counted).stream())
                .distinct()
                .toList();
        if (ratios.size() != 1 || !draft.names.unit(new Quantity.Plain(counted)).equals("count")) {
            return Optional.empty();
        }
        draft.use(one);
        draft.leans = true;
        return Optional.of(ratios.get(0));
    }

    /** Whether a metric can be cut as the question asks, and has anything of each value named. */
    private boolean fits(String candidate) {
        return draft.breakdowns.keySet().stream()
                        .filter(row -> row >= 0)
                        .allMatch(row -> draft.item(row).dimensions().isEmpty()
                                || draft.item(row).dimensions().stream()
                                        .anyMatch(dimension -> draft.names.reaches(candidate, dimension)))
                && draft.values.stream().allMatch(value -> hasValue(candidate, draft.item(value)));
    }

    private boolean hasValue(String candidate, Item item) {
        var reached = item.values().stream()
                .filter(value -> draft.names.reaches(candidate, value.dimension()))
                .toList();
        return !reached.isEmpty()
                && reached.stream()
                        .noneMatch(value -> draft.names
                                .bindings()
                                .onlyValue(candidate, value.dimension())
                                .filter(only -> !value.values().contains(only))
                                .isPresent());
    }

    /** Of several dimensions, the one that fewest facts have: it says most of the numbers asked for. */
    private void settleRows(int at) {
        var dimensions = draft.item(at).dimensions();
        // Where no number is named, the first is what people mean.
        if (!dimensions.contains(draft.breakdowns.get(at))
                || draft.metricNames().isEmpty()) {
            return;
        }
        dimensions.stream()
                .filter(this::isReached)
                .min(Comparator.comparing(draft.names::factsWith))
                .ifPresent(dimension -> {
                    draft.breakdowns.put(at, dimension);
                    kind(at, dimension);
                });
    }

    /** A word that names rows and is a value beside them says of which kind the rows are. */
    private void kind(int at, String dimension) {
        draft.item(at).values().stream()
                .filter(value -> value.whole() && isReached(value.dimension()) && !TimeColumns.isTime(dimension))
                .filter(value -> draft.names.ownerOf(value.dimension()).equals(draft.names.ownerOf(dimension)))
                .findFirst()
                .ifPresent(value -> draft.conditions.add(new Condition(
                        value.dimension(), value.values(), false, draft.item(at).text())));
    }

    private boolean isReached(String dimension) {
        return draft.metricNames().stream().allMatch(metric -> draft.names.reaches(metric, dimension));
    }
}
