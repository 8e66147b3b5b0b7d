package ai.victor.analysis;

import ai.victor.analysis.Finding.Part;
import ai.victor.model.Metric;
import ai.victor.table.Table;
import ai.victor.table.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits a change along the chain of rates that the metric is the product of: margin per visitor is margin per revenue, times revenue per order, times
 * orders per visitor. The model says by way of what; that the product is the metric follows, as each quantity stands once above and once below.
 */
final class ChainSplit {
    private static final Unit PLAIN = Unit.NONE;

    /** @param logarithmic whether by logarithmic means; else by Shapley's value, as something is zero or below */
    record Split(List<Effect> effects, boolean logarithmic, Part part) {}

    /**
     * A factor of the chain.
     *
     * @param shownNow what people know it by, which may be the other way round: cost per click for clicks per cost
     */
    private record Link(String label, double now, double before, double shownNow, double shownBefore) {}

    private ChainSplit() {}

    static Optional<Split> of(Compared compared) {
        var between = compared.metric().meta().study().byWayOf();
        if (between.isEmpty()) {
            return Optional.empty();
        }
        return switch (compared.formula()) {
            case Formula.Amount amount ->
                split(compared, quantities(amount.metric(), between, Optional.empty()), true, 1);
            case Formula.Ratio ratio ->
                split(
                        compared,
                        quantities(ratio.numerator(), between, Optional.of(ratio.denominator())),
                        false,
                        ratio.scale());
            case Formula.Other other -> Optional.empty();
        };
    }

    private static List<String> quantities(String first, List<String> between, Optional<String> last) {
        var quantities = new ArrayList<String>();
        quantities.add(first);
        quantities.addAll(between);
        last.ifPresent(quantities::add);
        return quantities;
    }

    private static Optional<Split> split(Compared compared, List<String> quantities, boolean amount, int scale) {
        return compared.values(quantities, "")
                .filter(values ->
                        quantities.stream().skip(1).allMatch(name -> values.now(name) != 0 && values.before(name) != 0))
                .map(values -> {
                    var links = new ArrayList<Link>();
                    for (int i = 0; i + 1 < quantities.size(); i++) {
                        links.add(link(compared, values, quantities.get(i), quantities.get(i + 1), i == 0 ? scale : 1));
                    }
                    if (amount) {
                        var base = quantities.getLast();
                        links.add(new Link(
                                compared.label(base),
                                values.now(base),
                                values.before(base),
                                values.now(base),
                                values.before(base)));
                    }
                    return told(compared, links, values);
                });
    }

    private static Link link(Compared compared, Compared.Values values, String above, String below, int scale) {
        double now = scale * values.now(above) / values.now(below);
        double before = scale * values.before(above) / values.before(below);
        var known = named(compared, above, below);
        if (known.isPresent()) {
            int points = known.get().meta().unit().equals("percent") ? 100 : 1;
            var label = known.get().meta().label() + (points == 100 ? " (%)" : "");
            return new Link(label, now, before, now * points / scale, before * points / scale);
        }
        var inverse = named(compared, below, above);
        if (inverse.isPresent() && now != 0 && before != 0) {
            int points = inverse.get().meta().unit().equals("percent") ? 100 : 1;
            var label = inverse.get().meta().label() + (points == 100 ? " (%)" : "");
            return new Link(label, now, before, points * scale / now, points * scale / before);
        }
        var label = compared.label(above) + " per " + compared.label(below).toLowerCase(Locale.ROOT);
        return new Link(label, now, before, now / scale, before / scale);
    }

    private static Optional<Metric.Ratio> named(Compared compared, String above, String below) {
        return compared.model().metrics().stream()
                .filter(Metric.Ratio.class::isInstance)
                .map(Metric.Ratio.class::cast)
                .filter(ratio -> new Formula.Ratio(
                                above, below, ratio.meta().unit().equals("percent") ? 100 : 1)
                        .equals(Formula.of(compared.model(), ratio)))
                .findFirst();
    }

    private static Split told(Compared compared, List<Link> links, Compared.Values values) {
        var before = links.stream().mapToDouble(Link::before).toArray();
        var now = links.stream().mapToDouble(Link::now).toArray();
        var shares = FactorSplit.of(before, now);
        var effects = Effect.rounded(
                links.stream().map(Link::label).toList(),
                Arrays.stream(shares.shares()).boxed().toList(),
                compared);
        var columns = List.of(
                Figures.text("factor", "Factor"),
                Figures.decimal("now", compared.sideNow().name(), PLAIN),
                Figures.decimal("before", compared.sideBefore().name(), PLAIN),
                RungSplit.effectColumn(compared));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < links.size(); i++) {
            rows.add(List.of(
                    links.get(i).label(),
                    Figures.rounded(links.get(i).shownNow(), PLAIN),
                    Figures.rounded(links.get(i).shownBefore(), PLAIN),
                    effects.get(i).amount()));
        }
        var title = "As a chain of rates, by " + (shares.logarithmic() ? "logarithmic means" : "Shapley's value");
        return new Split(
                effects, shares.logarithmic(), new Part(title, new Table(columns, rows, false), values.queries()));
    }
}
