package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the first rows of a ranking as one: {@code how much of revenue came from our top 5 designs}, {@code orders of the top 3 states combined}. */
final class Tops {
    private static final Set<Role> APART = Set.of(Role.BY, Role.EACH, Role.PER, Role.LIST);

    private Tops() {}

    /** Whether the rows that are ranked are asked for as one number. */
    static boolean areOne(Draft draft) {
        if (draft.ranking.filter(ranking -> ranking.limit().isPresent()).isEmpty()
                || draft.superlative.isEmpty()
                || draft.both
                || draft.breakdowns.size() != 1
                || draft.items.stream().anyMatch(item -> APART.contains(item.role()))
                || TimeColumns.isGrain(draft.breakdowns.values().iterator().next())) {
            return false;
        }
        int lead = draft.before(draft.superlative.get().at());
        while (draft.is(lead, Role.NUMBER)) {
            lead = draft.before(lead);
        }
        var share = draft.form instanceof Form.Share
                && draft.items.stream().noneMatch(item -> item.is(Role.SHARE) && item.plural())
                && (draft.is(lead, Role.VERB) || draft.is(lead, Role.PREPOSITION) || isDone(draft, lead));
        var total = draft.form instanceof Form.Plain
                && draft.quantities.stream()
                        .allMatch(quantity ->
                                quantity instanceof Quantity.Plain plain && !draft.names.isRatio(plain.metric()))
                && draft.items.stream()
                        .anyMatch(
                                item -> item.is(Role.HOW_MANY)
                                        && item.text()
                                                .toLowerCase(Locale.ROOT)
                                                .matches(
                                                        "combined|in total|altogether|together|total|total amount of|sum of|the sum of"));
        return share || total;
    }

    /** {@code what share of revenue do the top 5 make}. */
    private static boolean isDone(Draft draft, int lead) {
        var superlative = draft.superlative.orElseThrow().at();
        for (int at = Math.max(lead, 0); at < superlative; at++) {
            if (draft.item(at).text().matches("(?i)do|does|did")) {
                return true;
            }
        }
        return false;
    }

    /** {@code the top 3 states combined}: the word says that their numbers are added up. */
    static boolean addsUp(Draft draft, int at) {
        return draft.item(at).text().toLowerCase(Locale.ROOT).matches("combined|in total|altogether|together")
                && areOne(draft);
    }

    /** The reading of all of them together. */
    static Reading one(Reading reading) {
        return new Reading(
                reading.quantities(),
                List.of(),
                reading.conditions(),
                reading.periods(),
                reading.thresholds(),
                Optional.empty(),
                false,
                reading.form(),
                List.of(Group.rowsOf(reading.as(Form.PLAIN))));
    }

    /** {@code the 5 with the highest revenue by design}, where a group is such rows. */
    static Optional<String> said(Group group, Reading reading) {
        return group.among()
                .filter(among -> reading.breakdowns().isEmpty()
                        && among.periods().equals(reading.periods())
                        && among.conditions().equals(reading.conditions()))
                .flatMap(Reading::ranking)
                .map(ranking -> {
                    int count = ranking.limit().orElse(1);
                    var name = group.dimension().replace('_', ' ').replaceAll(" (name|key)$", "");
                    return "of the " + (count == 1 ? name : count + " " + Narrator.plural(name)) + " with the "
                            + (ranking.descending() ? "highest " : "lowest ")
                            + ranking.by().column().replace('_', ' ');
                });
    }
}
