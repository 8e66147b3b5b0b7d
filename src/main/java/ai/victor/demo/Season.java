package ai.victor.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/** How busy each day is: the shop grows, sells most before Christmas, and more at weekends. */
final class Season {
    private static final int[] BY_MONTH = {82, 88, 90, 92, 100, 98, 92, 96, 100, 110, 145, 160};
    private static final int[] BY_WEEKDAY = {100, 97, 95, 96, 100, 112, 118};
    private static final MonthDay LAST_POST = MonthDay.of(12, 18);
    private static final int AFTER_LAST_POST = 80;

    private Season() {}

    /** So many events spread over the days; the counts add up exactly. */
    static int[] spread(int events, List<LocalDate> days, Chance chance) {
        var weights = new long[days.size()];
        for (var i = 0; i < weights.length; i++) {
            weights[i] = weight(days.get(i), i, days.size()) * chance.between(85, 115);
        }
        var parts = LargestRemainder.divide(events, weights);
        var counts = new int[parts.length];
        for (var i = 0; i < counts.length; i++) {
            counts[i] = Math.toIntExact(parts[i]);
        }
        return counts;
    }

    /** How busy a day is beside others; 1,000,000 or so on an ordinary day. */
    static long weight(LocalDate day, int index, int days) {
        var growth = 75 + 55L * index / days;
        var month = MonthDay.from(day).isAfter(LAST_POST) ? AFTER_LAST_POST : BY_MONTH[day.getMonthValue() - 1];
        var sale = Timeline.blackFriday(day) ? 2 : 1;
        return growth * month * BY_WEEKDAY[day.getDayOfWeek().getValue() - 1] * sale;
    }
}
