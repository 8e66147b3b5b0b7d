package ai.victor.eval;

import ai.victor.agent.Answer;
import ai.victor.table.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the turns of conversations were answered, by category. */
public final class Score {
    /** What became of a turn. */
    public enum Mark {
        RIGHT,
        /** It could have been answered, and the answer says that it is none. */
        DECLINED,
        /** Answered, and not as it should have been: worse than not at all. */
        WRONG
    }

    private record Judged(
            AskedConversation conversation, int turn, Mark mark, String fault, GoldAnswer gold, Answer answer) {}

    private static final int SHOWN_ROWS = 8;

    private final List<Judged> judged = new ArrayList<>();

    public void add(AskedConversation conversation, int turn, GoldAnswer gold, Answer answer) {
        Optional<String> fault = gold.fault(answer);
        var mark =
                fault.isEmpty() ? Mark.RIGHT : answer.status() == Answer.Status.ANSWERED ? Mark.WRONG : Mark.DECLINED;
        judged.add(new Judged(conversation, turn, mark, fault.orElse(""), gold, answer));
    }

    /** How many turns were asked. */
    public long turns(boolean heldOut) {
        return judged.stream()
                .filter(one -> one.conversation.heldOut() == heldOut)
                .count();
    }

    /** The share of a mark among all turns, in percent. */
    public double share(Mark mark, boolean heldOut) {
        var counted = judged.stream()
                .filter(one -> one.conversation.heldOut() == heldOut)
                .toList();
        return 100.0 * counted.stream().filter(one -> one.mark == mark).count() / Math.max(1, counted.size());
    }

    /** A line for each category, and one for all. */
    public String totals(boolean heldOut) {
        var lines = new TreeMap<String, Map<Mark, Integer>>();
        var all = new EnumMap<Mark, Integer>(Mark.class);
        for (var one : judged) {
            if (one.conversation.heldOut() == heldOut) {
                lines.computeIfAbsent(one.conversation.category(), category -> new EnumMap<>(Mark.class))
                        .merge(one.mark, 1, Integer::sum);
                all.merge(one.mark, 1, Integer::sum);
            }
        }
        return (heldOut ? "held out" : "open") + "\n"
                + lines.entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining())
                + line("ALL", all);
    }

    private static String line(String name, Map<Mark, Integer> marks) {
        int turns = marks.values().stream().mapToInt(Integer::intValue).sum();
        return String.format(
                Locale.ROOT,
                "  %-14s %4d turns  %4d right  %4d declined  %4d wrong%n",
                name,
                turns,
                marks.getOrDefault(Mark.RIGHT, 0),
                marks.getOrDefault(Mark.DECLINED, 0),
                marks.getOrDefault(Mark.WRONG, 0));
    }

    /** The open turns of a mark with question, gold and answer; those held out are not shown to anyone. */
    public String details(Mark mark) {
        return judged.stream()
                .filter(one -> one.mark == mark && !one.conversation.heldOut())
                .map(Score::detail)
                .collect(Collectors.joining("\n", "== " + mark.name().toLowerCase(Locale.ROOT) + "\n", "\n"));
    }

    private static String detail(Judged one) {
        var turns = one.conversation.turns();
        var question = turns.subList(0, one.turn + 1).stream()
                .map(AskedConversation.Turn::question)
                .collect(Collectors.joining(" > "));
        var answer = one.answer;
        return one.conversation.id() + "." + (one.turn + 1) + " [" + one.conversation.category() + "] " + question
                + "\n  gold    " + one.gold.shown()
                + "\n  fault   " + one.fault
                + "\n  answer  " + answer.status().word() + ": " + answer.text().replace("\n", " / ")
                + "\n  reading " + answer.reading()
                + (answer.assumptions().isEmpty() ? "" : "\n  assumed " + String.join(" ", answer.assumptions()))
                + answer.results().stream()
                        .map(result -> "\n  table   " + shown(result.rows().table()))
                        .collect(Collectors.joining());
    }

    private static String shown(Table table) {
        return table.columns().stream().map(column -> column.name()).toList()
                + table.rows().stream().limit(SHOWN_ROWS).map(List::toString).collect(Collectors.joining(" ", " ", ""))
                + (table.rows().size() > SHOWN_ROWS ? " … " + table.rows().size() + " rows" : "");
    }
}
