package ai.victor.source.google;

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

/** The kinds of file that Google Ads exports. */
public final class GoogleFormats {
    private static final CsvFormat AD_GROUPS = CsvFormat.of(
                    "Google Ads ad group report",
                    "raw_google",
                    List.of("ad_date", "campaign", "ad_group"),
                    of("ad_date", DATE, "Day"),
                    of("campaign", TEXT, "Campaign"),
                    of("ad_group", TEXT, "Ad group"),
                    of("currency", CURRENCY, "Currency code"),
                    of("spend", MONEY, "Cost"),
                    of("impressions", INTEGER, "Impr."),
                    of("clicks", INTEGER, "Clicks"),
                    blank("claimed_conversions", DECIMAL, "Conversions"),
                    blank("claimed_value", DECIMAL, "Conv. value"))
            .none("--")
            .withTotals();

    private GoogleFormats() {}

    public static List<Format> all() {
        return List.of(AD_GROUPS);
    }
}
