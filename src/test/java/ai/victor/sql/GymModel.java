package ai.victor.sql;

import ai.victor.model.Dimension;
import ai.victor.model.Entity;
import ai.victor.model.Measure;
import ai.victor.model.Measure.Aggregation;
import ai.victor.model.Measure.NonAdditive;
import ai.victor.model.Measure.Percentile;
import ai.victor.model.Meta;
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
import ai.victor.model.Wording;
import ai.victor.problem.Place;
import ai.victor.table.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A chain of gyms: every kind of measure and of metric, over a store that can be checked by hand. */
final class GymModel {
    static final Path FOLDER = Path.of("src/test/resources/models/gym");

    private static final Place PLACE = new Place("gym.yml", 1, 0);

    private GymModel() {}

    static SemanticCompiler compiler() {
        return new SemanticCompiler(model(), catalog(), new CompilerSettings("NOK", DayOfWeek.MONDAY, 1000));
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
        return fact(
                "visits",
                "visit",
                "visited_on",
                List.of(key("visit", "visit_no"), foreign("member", "member_no"), foreign("club", "club_no")),
                List.of(time("visited_on")),
                List.of(
                        measure("visit_count", Aggregation.COUNT, "visit_no", "visited_on"),
                        measure("visitor_count", Aggregation.COUNT_DISTINCT, "member_no", "visited_on"),
                        measure("guest_count", Aggregation.SUM_BOOLEAN, "is_guest", "visited_on"),
                        measure("spent_sum", Aggregation.SUM, "spent", "visited_on"),
                        measure("minutes_mean", Aggregation.AVERAGE, "minutes", "visited_on"),
                        measure("minutes_least", Aggregation.MIN, "minutes", "visited_on"),
                        measure("spent_median", Aggregation.MEDIAN, "spent", "visited_on"),
                        percentile("minutes_p75", "0.75", false),
                        percentile("minutes_p75_real", "0.75", true)));
    }

    private static SemanticModel headcounts() {
        return fact(
                "headcounts",
                "headcount",
                "counted_on",
                List.of(foreign("club", "club_no")),
                List.of(time("counted_on")),
                List.of(
                        state("members_last", true, List.of()),
                        state("members_by_club", true, List.of("club")),
                        state("members_first", false, List.of("club"))));
    }

    private static SemanticModel payments() {
        return fact(
                "payments",
                "payment",
                "paid_on",
                List.of(foreign("member", "member_no")),
                List.of(time("paid_on"), time("booked_on"), separate("model")),
                List.of(
                        measure("paid_sum", Aggregation.SUM, "amount", "paid_on"),
                        measure("booked_sum", Aggregation.SUM, "amount", "booked_on")));
    }

    private static SemanticModel trials() {
        return fact(
                "trials",
                "trial",
                "tried_on",
                List.of(key("trial", "trial_no"), foreign("member", "member_no"), foreign("club", "club_no")),
                List.of(time("tried_on"), cut("channel", "channel")),
                List.of(measure("trial_count", Aggregation.COUNT, "trial_no", "tried_on")));
    }

    private static SemanticModel memberships() {
        return fact(
                "memberships",
                "membership",
                "joined_on",
                List.of(foreign("member", "member_no"), foreign("club", "club_no")),
                List.of(time("joined_on"), cut("plan", "plan")),
                List.of(measure("joined_count", Aggregation.COUNT, "membership_no", "joined_on")));
    }

    private static SemanticModel clubs() {
        return fact(
                "clubs",
                "club",
                "",
                List.of(key("club", "club_no"), foreign("town", "town_no")),
                List.of(cut("club", "club_name")),
                List.of());
    }

    private static SemanticModel towns() {
        return fact(
                "towns",
                "town",
                "",
                List.of(key("town", "town_no"), foreign("country", "country_code")),
                List.of(cut("town", "town_name")),
                List.of());
    }

    private static SemanticModel countries() {
        return fact(
                "countries",
                "country",
                "",
                List.of(key("country", "code")),
                List.of(cut("country", "country_name")),
                List.of());
    }

    private static List<Metric> metrics() {
        var month = new Window(1, TimeGrain.MONTH);
        return List.of(
                new Metric.Simple(
                        "paid_net",
                        "paid_sum",
                        List.of(new Filter("model", "=", List.of("net"))),
                        meta("paid_net"),
                        PLACE),
                simple("visit_total", "visit_count"),
                simple("visitors", "visitor_count"),
                simple("guests", "guest_count"),
                simple("spending", "spent_sum"),
                simple("mean_minutes", "minutes_mean"),
                simple("least_minutes", "minutes_least"),
                simple("median_spending", "spent_median"),
                simple("long_minutes", "minutes_p75"),
                simple("long_minutes_real", "minutes_p75_real"),
                simple("members_at_end", "members_last"),
                simple("members", "members_by_club"),
                simple("members_at_start", "members_first"),
                simple("paid", "paid_sum"),
                simple("booked", "booked_sum"),
                simple("trials_made", "trial_count"),
                new Metric.Simple(
                        "daily_visits",
                        "visit_count",
                        List.of(),
                        new Gaps(Optional.of(BigDecimal.ZERO), true),
                        meta("daily_visits"),
                        PLACE),
                new Metric.Simple(
                        "filled_minutes",
                        "minutes_mean",
                        List.of(),
                        new Gaps(Optional.of(BigDecimal.valueOf(-1)), false),
                        meta("filled_minutes"),
                        PLACE),
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
                        meta("visits_per_member"),
                        PLACE),
                new Metric.Ratio(
                        "harbour_share",
                        new Input(
                                "visit_total", List.of(new Filter("club", "=", List.of("Harbour"))), Optional.empty()),
                        Input.of("visit_total"),
                        List.of(),
                        percent("harbour_share"),
                        PLACE),
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
        return new Metric.Derived(name, expr, parts, List.of(), meta(name), PLACE);
    }

