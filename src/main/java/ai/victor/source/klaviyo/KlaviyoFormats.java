package ai.victor.source.klaviyo;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.like;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.LOCAL_TIME;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.MONTH;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import ai.victor.source.RawColumn;
import ai.victor.source.RawRow;
import ai.victor.source.RawTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of file that Klaviyo exports. Rates are not read: they follow from the counts. */
public final class KlaviyoFormats {
    private static final RawTable FLOW_TABLE = new RawTable(
            "raw_flow",
            List.of(
                    new RawColumn("send_date", DATE),
                    new RawColumn("message_id", TEXT),
                    new RawColumn("flow", TEXT),
                    new RawColumn("message", TEXT),
                    new RawColumn("channel", TEXT),
                    new RawColumn("recipients", INTEGER),
                    new RawColumn("opens", INTEGER),
                    new RawColumn("clicks", INTEGER),
                    new RawColumn("claimed_orders", INTEGER),
                    new RawColumn("claimed_revenue", MEASURED),
                    // Whether the row is of a whole month, which its date is the first day of.
                    new RawColumn("whole_month", BOOLEAN)),
            List.of("send_date", "message_id", "whole_month"),
            List.of());

    private static final CsvFormat FLOWS = flows("Klaviyo flows report", of("send_date", DATE, "Day"), false);

    private static final CsvFormat FLOWS_BY_MONTH =
            flows("Klaviyo flows report by month", of("send_date", MONTH, "Date"), true);

    private static final CsvFormat CAMPAIGNS = CsvFormat.of(
                    "Klaviyo campaigns report",
                    "raw_email_campaign",
                    List.of("campaign_id", "variation"),
                    of("campaign_id", TEXT, "Campaign ID"),
                    of("campaign", TEXT, "Campaign Name"),
                    of("sent_at", LOCAL_TIME, "Send Time"),
                    of("channel", TEXT, "Campaign Channel"),
                    of("recipients", INTEGER, "Successful Deliveries"),
                    blank("opens", INTEGER, "Unique Opens"),
                    blank("clicks", INTEGER, "Unique Clicks"),
                    like("claimed_orders", INTEGER, "Unique Placed Order", "(Unique )?Placed Order")
                            .orBlank(),
                    blank("claimed_revenue", MEASURED, "Revenue"),
                    // Of a test there may be a row for each variation, and one for all of them.
                    optional("variation", TEXT, "Variation Name"))
            .none("[MULTIPLE VARIATIONS]", "N/A");

    private KlaviyoFormats() {}

    public static List<Format> all() {
        return List.of(FLOWS, FLOWS_BY_MONTH, CAMPAIGNS);
    }

    private static CsvFormat flows(String name, CsvColumn date, boolean wholeMonth) {
        var columns = Stream.of(
                        date,
                        of("message_id", TEXT, "Flow Message ID"),
                        of("flow", TEXT, "Flow Name"),
                        of("message", TEXT, "Flow Message Name"),
                        of("channel", TEXT, "Flow Message Channel"),
                        like("recipients", INTEGER, "Delivered", "Delivered|Successful Deliveries"),
                        blank("opens", INTEGER, "Unique Opens"),
                        blank("clicks", INTEGER, "Unique Clicks"),
                        like("claimed_orders", INTEGER, "Placed Order", "(Unique )?Placed Order")
                                .orBlank(),
                        blank("claimed_revenue", MEASURED, "Revenue"))
                .toList();
        return CsvFormat.grouped(
                        name,
                        List.of(FLOW_TABLE),
                        () -> (line, sink) -> {
                            if (line.fault().isPresent()) {
                                sink.fault(line.fault().get());
                                return;
                            }
                            var cells = new ArrayList<@Nullable Object>(line.cells());
                            cells.add(wholeMonth);
                            sink.unit(List.of(new RawRow(FLOW_TABLE, line.number(), cells, line.sign())));
                        },
                        columns)
                .none("N/A");
    }
}
