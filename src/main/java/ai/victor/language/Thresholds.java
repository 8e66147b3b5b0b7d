package ai.victor.language;

import ai.victor.language.Threshold.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settles which quantity each bound holds, and what losing money means where it is asked. */
final class Thresholds {
    private final Draft draft;

    private Thresholds(Draft draft) {
        this.draft = draft;
    }

    static void read(Draft draft) {
        var thresholds = new Thresholds(draft);
        draft.bounds.forEach(thresholds::bound);
        draft.overall.ifPresent(thresholds::overall);
    }

    /** {@code margin % below the average}: of a rate, what it is over all rows; a sum has no such average. */
    private void overall(Comparison comparison) {
        var quantity = draft.quantities.stream().findFirst();
        var rate = quantity.filter(number -> number instanceof Quantity.Quotient
                || number instanceof Quantity.Plain plain && draft.names.isRatio(plain.metric()));
        if (rate.isEmpty()) {
            draft.stop(
                    "Below or above which average? I can hold a rate, such as a margin in percent, against that of all rows.");
        } else {
            draft.thresholds.add(Threshold.of(rate.get(), comparison, Threshold.Against.ALL_ASKED));
        }
    }

    private void bound(Draft.Bound bound) {
        if (Directions.isOfMove(draft, bound)) {
            moved(bound);
            return;
        }
        var quantity =
                bound.wholeItem() >= 0 ? ofWhole(bound) : bound.metricItem() >= 0 ? named(bound) : nearest(bound);
        if (quantity.isEmpty()) {
            draft.stop("I do not see which number “" + draft.item(bound.at()).text() + "” is a bound for.");
            return;
        }
        var unit = draft.names.unit(quantity.get());
        if (bound.unit().equals("%") && !unit.equals("percent") || bound.unit().equals("$") && !unit.equals("money")) {
            draft.stop("“" + draft.item(bound.at()).text() + "” does not fit " + draft.names.inline(quantity.get())
                    + ", which is not in that unit.");
            return;
        }
        draft.thresholds.add(new Threshold(quantity.get(), bound.comparison(), bound.number()));
    }

    /** What moved by so much is what is asked, where the bound names it: {@code grew by more than 20 orders}. */
    private void moved(Draft.Bound bound) {
        if (bound.wholeItem() >= 0) {
            draft.stop("I do not see what “" + draft.item(bound.at()).text() + "” is a part of here.");
        } else if (bound.metricItem() >= 0) {
            var moved =
                    new Quantity.Plain(draft.item(bound.metricItem()).metrics().get(0));
            if (draft.quantities.isEmpty()) {
                draft.quantities.add(moved);
            } else if (!draft.quantities.equals(Set.of(moved))) {
                draft.stop("Which number moved by so much? Name one.");
            }
        }
    }

    /** {@code more than 9% of gross sales given as discounts}. */
    private Optional<Quantity> ofWhole(Draft.Bound bound) {
        var whole = draft.item(bound.wholeItem()).metrics().get(0);
        var part = draft.metrics.entrySet().stream().findFirst();
        if (part.isEmpty()) {
            return Optional.empty();
        }
        draft.quantities.clear();
        draft.metrics.clear();
        var quantity = draft.names
                .ratio(part.get().getValue(), whole)
                .<Quantity>map(Quantity.Plain::new)
                .orElse(new Quantity.Quotient(part.get().getValue(), whole, true));
        draft.quantities.add(quantity);
        return Optional.of(quantity);
    }

    private Optional<Quantity> named(Draft.Bound bound) {
        var metric = counted(bound, draft.item(bound.metricItem()).metrics().get(0));
        var quantity = fitted(new Quantity.Plain(metric), bound);
        if (draft.metrics.isEmpty() && draft.quantities.isEmpty() && !FollowUp.continues(draft)) {
            draft.quantities.add(quantity);
        }
        return Optional.of(quantity);
    }

    /** {@code more than 5 refunds} are not five dollars of them. */
    private String counted(Draft.Bound bound, String metric) {
        var item = draft.item(bound.metricItem());
        if (!bound.unit().isEmpty()
                || bound.metricItem() < bound.at()
                || bound.number().stripTrailingZeros().scale() > 0
                || !draft.names.unit(new Quantity.Plain(metric)).equals("money")
                || !Words.isPlural(Words.fold(item.text()))) {
            return metric;
        }
        var number = draft.names.bindings().numberOf(item.text());
        if (number.isEmpty()) {
            draft.stop("“" + draft.item(bound.at()).text() + " " + item.text()
                    + "” may be money or how many. For money, write its currency with the number.");
        }
        draft.metrics.replaceAll((at, known) -> at == bound.metricItem() ? number.orElse(known) : known);
        return number.orElse(metric);
    }

