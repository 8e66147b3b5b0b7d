package ai.victor.analysis;

import ai.victor.table.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Answers one question on an experiment: one number of its arms, how many there are in each, whether the lot was fair, when it ran, or how much more
 * data it takes. Whoever asks one thing gets that, and not the whole readout.
 */
final class FocusedReadout {
    /** A p below it is not told more exactly. */
    private static final double LEAST = 0.0001;

    private final Readout readout;
    private final Measured measured;
    private final Unit money;
    private final ReadoutText whole;
    private final ReadoutParts parts;

    FocusedReadout(Readout readout) {
        this.readout = readout;
        this.measured = readout.measured();
        this.money = readout.currency();
        this.whole = new ReadoutText(readout);
        this.parts = new ReadoutParts(readout);
    }

    /** Empty where nothing single is asked, or the experiment does not have it. */
    Optional<Finding.Found> of(Optional<String> metric, Optional<ExperimentReadout.Aspect> aspect) {
        var figure = metric.flatMap(ArmFigure::of);
        if (aspect.isPresent()) {
            return Optional.of(
                    switch (aspect.get()) {
                        case COUNTS -> counts(figure);
                        case SAMPLE_RATIO -> ratio();
                        case DATES -> dates();
                        case MORE_DATA -> more();
                    });
        }
        return figure.flatMap(one -> one.of(measured).map(arms -> compared(one, arms)));
    }

    private Finding.Found counts(Optional<ArmFigure> figure) {
        var sum = figure.filter(one -> one.sum(measured.treatment()).isPresent());
        var grid = sizes(sum);
        var text = sum.map(one -> "%s of %s: %s in the treatment (%s visitors) and %s in the holdout (%s visitors)."
                        .formatted(
                                one.sum,
                                readout.trial().title(),
                                total(one, measured.treatment()),
                                Grid.said(measured.treatment().size()),
                                total(one, measured.holdout()),
                                Grid.said(measured.holdout().size())))
                .orElseGet(() -> "%s has %s visitors in the treatment and %s in the holdout."
                        .formatted(
                                readout.trial().title(),
                                Grid.said(measured.treatment().size()),
                                Grid.said(measured.holdout().size())));
        return found(text, List.of(grid.part("By arm", readout.visitors())));
    }

    /** One row for each arm: its visitors, and the sum that is asked for. */
    private Grid sizes(Optional<ArmFigure> sum) {
        var grid = new Grid().text("Arm").count("Assigned visitors");
        sum.ifPresent(one -> grid.number(one.sum, one.sumUnit(money)));
        count(grid, "treatment", measured.treatment(), sum);
        count(grid, "holdout", measured.holdout(), sum);
        return grid;
    }

    private void count(Grid grid, String name, Arm arm, Optional<ArmFigure> sum) {
        if (sum.isPresent()) {
            grid.row(name, arm.size(), sum.get().sum(arm).orElse(0));
        } else {
            grid.row(name, arm.size());
        }
    }

    private String total(ArmFigure figure, Arm arm) {
        double sum = figure.sum(arm).orElse(0);
        return figure.sumUnit(money).isMoney() ? Grid.said(sum, money) : Grid.said(Math.round(sum));
    }

    private Finding.Found ratio() {
        var checked = measured.sampleRatio();
        var text = checked.map(ratio -> ratio.isMismatch()
                        ? whole.verdict()
                        : "No sample ratio problem in %s: the treatment has %s visitors and the holdout %s, which is %s held out where %s was planned (p = %s, a mismatch is below 0.001)."
                                .formatted(
                                        readout.trial().title(),
                                        Grid.said(measured.treatment().size()),
                                        Grid.said(measured.holdout().size()),
                                        Grid.said(
                                                100.0
                                                        * measured.holdout().size()
                                                        / (measured.treatment().size()
                                                                + measured.holdout()
                                                                        .size()),
                                                Unit.PERCENT),
                                        Grid.said(
                                                100
                                                        * readout.trial()
                                                                .plannedHoldout()
                                                                .orElse(0),
                                                Unit.PERCENT),
                                        Grid.said(ratio.p(), Unit.NONE)))
                .orElse("Nobody said which part was to be held out, so the sample ratio of %s cannot be checked."
                        .formatted(readout.trial().title()));
        var grid = sizes(Optional.empty());
        return found(text, List.of(grid.part("By arm", readout.visitors()), parts.ratio()));
    }

    private Finding.Found dates() {
        var trial = readout.trial();
        var began = trial.start().map(day -> "began on " + day).orElse("has no first day in the data");
        var ended = trial.end()
                .map(day -> readout.running() ? " and is to end on " + day : " and ended on " + day)
                .orElse(" and still runs");
        var text = "%s %s%s: %s visitors in the treatment and %s in the holdout."
                .formatted(
                        trial.title(),
                        began,
                        ended,
                        Grid.said(measured.treatment().size()),
                        Grid.said(measured.holdout().size()));
        var grid = sizes(Optional.empty());
        grid.row("together", measured.treatment().size() + measured.holdout().size());
        return found(text, List.of(parts.experiment(), grid.part("Visitors", readout.visitors())));
    }

