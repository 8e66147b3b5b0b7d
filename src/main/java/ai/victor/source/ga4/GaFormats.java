package ai.victor.source.ga4;

import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MEASURED;
import static ai.victor.source.RawType.PAGE;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.Format;
import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import ai.victor.source.ReportFormat;
import ai.victor.source.RowSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** The kinds of file that Google Analytics exports. */
public final class GaFormats {
    /** Sessions of a day, cut by what the report was cut by: reports that are cut otherwise tell of the same sessions again. */
    static final RawTable TRAFFIC = new RawTable(
            "raw_traffic_daily",
            List.of(
                    new RawColumn("traffic_date", DATE),
                    new RawColumn("cut_by", TEXT),
                    new RawColumn("landing_page", PAGE),
                    new RawColumn("source_medium", TEXT),
                    new RawColumn("channel", TEXT),
                    new RawColumn("campaign", TEXT),
                    new RawColumn("device", TEXT),
                    new RawColumn("country", TEXT),
                    new RawColumn("sessions", INTEGER),
                    new RawColumn("users", INTEGER),
                    new RawColumn("new_users", INTEGER),
                    new RawColumn("engaged_sessions", INTEGER),
                    new RawColumn("engagement_seconds", MEASURED),
                    new RawColumn("key_events", MEASURED),
                    new RawColumn("purchases", MEASURED),
                    new RawColumn("revenue", MEASURED)),
            List.of(
                    "traffic_date",
                    "cut_by",
                    "landing_page",
                    "source_medium",
                    "channel",
                    "campaign",
                    "device",
                    "country"),
            List.of());

    /** A sale as Analytics saw it; one that was seen twice is one. */
    static final RawTable TRANSACTIONS = new RawTable(
            "raw_ga_transaction",
            List.of(
                    new RawColumn("transaction_id", TEXT),
                    new RawColumn("transaction_date", DATE),
                    new RawColumn("landing_page", PAGE),
                    new RawColumn("source_medium", TEXT),
                    new RawColumn("channel", TEXT),
                    new RawColumn("campaign", TEXT),
                    new RawColumn("device", TEXT),
                    new RawColumn("country", TEXT),
                    new RawColumn("purchases", MEASURED),
                    new RawColumn("revenue", MEASURED)),
            List.of("transaction_id"),
            List.of());

    private GaFormats() {}

    public static List<Format> all() {
        return List.of(new Report());
    }

    /** Notes that begin with {@code #}, then one section or several, a blank line between them. */
    private static final class Report implements ReportFormat {
        private static final Pattern NOTES =
                Pattern.compile("(?s)\\s*#.*\\n# *(start date: *\\d{8}|\\d{8} ?- ?\\d{8}).*", Pattern.CASE_INSENSITIVE);

        @Override
        public String name() {
            return "Google Analytics report";
        }

        @Override
        public List<RawTable> tables() {
            return List.of(TRAFFIC, TRANSACTIONS);
        }

        @Override
        public boolean recognises(String beginning) {
            return NOTES.matcher(beginning).matches();
        }

        @Override
        public void read(BufferedReader lines, RowSink sink) throws IOException {
            new GaReading(sink).read(lines);
        }
    }
}
