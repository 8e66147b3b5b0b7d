package ai.victor.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Spends on advertising: more when the shop is busy. What the platforms claim is more than what they brought. */
final class Ads {
    private static final int ORDERS_PER_DAY = 18;
    private static final long ORDINARY_WEIGHT = 1_000_000;
    private static final int SETS_SHARE_FIRST = 60;
    private static final long AVERAGE_VALUE = 5150;

    private final Timeline timeline;
    private final Chance chance;

    Ads(Timeline timeline, Chance chance) {
        this.timeline = timeline;
        this.chance = chance;
    }

    /** By day, then campaign. */
    List<AdDay> days() {
        var days = timeline.days();
        var spent = new ArrayList<AdDay>();
        for (var i = 0; i < days.size(); i++) {
            var busy = Season.weight(days.get(i), i, days.size());
            for (var campaign : Campaign.ALL) {
                if (campaign.runs(days.get(i), timeline)) {
                    spent.addAll(sets(new Day(days.get(i), campaign, busy)));
                }
            }
        }
        return spent;
    }

    /** A campaign on a day. */
    private record Day(LocalDate day, Campaign campaign, long busy) {}

    private List<AdDay> sets(Day day) {
        var campaign = day.campaign();
        var budget =
                Cents.share(campaign.costPerOrder() * hundredthsOfOrders(campaign), day.busy(), 100 * ORDINARY_WEIGHT);
        budget = Cents.percent(budget, chance.between(82, 118));
        var names = campaign.adSets();
        var first = names.size() == 1 ? budget : Cents.percent(budget, SETS_SHARE_FIRST);
        var sets = new ArrayList<AdDay>();
        for (var i = 0; i < names.size(); i++) {
            var spend = i == 0 ? first : budget - first;
            var clicks = Math.max(1, spend / campaign.click() + chance.between(-1, 2));
            var claimed = spend * 100 / campaign.costPerOrder() * chance.between(90, 170) / 100;
            if (campaign.platform() != Campaign.Platform.GOOGLE) {
                claimed = claimed / 100 * 100;
            }
            sets.add(new AdDay(
                    day.day(),
                    campaign,
                    names.get(i),
                    spend,
                    clicks * chance.between(48, 105),
                    clicks,
                    claimed,
                    claimed * (AVERAGE_VALUE + chance.between(-900, 900)) / 100));
        }
        return sets;
    }

    /** How many orders a campaign brings on an ordinary day, in hundredths. */
    private static long hundredthsOfOrders(Campaign campaign) {
        var perThousand = switch (campaign.platform()) {
            case META -> campaign.metaRetargeting() ? 85 : 165;
            case GOOGLE -> 200;
            case TIKTOK -> 70;
        };
        var share = campaign.equals(Campaign.COMEBACK) ? 35 : campaign.weight();
        return Math.max(1, ORDERS_PER_DAY * perThousand * share / 1000);
    }
}
