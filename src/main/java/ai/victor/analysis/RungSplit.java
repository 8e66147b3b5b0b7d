package ai.victor.analysis;

import ai.victor.analysis.Finding.Part;
import ai.victor.model.Study;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits a change down the ladder of what the metric is made of, each rung's part with the sign it has in the metric.
 *
 * <p>Of an amount a rung's part is its own change. Of a ratio to something that is not on the ladder (margin per visitor) it is the change of the rung
 * over that. Of a ratio to something that is made of the same rungs (margin rate: revenue is both above and below) each rung is taken per unit of volume,
 * so that mere growth moves nothing, and gets its Shapley value. What the ladder does not explain, where the model's own account of it falls short, is
 * told as a rung of its own.
 */
final class RungSplit {
    static final String OTHER = "Not on the ladder";

    /** @param effect in the metric's unit, rounded so that all sum to the shown change */
    record Rung(String label, double now, double before, double effect) {}

    /**
     * The rungs' parts, and the table of them.
     *
     * @param per what each rung is divided by, for people; empty for nothing
     */
    record Split(List<Effect> effects, String per, Part part) {}

    private RungSplit() {}

    static Optional<Split> of(Compared compared) {
        return switch (compared.formula()) {
            case Formula.Amount amount -> ofAmount(compared, amount);
            case Formula.Ratio ratio -> ofRatio(compared, ratio);
            case Formula.Other other -> Optional.empty();
        };
    }

    private static Optional<Split> ofAmount(Compared compared, Formula.Amount amount) {
        return Ladder.of(compared.model(), amount.metric())
                .filter(ladder -> adds(compared, ladder.rungs()))
                .flatMap(ladder -> values(compared, ladder.rungs(), ladder.condition(), List.of())
                        .map(values -> {
                            var rungs = ladder.rungs().stream()
                                    .map(term -> new Rung(
                                            compared.label(term.metric()),
                                            values.now(term.metric()),
                                            values.before(term.metric()),
                                            sign(term) * (values.now(term.metric()) - values.before(term.metric()))))
                                    .toList();
                            return told(compared, rungs, compared.unit(), "", values);
                        }));
    }

    private static Optional<Split> ofRatio(Compared compared, Formula.Ratio ratio) {
        var model = compared.model();
        var above = Ladder.of(model, ratio.numerator());
        if (above.isEmpty() || !adds(compared, above.get().rungs())) {
            return Optional.empty();
        }
        var below = Ladder.of(model, ratio.denominator());
        boolean shared = below.isPresent()
                && above.get().rungs().stream()
                        .anyMatch(term -> below.get().rungs().stream()
                                .anyMatch(other -> other.metric().equals(term.metric())));
        return shared
                ? perVolume(compared, ratio, above.get(), below.get())
                : perDenominator(compared, ratio, above.get());
    }

    private static Optional<Split> perDenominator(Compared compared, Formula.Ratio ratio, Ladder ladder) {
        return values(compared, ladder.rungs(), ladder.condition(), List.of(ratio.denominator()))
                .filter(values -> values.now(ratio.denominator()) != 0 && values.before(ratio.denominator()) != 0)
                .map(values -> {
                    var rungs = ladder.rungs().stream()
                            .map(term -> {
                                double now = ratio.value(values.now(term.metric()), values.now(ratio.denominator()));
                                double before =
                                        ratio.value(values.before(term.metric()), values.before(ratio.denominator()));
                                return new Rung(
                                        compared.label(term.metric()), now, before, sign(term) * (now - before));
                            })
                            .toList();
                    return told(compared, rungs, compared.unit(), compared.label(ratio.denominator()), values);
                });
    }

