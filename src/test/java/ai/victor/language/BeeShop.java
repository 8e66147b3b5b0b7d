package ai.victor.language;

import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Either;
import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import ai.victor.model.DateRange;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.model.SemanticModel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shop that exists only here, under the bundled model: its values, its days, and readings written short. */
final class BeeShop {
    static final LocalDate TODAY = LocalDate.of(2027, 3, 10);
    static final Model MODEL = model();
    static final EnglishReader READER = new EnglishReader(MODEL, vocabulary(values()));

    private BeeShop() {}

    static Interpretation read(String question, String... earlier) {
        return READER.read(question, List.of(earlier), TODAY);
    }

    /** The semantic SQL in short, {@code ;} between two steps; or the status of a reply. */
    static String brief(String question, String... earlier) {
        return switch (read(question, earlier)) {
            case Plan plan when PeriodColumns.fit(plan.reading()) -> beside(plan.reading());
            case Plan plan ->
                plan.steps().stream().map(step -> brief(step.semanticSql())).collect(Collectors.joining(" ; "));
            case Analyse analyse -> brief(analyse.request());
            case Either either ->
                either.plans().stream()
                        .map(plan -> brief(plan.steps().get(0).semanticSql()))
                        .collect(Collectors.joining(" OR ", "either ", ""));
            case Reply reply -> reply.status();
        };
    }

    private static String brief(AnalysisRequest request) {
        return switch (request) {
            case AnalysisRequest.Why why ->
                join(
                        "why " + why.metric()
                                + why.dimension().map(name -> " by " + name).orElse(""),
                        why.condition(),
                        days(why.now()) + " vs " + days(why.before()),
                        why.claimed().map(way -> "claimed " + way).orElse(""),
                        why.sides()
                                .map(sides -> (sides.explained() ? "parts of " : "gap of ")
                                        + sides.one().condition() + " and "
                                        + sides.other().condition())
                                .orElse(""));
            case AnalysisRequest.Experiment experiment ->
                join(
                        "experiment " + experiment.name().orElse("?"),
                        experiment.metric().orElse(""),
                        experiment.aspect().map(Enum::name).orElse(""));
            case AnalysisRequest.Cohort cohort ->
                join(
                        "cohort " + cohort.measure()
                                + cohort.by().map(name -> " by " + name).orElse(""),
                        cohort.condition(),
                        cohort.acquired().map(BeeShop::days).orElse(""),
                        cohort.days().map(days -> "within " + days + " days").orElse(""));
            case AnalysisRequest.UnderMargin under ->
                join(
                        "under margin " + under.points() + " by " + under.dimension(),
                        under.condition(),
                        days(under.period()));
            case AnalysisRequest.Health health ->
                join(
                        "health" + health.about().map(text -> " " + text).orElse(""),
                        health.period().map(BeeShop::days).orElse(""));
        };
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" | "));
    }

    private static String days(DateRange range) {
        return range.from() + ".." + range.to();
    }

    /** {@code a, m | w | days vs days}: two periods in one result. */
    private static String beside(Reading reading) {
        var columns = new ArrayList<>(reading.breakdowns());
        reading.quantities().forEach(quantity -> columns.add(quantity.column()));
        var conditions = reading.conditions().stream().map(Condition::sql).collect(Collectors.joining(" AND "));
        return String.join(", ", columns) + " | " + (conditions.isEmpty() ? "" : conditions + " | ")
                + reading.periods().stream()
                        .map(period ->
                                period.range().from() + ".." + period.range().to())
                        .collect(Collectors.joining(" vs "))
                + reading.thresholds().stream()
                        .filter(Threshold::isOfMove)
                        .map(bound -> " | moved " + bound.quantity().column() + " " + bound.comparison().sign + " "
                                + bound.bound().toPlainString()
                                + (bound.against() == Threshold.Against.BEFORE_IN_PERCENT ? "%" : ""))
                        .collect(Collectors.joining());
    }

    /** {@code SELECT a, AGGREGATE(m) AS m … WHERE w … HAVING h ORDER BY o} as {@code a, m | w | having h ^ o}. */
    private static String brief(String sql) {
        return sql.replaceAll("AGGREGATE\\((\\w+)\\) AS \\1", "$1")
                .replaceAll("AGGREGATE\\((\\w+)\\)", "$1")
                .replaceAll("day >= DATE '([\\d-]+)' AND day <= DATE '([\\d-]+)'", "$1..$2")
                .replaceAll(" GROUP BY .*?(?= HAVING| ORDER| LIMIT|$)", "")
                .replaceAll("^SELECT ", "")
                .replace(" FROM metrics", "")
                .replace(" WHERE ", " | ")
                .replace("(FILTER | ", "(FILTER WHERE ")
                .replace(" HAVING ", " | having ")
                .replaceAll("CASE weekday .* END", "monday first")
                .replace(" ORDER BY ", " ^ ")
                .replace(" NULLS LAST", "");
    }

    static Vocabulary vocabulary(Map<String, List<String>> values) {
        var days = new DateRange(LocalDate.of(2025, 6, 1), TODAY.minusDays(1));
        var coverage = MODEL.facts().stream().collect(Collectors.toMap(SemanticModel::name, fact -> days));
        return new Vocabulary(values, coverage, "EUR", DayOfWeek.MONDAY);
    }

    static Map<String, List<String>> values() {
        var values = new HashMap<String, List<String>>();
        values.put("country", List.of("US", "CA", "DE", "SE"));
        values.put("state", List.of("TX", "OR", "ON", "CA"));
        values.put("shipping_zone", List.of("Domestic", "Nordics", "Canada"));
        values.put("supplier", List.of("Gelato", "Gooten", "Monster Print"));
        values.put("product_type", List.of("t-shirt", "hoodie", "mug", "apron"));
        values.put("aesthetic", List.of("cottage core", "dark academia", "vapor wave"));
        values.put("niche", List.of("beekeepers", "night nurses"));
        values.put("design", List.of("Bee Happy", "Moth Lamp", "Moth King"));
        values.put("design_family", List.of("Bee Line", "Night Shift"));
        values.put("colour", List.of("Ochre", "Black", "Forest Green"));
        values.put("size", List.of("S", "M", "L", "XL"));
        values.put("print_method", List.of("DTG", "DTF", "embroidery"));
        values.put("channel", List.of("Pinterest", "Meta", "Email", "Direct"));
        values.put("channel_group", List.of("paid", "email", "direct"));
        values.put("platform", List.of("Pinterest", "Meta"));
        values.put("campaign", List.of("pin-cold-bees", "meta-warm-all", "flow: Hive Hello"));
        values.put("audience", List.of("prospecting", "retargeting", "unknown"));
        values.put("device", List.of("mobile", "desktop", "tablet"));
        values.put("customer_type", List.of("new", "returning"));
        values.put("payment_method", List.of("PayPal", "Stripe"));
        values.put("order_tags", List.of("vip, wholesale", "vip", "influencer"));
        values.put("discount_code", List.of("BEES10", "HONEY"));
        values.put("cogs_status", List.of("actual", "estimated"));
        values.put("experiment", List.of("bee-hive-2", "new-sort"));
        values.put("arm", List.of("treatment", "holdout"));
        values.put("message_type", List.of("flow", "campaign"));
        values.put("message_channel", List.of("Email", "SMS"));
        values.put("message_name", List.of("Hive Hello", "Spring Swarm"));
        values.put("tool_category", List.of("reviews", "search"));
        return values;
    }

    private static Model model() {
        return switch (ModelReader.bundled()) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty ->
                throw new AssertionError(faulty.problems().toString());
        };
    }
}