    /** The metric named last before the number; else the only one of the number's unit. */
    private Optional<Quantity> nearest(Draft.Bound bound) {
        var before = draft.metrics.keySet().stream()
                .filter(at -> at < bound.at())
                .reduce((first, second) -> second)
                .flatMap(at -> Quantities.of(draft, at));
        var found = before.or(() -> draft.quantities.stream().findFirst())
                .or(() -> draft.earlier.flatMap(
                        reading -> reading.quantities().stream().findFirst()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var quantity = fitted(found.get(), bound);
        if (!quantity.equals(found.get()) && draft.quantities.contains(found.get())) {
            draft.quantities.remove(found.get());
            draft.quantities.add(quantity);
        }
        return Optional.of(quantity);
    }

    /** A percentage of a sum is its rate. */
    private Quantity fitted(Quantity quantity, Draft.Bound bound) {
        if (bound.unit().equals("%")
                && quantity instanceof Quantity.Plain plain
                && !draft.names.unit(plain).equals("percent")) {
            return draft.names
                    .rateOf(plain.metric())
                    .<Quantity>map(Quantity.Plain::new)
                    .orElse(quantity);
        }
        return quantity;
    }

    /** A campaign that cost nothing has no profit after its cost. */
    private static void costing(Draft draft, String profit, String row) {
        draft.names
                .bindings()
                .costOf(row)
                .filter(cost -> draft.names.profitAfterMore().equals(Optional.of(profit)))
                .filter(cost -> draft.names.othersIn(profit, "").contains(cost))
                .ifPresent(cost -> {
                    draft.thresholds.add(new Threshold(new Quantity.Plain(cost), Comparison.ABOVE, BigDecimal.ZERO));
                    draft.assumptions.add("Each " + draft.names.inline(row) + " listed has " + draft.names.inline(cost)
                            + "; one without any is left out.");
                });
    }

    /**
     * Losing money: profit below zero, after all that the model can take off it for these rows; what it cannot is said. Runs when rows and
     * filters are known.
     */
    static void verdict(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            var role = draft.item(at).role();
            if (role == Role.LOSS || role == Role.GAIN) {
                draft.use(at);
                if (draft.verdict != Role.FILLER && draft.verdict != role) {
                    draft.stop("Which lose money, or which make it? Ask for one of the two.");
                }
                draft.verdict = role;
            }
        }
        belowPar(draft);
        if (draft.verdict == Role.FILLER) {
            return;
        }
        var profit = draft.names.profit();
        if (profit.isEmpty()) {
            draft.stop("I know no profit in this data.");
            return;
        }
        if (Losing.isLeftOut(draft)) {
            draft.stop("What is it that " + (draft.verdict == Role.LOSS ? "loses" : "makes")
                    + " money here? Name it, such as “which designs”, or ask for the number by itself.");
            return;
        }
        var after = draft.names.profitAfterMore();
        var rows = draft.breakdowns.isEmpty() && draft.items.stream().anyMatch(item -> item.is(Role.REFERENCE))
                ? draft.earlier.map(Reading::breakdowns).orElse(List.of())
                : List.copyOf(draft.breakdowns.values());
        var missing = after.flatMap(name -> rows.stream()
                .filter(dimension -> !draft.names.reaches(name, dimension))
                .findFirst()
                .or(() -> draft.conditions.stream()
                        .map(Condition::dimension)
                        .filter(dimension -> !draft.names.reaches(name, dimension))
                        .findFirst()));
        var metric = after.isPresent() && missing.isEmpty() ? after.get() : profit.get();
        if (after.isPresent() && missing.isPresent()) {
            var left = draft.names.othersIn(after.get(), profit.get()).stream()
                    .map(draft.names::inline)
                    .toList();
            draft.assumptions.add(asked(draft) + " is taken as " + draft.names.inline(metric) + side(draft) + "; "
                    + String.join(" and ", left) + " is left out, because it is not known by "
                    + draft.names.inline(missing.get()) + ".");
        } else {
            draft.assumptions.add(asked(draft) + " is taken as " + draft.names.inline(metric) + side(draft) + ".");
        }
        var quantity = new Quantity.Plain(metric);
        draft.quantities.add(quantity);
        if (rows.isEmpty() && draft.loss.isPresent()) {
            draft.stop("What lost that much? Name what the rows are, such as orders or designs.");
        }
        if (!rows.isEmpty()) {
            var loss = draft.loss;
            loss.ifPresent(bound -> draft.thresholds.add(new Threshold(quantity, bound.comparison(), bound.number())));
            if (loss.isEmpty() || loss.get().comparison().sign.startsWith(">")) {
                draft.thresholds.add(new Threshold(
                        quantity, draft.verdict == Role.LOSS ? Comparison.BELOW : Comparison.ABOVE, BigDecimal.ZERO));
            }
            rows.forEach(row -> costing(draft, metric, row));
        }
    }

    /** Under margin, where no floor is said: the rate of profit below that of all rows together, which is what a row must beat to pull its weight. */
    private static void belowPar(Draft draft) {
        var rate = draft.names.profit().flatMap(draft.names::rateOf);
        if (rate.isEmpty() || draft.breakdowns.isEmpty() || !draft.thresholds.isEmpty()) {
            return;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.BELOW_PAR)) {
                draft.use(at);
                var quantity = new Quantity.Plain(rate.get());
                if (!draft.quantities.contains(quantity)) {
                    draft.quantities.add(quantity);
                }
                draft.thresholds.add(Threshold.of(quantity, Comparison.BELOW, Threshold.Against.EVERYTHING));
                draft.assumptions.add("No floor is named: under margin is taken as " + draft.names.inline(quantity)
                        + " below that of the whole in the same days.");
                return;
            }
        }
    }

    private static String asked(Draft draft) {
        return draft.verdict == Role.LOSS ? Verdict.LOSING : Verdict.MAKING;
    }

    private static String side(Draft draft) {
        return draft.verdict == Role.LOSS ? " below zero" : " above zero";
    }
}
