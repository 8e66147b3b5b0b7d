package ai.victor.source.klaviyo;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.LOCAL_TIME;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that Klaviyo exports. */
public final class KlaviyoFormats {
    private static final CsvFormat FLOWS = CsvFormat.of(
            "Klaviyo flows report",
            "raw_flow",
            List.of("send_date", "message_id"),
            of("send_date", DATE, "Day"),
            of("message_id", TEXT, "Flow Message ID"),
            of("flow", TEXT, "Flow Name"),
            of("message", TEXT, "Flow Message Name"),
            of("channel", TEXT, "Flow Message Channel"),
            of("recipients", INTEGER, "Delivered"),
            blank("opens", INTEGER, "Unique Opens"),
            blank("clicks", INTEGER, "Unique Clicks"),
            blank("claimed_orders", INTEGER, "Placed Order"),
            blank("claimed_revenue", MONEY, "Revenue"));

    private static final CsvFormat CAMPAIGNS = CsvFormat.of(
            "Klaviyo campaigns report",
            "raw_email_campaign",
            List.of("campaign_id"),
            of("campaign_id", TEXT, "Campaign ID"),
            of("campaign", TEXT, "Campaign Name"),
            of("sent_at", LOCAL_TIME, "Send Time"),
            of("channel", TEXT, "Campaign Channel"),
            of("recipients", INTEGER, "Successful Deliveries"),
            blank("opens", INTEGER, "Unique Opens"),
            blank("clicks", INTEGER, "Unique Clicks"),
            blank("claimed_orders", INTEGER, "Unique Placed Order"),
            blank("claimed_revenue", MONEY, "Revenue"));

    private KlaviyoFormats() {}

    public static List<Format> all() {
        return List.of(FLOWS, CAMPAIGNS);
    }
}
