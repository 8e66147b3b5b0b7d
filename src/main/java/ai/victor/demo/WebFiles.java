package ai.victor.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** Writes visits, what was done in them, how they are grouped into channels, and the experiment. */
final class WebFiles {
    private static final String CHANNELS = """
            facebook paid_social Meta paid
            instagram paid_social Meta paid
            fb paid_social Meta paid
            google cpc Google paid
            tiktok paid_social TikTok paid
            klaviyo email Email email
            klaviyo sms SMS sms
            google organic Organic_Search organic
            bing organic Organic_Search organic
            pinterest social Organic_Social organic
            instagram social Organic_Social organic
            """;

    private WebFiles() {}

    static void write(
            Path folder, List<Session> sessions, List<SearchOrWidget> events, Experiment experiment, Timeline timeline)
            throws IOException {
        sessions(folder.resolve("sessions.csv"), sessions);
        events(folder.resolve("events.csv"), events);
        try (var csv = new CsvFile(folder.resolve("channels.csv"), "utm_source,utm_medium,channel,channel_group")) {
            for (var line : CHANNELS.lines().toList()) {
                var cells = line.split(" ");
                csv.row(cells[0], cells[1], cells[2].replace('_', ' '), cells[3]);
            }
            csv.row("", "", "Direct", "direct");
        }
        try (var csv = new CsvFile(
                folder.resolve("experiments.csv"),
                "experiment,name,unit,start_date,end_date,holdout_share_planned,tool")) {
            csv.row(
                    Experiment.ID,
                    Experiment.NAME,
                    "visitor",
                    timeline.experimentStart(),
                    timeline.experimentEnd(),
                    Experiment.HOLDOUT_SHARE,
                    Experiment.TOOL);
        }
        try (var csv = new CsvFile(folder.resolve("assignments.csv"), "experiment,visitor_id,arm,assigned_at")) {
            for (var assignment : experiment.assignments()) {
                csv.row(Experiment.ID, "v" + assignment.visitor(), assignment.arm(), utc(assignment.assigned()));
            }
        }
    }

    private static void sessions(Path file, List<Session> sessions) throws IOException {
        try (var csv = new CsvFile(
                file,
                "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name")) {
            for (var i = 0; i < sessions.size(); i++) {
                var session = sessions.get(i);
                csv.row(
                        id(i),
                        "v" + session.visitor(),
                        session.customer().map(Object::toString).orElse(""),
                        utc(session.started()),
                        session.touch().map(Touch::source).orElse(""),
                        session.touch().map(Touch::medium).orElse(""),
                        session.touch().map(Touch::campaign).orElse(""),
                        session.device(),
                        session.landingPage(),
                        session.order().map(number -> "#" + number).orElse(""));
            }
        }
    }

    private static void events(Path file, List<SearchOrWidget> events) throws IOException {
        try (var csv = new CsvFile(file, "occurred_at,event_type,session_id,visitor_id,query,results_count,widget")) {
            for (var event : events) {
                csv.row(
                        utc(event.at()),
                        event.type(),
                        id(event.session()),
                        "v" + event.visitor(),
                        event.query(),
                        event.results(),
                        event.widget());
            }
        }
    }

    private static String id(int place) {
        return "s" + (place + 1);
    }

    private static Instant utc(ZonedDateTime time) {
        return time.toInstant();
    }
}