    private static Optional<Split> perVolume(Compared compared, Formula.Ratio ratio, Ladder above, Ladder below) {
        var volume = compared.model()
                .metric(ratio.numerator())
                .map(metric -> metric.meta().study().per())
                .orElse("");
        var names = new LinkedHashSet<String>();
        above.rungs().forEach(term -> names.add(term.metric()));
        below.rungs().forEach(term -> names.add(term.metric()));
        if (volume.isEmpty()
                || names.size() > Shapley.MOST_CAUSES
                || !above.condition().equals(below.condition())) {
            return Optional.empty();
        }
        var rungs = List.copyOf(names);
        var wanted = new ArrayList<>(rungs);
        wanted.add(volume);
        return compared.values(wanted, above.condition())
                .filter(values -> values.now(volume) > 0 && values.before(volume) > 0)
                .flatMap(values -> {
                    double[] now = each(rungs, values, volume, true);
                    double[] before = each(rungs, values, volume, false);
                    double[] effects = Shapley.shares(
                            rungs.size(),
                            set -> ratio.value(
                                    sum(above.rungs(), rungs, before, now, set),
                                    sum(below.rungs(), rungs, before, now, set)));
                    for (double effect : effects) {
                        if (!Double.isFinite(effect)) {
                            return Optional.empty();
                        }
                    }
                    var told = new ArrayList<Rung>();
                    for (int i = 0; i < rungs.size(); i++) {
                        told.add(new Rung(compared.label(rungs.get(i)), now[i], before[i], effects[i]));
                    }
                    return Optional.of(
                            told(compared, told, values.unit(rungs.getFirst()), compared.label(volume), values));
                });
    }

    private static double[] each(List<String> rungs, Compared.Values values, String volume, boolean now) {
        return rungs.stream()
                .mapToDouble(rung ->
                        now ? values.now(rung) / values.now(volume) : values.before(rung) / values.before(volume))
                .toArray();
    }

    private static double sum(List<Study.Term> terms, List<String> rungs, double[] before, double[] now, int changed) {
        double sum = 0;
        for (var term : terms) {
            int at = rungs.indexOf(term.metric());
            sum += sign(term) * ((changed & 1 << at) == 0 ? before[at] : now[at]);
        }
        return sum;
    }

    private static Optional<Compared.Values> values(
            Compared compared, List<Study.Term> rungs, String condition, List<String> others) {
        var wanted = new ArrayList<>(rungs.stream().map(Study.Term::metric).toList());
        if (condition.isEmpty()) {
            wanted.addAll(others);
            return compared.values(wanted, "");
        }
        return others.isEmpty() ? compared.values(wanted, condition) : Optional.empty();
    }

    private static boolean adds(Compared compared, List<Study.Term> rungs) {
        return rungs.stream()
                .allMatch(term -> compared.model()
                        .metric(term.metric())
                        .filter(metric -> Formula.of(compared.model(), metric) instanceof Formula.Amount)
                        .isPresent());
    }

    private static int sign(Study.Term term) {
        return term.added() ? 1 : -1;
    }

    private static Split told(Compared compared, List<Rung> rungs, Unit unit, String per, Compared.Values values) {
        var all = new ArrayList<>(rungs);
        double rest = compared.change().doubleValue()
                - rungs.stream().mapToDouble(Rung::effect).sum();
        double digit = Math.pow(10, -compared.unit().decimals());
        boolean lacking = Math.abs(rest) > digit * 1.5;
        if (lacking) {
            all.add(new Rung(OTHER, 0, 0, rest));
        }
        var effects = Effect.rounded(
                all.stream().map(Rung::label).toList(),
                all.stream().map(Rung::effect).toList(),
                compared);
        var suffix = per.isEmpty() ? "" : " ÷ " + per.toLowerCase(Locale.ROOT);
        var columns = List.of(
                Figures.text("part", "Part"),
                Figures.decimal("now", compared.sideNow().name() + suffix, unit),
                Figures.decimal("before", compared.sideBefore().name() + suffix, unit),
                effectColumn(compared));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < all.size(); i++) {
            var rung = all.get(i);
            boolean other = rung.label().equals(OTHER);
            var row = new ArrayList<@Nullable Object>();
            row.add(rung.label());
            row.add(other ? null : Figures.rounded(rung.now(), unit));
            row.add(other ? null : Figures.rounded(rung.before(), unit));
            row.add(effects.get(i).amount());
            rows.add(row);
        }
        return new Split(
                effects, per, new Part("What it is made of", new Table(columns, rows, false), values.queries()));
    }

    static Column effectColumn(Compared compared) {
        return Figures.decimal(
                "effect", compared.isOfParts() ? "Part of the difference" : "Part of the change", compared.unit());
    }
}
