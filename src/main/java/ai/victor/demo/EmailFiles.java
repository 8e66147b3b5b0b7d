package ai.victor.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Writes the mailing platform's two reports: what each flow message did on a day, and each one-off send. */
final class EmailFiles {
    private static final long AVERAGE_VALUE = 4980;
    private static final int FIRST_AUDIENCE = 700;

    private final Timeline timeline;
    private final Chance chance;

    EmailFiles(Timeline timeline, Chance chance) {
        this.timeline = timeline;
        this.chance = chance;
    }

    void write(Path folder, List<Newsletter> newsletters) throws IOException {
        flows(folder.resolve("klaviyo_flows.csv"));
        campaigns(folder.resolve("klaviyo_campaigns.csv"), newsletters);
    }

    private void flows(Path file) throws IOException {
        var days = timeline.days();
        try (var csv = new CsvFile(
                file,
                "Day,Flow ID,Flow Name,Flow Message ID,Flow Message Name,Flow Message Channel,Status,Delivered,Unique Opens,Open Rate,"
                        + "Unique Clicks,Click Rate,Placed Order,Placed Order Rate,Revenue,Revenue per Recipient,Unsub Rate,Complaint Rate,Bounce Rate,Tags")) {
            for (var i = 0; i < days.size(); i++) {
                for (var flow : Flow.ALL) {
                    for (var message = 1; message <= flow.messages(); message++) {
                        flow(csv, days.get(i), flow, message, Season.weight(days.get(i), i, days.size()));
                    }
                }
            }
        }
    }

    private void flow(CsvFile csv, LocalDate day, Flow flow, int message, long busy) {
        var email = flow.channel().equals("Email");
        var delivered = Cents.share(flow.daily() * (long) chance.between(80, 120), busy, 100_000_000L * message) + 1;
        var opens = Cents.percent(delivered, chance.between(28, 52));
        var clicks = Cents.percent(delivered, chance.between(2, 14));
        var orders = Cents.percent(delivered, chance.between(0, 9));
        var revenue = orders * (AVERAGE_VALUE + chance.between(-1500, 1500));
        csv.row(
                day,
                flow.id(),
                flow.name(),
                flow.id() + "m" + message,
                flow.name() + " #" + message,
                flow.channel(),
                "live",
                delivered,
                email ? opens : "",
                email ? rate(opens, delivered) : "",
                clicks,
                rate(clicks, delivered),
                orders,
                rate(orders, delivered),
                Cents.text(revenue),
                Cents.text(revenue / delivered) + "00",
                "0.00%",
                "0.00%",
                "0.00%",
                "");
    }

    private void campaigns(Path file, List<Newsletter> newsletters) throws IOException {
        try (var csv = new CsvFile(
                file,
                "Campaign Name,Tags,Subject,List,Send Time,Send Weekday,Total Recipients,Unique Placed Order,Placed Order Rate,Revenue,"
                        + "Unique Opens,Open Rate,Total Opens,Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Spam Complaints,"
                        + "Spam Complaints Rate,Successful Deliveries,Bounces,Bounce Rate,Campaign ID,Campaign Channel")) {
            for (var newsletter : newsletters) {
                campaign(csv, newsletter);
            }
        }
    }

    private void campaign(CsvFile csv, Newsletter newsletter) {
        var email = newsletter.channel().equals("Email");
        var age = newsletter.day().toEpochDay() - timeline.first().toEpochDay();
        var audience = (FIRST_AUDIENCE + 3 * age) * chance.between(92, 108) / (email ? 100 : 450);
        var bounces = Cents.percent(audience, chance.between(0, 1));
        var delivered = audience - bounces;
        var opens = Cents.percent(delivered, chance.between(24, 41));
        var clicks = Cents.percent(delivered, chance.between(1, 4));
        var orders = Cents.share(delivered, chance.between(1, 8), 1000);
        csv.row(
                newsletter.name(),
                "",
                "Ink is dry, come and look",
                email ? "Newsletter, opened in 90 days" : "Text subscribers",
                newsletter.day() + " 10:00:00",
                newsletter.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US),
                audience + ".0",
                orders + ".0",
                rate(orders, delivered),
                Cents.text(orders * (AVERAGE_VALUE + chance.between(-1500, 1500))),
                email ? opens + ".0" : "",
                email ? rate(opens, delivered) : "",
                email ? opens + opens / 3 + ".0" : "",
                clicks + ".0",
                rate(clicks, delivered),
                clicks + ".0",
                Cents.share(delivered, 2, 1000) + ".0",
                "0.0",
                "0.00%",
                delivered + ".0",
                bounces + ".0",
                rate(bounces, audience),
                "TCN" + newsletter.day().toString().replace("-", ""),
                newsletter.channel());
    }

    private static String rate(long part, long whole) {
        return Cents.text(Cents.share(10_000, part, whole)) + "%";
    }
}
