package ai.victor.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Edits the reading of the question before by a fragment: {@code and june so far}, {@code only new customers}, {@code by size}. */
final class FollowUp {
    /** What begins a fragment that changes the question before. */
    private static final Set<Role> STARTS = Set.of(
            Role.AND,
            Role.INSTEAD,
            Role.BY,
            Role.PER,
            Role.EACH,
            Role.ONLY,
            Role.NOT,
            Role.WITH,
            Role.MORE,
            Role.LESS,
            Role.AT_LEAST,
            Role.AT_MOST);

    private FollowUp() {}

    /** The earlier reading with what the fragment says in place of what it said. */
    static Reading edit(Reading before, Draft fragment) {
        var earlier = Portion.retold(before, fragment);
        var breakdowns = fragment.breakdowns.isEmpty()
                ? earlier.breakdowns()
                : fragment.alsoRows
                                || fragment.items.stream()
                                        .anyMatch(item -> item.text().matches("(?i)(?:also|too)(?: by)?"))
                        ? Stream.concat(earlier.breakdowns().stream(), fragment.breakdowns.values().stream())
                                .distinct()
                                .toList()
                        : rows(earlier, List.copyOf(fragment.breakdowns.values()));
        var thresholds = new ArrayList<>(earlier.thresholds().stream()
                .filter(threshold -> fragment.thresholds.stream()
                        .noneMatch(own -> own.quantity().equals(threshold.quantity())
                                && own.comparison().sign.charAt(0)
                                        == threshold.comparison().sign.charAt(0)))
                .toList());
        // "Split Meta by device" looks into one of the rows: what picked those rows picks nothing of it.
        var inside = !fragment.breakdowns.isEmpty()
                && fragment.conditions.stream()
                        .anyMatch(condition -> earlier.breakdowns().contains(condition.dimension()));
        if (inside) {
            thresholds.clear();
        }
        if (picked(fragment, earlier, List.copyOf(fragment.breakdowns.values()))) {
            return earlier.as(Form.PLAIN)
                    .by(List.copyOf(fragment.breakdowns.values()))
                    .under(Narrowing.edited(earlier, fragment))
                    .held(fragment.thresholds)
                    .ranked(fragment.ranking)
                    .of(List.of(Group.rowsOf(earlier.as(Form.PLAIN))));
        }
        thresholds.addAll(fragment.thresholds);
        return new Reading(
                earlier.quantities(),
                breakdowns,
                Narrowing.edited(earlier, fragment),
                periods(earlier, fragment),
                thresholds,
                fragment.ranking.or(() -> earlier.ranking().filter(ranking -> !inside)),
                earlier.list() && !inside,
                fragment.form instanceof Form.Plain
                        ? fragment.ranking.isPresent() && earlier.form() instanceof Form.Count
                                ? Form.PLAIN
                                : earlier.form()
                        : fragment.form,
                earlier.groups());
    }

    /** {@code vs the week before}: beside the days of the question before, and not in their place. */
    private static List<Period> periods(Reading earlier, Draft fragment) {
        var against = fragment.items.stream()
                .anyMatch(item -> item.is(Role.VERSUS) || item.is(Role.COMPARE) || item.is(Role.THAN));
        var until = fragment.periods.size() == 1
                && earlier.periods().size() == 1
                && fragment.items.stream()
                        .anyMatch(item ->
                                item.is(Role.TIME) && item.text().matches("(?i)(?:up )?(?:until|till|til|to)\\b.*"));
        if (until) {
            var start = earlier.periods().get(0).range().from();
            var end = fragment.periods.get(0).range().to();
            if (start.isBefore(end)) {
                return List.of(Period.of(start, end));
            }
        }
        return fragment.periods.isEmpty()
                ? earlier.periods()
                : against && fragment.periods.size() == 1 && !earlier.periods().isEmpty()
                        ? List.of(earlier.periods().get(0), fragment.periods.get(0))
                        : fragment.periods;
    }

    /** A grain of time takes the place of another; any other dimension takes the place of what stood there. */
    private static List<String> rows(Reading earlier, List<String> rows) {
        var grain = rows.size() == 1 && TimeColumns.isGrain(rows.get(0));
        if (!grain) {
            return rows;
        }
        var kept = new ArrayList<>(earlier.breakdowns().stream()
                .filter(row -> !TimeColumns.isGrain(row))
                .toList());
        kept.add(0, rows.get(0));
        return kept;
    }

    /** Whether a fragment says anything that an earlier reading can be edited by. */
    static boolean edits(Draft fragment) {
        return !fragment.breakdowns.isEmpty()
                || !fragment.conditions.isEmpty()
                || !fragment.periods.isEmpty()
                || !fragment.thresholds.isEmpty()
                || fragment.ranking.isPresent()
                || !(fragment.form instanceof Form.Plain)
                || !fragment.groups.isEmpty();
    }

