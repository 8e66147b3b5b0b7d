package ai.victor.source.meta;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.inHeader;
import static ai.victor.source.CsvColumn.like;
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

/** The kinds of file that Meta exports. */
public final class MetaFormats {
    private static final String SPENT = "Amount spent \\(([A-Z]{3})\\)";

    private static final CsvFormat AD_SETS = CsvFormat.of(
                    "Meta ads report",
                    "raw_meta",
                    List.of("ad_date", "campaign", "ad_set"),
                    of("ad_date", DATE, "Reporting starts"),
                    of("campaign", TEXT, "Campaign name"),
                    of("ad_set", TEXT, "Ad set name"),
                    inHeader("currency", CURRENCY, "Amount spent (currency)", SPENT),
                    like("spend", MONEY, "Amount spent (currency)", SPENT),
                    of("impressions", INTEGER, "Impressions"),
                    blank("clicks", INTEGER, "Link clicks"),
                    blank("claimed_conversions", DECIMAL, "Purchases"),
                    blank("claimed_value", DECIMAL, "Purchases conversion value"))
            .none("-", "--")
            .withTotals();

    private MetaFormats() {}

    public static List<Format> all() {
        return List.of(AD_SETS);
    }
}
