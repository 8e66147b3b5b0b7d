package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words of each kind, put together in every way: the reading must be what the words are one by one. */
class CompositionTest {
    private static final Map<String, String> METRICS = Map.of(
            "revenue", "revenue",
            "number of orders", "orders",
            "units sold", "units",
            "aov", "aov",
            "contribution margin", "contribution_margin",
            "margin %", "contribution_margin_rate",
            "discounts", "discounts",
            "refund rate", "refund_rate",
            "cost per unit", "cogs_per_unit",
            "payment fees", "payment_fees");

    private static final Map<String, String> ROWS = Map.of(
            "by channel", "channel",
            "per country", "country",
            "split by device", "device",
            "for each supplier", "supplier",
            "by design family", "design_family",
            "by payment method", "payment_method",
            "by size", "size");

    private static final Map<String, String> FILTERS = Map.of(
            "for hoodies", "product_type = 'hoodie'",
            "from new customers", "customer_type = 'new'",
            "paid with PayPal", "payment_method = 'PayPal'",
            "excluding mugs", "(product_type <> 'mug' OR product_type IS NULL)",
            "on Meta retargeting", "platform = 'Meta' AND audience = 'retargeting'",
            "in Germany", "country = 'DE'");

    private static final Map<String, String> TIMES = times();

    private static Map<String, String> times() {
        var times = new LinkedHashMap<String, String>();
        times.put("yesterday", "2027-03-09..2027-03-09");
        times.put("last week", "2027-03-01..2027-03-07");
        times.put("this week", "2027-03-08..2027-03-09");
        times.put("in February", "2027-02-01..2027-02-28");
        times.put("in March", "2027-03-01..2027-03-09");
        times.put("in April", "2026-04-01..2026-04-30");
        times.put("in Q3 2026", "2026-07-01..2026-09-30");
        times.put("past 14 days", "2027-02-24..2027-03-09");
        times.put("last month", "2027-02-01..2027-02-28");
        times.put("last quarter", "2026-10-01..2026-12-31");
        times.put("ytd", "2027-01-01..2027-03-09");
        times.put("since 1 March", "2027-03-01..2027-03-09");
        times.put("from 3 February to 9 February", "2027-02-03..2027-02-09");
        times.put("in 2026", "2026-01-01..2026-12-31");
        return times;
    }

    @Test
    void metricFilterAndTimeInAnyOrder() {
        METRICS.forEach((metric, name) -> FILTERS.forEach((filter, condition) -> TIMES.forEach((time, days) -> {
            var expected = name + " | " + condition + " AND " + days;
            assertThat(BeeShop.brief(metric + " " + filter + " " + time)).isEqualTo(expected);
            assertThat(BeeShop.brief(time + ": " + metric + " " + filter + "?")).isEqualTo(expected);
        })));
    }

    @Test
    void metricRowsAndTimeInAnyOrder() {
        METRICS.forEach((metric, name) -> ROWS.forEach((rows, dimension) -> TIMES.forEach((time, days) -> {
            var expected = dimension + ", " + name + " | " + days + " ^ " + name + " DESC, " + dimension;
            assertThat(BeeShop.brief("what was " + metric + " " + rows + " " + time))
                    .isEqualTo(expected);
            assertThat(BeeShop.brief(metric + ", " + time + ", " + rows)).isEqualTo(expected);
        })));
    }

    @Test
    void everyWordThatTheModelHasForAMetricMeansIt() {
        for (var metric : BeeShop.MODEL.metrics()) {
            for (var synonym : metric.meta().synonyms()) {
                var read = BeeShop.brief(synonym + " last week");
                // A word may be asked back; it must not mean anything else.
                if (!read.matches("clarify|unanswerable|refused|answered|either .*")) {
                    assertThat(read)
                            .as(synonym)
                            .startsWith(metric.name() + " | ")
                            .contains("2027-03-01..2027-03-07");
                }
            }
        }
    }
}