    private Finding.Found more() {
        var sentences = new ArrayList<String>();
        sentences.add(whole.verdict());
        readout.more()
                .ifPresent(more -> sentences.add(
                        more.more() == 0
                                ? "Its %s visitors are enough to find a difference of %s of margin per visitor."
                                        .formatted(
                                                Grid.said(measured.treatment().size()
                                                        + measured.holdout().size()),
                                                Grid.said(more.wanted(), money))
                                : "To find a difference of %s of margin per visitor it takes %s assigned visitors, %s more than there are: %s more weeks at the pace so far."
                                        .formatted(
                                                Grid.said(more.wanted(), money),
                                                Grid.said(more.visitors()),
                                                Grid.said(more.more()),
                                                Grid.said(more.weeks()))));
        readout.trial()
                .end()
                .filter(day -> !readout.running())
                .ifPresent(day -> sentences.add("It ended on " + day + ", so no more are coming."));
        var shown = new ArrayList<Finding.Part>();
        readout.more().map(parts::more).ifPresent(shown::add);
        shown.add(parts.perVisitor());
        shown.add(parts.experiment());
        shown.add(parts.arms());
        if (readout.verdict() == Verdict.MISMATCH) {
            shown.add(parts.ratio());
        }
        return found(String.join(" ", sentences), shown);
    }

    private Finding.Found compared(ArmFigure figure, TwoArms arms) {
        var unit = figure.unit(money);
        double scale = figure.scale();
        var interval = figure == ArmFigure.MARGIN ? measured.deciding() : arms.interval();
        double p = p(arms);
        var lift = arms.lift();
        var levels = new Grid().text("Arm").count("Assigned visitors").number(figure.label, unit);
        levels.row(
                "treatment",
                measured.treatment().size(),
                scale * arms.treatment().value());
        levels.row("holdout", measured.holdout().size(), scale * arms.holdout().value());
        var difference = new Grid()
                .text("Treatment less holdout")
                .number("Difference", unit)
                .number("Low (95%)", unit)
                .number("High (95%)", unit)
                .number("Lift", Unit.PERCENT)
                .number("Lift, low (95%)", Unit.PERCENT)
                .number("Lift, high (95%)", Unit.PERCENT)
                .text("p")
                .row(
                        figure.label,
                        scale * arms.difference().value(),
                        scale * interval.low(),
                        scale * interval.high(),
                        lift.map(RelativeLift::value).map(part -> 100 * part).orElse(null),
                        lift.flatMap(RelativeLift::interval)
                                .map(ends -> 100 * ends.low())
                                .orElse(null),
                        lift.flatMap(RelativeLift::interval)
                                .map(ends -> 100 * ends.high())
                                .orElse(null),
                        said(p));
        var sentences = new ArrayList<String>();
        sentences.add(sentence(figure, arms, interval, p));
        if (readout.verdict() == Verdict.MISMATCH || figure == ArmFigure.MARGIN) {
            sentences.add(whole.verdict());
        }
        if (figure == ArmFigure.MARGIN && readout.verdict() != Verdict.MISMATCH) {
            sentences.removeFirst();
            sentences.add(chance(interval, p) + lifted(arms));
        }
        var shown = new ArrayList<Finding.Part>();
        shown.add(levels.part(Focus.PER_VISITOR, readout.visitors()));
        shown.add(difference.part("The difference", readout.visitors()));
        if (figure == ArmFigure.ATTACH_RATE) {
            shown.add(parts.attached());
        }
        if (readout.verdict() == Verdict.MISMATCH) {
            shown.add(parts.ratio());
        } else if (readout.verdict() == Verdict.TOO_FEW) {
            shown.add(parts.arms());
        }
        return found(String.join(" ", sentences), shown);
    }

    private String sentence(ArmFigure figure, TwoArms arms, Interval interval, double p) {
        var unit = figure.unit(money);
        double scale = figure.scale();
        return "%s in %s is %s in the treatment against %s in the holdout, a difference of %s (95%% interval %s to %s). %s%s"
                .formatted(
                        figure.label,
                        readout.trial().title(),
                        Grid.said(scale * arms.treatment().value(), unit),
                        Grid.said(scale * arms.holdout().value(), unit),
                        apart(scale * arms.difference().value(), unit),
                        apart(scale * interval.low(), unit),
                        apart(scale * interval.high(), unit),
                        chance(interval, p),
                        lifted(arms));
    }

    private static String chance(Interval interval, double p) {
        var said = (p < LEAST ? "p " : "p = ") + said(p);
        return interval.includes(0)
                ? "That is not significant (%s): it may well be chance.".formatted(said)
                : "That is significant (%s): more than chance.".formatted(said);
    }

    private static String said(double p) {
        return p < LEAST ? "below " + Grid.said(LEAST, Unit.NONE) : Grid.said(p, Unit.NONE);
    }

    /** What lies between two percentages is points. */
    private static String apart(double number, Unit unit) {
        var said = Grid.said(number, unit);
        return unit.equals(Unit.PERCENT) ? said.replace("%", " points") : said;
    }

    private static String lifted(TwoArms arms) {
        return arms.lift()
                .map(lift -> " The lift is %s.".formatted(Grid.said(100 * lift.value(), Unit.PERCENT)))
                .orElse("");
    }

    /** Two-sided, of Welch's statistic: at the thousands of units of an experiment it is normal. */
    private static double p(TwoArms arms) {
        var difference = arms.difference();
        return difference.error() == 0
                ? 1
                : 2
                        * NormalDistribution.of(0, 1)
                                .survivalProbability(Math.abs(difference.value() / difference.error()));
    }

    private Finding.Found found(String text, List<Finding.Part> shown) {
        return new Finding.Found(text, shown, whole.assumptions(), whole.warnings());
    }
}
