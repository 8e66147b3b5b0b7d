package ai.victor.demo;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The upsell experiment: for ten weeks nine visitors of ten are shown a warm, dear, reduced piece to add; one in ten is held out.
 *
 * <p>Who is held out is drawn by lot among each ten visitors whose baskets are worth about the same, so that the arms are alike before the upsell,
 * and the story does not hang on luck.
 */
final class Experiment {
    static final String ID = "basket-upsell";
    static final String NAME = "Basket upsell";
    static final String TOOL = "PairPanda";
    static final String HOLDOUT_SHARE = "0.10";

    private static final int STRATUM = 10;
    private static final int TAKES_IT = 620;

    /** A visitor's arm, from the first session in the run. */
    record Assignment(long visitor, boolean holdout, ZonedDateTime assigned) {
        String arm() {
            return holdout ? "holdout" : "treatment";
        }
    }

    private final Timeline timeline;
    private final Catalog catalog;
    private final Chance chance;
    private final Map<Long, Assignment> assignments = new HashMap<>();
    private final List<Assignment> inOrder = new ArrayList<>();

    Experiment(Timeline timeline, Catalog catalog, List<Session> sessions, List<Basket> baskets, Chance chance) {
        this.timeline = timeline;
        this.catalog = catalog;
        this.chance = chance;
        assign(sessions, baskets);
    }

    /** By time of assignment. */
    List<Assignment> assignments() {
        return List.copyOf(inOrder);
    }

    Optional<Assignment> of(long visitor) {
        return Optional.ofNullable(assignments.get(visitor));
    }

    /** The visitor in whose outcome the order counts, if it counts in any. */
    Optional<Assignment> of(Basket basket) {
        return basket.visitor()
                .flatMap(this::of)
                .filter(assignment -> timeline.inExperiment(basket.created().toLocalDate())
                        && !basket.created().isBefore(assignment.assigned()));
    }

    /** The basket with what the treatment adds to it. */
    Basket upsold(Basket basket) {
        var treated = of(basket).filter(assignment -> !assignment.holdout()).isPresent();
        if (!treated || basket.items().isEmpty() || basket.comeback() || !chance.perMille(TAKES_IT)) {
            return basket;
        }
        return offer(basket).map(basket::withRecommended).orElse(basket);
    }

    /**
     * A warm piece that ships with the first item, but never from the supplier that had just become dearer: what that one makes comes in a second
     * parcel. In a basket from retargeting the offer stays with the look that brought it and in one parcel.
     */
    private Optional<Sku> offer(Basket basket) {
        var first = basket.items().getFirst().sku();
        var choice = catalog.allSkus().stream()
                .filter(sku -> sku.type() == ProductType.HOODIE || sku.type() == ProductType.SWEATSHIRT)
                .filter(sku -> sku.supplier() != DemoShop.DEARER_SUPPLIER && !sku.plus() && !basket.holds(sku))
                .filter(sku -> sku.supplier() == first.supplier()
                        || (first.supplier() == DemoShop.DEARER_SUPPLIER && !basket.metaRetargeting()))
                .filter(sku -> !basket.metaRetargeting()
                        || sku.design().aesthetic().equals(first.design().aesthetic()))
                .toList();
        return choice.isEmpty() ? Optional.empty() : Optional.of(chance.pick(choice));
    }

    private void assign(List<Session> sessions, List<Basket> baskets) {
        var seen = new HashMap<Long, ZonedDateTime>();
        for (var session : sessions) {
            if (timeline.inExperiment(session.started().toLocalDate())) {
                seen.putIfAbsent(session.visitor(), session.started());
            }
        }
        var worth = new HashMap<Long, Long>();
        for (var basket : baskets) {
            if (timeline.inExperiment(basket.created().toLocalDate())) {
                basket.visitor().ifPresent(visitor -> worth.merge(visitor, basket.listValue(), Long::sum));
            }
        }
        var ranked = seen.keySet().stream()
                .sorted(Comparator.comparingLong((Long visitor) -> -worth.getOrDefault(visitor, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (var from = 0; from < ranked.size(); from += STRATUM) {
            var heldOut = from + chance.below(STRATUM);
            for (var i = from; i < Math.min(from + STRATUM, ranked.size()); i++) {
                var visitor = ranked.get(i);
                var assigned = seen.get(visitor);
                if (assigned != null) {
                    assignments.put(visitor, new Assignment(visitor, i == heldOut, assigned));
                }
            }
        }
        inOrder.addAll(assignments.values());
        inOrder.sort(Comparator.comparing(Assignment::assigned).thenComparing(Assignment::visitor));
    }
}
