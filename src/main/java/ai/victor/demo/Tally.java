package ai.victor.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the sums while the shop is made. */
final class Tally {
    private final Timeline timeline;
    private final Experiment experiment;
    private final Sum all = new Sum();
    private final NavigableMap<YearMonth, Sum> months = new TreeMap<>();
    private final NavigableMap<LocalDate, SortedMap<String, BigDecimal>> retargeting = new TreeMap<>();
    private final SortedMap<String, BigDecimal> aesthetics = new TreeMap<>();
    private final NavigableMap<YearMonth, SortedMap<String, DemoTotals.SupplierSums>> suppliers = new TreeMap<>();
    private final SortedMap<String, DemoTotals.Margin> countries = new TreeMap<>();
    private final Map<Long, Outcome> outcomes = new HashMap<>();

    /** What a visitor of the experiment brought, in cents. */
    private record Outcome(long orders, long revenue, long margin) {
        Outcome plus(Outcome other) {
            return new Outcome(orders + other.orders, revenue + other.revenue, margin + other.margin);
        }
    }

    Tally(Timeline timeline, Experiment experiment) {
        this.timeline = timeline;
        this.experiment = experiment;
    }

    void add(Order order, List<Share> shares) {
        if (!order.valid()) {
            return;
        }
        var revenue = 0L;
        var margin = 0L;
        for (var share : shares) {
            all.add(share);
            month(order.day()).add(share);
            revenue += share.revenue();
            margin += share.contributionMargin();
            share.line().ifPresent(line -> add(order, line, share));
        }
        countries.merge(
                order.home().country(),
                new DemoTotals.Margin(Cents.decimal(revenue), Cents.decimal(margin)),
                Tally::plus);
        var outcome = new Outcome(1, revenue, margin);
        experiment
                .of(order.basket())
                .ifPresent(assignment -> outcomes.merge(assignment.visitor(), outcome, Outcome::plus));
    }

    private void add(Order order, Line line, Share share) {
        var margin = Cents.decimal(share.contributionMargin());
        var aesthetic = line.sku().design().aesthetic();
        aesthetics.merge(aesthetic, margin, BigDecimal::add);
        if (order.basket().metaRetargeting()) {
            retargeting.computeIfAbsent(order.day(), day -> new TreeMap<>()).merge(aesthetic, margin, BigDecimal::add);
        }
        var supplied = new DemoTotals.SupplierSums(
                line.quantity(),
                Cents.decimal(share.base()),
                Cents.decimal(share.cogs()),
                new DemoTotals.Margin(Cents.decimal(share.revenue()), margin));
        suppliers
                .computeIfAbsent(YearMonth.from(order.day()), month -> new TreeMap<>())
                .merge(line.sku().supplier().label, supplied, Tally::plus);
    }

    void add(Session session) {
        all.add(session);
        month(session.started().toLocalDate()).add(session);
    }

    void add(AdDay ad) {
        all.add(ad);
        month(ad.day()).add(ad);
    }

    DemoTotals totals() {
        var sums = new TreeMap<YearMonth, DemoTotals.Sums>();
        months.forEach((month, sum) -> sums.put(month, sum.sums()));
        return new DemoTotals(
                timeline.first(),
                timeline.last(),
                all.sums(),
                sums,
                retargeting,
                aesthetics,
                suppliers,
                countries,
                arm(false),
                arm(true));
    }

    private Sum month(LocalDate day) {
        return months.computeIfAbsent(YearMonth.from(day), month -> new Sum());
    }

    private DemoTotals.Arm arm(boolean holdout) {
        var visitors = 0L;
        var sum = new Outcome(0, 0, 0);
        var revenueSquares = BigDecimal.ZERO;
        var marginSquares = BigDecimal.ZERO;
        for (var assignment : experiment.assignments()) {
            if (assignment.holdout() == holdout) {
                visitors++;
                var outcome = outcomes.getOrDefault(assignment.visitor(), new Outcome(0, 0, 0));
                sum = sum.plus(outcome);
                revenueSquares =
                        revenueSquares.add(Cents.decimal(outcome.revenue).pow(2));
                marginSquares = marginSquares.add(Cents.decimal(outcome.margin).pow(2));
            }
        }
        return new DemoTotals.Arm(
                visitors,
                sum.orders,
                Cents.decimal(sum.revenue),
                Cents.decimal(sum.margin),
                revenueSquares,
                marginSquares);
    }

    private static DemoTotals.Margin plus(DemoTotals.Margin one, DemoTotals.Margin other) {
        return new DemoTotals.Margin(
                one.revenue().add(other.revenue()), one.contributionMargin().add(other.contributionMargin()));
    }

    private static DemoTotals.SupplierSums plus(DemoTotals.SupplierSums one, DemoTotals.SupplierSums other) {
        return new DemoTotals.SupplierSums(
                one.units() + other.units(),
                one.cogsBase().add(other.cogsBase()),
                one.cogs().add(other.cogs()),
                plus(one.margin(), other.margin()));
    }
}
