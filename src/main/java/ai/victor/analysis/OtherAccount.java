package ai.victor.analysis;

import ai.victor.analysis.Finding.Part;
import ai.victor.model.Metric;
import ai.victor.model.Study;
import ai.victor.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other way in which something on the ladder adds up, such as costs: to what was to be expected, and to what the bills revised. It is no cause beside
 * the rungs but tells how much of one of them is news of the data.
 */
final class OtherAccount {
    /**
     * Of one metric, its parts, and the table of them.
     *
     * @param part empty where there is nothing to tell apart
     * @param nothing the labels of what is 0 on both sides, with what they are
     */
    record Told(String of, BigDecimal change, List<Effect> effects, Optional<Part> part, List<String> nothing) {}

    private OtherAccount() {}

    static Optional<Told> of(Compared compared) {
        var amount = switch (compared.formula()) {
            case Formula.Amount whole -> Optional.of(whole.metric());
            case Formula.Ratio ratio -> Optional.of(ratio.numerator());
            case Formula.Other other -> Optional.<String>empty();
        };
        return amount.flatMap(name -> Ladder.alsoMade(compared.model(), name)).flatMap(metric -> of(compared, metric));
    }

    private static Optional<Told> of(Compared compared, Metric metric) {
        var terms = metric.meta().study().alsoMadeOf();
        var wanted = new ArrayList<>(terms.stream().map(Study.Term::metric).toList());
        wanted.add(metric.name());
        return compared.values(wanted, "").map(values -> told(compared, metric, terms, values));
    }

    private static Told told(Compared compared, Metric metric, List<Study.Term> terms, Compared.Values values) {
        var unit = values.unit(metric.name());
        var effects = new ArrayList<Effect>();
        var rows = new ArrayList<List<@Nullable Object>>();
        var nothing = new ArrayList<String>();
        for (var term : terms) {
            var label = compared.label(term.metric());
            var is = Figures.rounded(values.now(term.metric()), unit);
            var was = Figures.rounded(values.before(term.metric()), unit);
            var moved = term.added() ? is.subtract(was) : was.subtract(is);
            if (is.signum() == 0 && was.signum() == 0) {
                nothing.add(label);
            }
            effects.add(new Effect(label, moved));
            rows.add(List.of(label, is, was, moved));
        }
        var now = Figures.rounded(values.now(metric.name()), unit);
        var before = Figures.rounded(values.before(metric.name()), unit);
        var change = now.subtract(before);
        var rest = change.subtract(effects.stream().map(Effect::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (rest.signum() != 0) {
            var row = new ArrayList<@Nullable Object>();
            row.add(RungSplit.OTHER);
            row.add(null);
            row.add(null);
            row.add(rest);
            rows.add(row);
        }
        var label = metric.meta().label();
        rows.add(List.of(label, now, before, change));
        var columns = List.of(
                Figures.text("part", "Part"),
                Figures.decimal("now", compared.sideNow().name(), unit),
                Figures.decimal("before", compared.sideBefore().name(), unit),
                Figures.decimal("effect", "Part of the change", unit));
        return new Told(
                label,
                change,
                effects,
                nothing.isEmpty()
                        ? Optional.of(new Part(
                                label + ", by another account", new Table(columns, rows, false), values.queries()))
                        : Optional.empty(),
                nothing);
    }

    /** How the change of the one is shared, or nothing where there is nothing to tell apart. */
    static String sentence(Told told) {
        if (told.part().isEmpty()) {
            return "";
        }
        var unit = told.part().get().table().columns().getLast().unit();
        return "Of the change of " + told.of() + " (" + Figures.signed(told.change(), unit) + "), "
                + Figures.list(told.effects().stream()
                        .map(effect -> Figures.signed(effect.amount(), unit) + " is " + lower(effect.label()))
                        .toList())
                + ".";
    }

    /** What could not be told apart. */
    static Optional<String> warning(Told told) {
        return told.nothing().isEmpty()
                ? Optional.empty()
                : Optional.of(Figures.list(told.nothing()) + " is 0 on both sides, or not known: of the change of "
                        + told.of() + " nothing more can be told apart.");
    }

    private static String lower(String label) {
        return label.length() > 1 && Character.isUpperCase(label.charAt(1))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
