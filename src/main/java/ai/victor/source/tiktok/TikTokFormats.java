package ai.victor.source.tiktok;

import static ai.victor.source.AdReport.id;
import static ai.victor.source.AdReport.named;
import static ai.victor.source.AdReport.perhaps;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.AdReport;
import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that TikTok exports; it renames its columns now and then. */
public final class TikTokFormats {
    private static final CsvFormat ADS = AdReport.format(
            "TikTok ads report",
            AdReport.table("raw_tiktok"),
            named("campaign", TEXT, "Campaign name", "Campaign name|Campaign"),
            perhaps("ad_set", TEXT, "Ad group name", "Ad group name|Ad group"),
            perhaps("ad", TEXT, "Ad name", "Ad name"),
            named("ad_date", DATE, "By Day", "By day|Date|Day"),
            named("spend", MEASURED, "Cost", "Cost|Spend|Total cost"),
            named("impressions", INTEGER, "Impressions", "Impressions?"),
            named("clicks", INTEGER, "Clicks (destination)", "Clicks \\(destination\\)|Destination clicks|Clicks"),
            named(
                            "claimed_conversions",
                            MEASURED,
                            "Complete payment",
                            "(Total )?complete payments?( \\(website\\))?|(Website )?purchases?( \\(website\\))?")
                    .orBlank(),
            named(
                            "claimed_value",
                            MEASURED,
                            "Total complete payment value",
                            "(Total )?complete payment value( \\(website\\))?"
                                    + "|(Total |website )?purchase value( \\(website\\))?")
                    .orBlank(),
            named("currency", CURRENCY, "Currency", "Currency|Currency code"),
            id("campaign_id", "Campaign ID"),
            id("ad_set_id", "Ad group ID"),
            id("ad_id", "Ad ID"));

    private TikTokFormats() {}

    public static List<Format> all() {
        return List.of(ADS);
    }
}
