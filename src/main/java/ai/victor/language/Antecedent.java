package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a question with a number of its own leaves to the one before it: {@code how many orders was that}, {@code and how many units}. */
final class Antecedent {
    private static final String ONE = "that|this|it";
    private static final String MANY = "those|these|they|them";

    private Antecedent() {}

    /** Whether a word at the end points at the answer before: {@code was that}, {@code did they make}; not {@code orders that used a code}. */
    static boolean isMeant(Draft draft) {
        return draft.breakdowns.isEmpty() && pointer(draft).isPresent();
    }

    private static Optional<Item> pointer(Draft draft) {
        for (int at = draft.items.size() - 1; at > 0; at--) {
            var item = draft.item(at);
            if (item.text().matches("(?i)(?:(?:is|was|were|are|did|does|do) )?(?:" + ONE + "|" + MANY + ")")) {
                return Optional.of(item);
            }
            if (!item.is(Role.FILLER) && !item.is(Role.BREAK) && !item.is(Role.VERB)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The number of what the answer before was about: of the rows that it picked, and under its filters. */
    static Reading of(Draft draft, Reading asked, Reading earlier) {
        var before = Portion.alone(earlier);
        var many = pointer(draft)
                .filter(item -> item.text().matches("(?i)(?:.* )?(?:" + MANY + ")"))
                .isPresent();
        var picked = before.breakdowns().size() == 1 && before.picksRows();
        var groups = new ArrayList<>(before.groups());
        groups.addAll(asked.groups());
        if (picked) {
            groups.add(Group.rowsOf(before.as(Form.PLAIN)));
        }
        var reading = asked.under(Narrowing.together(before.conditions(), asked.conditions(), draft.names))
                .of(groups)
                .by(many ? before.breakdowns() : List.of());
        return asked.periods().isEmpty() ? reading.in(before.periods()) : reading;
    }

    /** {@code how much did we spend on it}: the one row that was picked, which stays the same on other days. */
    static boolean isOne(Draft draft, Reading asked, Reading before) {
        return asked.breakdowns().isEmpty()
                && asked.ranking().isEmpty()
                && asked.thresholds().isEmpty()
                && asked.form() instanceof Form.Plain
                && before.breakdowns().size() == 1
                && before.periods().size() == 1
                && before.picksOne()
                && draft.items.stream()
                        .anyMatch(item -> item.text().matches("(?i)(?:.* )?(?:it|its|that one|this one)"));
    }

    /** The days before, and the filters too where the question names none: what is short goes on from what was said. */
    static Reading kept(Draft draft, Reading asked, Reading before) {
        draft.assumptions.add("No period is named: the one of the question before is kept.");
        var one = before.breakdowns().size() == 1 && before.picksOne();
        if (one && asked.breakdowns().isEmpty() && asked.groups().isEmpty()) {
            // What is asked after "the best one" is asked of it.
            return of(draft, asked, before);
        }
        return asked.in(before.periods())
                .under(Narrowing.together(before.conditions(), asked.conditions(), draft.names));
    }
}
