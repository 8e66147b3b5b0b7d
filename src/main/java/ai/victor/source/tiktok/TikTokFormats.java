package ai.victor.source.tiktok;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.DECIMAL;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that TikTok exports. */
public final class TikTokFormats {
    private static final CsvFormat AD_GROUPS = CsvFormat.of(
                    "TikTok ads report",
                    "raw_tiktok",
                    List.of("ad_date", "campaign", "ad_group"),
                    of("campaign", TEXT, "Campaign name"),
                    of("ad_group", TEXT, "Ad group name"),
                    of("ad_date", DATE, "By Day"),
                    of("spend", MONEY, "Cost"),
                    of("impressions", INTEGER, "Impressions"),
                    of("clicks", INTEGER, "Clicks (destination)"),
                    blank("claimed_conversions", DECIMAL, "Complete payment"),
                    blank("claimed_value", DECIMAL, "Total complete payment value"),
                    of("currency", CURRENCY, "Currency"))
            .none("-")
            .withTotals();

    private TikTokFormats() {}

    public static List<Format> all() {
        return List.of(AD_GROUPS);
    }
}
