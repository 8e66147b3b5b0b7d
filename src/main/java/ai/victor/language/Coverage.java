package ai.victor.language;

import ai.victor.model.DateRange;
import ai.victor.model.SemanticModel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds a reading's periods against the days that the data has. */
final class Coverage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Names names;
    private final Calendar calendar;

    Coverage(Names names, Calendar calendar) {
        this.names = names;
        this.calendar = calendar;
    }

    /** Why a period cannot be answered at all, if so. */
    Optional<String> outside(Reading reading) {
        for (var period : reading.periods()) {
            var range = period.range();
            if (range.from().isAfter(calendar.yesterday())) {
                return Optional.of("There is no full day of data yet for " + period.days() + ": the last full day is "
                        + calendar.yesterday().format(DAY) + ".");
            }
            for (var fact : facts(reading)) {
                var covered = names.vocabulary().coverage().get(fact.name());
                if (covered == null) {
                    continue;
                }
                if (range.to().isBefore(covered.from())) {
                    return Optional.of("There is no " + data() + " for " + period.days() + ": it starts on "
                            + covered.from() + ". What is missing is not zero, so I give no number.");
                }
                if (range.from().isAfter(covered.to())) {
                    return Optional.of(
                            "There is no " + data() + " for " + period.days() + ": it ends on " + covered.to() + ".");
                }
            }
        }
        return Optional.empty();
    }

    /** What of a period the data does not have. */
    List<String> partly(Reading reading) {
        var notes = new ArrayList<String>();
        for (var period : reading.periods()) {
            for (var fact : facts(reading)) {
                var covered = names.vocabulary().coverage().get(fact.name());
                if (covered != null) {
                    note(period.range(), covered)
                            .filter(note -> !notes.contains(note))
                            .ifPresent(notes::add);
                }
            }
        }
        return notes;
    }

    private Optional<String> note(DateRange range, DateRange covered) {
        if (range.from().isBefore(covered.from())) {
            return Optional.of("The " + data() + " starts on " + covered.from() + ", after the period's first day.");
        }
        // A day or two without rows at the end is a quiet day, and not a gap.
        return range.to().isAfter(covered.to().plusDays(6))
                ? Optional.of("The " + data() + " ends on " + covered.to() + ", before the period's last day.")
                : Optional.empty();
    }

    /** The first and last day of what a reading reads. */
    Optional<DateRange> of(Reading reading) {
        var covered = vocabulary().coverage();
        var read = facts(reading).stream()
                .map(SemanticModel::name)
                .filter(covered::containsKey)
                .collect(Collectors.toMap(name -> name, covered::get));
        return read.isEmpty() ? all(covered) : all(read);
    }

    /** The first and last day of all data. */
    static Optional<DateRange> all(Vocabulary vocabulary) {
        return all(vocabulary.coverage());
    }

    private static Optional<DateRange> all(Map<String, DateRange> covered) {
        var from = covered.values().stream().map(DateRange::from).min(LocalDate::compareTo);
        var to = covered.values().stream().map(DateRange::to).max(LocalDate::compareTo);
        return from.flatMap(first -> to.map(last -> new DateRange(first, last)));
    }

    private String data() {
        return vocabulary().data();
    }

    private Vocabulary vocabulary() {
        return names.vocabulary();
    }

    private List<SemanticModel> facts(Reading reading) {
        return reading.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .flatMap(metric -> names.factsOf(metric).stream())
                .distinct()
                .toList();
    }
}
