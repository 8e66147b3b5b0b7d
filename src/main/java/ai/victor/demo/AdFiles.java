package ai.victor.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes the advertising platforms' reports, each in its own form, and which campaign is for whom. */
final class AdFiles {
    private static final DateTimeFormatter SPELT = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final long META_CAMPAIGN = 238_500_000_000_000L;

    private AdFiles() {}

    static void write(Path folder, List<AdDay> days, Timeline timeline) throws IOException {
        meta(folder.resolve("meta_ads.csv"), of(Campaign.Platform.META, days));
        google(folder.resolve("google_ads.csv"), of(Campaign.Platform.GOOGLE, days), timeline);
        tiktok(folder.resolve("tiktok_ads.csv"), of(Campaign.Platform.TIKTOK, days));
        try (var csv = new CsvFile(folder.resolve("campaigns.csv"), "platform,campaign,audience_type")) {
            for (var campaign : Campaign.ALL) {
                csv.row(campaign.platform().label, campaign.name(), campaign.audience());
            }
        }
    }

    private static List<AdDay> of(Campaign.Platform platform, List<AdDay> days) {
        return days.stream()
                .filter(day -> day.campaign().platform() == platform)
                .toList();
    }

    private static void meta(Path file, List<AdDay> days) throws IOException {
        try (var csv = new CsvFile(
                file,
                "Reporting starts,Reporting ends,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Results,Result indicator,"
                        + "Purchases,Purchases conversion value,Purchase ROAS (return on ad spend),Attribution setting,Campaign ID,Ad set ID")) {
            for (var day : days) {
                var campaign = META_CAMPAIGN + 1000L * Campaign.ALL.indexOf(day.campaign());
                var purchases = day.claimedHundredths() / 100;
                csv.row(
                        day.day(),
                        day.day(),
                        day.campaign().name(),
                        day.adSet(),
                        Cents.text(day.spend()),
                        day.impressions(),
                        day.clicks(),
                        purchases,
                        "actions:omni_purchase",
                        purchases,
                        Cents.text(day.claimedValue()),
                        ratio(day.claimedValue(), day.spend()),
                        "7-day click or 1-day view",
                        campaign,
                        campaign + 1 + day.campaign().adSets().indexOf(day.adSet()));
            }
        }
    }

    private static void google(Path file, List<AdDay> days, Timeline timeline) throws IOException {
        var lead = "Ad group report\n\"%s - %s\"\n"
                .formatted(SPELT.format(timeline.first()), SPELT.format(timeline.last()));
        try (var csv = new CsvFile(
                file, lead, "Day,Campaign,Ad group,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value")) {
            for (var day : days) {
                csv.row(
                        day.day(),
                        day.campaign().name(),
                        day.adSet(),
                        DemoShop.CURRENCY,
                        grouped(day.spend()),
                        String.format(Locale.ROOT, "%,d", day.impressions()),
                        String.format(Locale.ROOT, "%,d", day.clicks()),
                        grouped(day.claimedHundredths()),
                        day.claimedValue() == 0 ? "--" : grouped(day.claimedValue()));
            }
            csv.row(
                    "Total: Account",
                    "",
                    "",
                    DemoShop.CURRENCY,
                    grouped(days.stream().mapToLong(AdDay::spend).sum()),
                    String.format(
                            Locale.ROOT,
                            "%,d",
                            days.stream().mapToLong(AdDay::impressions).sum()),
                    String.format(
                            Locale.ROOT,
                            "%,d",
                            days.stream().mapToLong(AdDay::clicks).sum()),
                    grouped(days.stream().mapToLong(AdDay::claimedHundredths).sum()),
                    grouped(days.stream().mapToLong(AdDay::claimedValue).sum()));
        }
    }

    private static void tiktok(Path file, List<AdDay> days) throws IOException {
        try (var csv = new CsvFile(
                file,
                "Campaign name,Ad group name,By Day,Cost,Impressions,Clicks (destination),CPC (destination),CPM,CTR (destination),Conversions,"
                        + "Complete payment,Total complete payment value,Currency")) {
            for (var day : days) {
                var purchases = day.claimedHundredths() / 100;
                csv.row(
                        day.campaign().name(),
                        day.adSet(),
                        day.day(),
                        Cents.text(day.spend()),
                        day.impressions(),
                        day.clicks(),
                        ratio(day.spend(), day.clicks() * 100),
                        ratio(day.spend() * 10, day.impressions()),
                        ratio(day.clicks() * 100, day.impressions()) + "%",
                        purchases == 0 ? "-" : purchases,
                        purchases == 0 ? "-" : purchases,
                        purchases == 0 ? "-" : Cents.text(day.claimedValue()),
                        DemoShop.CURRENCY);
            }
            var purchases = days.stream()
                    .mapToLong(day -> day.claimedHundredths() / 100)
                    .sum();
            csv.row(
                    "Total of " + days.size() + " results",
                    "-",
                    "-",
                    Cents.text(days.stream().mapToLong(AdDay::spend).sum()),
                    days.stream().mapToLong(AdDay::impressions).sum(),
                    days.stream().mapToLong(AdDay::clicks).sum(),
                    "-",
                    "-",
                    "-",
                    purchases,
                    purchases,
                    Cents.text(days.stream().mapToLong(AdDay::claimedValue).sum()),
                    DemoShop.CURRENCY);
        }
    }

    private static String ratio(long numerator, long denominator) {
        return denominator == 0 ? "0.00" : Cents.text(Cents.share(100, numerator, denominator));
    }

    private static String grouped(long cents) {
        return String.format(Locale.ROOT, "%,d.%02d", cents / 100, cents % 100);
    }
}
