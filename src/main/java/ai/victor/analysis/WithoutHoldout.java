package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.table.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that everybody got: what it brought is not identified. Beside that, what sellers look at in its place: the days before against the days
 * after, what people buy, and the products that it did not touch. None of it says what would have happened without it.
 */
final class WithoutHoldout {
    private static final String FIGURES = """
            SELECT AGGREGATE(visitors) AS visitors, AGGREGATE(revenue) AS revenue, AGGREGATE(contribution_margin) AS margin, AGGREGATE(rpv) AS rpv, \
            AGGREGATE(mpv) AS mpv, AGGREGATE(conversion_rate) AS conversion, AGGREGATE(aov) AS aov, AGGREGATE(contribution_margin_rate) AS rate, \
            AGGREGATE(rec_attach_rate) AS attach FROM metrics WHERE %s""";

    private static final String TOOL_SINCE =
            "SELECT month, AGGREGATE(tool_cost) AS cost FROM metrics WHERE tool = %s GROUP BY month ORDER BY month";

    private final DataDoor data;
    private final String title;
    private final Optional<LocalDate> start;
    private final Optional<LocalDate> end;
    private final Unit money;

    private WithoutHoldout(DataDoor data, String title, Optional<LocalDate> start, Optional<LocalDate> end) {
        this.data = data;
        this.title = title;
        this.start = start;
        this.end = end;
        this.money = new Unit(data.shop().currency());
    }

    static WithoutHoldout of(DataDoor data, Trial trial, LocalDate today) {
        return new WithoutHoldout(
                data, trial.title(), trial.start(), trial.end().filter(day -> day.isBefore(today)));
    }

    /** A tool that was never tried against a holdout, since the month in which the shop first paid for it; empty if the shop pays for no such tool. */
    static Optional<WithoutHoldout> ofTool(DataDoor data, String name, LocalDate today) {
        var tool = data.values().getOrDefault("tool", List.of()).stream()
                .filter(name::equalsIgnoreCase)
                .findFirst();
        return tool.map(called -> {
            var sheet = Sheet.read(data, TOOL_SINCE.formatted(Sheet.quoted(called)));
            var first = sheet.size() == 0 ? Optional.<LocalDate>empty() : sheet.day(0, "month");
            return new WithoutHoldout(data, called, first.filter(day -> day.isBefore(today)), Optional.empty());
        });
    }

    Finding finding() {
        var unknown =
                "Whether %s lifts margin is not identified: nobody was held out from it, so what would have happened without it is not known."
                        .formatted(title);
        var days = start.flatMap(this::days);
        if (days.isEmpty()) {
            return new Finding.Declined(unknown
                    + " There are no full weeks of data before and after its start to set side by side either.");
        }
        return beside(unknown, days.get());
    }

    private Optional<BeforeAfter> days(LocalDate first) {
        return Optional.ofNullable(data.coverage().get("sessions"))
                .flatMap(covered -> BeforeAfter.around(first, end, covered));
    }

    private Finding beside(String unknown, BeforeAfter days) {
        var before = figures(days.before());
        var after = figures(days.after());
        if (before.number(0, "visitors") == 0 || after.number(0, "visitors") == 0) {
            return new Finding.Declined(unknown);
        }
        var touched = Touched.read(data, days);
        var parts = new ArrayList<Finding.Part>();
        parts.add(perVisitor(before, after, touched));
        parts.add(behind(days, before, after));
        parts.add(MixShift.part(data, days));
        return new Finding.Found(
                text(unknown, before, after, touched),
                parts,
                List.of("The %s days from %s are set beside as many before."
                        .formatted(days.days(), days.after().from())),
                List.of("Before and after is not causal: season, ads, prices and stock changed with it."));
    }

    private Sheet figures(DateRange days) {
        return Sheet.read(data, FIGURES.formatted(BeforeAfter.condition(days)));
    }

    private Finding.Part perVisitor(Sheet before, Sheet after, Touched touched) {
        var grid = new Grid()
                .text("Products")
                .number("Revenue per visitor before", money)
                .number("Revenue per visitor after", money)
                .number("Margin per visitor before", money)
                .number("Margin per visitor after", money)
                .row(
                        "all",
                        before.number(0, "rpv"),
                        after.number(0, "rpv"),
                        before.number(0, "mpv"),
                        after.number(0, "mpv"));
        if (!touched.isAny()) {
            return grid.part("Before and after (not causal)", before.rows(), after.rows());
        }
        products(grid, "recommended", touched.touchedBefore(), touched.touchedAfter(), before, after);
        products(grid, "not recommended", touched.othersBefore(), touched.othersAfter(), before, after);
        return grid.part(
                "Before and after (not causal)",
                before.rows(),
                after.rows(),
                touched.before().rows(),
                touched.after().rows());
    }

    private static void products(
            Grid grid, String label, Touched.Amounts first, Touched.Amounts second, Sheet before, Sheet after) {
        grid.row(
                label,
                first.revenue() / before.number(0, "visitors"),
                second.revenue() / after.number(0, "visitors"),
                first.margin() / before.number(0, "visitors"),
                second.margin() / after.number(0, "visitors"));
    }

    private Finding.Part behind(BeforeAfter days, Sheet before, Sheet after) {
        var grid = new Grid()
                .text("Days")
                .day("From")
                .day("To")
                .count("Visitors")
                .number("Conversion rate", Unit.PERCENT)
                .number("Revenue per order", money)
                .number("Contribution margin rate", Unit.PERCENT)
                .number("Attach rate", Unit.PERCENT);
        behind(grid, "before", days.before(), before);
        behind(grid, "after", days.after(), after);
        return grid.part("Behind it (not causal)", before.rows(), after.rows());
    }

    private static void behind(Grid grid, String label, DateRange days, Sheet sheet) {
        grid.row(
                label,
                days.from(),
                days.to(),
                sheet.count(0, "visitors"),
                sheet.number(0, "conversion"),
                sheet.number(0, "aov"),
                sheet.number(0, "rate"),
                sheet.number(0, "attach"));
    }

    private String text(String unknown, Sheet before, Sheet after, Touched touched) {
        var sentences = new ArrayList<String>();
        sentences.add(unknown);
        sentences.add(
                "Side by side, and not as its doing: revenue per visitor went from %s to %s, margin per visitor from %s to %s."
                        .formatted(
                                said(before.number(0, "rpv")),
                                said(after.number(0, "rpv")),
                                said(before.number(0, "mpv")),
                                said(after.number(0, "mpv"))));
        if (touched.isAny()) {
            sentences.add(
                    "Products that were not recommended went from %s to %s of margin per visitor in the same time."
                            .formatted(
                                    said(touched.othersBefore().margin() / before.number(0, "visitors")),
                                    said(touched.othersAfter().margin() / after.number(0, "visitors"))));
        }
        sentences.add("To know, hold some visitors out.");
        return String.join(" ", sentences);
    }

    private String said(double amount) {
        return Grid.said(amount, money);
    }
}
