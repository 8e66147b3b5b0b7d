package ai.victor.analysis;

import ai.victor.model.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Warns where the data does not have the whole of a period. */
final class Covered {
    private Covered() {}

    static Optional<String> warning(Compared compared) {
        var coverage = compared.data().coverage();
        var facts = compared.model().factsOf(compared.metric()).stream()
                .map(fact -> coverage.get(fact.name()))
                .filter(Objects::nonNull)
                .toList();
        var first = facts.stream().map(DateRange::from).max(LocalDate::compareTo);
        var last = facts.stream().map(DateRange::to).min(LocalDate::compareTo);
        for (var side : List.of(compared.sideBefore(), compared.sideNow())) {
            if (first.isPresent() && side.period().from().isBefore(first.get())) {
                return Optional.of(
                        "The data begins on " + first.get() + ", so it does not have all of " + side.name() + ".");
            }
            if (last.isPresent() && side.period().to().isAfter(last.get())) {
                return Optional.of(
                        "The data ends on " + last.get() + ", so it does not have all of " + side.name() + ".");
            }
        }
        return Optional.empty();
    }
}
