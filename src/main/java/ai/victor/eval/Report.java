package ai.victor.eval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a file of questions.
 *
 * @param file the file's name
 * @param path the path to an answer that was tried
 */
public record Report(String file, String path, Instant when, List<TurnScore> scores, Optional<LastRun> last) {
    public Report {
        scores = List.copyOf(scores);
    }

    /** What changed since the last run: names of questions. */
    record Changes(List<String> better, List<String> worse, int fresh) {}

    Tally all() {
        return Tally.of(scores);
    }

    Map<String, Tally> byCategory() {
        var categories = new LinkedHashMap<String, List<TurnScore>>();
        scores.forEach(score -> categories
                .computeIfAbsent(score.category(), key -> new ArrayList<>())
                .add(score));
        var tallies = new LinkedHashMap<String, Tally>();
        categories.keySet().stream().sorted().forEach(name -> tallies.put(name, Tally.of(categories.get(name))));
        return tallies;
    }

    long conversations() {
        return scores.stream().map(TurnScore::id).distinct().count();
    }

    /** Those of which every question that has gold went right. */
    long conversationsRight() {
        return conversations()
                - scores.stream()
                        .filter(score -> !score.verdict().mark().isRight())
                        .map(TurnScore::id)
                        .distinct()
                        .count();
    }

    Optional<Changes> changes() {
        return last.map(before -> {
            var better = new ArrayList<String>();
            var worse = new ArrayList<String>();
            int fresh = 0;
            for (var score : scores) {
                var then = before.marks().get(score.name());
                if (then == null) {
                    fresh++;
                    continue;
                }
                int moved = rank(score.verdict().mark().word()) - rank(then);
                (moved < 0 ? better : moved > 0 ? worse : new ArrayList<String>()).add(score.name());
            }
            return new Changes(better, worse, fresh);
        });
    }

    /** The lower, the better. */
    private static int rank(String word) {
        for (var mark : Mark.values()) {
            if (mark.word().equals(word)) {
                return mark.isRight() ? 0 : mark.isSilentError() ? Mark.WRONG.ordinal() : mark.ordinal();
            }
        }
        return Mark.values().length;
    }

    /**
     * Whether it is good enough: nothing wrong in silence, nothing failed, and enough of it right.
     *
     * @param leastRight in points
     */
    public boolean passes(double leastRight) {
        var all = all();
        return all.silentErrors() == 0 && all.of(Mark.FAILED) == 0 && all.right() * 100.0 >= leastRight * all.turns();
    }
}
