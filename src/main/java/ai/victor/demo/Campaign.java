package ai.victor.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * An advertising campaign of the shop.
 *
 * @param costPerOrder what the platform takes for each order that it brings, in cents, on a usual day
 * @param weight its share of the platform's orders
 */
record Campaign(
        Platform platform, String name, String audience, List<String> adSets, int costPerOrder, int weight, int click) {
    /** Where the shop advertises, with the name that channels.csv and campaigns.csv give it. */
    enum Platform {
        META("Meta"),
        GOOGLE("Google"),
        TIKTOK("TikTok");

        final String label;

        Platform(String label) {
            this.label = label;
        }
    }

    private static final int TIKTOK_BEGINS = 60;
    private static final int TIKTOK_PAUSE_BEGINS = 300;
    private static final int TIKTOK_PAUSE_ENDS = 314;

    /** The campaign that runs the losing aesthetic's retargeting. */
    static final Campaign COMEBACK =
            new Campaign(Platform.META, "meta-arcana-comeback", "retargeting", List.of("arcana viewers"), 640, 0, 95);

    static final List<Campaign> ALL = List.of(
            new Campaign(
                    Platform.META, "meta-broad-reach", "prospecting", List.of("us broad", "ca gb broad"), 1180, 45, 82),
            new Campaign(Platform.META, "meta-forage-lookalike", "prospecting", List.of("lookalike 1"), 1240, 22, 90),
            new Campaign(
                    Platform.META, "meta-diner-interest", "prospecting", List.of("space fans", "diner"), 1310, 20, 88),
            new Campaign(
                    Platform.META,
                    "meta-viewed-item",
                    "retargeting",
                    List.of("viewed 14d", "viewed 30d"),
                    610,
                    60,
                    104),
            new Campaign(Platform.META, "meta-open-basket", "retargeting", List.of("basket 7d"), 540, 40, 110),
            COMEBACK,
            new Campaign(Platform.GOOGLE, "google-own-name", "brand", List.of("exact name"), 210, 35, 34),
            new Campaign(Platform.GOOGLE, "google-shopping-feed", "shopping", List.of("apparel", "home"), 690, 45, 57),
            new Campaign(Platform.GOOGLE, "google-gift-words", "nonbrand", List.of("gift words"), 980, 20, 76),
            new Campaign(
                    Platform.TIKTOK, "tiktok-studio-clips", "prospecting", List.of("clips a", "clips b"), 1050, 50, 61),
            new Campaign(Platform.TIKTOK, "tiktok-maker-picks", "prospecting", List.of("makers"), 1120, 30, 66),
            new Campaign(Platform.TIKTOK, "tiktok-warm-viewers", "retargeting", List.of("video 75"), 720, 20, 70));

    /** TikTok began later than the others and paused for two weeks: days without rows are no zeros. */
    boolean runs(LocalDate day, Timeline timeline) {
        if (platform != Platform.TIKTOK) {
            return true;
        }
        var age = day.toEpochDay() - timeline.first().toEpochDay();
        return age >= TIKTOK_BEGINS && (age < TIKTOK_PAUSE_BEGINS || age >= TIKTOK_PAUSE_ENDS);
    }

    boolean metaRetargeting() {
        return platform == Platform.META && audience.equals("retargeting");
    }
}
