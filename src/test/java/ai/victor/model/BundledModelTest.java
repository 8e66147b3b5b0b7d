package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model that Victor comes with keeps what was promised of it. */
class BundledModelTest {
    private static final Model MODEL = switch (ModelReader.bundled()) {
        case ModelReading.Read read -> read.model();
        case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
    };

    private static final List<String> METRICS = words("""
            gross_sales discounts refunds revenue shipping_charged cogs cogs_base cogs_print cogs_shipping cogs_tax cogs_estimated
            cogs_actual_share payment_fees gross_margin contribution_margin contribution_margin_rate ad_spend margin_after_ads roas_after_cogs
            roas_claimed orders units aov visitors sessions conversion_rate rpv mpv new_customers cac refund_rate
            """);

    private static final List<String> DIMENSIONS = words("""
            order_name product_type sku design design_family aesthetic niche colour size supplier print_method shipping_zone country state
            channel campaign platform audience ad_set device landing_page customer_type discount_code payment_method
            """);

    @Test
    void hasEveryPromisedName() {
        assertThat(MODEL.metrics()).extracting(Metric::name).containsAll(METRICS);
        assertThat(MODEL.dimensions()).containsKeys(DIMENSIONS.toArray(String[]::new));
    }

    @Test
    void isTheFolderInTheProject() {
        assertThat(ModelReaderTest.read(Path.of("semantic-model")).metrics())
                .extracting(Metric::name)
                .isEqualTo(MODEL.metrics().stream().map(Metric::name).toList());
    }

    @Test
    void everyDimensionSaysWhatItIs() {
        assertThat(MODEL.dimensions().values())
                .allSatisfy(dimension -> assertThat(dimension.meta().description())
                        .as(dimension.name())
                        .endsWith("."));
    }

    @Test
    void everyMetricIsDefinedInOneSentence() {
        assertThat(MODEL.metrics())
                .allSatisfy(metric -> assertThat(metric.meta().description())
                        .as(metric.name())
                        .endsWith(".")
                        .doesNotContain(". "));
    }

    @Test
    void productsCutMarginButNotVisitors() {
        var byAesthetic =
                MODEL.metricsWith("aesthetic").stream().map(Metric::name).toList();
        assertThat(byAesthetic)
                .contains("revenue", "contribution_margin_rate", "orders", "refunds", "new_customers")
                .doesNotContain("visitors", "conversion_rate", "ad_spend", "margin_after_ads", "cac");
    }

    @Test
    void campaignsCutSpendMarginAndVisitorsAlike() {
        for (var dimension : List.of("platform", "channel", "campaign", "audience", "channel_group")) {
            assertThat(MODEL.metricsWith(dimension))
                    .as(dimension)
                    .extracting(Metric::name)
                    .contains("ad_spend", "margin_after_ads", "roas_after_cogs", "roas_claimed", "cac", "mpv", "rpv");
        }
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }
}
