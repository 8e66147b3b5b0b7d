package ai.victor.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many of some questions went how. */
record Tally(int turns, Map<Mark, Integer> marks) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Tally of(Collection<TurnScore> scores) {
        var marks = new EnumMap<Mark, Integer>(Mark.class);
        scores.forEach(score -> marks.merge(score.verdict().mark(), 1, Integer::sum));
        return new Tally(scores.size(), marks);
    }

    long of(Mark mark) {
        return marks.getOrDefault(mark, 0);
    }

    long right() {
        return of(Mark.RIGHT) + of(Mark.RIGHT_REFUSAL);
    }

    long silentErrors() {
        return of(Mark.WRONG) + of(Mark.MADE_UP);
    }

    /** In points. */
    BigDecimal rightShare() {
        return share(right());
    }

    BigDecimal silentShare() {
        return share(silentErrors());
    }

    private BigDecimal share(long part) {
        return turns == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(turns), 1, RoundingMode.HALF_UP);
    }

    /** The smallest of the times that so great a share of them, in hundredths, does not exceed; in microseconds. */
    static long percentile(List<TurnScore> scores, int hundredths) {
        var sorted = scores.stream().map(TurnScore::micros).sorted().toList();
        int at = (int) Math.ceil(sorted.size() * hundredths / 100.0) - 1;
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, at));
    }
}
