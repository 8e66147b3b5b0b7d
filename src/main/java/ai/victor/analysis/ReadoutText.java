package ai.victor.analysis;

import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verdict of an experiment in two to five sentences. Each number stands in a table of the readout. */
final class ReadoutText {
    private static final int MOST_SENTENCES = 5;

    private final Readout readout;
    private final Measured measured;
    private final Unit money;

    ReadoutText(Readout readout) {
        this.readout = readout;
        this.measured = readout.measured();
        this.money = readout.currency();
    }

    String of(Focus focus) {
        var sentences = new ArrayList<String>();
        sentences.add(verdict());
        if (readout.verdict() == Verdict.MISMATCH) {
            sentences.add(
                    "Something other than the lot decides who is in which arm, so no difference between them can be trusted until it is found.");
            return String.join(" ", sentences);
        }
        sentences.add(revenue());
        var asked = switch (focus) {
            case DIFFERENCE -> Optional.<String>empty();
            case WORTH_OF_TOOL -> worth();
            case RETAINED -> Optional.of(retention());
            case ITEMS -> attached();
        };
        asked.ifPresent(sentences::add);
        more().ifPresent(sentences::add);
        running().ifPresent(sentences::add);
        if (focus != Focus.ITEMS) {
            attached().ifPresent(sentences::add);
        }
        if (focus != Focus.WORTH_OF_TOOL) {
            worth().ifPresent(sentences::add);
        }
        return String.join(" ", sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size())));
    }

    String verdict() {
        var name = readout.trial().title();
        return switch (readout.verdict()) {
            case MISMATCH ->
                "No verdict on %s: there is a sample ratio mismatch, %s of the assigned visitors are in the holdout and %s in the treatment, which is %s held out instead of %s, and chance does so less than once in a thousand times."
                        .formatted(
                                name,
                                Grid.said(measured.holdout().size()),
                                Grid.said(measured.treatment().size()),
                                percent((double) measured.holdout().size()
                                        / (measured.holdout().size()
                                                + measured.treatment().size())),
                                percent(readout.trial().plannedHoldout().orElse(0)));
            case TOO_FEW ->
                "Not enough data on %s: %s, so no interval can be trusted; %s.".formatted(name, few(), margins());
            case LIFTED -> "%s lifted margin: %s.".formatted(name, margins());
            case HARMFUL -> "%s is harmful: %s.".formatted(name, margins());
            case ONLY_MIX ->
                "%s only shifted the mix: revenue went up and margin did not; %s.".formatted(name, margins());
            case NO_CHANGE -> "%s made no difference to margin that would matter: %s.".formatted(name, margins());
            case UNDECIDED -> "Not enough data to say whether %s changes margin: %s.".formatted(name, margins());
        };
    }

    private String few() {
        return measured.skew().buyers() < Skew.FEW
                ? "an arm has only %s buyers"
                        .formatted(Grid.said(measured.skew().buyers()))
                : "a few large orders decide the difference";
    }

    private String margins() {
        return "margin per visitor is " + compared(measured.margin(), measured.deciding());
    }

    private String revenue() {
        var interval = measured.revenue().interval();
        var clear = interval.includes(0) ? "shows no clear change" : interval.isAbove(0) ? "is up" : "is down";
        var what = "Revenue per visitor %s, %s".formatted(clear, compared(measured.revenue(), interval));
        return measured.marginRate()
                .filter(rate -> !rate.interval().includes(0))
                .map(rate -> "%s, and %s of it is left as margin against %s."
                        .formatted(
                                what,
                                percent(rate.treatment().value()),
                                percent(rate.holdout().value())))
                .orElse(what + ".");
    }

    private String compared(TwoArms amounts, Interval interval) {
        return "%s against %s in the holdout, a difference of %s (95%% interval %s to %s)"
                .formatted(
                        said(amounts.treatment().value()),
                        said(amounts.holdout().value()),
                        said(amounts.difference().value()),
                        said(interval.low()),
                        said(interval.high()));
    }

    private Optional<String> more() {
        boolean open = readout.verdict() == Verdict.UNDECIDED || readout.verdict() == Verdict.TOO_FEW;
        return readout.more()
                .filter(more -> open && more.more() > 0)
                .map(more ->
                        "To find a difference of %s it takes %s assigned visitors, %s more than there are: %s more weeks at the pace so far."
                                .formatted(
                                        said(more.wanted()),
                                        Grid.said(more.visitors()),
                                        Grid.said(more.more()),
                                        Grid.said(more.weeks())));
    }

    private Optional<String> running() {
        if (!readout.running()) {
            return Optional.empty();
        }
        return measured.alwaysValid().map(always -> {
            boolean holds = !always.includes(0) && !measured.deciding().includes(0);
            return "It still runs: the interval that allows for looking as often as you like goes from %s to %s, so margin %s."
                    .formatted(said(always.low()), said(always.high()), holds ? "is settled" : "is not settled yet");
        });
    }

    private Optional<String> attached() {
        if (!readout.hasAttached()) {
            return Optional.empty();
        }
        var displaced = Displaced.of(measured);
        var gained = displaced.gained(money);
        var lost = displaced.lost(money);
        var rate = measured.attachRate()
                .map(attach -> ", on %s of orders against %s"
                        .formatted(
                                percent(attach.treatment().value()),
                                percent(attach.holdout().value())))
                .orElse("");
        var interval = displaced.others().interval();
        return Optional.of(
                "Attached items brought %s of margin per visitor %s than in the holdout%s, and the other items %s %s (95%% interval %s to %s)."
                        .formatted(
                                size(gained),
                                direction(gained),
                                rate,
                                size(lost),
                                direction(lost),
                                said(interval.low()),
                                said(interval.high())));
    }

    private Optional<String> worth() {
        var worth = readout.worth();
        if (worth.cost().isEmpty() || worth.perDollar().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("For %s of tool cost it brought %s of margin in all, %s per dollar (95%% interval %s to %s)."
                .formatted(
                        said(worth.cost().get()),
                        said(worth.incremental()),
                        ratio(worth.perDollar().get()),
                        worth.perDollarInterval()
                                .map(Interval::low)
                                .map(ReadoutText::ratio)
                                .orElse(""),
                        worth.perDollarInterval()
                                .map(Interval::high)
                                .map(ReadoutText::ratio)
                                .orElse("")));
    }

    private String retention() {
        return readout.retention()
                .map(retention -> {
                    var days = retention.days();
                    var net = retention.net();
                    return "Over days 1 to 90, of the %s treated and %s held-out visitors who have had them, margin per treated visitor differs by %s, net of the tool by %s (95%% interval %s to %s)%s%s."
                            .formatted(
                                    Grid.said(days.treated()),
                                    Grid.said(days.held()),
                                    said(days.margin().difference().value()),
                                    said(net.value()),
                                    said(net.interval().low()),
                                    said(net.interval().high()),
                                    days.skew().method() == Skew.Method.NONE
                                            ? ", which is too few buyers to trust the interval"
                                            : "",
                                    pulledForward(retention));
                })
                .orElse("No visitor has had 90 days since the assignment, so retention cannot be told yet.");
    }

    /** A gain is not only pulled forward if what comes after cannot be as much less. */
    private static String pulledForward(Retention retention) {
        if (retention.after().isEmpty()) {
            return "; whether orders were only pulled forward is too early to see";
        }
        double gain = retention.days().margin().difference().value();
        var after = retention.after().get().margin().interval();
        if (after.isBelow(0)) {
            return ", but on days 91 to 150 it is missing: orders were pulled forward";
        }
        return gain > 0 && after.isAbove(-gain)
                ? ", and days 91 to 150 do not take it back"
                : ", and days 91 to 150 cannot tell yet whether orders were only pulled forward";
    }

    private String said(double amount) {
        return Grid.said(amount, money);
    }

    private String size(BigDecimal amount) {
        return said(amount.abs().doubleValue());
    }

    private static String direction(BigDecimal amount) {
        return amount.signum() < 0 ? "less" : "more";
    }

    private static String percent(double part) {
        return Grid.said(100 * part, Unit.PERCENT);
    }

    private static String ratio(double value) {
        return Grid.said(value, Unit.RATIO);
    }

    /** What should be known before anybody relies on it. */
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (measured.sampleRatio().isEmpty()) {
            warnings.add("Nobody said which part was to be held out, so the sample ratio could not be checked.");
        }
        if (readout.verdict() == Verdict.MISMATCH) {
            warnings.add(
                    "Sample ratio mismatch: the differences below stand there for the record and are not to be used.");
        } else if (measured.skew().method() == Skew.Method.BOOTSTRAP) {
            warnings.add(
                    "A few large orders skew the margin, so the verdict goes by the bootstrap's interval and not by Welch's.");
        }
        if (readout.trial().end().isEmpty()) {
            warnings.add(
                    "The experiment still runs; visitors assigned lately have had less time to order, in both arms alike.");
        }
        return warnings;
    }

    List<String> assumptions() {
        var assumptions = new ArrayList<String>();
        if (readout.verdict() == Verdict.UNDECIDED || readout.verdict() == Verdict.NO_CHANGE) {
            assumptions.add("A difference matters from 10% of the holdout's margin per visitor.");
        }
        return assumptions;
    }
}
