package ai.victor.source.google;

import static ai.victor.source.AdReport.id;
import static ai.victor.source.AdReport.named;
import static ai.victor.source.AdReport.perhaps;
import static ai.victor.source.CsvColumn.inHeader;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.AdReport;
import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import ai.victor.source.RawTable;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of file that Google Ads exports, and the answers of its interface. */
public final class GoogleFormats {
    static final RawTable TABLE = AdReport.table("raw_google");

    private static final String COST = "Cost \\(([A-Z]{3})\\)";

    private static final CsvFormat WITH_CURRENCY_COLUMN = report(
            "Google Ads ad group report",
            named("currency", CURRENCY, "Currency code", "Currency code|Currency"),
            named("spend", MEASURED, "Cost", "Cost"));

    private static final CsvFormat WITH_CURRENCY_IN_HEADER = report(
            "Google Ads report with its currency in a header",
            inHeader("currency", CURRENCY, "Cost (currency)", COST),
            named("spend", MEASURED, "Cost (currency)", COST));

    private GoogleFormats() {}

    public static List<Format> all() {
        return List.of(WITH_CURRENCY_COLUMN, WITH_CURRENCY_IN_HEADER, new GoogleApiFormat());
    }

    private static CsvFormat report(String name, CsvColumn... money) {
        var columns = Stream.concat(
                Stream.of(
                        named("ad_date", DATE, "Day", "Day|Date"),
                        named("campaign", TEXT, "Campaign", "Campaign|Campaign name"),
                        // Performance Max has no ad groups: its cells say "--".
                        perhaps("ad_set", TEXT, "Ad group", "Ad group|Ad group name|Asset group"),
                        perhaps("ad", TEXT, "Ad name", "Ad name"),
                        named("impressions", INTEGER, "Impr.", "Impr\\.?|Impressions")
                                .orBlank(),
                        named("clicks", INTEGER, "Clicks", "Clicks").orBlank(),
                        named("claimed_conversions", MEASURED, "Conversions", "Conversions|Conv\\.")
                                .orBlank(),
                        named(
                                        "claimed_value",
                                        MEASURED,
                                        "Conv. value",
                                        "Conv\\. value|Conversions? value|Total conv\\. value")
                                .orBlank(),
                        id("campaign_id", "Campaign ID"),
                        id("ad_set_id", "Ad group ID"),
                        id("ad_id", "Ad ID")),
                Stream.of(money));
        return AdReport.format(name, TABLE, columns.toArray(CsvColumn[]::new));
    }
}