    /** Whether rows of another kind are asked for where those of the question before were counted by a bound of their own. */
    static boolean recounts(Draft fragment, Reading earlier) {
        return earlier.form() instanceof Form.Count
                && !earlier.thresholds().isEmpty()
                && !fragment.breakdowns.isEmpty()
                && fragment.breakdowns.values().stream().noneMatch(earlier.breakdowns()::contains);
    }

    /** Whether a question only changes the one before: {@code by channel}, {@code only new customers}, {@code aov instead}. */
    static boolean continues(Draft draft) {
        return draft.earlier.isPresent()
                && (draft.items.stream().anyMatch(item -> item.is(Role.INSTEAD) || item.is(Role.REFERENCE))
                        || first(draft.items)
                                .filter(item -> STARTS.contains(item.role()))
                                .isPresent());
    }

    /**
     * Whether a question points at rows that the one before picked out, and asks for them on other days or under other filters: there, others
     * would be picked.
     */
    static boolean pointsElsewhere(Draft draft, Reading earlier) {
        var points = draft.items.stream()
                .anyMatch(item -> item.text().toLowerCase(Locale.ROOT).matches("those|these|them|they|their"));
        var one = earlier.picksOne()
                && draft.items.stream().anyMatch(item -> item.text().equalsIgnoreCase("it"));
        var picked = earlier.picksRows();
        var moved = !draft.periods.isEmpty() && !draft.periods.equals(earlier.periods());
        return (points || one) && picked && (moved || !draft.conditions.isEmpty());
    }

    /** The rows that the question before picked out, and no others, on other days or under other filters. */
    static Optional<Reading> elsewhere(Draft draft, Reading earlier) {
        if (earlier.breakdowns().size() != 1
                || earlier.periods().size() > 1
                || !(earlier.form() instanceof Form.Plain)
                || draft.ranking.isPresent()
                || !draft.thresholds.isEmpty()
                || !draft.breakdowns.isEmpty()
                        && !draft.breakdowns.values().stream()
                                .allMatch(earlier.breakdowns().get(0)::equals)) {
            return Optional.empty();
        }
        var numbers = draft.quantities.isEmpty() ? earlier.quantities() : List.copyOf(draft.quantities);
        return Optional.of(new Reading(
                numbers,
                earlier.breakdowns(),
                Narrowing.edited(earlier, draft),
                draft.periods.isEmpty() ? earlier.periods() : draft.periods,
                List.of(),
                Optional.empty(),
                false,
                Form.PLAIN,
                List.of(Group.rowsOf(earlier))));
    }

    /** Whether a question with a number of its own leans on the one before: {@code and units?}, {@code aov instead}, {@code clicks}. */
    static boolean leans(Draft draft) {
        return draft.leans
                || ranksAnew(draft)
                || continues(draft)
                || draft.items.stream().anyMatch(item -> item.text().equalsIgnoreCase("their"))
                || draft.items.stream().anyMatch(Mixes::isCut)
                || draft.items.stream()
                        .filter(item -> !isOn(draft, item))
                        .allMatch(item -> item.is(Role.FILLER) || item.is(Role.BREAK) || item.is(Role.NAME));
    }

    /** {@code on refund rate}: what rows are compared on. */
    private static boolean isOn(Draft draft, Item item) {
        return item.is(Role.PREPOSITION)
                && item.text().matches("(?i)on|in")
                && first(draft.items).filter(item::equals).isPresent();
    }

    /** {@code top 10 by sessions}, with no rows of its own: the rows of the answer before by another number. */
    static boolean ranksAnew(Draft draft) {
        return draft.superlative.isPresent()
                && draft.breakdowns.isEmpty()
                && draft.conditions.isEmpty()
                && draft.metrics.size() == 1
                && draft.earlier
                        .filter(reading -> !reading.breakdowns().isEmpty())
                        .isPresent()
                && (draft.is(draft.before(draft.metrics.keySet().iterator().next()), Role.BY)
                        || draft.items.stream().anyMatch(item -> item.text().matches("(?i)which (?:one|of .*)")));
    }

    private static Optional<Item> first(List<Item> items) {
        return items.stream().filter(item -> !item.is(Role.FILLER)).findFirst();
    }

