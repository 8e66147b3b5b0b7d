package ai.victor.language;

import ai.victor.language.Turns.Turn;
import ai.victor.model.Meta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Takes together what the last two turns held apart, two values or two periods: {@code both together}, {@code which was higher}, {@code the difference}. */
final class Pair {
    private static final Pattern TOGETHER = Sequel.whole(
            "(?:both|(?:the )?two|all (?<count>two|three|four|five|[2-9]))(?: of (?:them|those|these))?(?: (?:together|combined|in total|added up|summed))?");

    private static final Pattern WHICH = Sequel.whole(
            "(?:(?:so )?(?:which|who|what)(?: one| of (?:the two|them|those|these|both))? (?:is|was|are|were|has|had|did|does|do|sold|made|cost|looks|performed)"
                    + "(?: (?:it|the|done|been|a))*|(?:the )?) ?(?<word>higher|bigger|larger|greater|more|lower|smaller|less|fewer|better|worse|best|worst|highest|lowest|biggest|cheaper|cheapest|pricier|more expensive|dearer|ahead|winner|stronger|weaker)(?: (?:one|of the two|there))?");

    private static final Pattern DIFFERENCE = Sequel.whole(
            "(?:(?:what(?:'s| is| was)|how (?:big|large|much) (?:is|was)) )?(?:the )?(?:difference|gap|delta|change|diff)(?: between (?:the two|them|those|both|these))?(?: in (?:%|percent))?"
                    + "|(?:by )?how much (?:more|less|higher|lower|better|worse|of a (?:difference|change|drop|rise))(?: is (?:that|it))?|compare (?:them|the two|both|those|these)|side by side|next to each other|(?:show )?both|both side by side");

    private static final List<String> COUNTS = List.of("", "", "two", "three", "four", "five");

    private final Reading first;
    private final Reading second;
    private final Names names;

    /**
     * @param first the reading of the turn before the last
     * @param second the reading of the last one
     */
    Pair(Reading first, Reading second, Names names) {
        this.first = first;
        this.second = second;
        this.names = names;
    }

    Optional<Turn> read(String text) {
        var together = TOGETHER.matcher(text);
        if (together.matches() && !text.matches("(?i)both[ .?!]*")) {
            return together(Optional.ofNullable(together.group("count")));
        }
        var which = WHICH.matcher(text);
        if (which.matches()) {
            return which(which.group("word").toLowerCase(Locale.ROOT));
        }
        return DIFFERENCE.matcher(text).matches() ? apart(Optional.empty()) : Optional.empty();
    }

    /** One row for each of two values, one column for each of two periods. */
    private Optional<Turn> apart(Optional<Ranking> ranking) {
        var periods = first.periods().size() == 1
                && second.periods().size() == 1
                && !first.periods().equals(second.periods())
                && first.in(second.periods()).equals(second);
        if (periods && second.breakdowns().stream().noneMatch(TimeColumns::isGrain)) {
            return shown(second.in(List.of(
                    later(first.periods().get(0), second.periods().get(0)),
                    earlier(first.periods().get(0), second.periods().get(0)))));
        }
        return union().filter(condition -> second.breakdowns().isEmpty())
                .flatMap(condition ->
                        shown(held(condition).by(List.of(condition.dimension())).ranked(ranking)));
    }

    private static Period later(Period one, Period other) {
        return one.range().from().isAfter(other.range().from()) ? one : other;
    }

    private static Period earlier(Period one, Period other) {
        return one.range().from().isAfter(other.range().from()) ? other : one;
    }

    /** {@code which was higher}: both, the one that is asked for on top. */
    private Optional<Turn> which(String word) {
        if (second.quantities().size() != 1) {
            return Optional.empty();
        }
        var quantity = second.quantities().get(0);
        var low = names.goodness(quantity) == Meta.Goodness.LOWER;
        if (word.matches("cheap.*|pricier|more expensive|dearer")
                && !(low && names.unit(quantity).equals("money"))) {
            return Optional.of(new Turn.Back("“" + word + "” by which cost? Name the number."));
        }
        var descending = switch (word) {
            case "lower", "smaller", "less", "fewer", "lowest", "cheaper", "cheapest" -> false;
            case "better", "best", "ahead", "winner", "stronger" -> !low;
            case "worse", "worst", "weaker" -> low;
            default -> true;
        };
        return apart(Optional.of(new Ranking(quantity, descending, OptionalInt.empty())));
    }

    /** {@code both together}: the values as one; {@code all three}, where the data has so many. */
    private Optional<Turn> together(Optional<String> count) {
        var union = union();
        if (union.isEmpty() || count.isEmpty() || count.get().matches("two|2")) {
            return union.flatMap(condition -> shown(held(condition)));
        }
        var dimension = union.get().dimension();
        var all = names.vocabulary().values().getOrDefault(dimension, List.of());
        var told = COUNTS.indexOf(count.get()) >= 0 ? COUNTS.indexOf(count.get()) : Integer.parseInt(count.get());
        return all.size() == told
                ? shown(held(new Condition(dimension, all, false, String.join(" and ", all))))
                : Optional.of(new Turn.Back("Which " + names.inline(dimension) + "s do you mean? Name them."));
    }

    /** The filter by which the two differ, with the values of both; empty where they differ by anything else. */
    private Optional<Condition> union() {
        var own = own(second, first);
        var other = own(first, second);
        if (own.size() != 1
                || other.size() != 1
                || own.get(0).negated()
                || other.get(0).negated()
                || !own.get(0).either().isEmpty()
                || !own.get(0).dimension().equals(other.get(0).dimension())
                || !second.under(first.conditions()).equals(first)) {
            return Optional.empty();
        }
        var values = new LinkedHashSet<>(other.get(0).values());
        values.addAll(own.get(0).values());
        return Optional.of(
                new Condition(own.get(0).dimension(), List.copyOf(values), false, String.join(" and ", values)));
    }

    private Reading held(Condition union) {
        var conditions = new ArrayList<>(second.conditions());
        conditions.set(conditions.indexOf(own(second, first).get(0)), union);
        return second.under(conditions);
    }

    private static List<Condition> own(Reading one, Reading other) {
        return one.conditions().stream()
                .filter(condition -> !other.conditions().contains(condition))
                .toList();
    }

    private static Optional<Turn> shown(Reading reading) {
        return Optional.of(new Turn.Shown(reading, List.of()));
    }
}