    private static Metric cumulative(String name, String measure, Optional<Span> span, PeriodChoice choice) {
        return new Metric.Cumulative(name, measure, span, choice, List.of(), Gaps.LEFT, meta(name), PLACE);
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
                percent(name),
                PLACE);
    }

    private static Metric simple(String name, String measure) {
        return new Metric.Simple(name, measure, List.of(), meta(name), PLACE);
    }

    private static SemanticModel fact(
            String name,
            String table,
            String time,
            List<Entity> entities,
            List<Dimension> dimensions,
            List<Measure> measures) {
        return new SemanticModel(name, name, table, time, entities, dimensions, measures, PLACE);
    }

    private static Measure measure(String name, Aggregation aggregation, String expr, String time) {
        return new Measure(name, aggregation, expr, time, PLACE);
    }

    private static Measure percentile(String name, String share, boolean discrete) {
        return new Measure(
                name,
                Aggregation.PERCENTILE,
                "minutes",
                "visited_on",
                Optional.of(new Percentile(new BigDecimal(share), discrete)),
                Optional.empty(),
                PLACE);
    }

    private static Measure state(String name, boolean latest, List<String> groupings) {
        return new Measure(
                name,
                Aggregation.SUM,
                "members",
                "counted_on",
                Optional.empty(),
                Optional.of(new NonAdditive("counted_on", latest, groupings)),
                PLACE);
    }

    private static Entity key(String name, String expr) {
        return new Entity(name, Entity.Kind.PRIMARY, expr);
    }

    private static Entity foreign(String name, String expr) {
        return new Entity(name, Entity.Kind.FOREIGN, expr);
    }

    private static Dimension cut(String name, String expr) {
        return new Dimension(name, Dimension.Grain.NONE, expr, meta(name), PLACE);
    }

    private static Dimension separate(String name) {
        return new Dimension(
                name,
                Dimension.Grain.NONE,
                name,
                new Meta(
                        name,
                        name,
                        List.of(),
                        "none",
                        Map.of(),
                        false,
                        Meta.Goodness.NEITHER,
                        false,
                        List.of(),
                        Wording.NONE,
                        true,
                        ""),
                PLACE);
    }

    private static Dimension time(String name) {
        return new Dimension(name, Dimension.Grain.DAY, name, meta(name), PLACE);
    }

    private static Meta meta(String name) {
        return new Meta(name, name, List.of(), "none", Map.of(), false, Meta.Goodness.NEITHER, false, List.of());
    }

    private static Meta percent(String name) {
        return new Meta(name, name, List.of(), "percent", Map.of(), false, Meta.Goodness.NEITHER, false, List.of());
    }

    /** The tables of the store. */
    static Catalog catalog() {
        var tables = new LinkedHashMap<String, Map<String, Type>>();
        tables.put(
                "visit",
                columns(
                        "visit_no INTEGER, member_no INTEGER, club_no INTEGER, visited_on DATE, minutes INTEGER, is_guest BOOLEAN, spent DECIMAL"));
        tables.put("headcount", columns("club_no INTEGER, counted_on DATE, members INTEGER"));
        tables.put(
                "payment",
                columns(
                        "payment_no INTEGER, member_no INTEGER, paid_on DATE, booked_on DATE, amount DECIMAL, model TEXT"));
        tables.put(
                "trial", columns("trial_no INTEGER, member_no INTEGER, tried_on DATE, channel TEXT, club_no INTEGER"));
        tables.put(
                "membership",
                columns("membership_no INTEGER, member_no INTEGER, joined_on DATE, plan TEXT, club_no INTEGER"));
        tables.put("club", columns("club_no INTEGER, club_name TEXT, town_no INTEGER"));
        tables.put("town", columns("town_no INTEGER, town_name TEXT, country_code TEXT"));
        tables.put("country", columns("code TEXT, country_name TEXT"));
        return new Catalog(tables);
    }

    private static Map<String, Type> columns(String written) {
        var columns = new LinkedHashMap<String, Type>();
        for (var column : written.split(", ")) {
            var words = column.split(" ");
            columns.put(words[0], Type.valueOf(words[1]));
        }
        return columns;
    }
}
