package ai.victor.language;

import ai.victor.language.Threshold.Against;
import ai.victor.language.Threshold.Comparison;
import ai.victor.model.Meta.Goodness;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads which rows are meant by how they moved: {@code which states fell in revenue from April to May}, {@code designs with a higher refund rate in
 * May than in April}. Such a question is for some rows, and all of them are no answer to it.
 */
final class Directions {
    private static final Pattern DOWN = Pattern.compile(
            ".*\\b(?:decreas\\w+|declin\\w+|falling|fallen|fell|drop\\w*|shr[aiu]nk\\w*|(?:going|gone|went|go|trending) (?:down\\w*|lower)|on the decline|down|weaker|lower|smaller|fewer|less)\\b.*");

    private static final Pattern UP = Pattern.compile(
            ".*\\b(?:gr[eo]w\\w*|increas\\w+|rising|risen|rose|climb\\w*|(?:going|gone|went|go|trending) (?:up\\w*|higher)|on the rise|up|more|higher|bigger|larger|greater)\\b.*");

    private static final Pattern BETTER = Pattern.compile(".*\\b(?:improv\\w+|better|stronger)\\b.*");

    private static final Pattern WORSE = Pattern.compile(".*\\b(?:worse\\w*|deteriorat\\w+)\\b.*");

    /** These name a change of either way. */
    private static final Pattern NOUN = Pattern.compile(".*\\b(?:growth|changes?)\\b.*");

    /** What stands between a move and its size. */
    private static final Set<Role> BOUNDING =
            Set.of(Role.BY, Role.PREPOSITION, Role.MORE, Role.LESS, Role.AT_LEAST, Role.AT_MOST);

    private final Draft draft;

    private Directions(Draft draft) {
        this.draft = draft;
    }

    /** {@code grew by more than 10%}: how far it moved, and not how much it is. */
    static boolean isOfMove(Draft draft, Draft.Bound bound) {
        int lead = draft.before(bound.at());
        while (lead >= 0 && BOUNDING.contains(draft.item(lead).role())) {
            lead = draft.before(lead);
        }
        return draft.is(lead, Role.GROWTH);
    }

    /** Runs when rows are ranked: what is ranked by its move shows all of them, from one end. */
    static void read(Draft draft) {
        var far = draft.bounds.stream().filter(bound -> isOfMove(draft, bound)).toList();
        if (draft.form instanceof Form.Growth && draft.periods.isEmpty() && new Directions(draft).areSome()) {
            draft.stop("Which ones moved from when to when? Name a period, or two to compare.");
            return;
        }
        var here = draft.periods.size() == 2
                && draft.superlative.isEmpty()
                && draft.ranking.isEmpty()
                && draft.thresholds.stream().allMatch(bound -> bound.against() == Against.NUMBER)
                && draft.form instanceof Form.Plain
                && !draft.list
                && !draft.quantities.isEmpty();
        if (here) {
            new Directions(draft).select(far.stream().findFirst());
        }
        if (far.size() > 1 || !far.isEmpty() && draft.thresholds.stream().noneMatch(Threshold::isOfMove)) {
            draft.stop(
                    "I pick rows by how far they moved between two periods: name the rows, such as by channel, and both periods.");
        }
    }

    private void select(Optional<Draft.Bound> far) {
        if (!areSome()) {
            return;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            var text = draft.item(at).text().toLowerCase(Locale.ROOT);
            var moves = draft.is(at, Role.GROWTH) && !NOUN.matcher(text).matches();
            if (!moves && !draft.is(at, Role.HIGHER)) {
                continue;
            }
            // "Higher in April than in May" is said of the one that is named first.
            var turned = draft.is(at, Role.HIGHER)
                    && draft.periods
                            .get(0)
                            .range()
                            .from()
                            .isBefore(draft.periods.get(1).range().from());
            for (var quantity : draft.quantities) {
                var rises = rises(text, quantity);
                if (rises.isEmpty()) {
                    draft.stop("“" + text + "” can be more or less of "
                            + draft.names.inline(quantity.metrics().get(0))
                            + ". Say which, for example that it rose or fell.");
                    return;
                }
                var up = rises.get() != turned;
                int move = at;
                far.ifPresentOrElse(
                        bound -> by(quantity, up, bound, move),
                        () -> draft.thresholds.add(
                                Threshold.of(quantity, up ? Comparison.ABOVE : Comparison.BELOW, Against.BEFORE)));
                if (draft.ranking.isEmpty()) {
                    draft.ranking = Optional.of(new Ranking(quantity, up, OptionalInt.empty())
                            .shownBy(PeriodColumns.change(quantity) + (up ? " DESC" : " ASC")));
                }
            }
            return;
        }
    }

    private void by(Quantity quantity, boolean up, Draft.Bound bound, int move) {
        for (int at = move + 1; at < bound.at(); at++) {
            draft.use(at);
        }
        var unit = draft.names.unit(quantity);
        var rate = unit.equals("percent");
        var told = draft.item(bound.at()).text();
        if (bound.comparison() != Comparison.ABOVE && bound.comparison() != Comparison.AT_LEAST) {
            draft.stop("I pick rows that moved by more than something, and not by less.");
        } else if (rate && bound.unit().equals("%")) {
            draft.stop("“" + told
                    + "” of a rate may be points or percent of it. Ask for those that moved, and I show both.");
        } else if (bound.unit().equals("$") && !unit.equals("money")) {
            draft.stop("“" + told + "” does not fit " + draft.names.inline(quantity) + ", which is not in that unit.");
        }
        var comparison = up
                ? bound.comparison()
                : bound.comparison() == Comparison.ABOVE ? Comparison.BELOW : Comparison.AT_MOST;
        var against = bound.unit().equals("%") ? Against.BEFORE_IN_PERCENT : Against.BEFORE;
        draft.thresholds.add(new Threshold(
                quantity,
                comparison,
                against,
                up ? bound.number() : bound.number().negate()));
    }

    /** Whether rows are named as those that moved, and not as what a number is to be cut by. */
    private boolean areSome() {
        return draft.breakdowns.entrySet().stream()
                .anyMatch(row -> row.getKey() >= 0
                        && !TimeColumns.isTime(row.getValue())
                        && draft.item(row.getKey()).hasDimension()
                        && !isCut(draft.before(row.getKey())));
    }

    private boolean isCut(int at) {
        return draft.is(at, Role.BY) || draft.is(at, Role.PER) || draft.is(at, Role.EACH);
    }

    private Optional<Boolean> rises(String text, Quantity quantity) {
        var better = BETTER.matcher(text).matches();
        if (better || WORSE.matcher(text).matches()) {
            var goodness = draft.names.goodness(quantity);
            return goodness == Goodness.NEITHER
                    ? Optional.empty()
                    : Optional.of(better == (goodness == Goodness.HIGHER));
        }
        if (DOWN.matcher(text).matches() == UP.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(UP.matcher(text).matches());
    }
}
