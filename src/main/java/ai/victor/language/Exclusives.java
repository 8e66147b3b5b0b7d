package ai.victor.language;

import java.util.List;
import java.util.Optional;

/**
 * Holds conditions against what the numbers count at all. Orders count valid orders only: of cancelled ones they would be zero, silently. Where the
 * model has a metric for just that value, it is meant; else there is no such number.
 */
final class Exclusives {
    private final Draft draft;

    private Exclusives(Draft draft) {
        this.draft = draft;
    }

    static void read(Draft draft) {
        var exclusives = new Exclusives(draft);
        for (var condition : List.copyOf(draft.conditions)) {
            if (!condition.negated()
                    && condition.values().size() == 1
                    && condition.either().isEmpty()) {
                exclusives.settle(condition, condition.values().get(0));
            }
        }
        exclusives.part();
    }

    /** {@code what percentage of orders were cancelled}: none of those that orders count, and the model may know the rate. */
    private void part() {
        var bindings = draft.names.bindings();
        for (var condition : draft.part) {
            for (var entry : draft.metrics.entrySet()) {
                var only = bindings.onlyValue(entry.getValue(), condition.dimension());
                if (only.isEmpty() || condition.values().contains(only.get())) {
                    continue;
                }
                var rate = condition.values().size() == 1 && draft.part.size() == 1 && !condition.negated()
                        ? bindings.keptFor(
                                        entry.getValue(),
                                        condition.dimension(),
                                        condition.values().get(0))
                                .flatMap(draft.names::rateOf)
                        : Optional.<String>empty();
                if (rate.isEmpty()) {
                    draft.stop(draft.names.label(entry.getValue()) + " counts only what has the "
                            + draft.names.inline(condition.dimension()) + " “" + only.get()
                            + "”: no part of it is anything else.");
                    return;
                }
                entry.setValue(rate.get());
                draft.part.clear();
                return;
            }
        }
    }

    private void settle(Condition condition, String value) {
        var bindings = draft.names.bindings();
        var replaced = false;
        var rest = false;
        for (var entry : draft.metrics.entrySet()) {
            var only = bindings.onlyValue(entry.getValue(), condition.dimension());
            if (only.isEmpty() || only.get().equalsIgnoreCase(value)) {
                rest = true;
                continue;
            }
            var kept = bindings.keptFor(entry.getValue(), condition.dimension(), value);
            if (kept.isEmpty()) {
                draft.stop(draft.names.label(entry.getValue()) + " counts only what has the "
                        + draft.names.inline(condition.dimension()) + " “" + only.get()
                        + "”: there is none of what is “"
                        + value + "”.");
                return;
            }
            entry.setValue(kept.get());
            replaced = true;
        }
        if (replaced && !rest) {
            draft.conditions.remove(condition);
        }
    }
}
