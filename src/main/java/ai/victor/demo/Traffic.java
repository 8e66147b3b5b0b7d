package ai.victor.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Where visits come from. */
final class Traffic {
    /** A way into the shop: how often new buyers, returning buyers and mere visitors take it. */
    private enum Way {
        META_COLD(22, 6, 26),
        META_WARM(7, 9, 7),
        GOOGLE(24, 12, 19),
        TIKTOK(9, 3, 11),
        EMAIL_FLOW(6, 16, 4),
        NEWSLETTER(2, 15, 4),
        SMS(1, 6, 2),
        SEARCH(14, 11, 14),
        SOCIAL(6, 4, 7),
        DIRECT(9, 18, 6);

        final int newBuyers;
        final int returningBuyers;
        final int visitors;

        Way(int newBuyers, int returningBuyers, int visitors) {
            this.newBuyers = newBuyers;
            this.returningBuyers = returningBuyers;
            this.visitors = visitors;
        }
    }

    private static final List<Way> WAYS = Arrays.asList(Way.values());
    private static final Weighted<Way> NEW_BUYERS = Weighted.by(WAYS, way -> way.newBuyers);
    private static final Weighted<Way> RETURNING_BUYERS = Weighted.by(WAYS, way -> way.returningBuyers);
    private static final Weighted<Way> VISITORS = Weighted.by(WAYS, way -> way.visitors);
    private static final List<String> META_SOURCES = List.of("facebook", "facebook", "instagram", "instagram", "fb");

    private final Timeline timeline;
    private final List<Newsletter> newsletters;
    private final Chance chance;

    Traffic(Timeline timeline, List<Newsletter> newsletters, Chance chance) {
        this.timeline = timeline;
        this.newsletters = newsletters;
        this.chance = chance;
    }

    /** Retargeting is for North America only: a buyer from elsewhere who draws it comes by another advertisement. */
    Optional<Touch> ofBuyer(LocalDate day, boolean returning, Destination home) {
        var way = chance.pick(returning ? RETURNING_BUYERS : NEW_BUYERS);
        return touch(way == Way.META_WARM && !home.northAmerica() ? Way.META_COLD : way, day);
    }

    Optional<Touch> ofVisitor(LocalDate day) {
        return touch(chance.pick(VISITORS), day);
    }

    Touch comeback() {
        return paid(Campaign.COMEBACK);
    }

    private Optional<Touch> touch(Way way, LocalDate day) {
        return switch (way) {
            case META_COLD -> Optional.of(paid(Campaign.Platform.META, "prospecting"));
            case META_WARM -> Optional.of(paid(Campaign.Platform.META, "retargeting"));
            case GOOGLE -> Optional.of(paid(Campaign.Platform.GOOGLE, ""));
            case TIKTOK -> {
                var touch = paid(Campaign.Platform.TIKTOK, "");
                var runs = touch.paid().orElseThrow().runs(day, timeline);
                yield runs ? Optional.of(touch) : touch(Way.SOCIAL, day);
            }
            case EMAIL_FLOW -> Optional.of(flow("Email"));
            case NEWSLETTER ->
                Optional.of(Newsletter.recent(newsletters, "Email", day)
                        .map(send -> message(send.channel(), "campaign: " + send.name()))
                        .orElseGet(() -> flow("Email")));
            case SMS ->
                Optional.of(Newsletter.recent(newsletters, "SMS", day)
                        .map(send -> message(send.channel(), "campaign: " + send.name()))
                        .orElseGet(() -> flow("SMS")));
            case SEARCH -> Optional.of(Touch.of(chance.perMille(850) ? "google" : "bing", "organic", ""));
            case SOCIAL -> Optional.of(Touch.of(chance.perMille(600) ? "pinterest" : "instagram", "social", ""));
            case DIRECT -> Optional.empty();
        };
    }

    private Touch flow(String channel) {
        var flows =
                Flow.ALL.stream().filter(flow -> flow.channel().equals(channel)).toList();
        return message(
                channel,
                "flow: " + chance.pick(Weighted.by(flows, Flow::weight)).name());
    }

    private static Touch message(String channel, String campaign) {
        return Touch.of("klaviyo", channel.equals("SMS") ? "sms" : "email", campaign);
    }

    /** An empty audience is any. */
    private Touch paid(Campaign.Platform platform, String audience) {
        ToIntFunction<Campaign> weight = campaign -> campaign.platform() == platform
                        && (audience.isEmpty() || campaign.audience().equals(audience))
                ? campaign.weight()
                : 0;
        return paid(chance.pick(Weighted.by(Campaign.ALL, weight)));
    }

    private Touch paid(Campaign campaign) {
        var source = switch (campaign.platform()) {
            case META -> chance.pick(META_SOURCES);
            case GOOGLE -> "google";
            case TIKTOK -> "tiktok";
        };
        // Links are typed by people: a few begin with a capital.
        var typed =
                chance.perMille(30) ? source.substring(0, 1).toUpperCase(Locale.ROOT) + source.substring(1) : source;
        return new Touch(
                typed,
                campaign.platform() == Campaign.Platform.GOOGLE ? "cpc" : "paid_social",
                campaign.name(),
                Optional.of(campaign));
    }
}
