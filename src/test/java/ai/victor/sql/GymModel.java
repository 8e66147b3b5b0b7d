package ai.victor.sql;

import ai.victor.model.Measure.Aggregation;
import ai.victor.model.Metric;
import ai.victor.model.Metric.Calculation;
import ai.victor.model.Metric.Filter;
import ai.victor.model.Metric.Gaps;
import ai.victor.model.Metric.Input;
import ai.victor.model.Metric.MeasureInput;
import ai.victor.model.Metric.PeriodChoice;
import ai.victor.model.Metric.Span;
import ai.victor.model.Model;
import ai.victor.model.Offset;
import ai.victor.model.SemanticModel;
import ai.victor.model.TimeGrain;
import ai.victor.model.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain of gyms: every kind of measure and of metric, over a store that can be checked by hand. */
final class GymModel {
    static final Path FOLDER = Path.of("src/test/resources/models/gym");

    private GymModel() {}

    static SemanticCompiler compiler() {
        return new SemanticCompiler(model(), GymParts.catalog(), new CompilerSettings("NOK", DayOfWeek.MONDAY, 1000));
    }

    static String store() {
        try {
            return Files.readString(FOLDER.resolve("store.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Model model() {
        return new Model(
                List.of(visits(), headcounts(), payments(), trials(), memberships(), clubs(), towns(), countries()),
                metrics());
    }

    static Model with(Metric metric) {
        var all = new ArrayList<>(metrics());
        all.add(metric);
        return new Model(model().semanticModels(), all);
    }

    private static SemanticModel visits() {
        return GymParts.fact(
                "visits",
                "visit",
                "visited_on",
                List.of(
                        GymParts.key("visit", "visit_no"),
                        GymParts.foreign("member", "member_no"),
                        GymParts.foreign("club", "club_no")),
                List.of(GymParts.time("visited_on")),
                List.of(
                        GymParts.measure("visit_count", Aggregation.COUNT, "visit_no", "visited_on"),
                        GymParts.measure("visitor_count", Aggregation.COUNT_DISTINCT, "member_no", "visited_on"),
                        GymParts.measure("guest_count", Aggregation.SUM_BOOLEAN, "is_guest", "visited_on"),
                        GymParts.measure("spent_sum", Aggregation.SUM, "spent", "visited_on"),
                        GymParts.measure("minutes_mean", Aggregation.AVERAGE, "minutes", "visited_on"),
                        GymParts.measure("minutes_least", Aggregation.MIN, "minutes", "visited_on"),
                        GymParts.measure("spent_median", Aggregation.MEDIAN, "spent", "visited_on"),
                        GymParts.percentile("minutes_p75", "0.75", false),
                        GymParts.percentile("minutes_p75_real", "0.75", true)));
    }

    private static SemanticModel headcounts() {
        return GymParts.fact(
                "headcounts",
                "headcount",
                "counted_on",
                List.of(GymParts.foreign("club", "club_no")),
                List.of(GymParts.time("counted_on")),
                List.of(
                        GymParts.state("members_last", true, List.of()),
                        GymParts.state("members_by_club", true, List.of("club")),
                        GymParts.state("members_first", false, List.of("club"))));
    }

    private static SemanticModel payments() {
        return GymParts.fact(
                "payments",
                "payment",
                "paid_on",
                List.of(GymParts.foreign("member", "member_no")),
                List.of(GymParts.time("paid_on"), GymParts.time("booked_on"), GymParts.separate("model")),
                List.of(
                        GymParts.measure("paid_sum", Aggregation.SUM, "amount", "paid_on"),
                        GymParts.measure("booked_sum", Aggregation.SUM, "amount", "booked_on")));
    }

    private static SemanticModel trials() {
        return GymParts.fact(
                "trials",
                "trial",
                "tried_on",
                List.of(
                        GymParts.key("trial", "trial_no"),
                        GymParts.foreign("member", "member_no"),
                        GymParts.foreign("club", "club_no")),
                List.of(GymParts.time("tried_on"), GymParts.cut("channel", "channel")),
                List.of(GymParts.measure("trial_count", Aggregation.COUNT, "trial_no", "tried_on")));
    }

    private static SemanticModel memberships() {
        return GymParts.fact(
                "memberships",
                "membership",
                "joined_on",
                List.of(GymParts.foreign("member", "member_no"), GymParts.foreign("club", "club_no")),
                List.of(GymParts.time("joined_on"), GymParts.cut("plan", "plan")),
                List.of(GymParts.measure("joined_count", Aggregation.COUNT, "membership_no", "joined_on")));
    }

    private static SemanticModel clubs() {
        return GymParts.fact(
                "clubs",
                "club",
                "",
                List.of(GymParts.key("club", "club_no"), GymParts.foreign("town", "town_no")),
                List.of(GymParts.cut("club", "club_name")),
                List.of());
    }

    private static SemanticModel towns() {
        return GymParts.fact(
                "towns",
                "town",
                "",
                List.of(GymParts.key("town", "town_no"), GymParts.foreign("country", "country_code")),
                List.of(GymParts.cut("town", "town_name")),
                List.of());
    }

    private static SemanticModel countries() {
        return GymParts.fact(
                "countries",
                "country",
                "",
                List.of(GymParts.key("country", "code")),
                List.of(GymParts.cut("country", "country_name")),
                List.of());
    }

    private static List<Metric> metrics() {
        var month = new Window(1, TimeGrain.MONTH);
        return List.of(
                new Metric.Simple(
                        "paid_net",
                        "paid_sum",
                        List.of(new Filter("model", "=", List.of("net"))),
                        GymParts.meta("paid_net"),
                        GymParts.PLACE),
                GymParts.simple("visit_total", "visit_count"),
                GymParts.simple("visitors", "visitor_count"),
                GymParts.simple("guests", "guest_count"),
                GymParts.simple("spending", "spent_sum"),
                GymParts.simple("mean_minutes", "minutes_mean"),
                GymParts.simple("least_minutes", "minutes_least"),
                GymParts.simple("median_spending", "spent_median"),
                GymParts.simple("long_minutes", "minutes_p75"),
                GymParts.simple("long_minutes_real", "minutes_p75_real"),
                GymParts.simple("members_at_end", "members_last"),
                GymParts.simple("members", "members_by_club"),
                GymParts.simple("members_at_start", "members_first"),
                GymParts.simple("paid", "paid_sum"),
                GymParts.simple("booked", "booked_sum"),
                GymParts.simple("trials_made", "trial_count"),
                new Metric.Simple(
                        "daily_visits",
                        "visit_count",
                        List.of(),
                        new Gaps(Optional.of(BigDecimal.ZERO), true),
                        GymParts.meta("daily_visits"),
                        GymParts.PLACE),
                new Metric.Simple(
                        "filled_minutes",
                        "minutes_mean",
                        List.of(),
                        new Gaps(Optional.of(BigDecimal.valueOf(-1)), false),
                        GymParts.meta("filled_minutes"),
                        GymParts.PLACE),
                back("visits_month_before", "visit_total", month),
                back("visits_week_before", "visit_total", new Window(1, TimeGrain.WEEK)),
                back("visits_quarter_before", "visit_total", new Window(1, TimeGrain.QUARTER)),
                derived(
                        "visits_growth",
                        "now - before",
                        Map.of("now", Input.of("visit_total"), "before", offset("visit_total", month))),
                derived(
                        "visits_since_month_start",
                        "now - first",
                        Map.of(
                                "now",
                                Input.of("visit_total"),
                                "first",
                                new Input("visit_total", List.of(), Optional.of(new Offset.ToStart(TimeGrain.MONTH))))),
                derived(
                        "visits_at_quarter_start",
                        "first",
                        Map.of(
                                "first",
                                new Input(
                                        "visit_total", List.of(), Optional.of(new Offset.ToStart(TimeGrain.QUARTER))))),
                cumulative("visits_ever", "visit_count", Optional.empty(), PeriodChoice.LAST),
                cumulative("visits_ever_at_first", "visit_count", Optional.empty(), PeriodChoice.FIRST),
                cumulative("visits_ever_on_average", "visit_count", Optional.empty(), PeriodChoice.AVERAGE),
                cumulative("visitors_on_average", "visitor_count", Optional.empty(), PeriodChoice.AVERAGE),
                cumulative(
                        "visits_30_days",
                        "visit_count",
                        Optional.of(new Span.Trailing(new Window(30, TimeGrain.DAY))),
                        PeriodChoice.LAST),
                cumulative(
                        "visitors_2_months",
                        "visitor_count",
                        Optional.of(new Span.Trailing(new Window(2, TimeGrain.MONTH))),
                        PeriodChoice.LAST),
                cumulative(
                        "spending_month_to_date",
                        "spent_sum",
                        Optional.of(new Span.ToDate(TimeGrain.MONTH)),
                        PeriodChoice.LAST),
                cumulative(
                        "minutes_year_to_date",
                        "minutes_mean",
                        Optional.of(new Span.ToDate(TimeGrain.YEAR)),
                        PeriodChoice.LAST),
                back("visits_ever_month_before", "visits_ever", month),
                new Metric.Ratio(
                        "visits_per_member",
                        Input.of("visits_30_days"),
                        Input.of("members"),
                        List.of(),
                        GymParts.meta("visits_per_member"),
                        GymParts.PLACE),
                new Metric.Ratio(
                        "harbour_share",
                        new Input(
                                "visit_total", List.of(new Filter("club", "=", List.of("Harbour"))), Optional.empty()),
                        Input.of("visit_total"),
                        List.of(),
                        GymParts.percent("harbour_share"),
                        GymParts.PLACE),
                conversion(
                        "conversion_rate",
                        Calculation.CONVERSION_RATE,
                        Optional.of(new Window(7, TimeGrain.DAY)),
                        Map.of(),
                        List.of(),
                        List.of()),
                conversion("conversions", Calculation.CONVERSIONS, Optional.empty(), Map.of(), List.of(), List.of()),
                conversion(
                        "conversions_at_club",
                        Calculation.CONVERSIONS,
                        Optional.of(month),
                        Map.of("club_no", "club_no"),
                        List.of(),
                        List.of()),
                conversion(
                        "yearly_after_poster",
                        Calculation.CONVERSION_RATE,
                        Optional.of(month),
                        Map.of(),
                        List.of(new Filter("channel", "=", List.of("poster"))),
                        List.of(new Filter("plan", "=", List.of("year")))));
    }

    private static Metric back(String name, String metric, Window window) {
        return derived(name, "before", Map.of("before", offset(metric, window)));
    }

    private static Input offset(String metric, Window window) {
        return new Input(metric, List.of(), Optional.of(new Offset.Back(window)));
    }

    static Metric derived(String name, String expr, Map<String, Input> parts) {
        return new Metric.Derived(name, expr, parts, List.of(), GymParts.meta(name), GymParts.PLACE);
    }

    private static Metric cumulative(String name, String measure, Optional<Span> span, PeriodChoice choice) {
        return new Metric.Cumulative(
                name, measure, span, choice, List.of(), Gaps.LEFT, GymParts.meta(name), GymParts.PLACE);
    }

    private static Metric conversion(
            String name,
            Calculation calculation,
            Optional<Window> window,
            Map<String, String> same,
            List<Filter> base,
            List<Filter> converted) {
        return new Metric.Conversion(
                name,
                new MeasureInput("trial_count", base),
                new MeasureInput("joined_count", converted),
                "member",
                window,
                calculation,
                same,
                List.of(),
                GymParts.percent(name),
                GymParts.PLACE);
    }
}
