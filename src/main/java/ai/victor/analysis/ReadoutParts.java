package ai.victor.analysis;

import static ai.victor.analysis.Grid.decimal;

import ai.victor.query.Outcome;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of a readout, the one that was asked for first. */
final class ReadoutParts {
    private static final String LOW = "Low (95%)";
    private static final String HIGH = "High (95%)";

    private final Readout readout;
    private final Measured measured;
    private final Unit money;

    ReadoutParts(Readout readout) {
        this.readout = readout;
        this.measured = readout.measured();
        this.money = readout.currency();
    }

    List<Finding.Part> inOrder(Focus focus) {
        var parts = new ArrayList<Finding.Part>();
        parts.add(perVisitor());
        parts.add(arms());
        split().ifPresent(parts::add);
        if (readout.hasAttached()) {
            parts.add(attached());
        }
        parts.add(worth());
        readout.retention().map(this::retention).ifPresent(parts::add);
        parts.add(byArm());
        parts.add(otherIntervals());
        readout.more().map(this::more).ifPresent(parts::add);
        parts.add(ratio());
        parts.add(experiment());
        focus.partFirst(parts);
        return parts;
    }

    Finding.Part perVisitor() {
        var grid = new Grid()
                .text("Per assigned visitor")
                .number("Treatment", money)
                .number("Holdout", money)
                .number("Difference", money)
                .number(LOW, money)
                .number(HIGH, money)
                .number("Lift", Unit.PERCENT)
                .number("Lift, low (95%)", Unit.PERCENT)
                .number("Lift, high (95%)", Unit.PERCENT);
        perVisitor(grid, "Revenue", measured.revenue());
        perVisitor(grid, "Margin", measured.margin());
        return grid.part(Focus.PER_VISITOR, readout.visitors());
    }

    private static void perVisitor(Grid grid, String label, TwoArms compared) {
        var lift = compared.lift();
        var interval = lift.flatMap(RelativeLift::interval);
        grid.row(
                label,
                compared.treatment().value(),
                compared.holdout().value(),
                compared.difference().value(),
                compared.interval().low(),
                compared.interval().high(),
                percent(lift.map(RelativeLift::value)),
                percent(interval.map(Interval::low)),
                percent(interval.map(Interval::high)));
    }

    Finding.Part arms() {
        double all = measured.treatment().size() + measured.holdout().size();
        var grid = new Grid()
                .text("Arm")
                .count("Assigned visitors")
                .number("Share of visitors", Unit.PERCENT)
                .count("Buyers")
                .count("Orders")
                .number("Revenue", money)
                .number("Contribution margin", money);
        arm(grid, "treatment", measured.treatment(), all);
        arm(grid, "holdout", measured.holdout(), all);
        return grid.part("Arms", readout.visitors());
    }

    private static void arm(Grid grid, String name, Arm arm, double all) {
        grid.row(
                name,
                arm.size(),
                100 * arm.size() / all,
                arm.orders().others(),
                Math.round(arm.orders().sum()),
                arm.revenue().sum(),
                arm.margin().sum());
    }

    /** The second part is what the first leaves, so that to the cent they are the whole. */
    private Optional<Finding.Part> split() {
        return measured.split().map(split -> {
            var whole = decimal(measured.margin().difference().value(), money);
            var byConversion = decimal(split.byConversion(), money);
            return new Grid()
                    .text("Because")
                    .number("Margin per visitor", money)
                    .row("more or fewer visitors buy", byConversion)
                    .row("a buyer brings more or less", whole.subtract(byConversion))
                    .row("together", whole)
                    .part("What the difference in margin is made of", readout.visitors());
        });
    }

    Finding.Part attached() {
        var displaced = Displaced.of(measured);
        var grid = new Grid()
                .text("Margin per visitor of")
                .number("Treatment", money)
                .number("Holdout", money)
                .number("Difference", money)
                .number(LOW, money)
                .number(HIGH, money);
        difference(grid, "attached items", displaced.attached(), displaced.gained(money));
        difference(grid, "other items", displaced.others(), displaced.lost(money));
        difference(
                grid,
                "together",
                measured.margin(),
                decimal(measured.margin().difference().value(), money));
        return grid.part(Focus.ATTACHED, readout.visitors());
    }

    private static void difference(Grid grid, String label, TwoArms compared, BigDecimal difference) {
        grid.row(
                label,
                compared.treatment().value(),
                compared.holdout().value(),
                difference,
                compared.interval().low(),
                compared.interval().high());
    }

    private Finding.Part worth() {
        var worth = readout.worth();
        var perDollar = worth.perDollarInterval();
        return new Grid()
                .number("Incremental margin", money)
                .number(LOW, money)
                .number(HIGH, money)
                .number("Tool cost", money)
                .number("Incremental margin per dollar", Unit.RATIO)
                .number("Per dollar, low (95%)", Unit.RATIO)
                .number("Per dollar, high (95%)", Unit.RATIO)
                .row(
                        worth.incremental(),
                        worth.interval().low(),
                        worth.interval().high(),
                        worth.cost().orElse(null),
                        worth.perDollar().orElse(null),
                        perDollar.map(Interval::low).orElse(null),
                        perDollar.map(Interval::high).orElse(null))
                .part(Focus.WORTH, readout.visitors(), readout.cost());
    }

