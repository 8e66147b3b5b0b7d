package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads bounds that pick things whose numbers are added up: {@code revenue from orders over $100}, {@code how many orders had exactly one unit}. */
final class Groups {
    private static final Set<Role> BETWEEN = Set.of(
            Role.MORE,
            Role.LESS,
            Role.AT_LEAST,
            Role.AT_MOST,
            Role.BETWEEN,
            Role.WITH,
            Role.VERB,
            Role.OF,
            Role.TIME,
            Role.MONEY,
            Role.PREPOSITION,
            Role.NOT);

    private final Draft draft;

    private Groups(Draft draft) {
        this.draft = draft;
    }

    static void read(Draft draft) {
        var groups = new Groups(draft);
        List.copyOf(draft.bounds).forEach(groups::read);
        Shares.bounds(draft);
    }

    private void read(Draft.Bound bound) {
        int noun = noun(bound);
        if (noun < 0 || bound.wholeItem() >= 0 || isHeld(noun)) {
            return;
        }
        var dimension = draft.item(noun).dimensions().stream()
                .filter(name -> !TimeColumns.isTime(name))
                .findFirst();
        // "Every order from customers with 3 or more orders": the customers are whose, and not what is listed.
        var whose = isLed(noun) && bound.metricItem() >= 0 && (draft.list || isEach(noun));
        if (draft.list && !whose) {
            return;
        }
        if (whose) {
            draft.metrics.remove(noun);
        }
        var described = whose || !draft.metrics.containsKey(noun) && !draft.metrics.isEmpty();
        var rows = !draft.partOfBound && (!draft.breakdowns.isEmpty() || draft.superlative.isPresent());
        if (dimension.isEmpty()
                || draft.breakdowns.containsKey(noun)
                || rows && (!described || !isLed(noun))
                || !described && !isCounted(noun)) {
            return;
        }
        var quantity = quantity(bound);
        if (quantity.isEmpty()
                || quantity.get().metrics().stream().anyMatch(name -> !draft.names.reaches(name, dimension.get()))) {
            return;
        }
        var unit = draft.names.unit(quantity.get());
        if (bound.unit().equals("%") != unit.equals("percent") || bound.unit().equals("$") && !unit.equals("money")) {
            return;
        }
        draft.bounds.remove(bound);
        draft.use(noun);
        var thresholds = new ArrayList<>(List.of(new Threshold(quantity.get(), bound.comparison(), bound.number())));
        draft.groups.stream()
                .filter(group -> group.dimension().equals(dimension.get()))
                .forEach(group -> thresholds.addAll(group.thresholds()));
        draft.groups.removeIf(group -> group.dimension().equals(dimension.get()));
        draft.groups.add(new Group(dimension.get(), thresholds));
    }

    /** What the bound is of: the name before it, past little words. */
    private int noun(Draft.Bound bound) {
        int here = draft.before(bound.at());
        while (here >= 0
                && (BETWEEN.contains(draft.item(here).role())
                        || draft.partOfBound && (draft.values.contains(here) || here == bound.metricItem()))) {
            here = draft.before(here);
        }
        return draft.is(here, Role.NAME) && draft.item(here).hasDimension() && !draft.values.contains(here) ? here : -1;
    }

    /** {@code orders without a discount code over $200}: what must be there, or not, is what the orders have. */
    private boolean isHeld(int noun) {
        return draft.conditions.stream()
                .anyMatch(condition -> condition.values().isEmpty()
                        && draft.item(noun).dimensions().contains(condition.dimension())
                        && (draft.is(draft.before(noun), Role.NOT) || draft.is(draft.before(noun), Role.WITH)));
    }

    /** {@code revenue from customers with …}: what the numbers are of. */
    private boolean isLed(int noun) {
        int lead = draft.before(noun);
        return draft.is(lead, Role.PREPOSITION) || draft.is(lead, Role.OF);
    }

    private boolean isEach(int noun) {
        return draft.breakdowns.keySet().stream()
                .anyMatch(row -> row >= 0 && row < noun && draft.is(draft.before(row), Role.EACH));
    }

    /** {@code how many orders …}; {@code …: how many?}. */
    private boolean isCounted(int noun) {
        if (draft.partOfBound && draft.metrics.containsKey(noun)) {
            return true;
        }
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.HOW_MANY)
                    && draft.item(at).text().toLowerCase(Locale.ROOT).matches(".*\\b(many|number|count)\\b.*")
                    && draft.metrics.containsKey(noun)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Quantity> quantity(Draft.Bound bound) {
        if (bound.metricItem() >= 0) {
            return Optional.of(
                    new Quantity.Plain(draft.item(bound.metricItem()).metrics().get(0)));
        }
        return bound.unit().equals("%")
                ? Optional.empty()
                : draft.names.turnover().map(Quantity.Plain::new);
    }
}
