package ai.victor.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether two results say the same: exactly where both are exact, to the last digit shown where a quotient is rounded. */
final class Sameness {
    private static final BigDecimal LAST_DIGIT = new BigDecimal("0.01");

    private Sameness() {}

    /** The first difference, if any. */
    static Optional<String> difference(List<List<@Nullable Object>> ours, List<List<@Nullable Object>> theirs) {
        if (ours.size() != theirs.size()) {
            return Optional.of(ours.size() + " rows, not " + theirs.size());
        }
        for (int row = 0; row < ours.size(); row++) {
            for (int column = 0; column < ours.get(row).size(); column++) {
                if (!same(ours.get(row).get(column), theirs.get(row).get(column))) {
                    return Optional.of("row " + row + ": " + ours.get(row) + ", not " + theirs.get(row));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean same(@Nullable Object ours, @Nullable Object theirs) {
        if (ours instanceof Number left && theirs instanceof Number right) {
            boolean exact = !(left instanceof Double || right instanceof Double);
            var apart = new BigDecimal(left.toString())
                    .subtract(new BigDecimal(right.toString()))
                    .abs();
            return exact ? apart.signum() == 0 : apart.compareTo(LAST_DIGIT) <= 0;
        }
        return ours == null ? theirs == null : theirs != null && ours.toString().equals(theirs.toString());
    }
}
