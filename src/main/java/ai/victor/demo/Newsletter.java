package ai.victor.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A one-off send, by e-mail or text message. */
record Newsletter(LocalDate day, String name, String channel) {
    private static final List<String> TOPICS =
            List.of("New Prints", "Studio Letter", "Weekend Picks", "Reader Favourites", "Last Chance", "Gift Ideas");
    private static final int REMEMBERED_DAYS = 4;

    /** Every Tuesday an e-mail, every other Friday one more, and on the first Thursday of a month a text message. */
    static List<Newsletter> schedule(Timeline timeline) {
        var sends = new ArrayList<Newsletter>();
        for (var day : timeline.days()) {
            var week = (int) Math.floorDiv(day.toEpochDay(), 7L);
            var weekday = day.getDayOfWeek();
            if (weekday == DayOfWeek.TUESDAY || (weekday == DayOfWeek.FRIDAY && week % 2 == 0)) {
                sends.add(of(day, "Email", week));
            } else if (weekday == DayOfWeek.THURSDAY && day.getDayOfMonth() <= 7) {
                sends.add(of(day, "SMS", week + 3));
            }
        }
        return List.copyOf(sends);
    }

    private static Newsletter of(LocalDate day, String channel, int turn) {
        return new Newsletter(day, day + " " + TOPICS.get(Math.floorMod(turn, TOPICS.size())), channel);
    }

    /** The send that a buyer of this day still has in mind. */
    static Optional<Newsletter> recent(List<Newsletter> sends, String channel, LocalDate day) {
        return sends.stream()
                .filter(send -> send.channel.equals(channel)
                        && !send.day.isAfter(day)
                        && send.day.plusDays(REMEMBERED_DAYS).isAfter(day))
                .max(Comparator.comparing(Newsletter::day));
    }
}
