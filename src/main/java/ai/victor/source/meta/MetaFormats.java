package ai.victor.source.meta;

import static ai.victor.source.AdReport.id;
import static ai.victor.source.AdReport.named;
import static ai.victor.source.AdReport.perhaps;
import static ai.victor.source.CsvColumn.inHeader;
import static ai.victor.source.CsvColumn.of;
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

/** The kinds of file that Meta exports. */
public final class MetaFormats {
    private static final RawTable TABLE = AdReport.table("raw_meta");

    private static final String SPENT = "Amount spent \\(([A-Z]{3})\\)";

    private static final CsvFormat WITH_CURRENCY_IN_HEADER = report(
            "Meta ads report",
            inHeader("currency", CURRENCY, "Amount spent (currency)", SPENT),
            named("spend", MEASURED, "Amount spent (currency)", SPENT));

    private static final CsvFormat WITH_CURRENCY_COLUMN = report(
            "Meta ads report with a currency column",
            named("currency", CURRENCY, "Currency", "Currency|Account currency|Currency code"),
            of("spend", MEASURED, "Amount spent"));

    private MetaFormats() {}

    public static List<Format> all() {
        return List.of(WITH_CURRENCY_IN_HEADER, WITH_CURRENCY_COLUMN);
    }

    private static CsvFormat report(String name, CsvColumn... money) {
        var columns = Stream.concat(
                Stream.of(
                        named("ad_date", DATE, "Reporting starts", "Reporting starts|Day"),
                        perhaps("ends", DATE, "Reporting ends", "Reporting ends"),
                        perhaps("day", DATE, "Day", "Day"),
                        of("campaign", TEXT, "Campaign name"),
                        perhaps("ad_set", TEXT, "Ad set name", "Ad set name"),
                        perhaps("ad", TEXT, "Ad name", "Ad name"),
                        of("impressions", INTEGER, "Impressions").orBlank(),
                        of("clicks", INTEGER, "Link clicks").orBlank(),
                        named("claimed_conversions", MEASURED, "Purchases", "(Website )?purchases")
                                .orBlank(),
                        named(
                                        "claimed_value",
                                        MEASURED,
                                        "Purchases conversion value",
                                        "(Website )?purchases conversion value")
                                .orBlank(),
                        // Renamed more than once; its values were too, and stay as the file has them.
                        perhaps(
                                "attribution_setting",
                                TEXT,
                                "Attribution setting",
                                "Attribution (setting|window|settings)|Conversion window"),
                        id("campaign_id", "Campaign ID"),
                        id("ad_set_id", "Ad set ID"),
                        id("ad_id", "Ad ID")),
                Stream.of(money));
        return AdReport.format(name, TABLE, columns.toArray(CsvColumn[]::new));
    }
}