    private Finding.Part retention(Retention retention) {
        var days = retention.days();
        var grid = new Grid()
                .text("Margin per visitor")
                .count("Treated visitors")
                .count("Held-out visitors")
                .number("Treatment", money)
                .number("Holdout", money)
                .number("Difference", money)
                .number(LOW, money)
                .number(HIGH, money);
        window(grid, "days 1 to 90", days);
        var net = retention.net().interval();
        grid.row("tool cost", null, null, retention.cost(), null, -retention.cost(), null, null);
        grid.row("net of the tool", null, null, null, null, retention.net().value(), net.low(), net.high());
        retention.after().ifPresent(after -> window(grid, "days 91 to 150 (pull-forward)", after));
        var queries = new ArrayList<Outcome.Rows>();
        queries.add(days.sheet().rows());
        queries.add(readout.cost());
        retention.after().ifPresent(after -> queries.add(after.sheet().rows()));
        return grid.part(Focus.RETENTION, queries.toArray(Outcome.Rows[]::new));
    }

    private static void window(Grid grid, String label, Retention.Matured matured) {
        var margin = matured.margin();
        grid.row(
                label,
                matured.treated(),
                matured.held(),
                margin.treatment().value(),
                margin.holdout().value(),
                margin.difference().value(),
                margin.interval().low(),
                margin.interval().high());
    }

    private Finding.Part byArm() {
        var grid = new Grid()
                .text("Arm")
                .number("Conversion rate", Unit.PERCENT)
                .number("Margin per buyer", money)
                .number("Revenue per order", money)
                .number("Contribution margin rate", Unit.PERCENT)
                .number("Attach rate", Unit.PERCENT);
        byArm(grid, "treatment", TwoArms::treatment);
        byArm(grid, "holdout", TwoArms::holdout);
        byArm(grid, "difference", TwoArms::difference);
        grid.row(ends(LOW.toLowerCase(Locale.ROOT), Interval::low));
        grid.row(ends(HIGH.toLowerCase(Locale.ROOT), Interval::high));
        return grid.part("Behind it", readout.visitors());
    }

    private void byArm(Grid grid, String label, Function<TwoArms, Estimate> which) {
        grid.row(cells(label, compared -> which.apply(compared).value()));
    }

    private @Nullable Object[] ends(String label, Function<Interval, Double> end) {
        return cells(label, compared -> end.apply(compared.interval()));
    }

    private @Nullable Object[] cells(String label, Function<TwoArms, Double> value) {
        return new @Nullable Object[] {
            label,
            percent(Optional.of(measured.conversion()).map(value)),
            measured.perBuyer().map(value).orElse(null),
            measured.orderValue().map(value).orElse(null),
            percent(measured.marginRate().map(value)),
            percent(measured.attachRate().map(value))
        };
    }

    private Finding.Part otherIntervals() {
        var difference = measured.margin().difference().value();
        var grid = new Grid()
                .text("Difference in margin per visitor by")
                .number("Difference", money)
                .number(LOW, money)
                .number(HIGH, money);
        interval(grid, "Welch", difference, measured.margin().interval());
        measured.bootstrap()
                .ifPresent(bootstrap -> interval(grid, "bootstrap-t, because of skew", difference, bootstrap));
        measured.alwaysValid()
                .ifPresent(always -> interval(grid, "always valid, however often one looks", difference, always));
        measured.cuped()
                .ifPresent(cuped -> interval(
                        grid,
                        "CUPED (margin of the 90 days before explains %s of the spread)"
                                .formatted(Grid.said(100 * cuped.explained(), Unit.PERCENT)),
                        cuped.difference().value(),
                        cuped.difference().interval()));
        return grid.part("The difference by other methods", readout.visitors());
    }

    private static void interval(Grid grid, String method, double difference, Interval interval) {
        grid.row(method, difference, interval.low(), interval.high());
    }

    Finding.Part more(MoreNeeded more) {
        return new Grid()
                .number("Smallest difference found now", money)
                .number("Difference to find", money)
                .count("Visitors needed")
                .count("More visitors")
                .count("Weeks")
                .row(more.detectable(), more.wanted(), more.visitors(), more.more(), more.weeks())
                .part("How much data it takes", readout.visitors());
    }

    Finding.Part ratio() {
        var planned = readout.trial().plannedHoldout();
        double all = measured.treatment().size() + measured.holdout().size();
        return new Grid()
                .number("Planned holdout", Unit.PERCENT)
                .number("Actual holdout", Unit.PERCENT)
                .number("Chi-square", Unit.NONE)
                .number("p (mismatch below 0.001)", Unit.NONE)
                .text("Sample ratio")
                .row(
                        planned.isPresent() ? 100 * planned.getAsDouble() : null,
                        100 * measured.holdout().size() / all,
                        measured.sampleRatio().map(SampleRatio::chiSquare).orElse(null),
                        measured.sampleRatio().map(SampleRatio::p).orElse(null),
                        measured.sampleRatio()
                                .map(ratio -> ratio.isMismatch() ? "mismatch" : "as planned")
                                .orElse("no plan to check"))
                .part(Focus.RATIO, readout.visitors(), readout.list());
    }

    Finding.Part experiment() {
        var trial = readout.trial();
        return new Grid()
                .text("Experiment")
                .text("Name")
                .text("Tool")
                .day("First day")
                .day("Last day")
                .row(
                        trial.id(),
                        trial.name(),
                        trial.tool().orElse(null),
                        trial.start().orElse(null),
                        trial.end().orElse(null))
                .part("The experiment", readout.list());
    }

    private static @Nullable Double percent(Optional<Double> part) {
        return part.map(number -> 100 * number).orElse(null);
    }
}
