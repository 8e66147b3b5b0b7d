package ai.victor.language;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads who was paid: {@code what did we pay Printify}, {@code how much went to Meta}, {@code what did we spend on tools}. The model says what the
 * values of a dimension cost; that is what was paid.
 */
final class Payees {
    private final Draft draft;

    private Payees(Draft draft) {
        this.draft = draft;
    }

    /** Runs when names have their roles. */
    static void read(Draft draft) {
        var payees = new Payees(draft);
        if (draft.quantities.isEmpty() && !draft.hasVerdict() && draft.earlier.isEmpty() && payees.isPaying()) {
            payees.pay();
        }
    }

    private boolean isPaying() {
        return draft.items.stream()
                .anyMatch(
                        item -> item.text()
                                .matches(
                                        "(?i)pays?|paid|paying|went to|goes? to|going to|spend|spent|spending|charged?|charges"));
    }

    private void pay() {
        var cost = cost();
        if (cost.isEmpty()) {
            return;
        }
        if (draft.metrics.isEmpty()) {
            draft.quantities.add(new Quantity.Plain(cost.get()));
        } else if (draft.metrics.size() == 1
                && draft.metrics.entrySet().stream()
                        .allMatch(spent -> isSpending(spent.getKey(), spent.getValue(), cost.get()))) {
            draft.metrics.replaceAll((at, metric) -> cost.get());
        } else {
            return;
        }
        draft.assumptions.add("What was paid is taken as " + draft.names.inline(cost.get()) + ".");
    }

    /** {@code spent on Printify}: the word means the cost of ads elsewhere, which cannot be cut so. */
    private boolean isSpending(int at, String metric, String cost) {
        return draft.item(at).text().matches("(?i)spen[dt]|spending")
                && !metric.equals(cost)
                && dimensions().noneMatch(dimension -> draft.names.reaches(metric, dimension));
    }

    private Optional<String> cost() {
        var costs = dimensions()
                .flatMap(dimension -> draft.names.bindings().costOf(dimension).stream())
                .distinct()
                .toList();
        return costs.size() == 1 ? Optional.of(costs.get(0)) : Optional.empty();
    }

    private Stream<String> dimensions() {
        return Stream.concat(
                draft.breakdowns.values().stream(),
                draft.values.stream()
                        .flatMap(at -> draft.item(at).values().stream())
                        .map(Meaning.OfValue::dimension));
    }
}
