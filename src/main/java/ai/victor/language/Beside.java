package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Turns.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts the answer before beside the same of something else: other days, another value, another number. */
final class Beside {
    private static final String YEAR_BEFORE =
            "(?i)(?:the )?(?:last|previous|prior|year) ?(?:year|before)|ly|py|(?:the )?(?:same (?:time|period|days|month|week|quarter) )?(?:a|one|last) year(?: (?:ago|before|earlier))?";

    private final Reading before;
    private final Function<String, Interpretation> next;

    Beside(Reading before, Function<String, Interpretation> next) {
        this.before = before;
        this.next = next;
    }

    Optional<Turn> read(String with) {
        if (before.periods().size() == 1 && with.matches(YEAR_BEFORE)) {
            var period = before.periods().get(0);
            return Optional.of(new Turn.Shown(before.in(List.of(period, Times.yearBefore(period))), List.of()));
        }
        if (!(next.apply("what about " + with + " instead") instanceof Plan plan)) {
            return Optional.empty();
        }
        var other = plan.reading();
        if (other.in(before.periods()).equals(before)
                && before.periods().size() == 1
                && other.periods().size() == 1) {
            var periods = List.of(before.periods().get(0), other.periods().get(0));
            return Optional.of(new Turn.Shown(before.in(periods), plan.assumptions()));
        }
        if (other.about(before.quantities()).equals(before) && other.form().equals(before.form())) {
            var both = Stream.concat(before.quantities().stream(), other.quantities().stream())
                    .distinct()
                    .toList();
            return Optional.of(new Turn.Shown(before.about(both), plan.assumptions()));
        }
        return other.under(before.conditions()).equals(before) ? value(other, plan.assumptions()) : Optional.empty();
    }

    /** One filter held against another of its dimension: one row for each. */
    private Optional<Turn> value(Reading other, List<String> assumptions) {
        var own = before.conditions().stream()
                .filter(condition -> !other.conditions().contains(condition))
                .toList();
        var others = other.conditions().stream()
                .filter(condition -> !before.conditions().contains(condition))
                .toList();
        if (own.size() != 1
                || others.size() != 1
                || own.get(0).negated()
                || others.get(0).negated()
                || !own.get(0).dimension().equals(others.get(0).dimension())) {
            return Optional.of(new Turn.Back("Compare what with what? Name both."));
        }
        var one = own.get(0);
        var values = Stream.concat(one.values().stream(), others.get(0).values().stream())
                .distinct()
                .toList();
        var conditions = new ArrayList<>(before.conditions());
        var words = one.words() + " and " + others.get(0).words();
        conditions.set(conditions.indexOf(one), new Condition(one.dimension(), values, false, words));
        var rows = Stream.concat(Stream.of(one.dimension()), before.breakdowns().stream())
                .distinct()
                .toList();
        return Optional.of(new Turn.Shown(before.under(conditions).by(rows), assumptions));
    }
}
