package ai.victor.source.web;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.RawType.CUSTOMER;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.DECIMAL;
import static ai.victor.source.RawType.INSTANT;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.PAGE;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file of the web log. */
public final class WebFormats {
    private static final CsvFormat SESSIONS = CsvFormat.of(
            "web sessions file",
            "raw_session",
            List.of("session_id"),
            of("session_id", TEXT, "session_id"),
            of("visitor_id", TEXT, "visitor_id"),
            blank("customer_key", CUSTOMER, "customer_id"),
            of("started_at", INSTANT, "started_at"),
            blank("utm_source", TEXT, "utm_source"),
            blank("utm_medium", TEXT, "utm_medium"),
            blank("utm_campaign", TEXT, "utm_campaign"),
            blank("device", TEXT, "device"),
            blank("landing_page", PAGE, "landing_page"),
            blank("order_name", TEXT, "order_name"));

    private static final CsvFormat EVENTS = CsvFormat.of(
            "web events file",
            "raw_event",
            List.of("session_id", "occurred_at", "event_type"),
            of("occurred_at", INSTANT, "occurred_at"),
            of("event_type", TEXT, "event_type"),
            of("session_id", TEXT, "session_id"),
            of("visitor_id", TEXT, "visitor_id"),
            blank("query", TEXT, "query"),
            blank("results_count", INTEGER, "results_count"),
            blank("widget", TEXT, "widget"));

    private static final CsvFormat CHANNELS = CsvFormat.of(
            "channels file",
            "raw_channel",
            List.of("utm_source", "utm_medium"),
            blank("utm_source", TEXT, "utm_source"),
            blank("utm_medium", TEXT, "utm_medium"),
            of("channel", TEXT, "channel"),
            of("channel_group", TEXT, "channel_group"));

    private static final CsvFormat EXPERIMENTS = CsvFormat.of(
            "experiments file",
            "raw_experiment",
            List.of("experiment"),
            of("experiment", TEXT, "experiment"),
            blank("name", TEXT, "name"),
            of("unit", TEXT, "unit"),
            of("start_date", DATE, "start_date"),
            blank("end_date", DATE, "end_date"),
            of("holdout_share", DECIMAL, "holdout_share_planned"),
            blank("tool", TEXT, "tool"));

    private static final CsvFormat ASSIGNMENTS = CsvFormat.of(
            "experiment assignments file",
            "raw_assignment",
            List.of("experiment", "visitor_id"),
            of("experiment", TEXT, "experiment"),
            of("visitor_id", TEXT, "visitor_id"),
            of("arm", TEXT, "arm"),
            of("assigned_at", INSTANT, "assigned_at"));

    private WebFormats() {}

    public static List<Format> all() {
        return List.of(SESSIONS, EVENTS, CHANNELS, EXPERIMENTS, ASSIGNMENTS);
    }
}