    /** The new number, with rows, filters, days, order and bounds of the earlier reading where the new one has none. */
    static Reading lean(Draft draft, Reading asked, Reading earlier) {
        var reading = Portion.shared(draft, asked, earlier);
        if (Antecedent.isOne(draft, reading, earlier)) {
            return Antecedent.of(draft, reading, earlier).by(earlier.breakdowns());
        }
        if (ofThese(draft, reading, earlier)) {
            var ranking = reading.ranking()
                    .map(one -> one.limit().orElse(1) > 1
                            ? one
                            : new Ranking(one.by(), one.descending(), OptionalInt.empty()));
            return new Reading(
                    reading.quantities(),
                    earlier.breakdowns(),
                    earlier.conditions(),
                    earlier.periods(),
                    reading.thresholds(),
                    ranking,
                    false,
                    Form.PLAIN,
                    List.of(Group.rowsOf(earlier)));
        }
        var conditions = Narrowing.together(earlier.conditions(), reading.conditions(), draft.names);
        var own = !reading.breakdowns().isEmpty() || earlier.list();
        var same = !own || reading.breakdowns().equals(earlier.breakdowns());
        var thresholds = new ArrayList<>(same ? earlier.thresholds() : List.<Threshold>of());
        thresholds.addAll(reading.thresholds());
        var numbers = new LinkedHashSet<Quantity>();
        var sorted = sorts(draft, reading, earlier);
        if (sorted
                || ranksAnew(draft) && draft.items.stream().anyMatch(item -> item.is(Role.BY))
                || first(draft.items).filter(item -> item.is(Role.WITH)).isPresent()
                || draft.items.stream().anyMatch(item -> item.text().matches("(?i)too|also"))) {
            numbers.addAll(earlier.quantities());
        }
        numbers.addAll(reading.quantities());
        return new Reading(
                List.copyOf(numbers),
                own ? reading.breakdowns() : earlier.breakdowns(),
                conditions,
                periods(earlier, draft),
                thresholds,
                sorted
                        ? reading.ranking()
                                .or(() -> Optional.of(
                                        new Ranking(reading.quantities().get(0), true, OptionalInt.empty())))
                        : same ? ranking(draft, reading, earlier) : reading.ranking(),
                reading.list(),
                reading.form() instanceof Form.Plain && same ? earlier.form() : reading.form(),
                picked(draft, earlier, reading.breakdowns())
                        ? List.of(Group.rowsOf(earlier))
                        : reading.groups().isEmpty() ? earlier.groups() : reading.groups());
    }

    /** {@code which supplier made those}: other rows, of what the rows before were picked for. */
    private static boolean picked(Draft draft, Reading earlier, List<String> rows) {
        return draft.items.stream()
                        .anyMatch(item -> item.text().matches("(?i)(?:.* )?(?:it|that|those|these|they|them)"))
                && !rows.isEmpty()
                && earlier.breakdowns().size() == 1
                && !rows.contains(earlier.breakdowns().get(0))
                && earlier.periods().size() < 2
                && !(earlier.form() instanceof Form.Share || earlier.form() instanceof Form.Growth)
                && earlier.picksRows();
    }

    /** {@code which of these has the best margin}: the rows that were picked by one number, ranked by another. */
    private static boolean ofThese(Draft draft, Reading reading, Reading earlier) {
        return (reading.ranking().isPresent() || !reading.thresholds().isEmpty())
                && (reading.breakdowns().isEmpty() || reading.breakdowns().equals(earlier.breakdowns()))
                && reading.conditions().isEmpty()
                && reading.form() instanceof Form.Plain
                && earlier.breakdowns().size() == 1
                && earlier.periods().size() < 2
                && earlier.groups().isEmpty()
                && earlier.form() instanceof Form.Plain
                && earlier.picksRows()
                && draft.items.stream().anyMatch(item -> item.is(Role.REFERENCE));
    }

    /** {@code sort by the refund rate}: the rows of the answer before in another order, with all that they had. */
    private static boolean sorts(Draft draft, Reading reading, Reading earlier) {
        return first(draft.items)
                        .filter(item -> item.is(Role.BY) && item.text().matches("(?i)(sort|order|rank).*"))
                        .isPresent()
                && reading.quantities().size() == 1
                && reading.breakdowns().isEmpty()
                && !earlier.breakdowns().isEmpty()
                && earlier.periods().size() < 2
                && earlier.form() instanceof Form.Plain
                && !earlier.isLimited();
    }

    /**
     * Which rows stay: {@code and their margin} keeps those of the question before in their order, {@code by margin instead} ranks anew. Of a
     * few rows the best one is found among those few, so that their order stays too.
     */
    private static Optional<Ranking> ranking(Draft draft, Reading reading, Reading earlier) {
        var few = earlier.ranking()
                .flatMap(ranking -> ranking.limit().stream().boxed().findFirst())
                .isPresent();
        var referring = draft.items.stream().anyMatch(item -> item.is(Role.REFERENCE));
        if (reading.ranking().isPresent() && !(few && referring)) {
            return reading.ranking();
        }
        var anew = draft.items.stream().anyMatch(item -> item.is(Role.INSTEAD))
                || first(draft.items.stream().filter(item -> !item.is(Role.AND)).toList())
                        .filter(item -> item.is(Role.BY))
                        .isPresent();
        return anew
                ? earlier.ranking()
                        .map(ranking -> new Ranking(
                                reading.quantities().get(0), ranking.descending(), ranking.limit(), ranking.skip()))
                : earlier.ranking();
    }
}
