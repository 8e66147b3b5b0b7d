package ai.victor.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the visits: those that end in an order, and five times as many that do not. */
final class Sessions {
    private static final int WITHOUT_ORDER = 55_500;
    private static final int SEEN_BEFORE = 230;
    private static final int REMEMBERED = 2500;
    private static final List<String> DEVICES = List.of(
            "mobile", "mobile", "mobile", "mobile", "mobile", "mobile", "desktop", "desktop", "desktop", "tablet");

    private final Timeline timeline;
    private final Catalog catalog;
    private final Visitors visitors;
    private final Traffic traffic;
    private final Chance chance;
    private final List<Session> recent = new ArrayList<>();
    private int nextRecent;

    Sessions(Timeline timeline, Catalog catalog, Visitors visitors, Traffic traffic, Chance chance) {
        this.timeline = timeline;
        this.catalog = catalog;
        this.visitors = visitors;
        this.traffic = traffic;
        this.chance = chance;
    }

    /** All sessions by start. */
    List<Session> of(List<Basket> baskets) {
        var days = timeline.days();
        var counts = Season.spread(WITHOUT_ORDER, days, chance);
        var sessions = new ArrayList<Session>();
        var next = 0;
        for (var i = 0; i < counts.length; i++) {
            var day = days.get(i);
            for (;
                    next < baskets.size()
                            && baskets.get(next).created().toLocalDate().equals(day);
                    next++) {
                ordered(baskets.get(next)).ifPresent(session -> add(session, sessions));
            }
            for (var k = 0; k < counts[i]; k++) {
                add(browsing(day), sessions);
            }
        }
        sessions.sort(Comparator.comparing(Session::started));
        return sessions;
    }

    private Optional<Session> ordered(Basket basket) {
        return basket.visitor().map(visitor -> {
            // It began before the order, and on the same day.
            var minutes = Math.min(chance.between(2, 25), basket.created().getMinute());
            return new Session(
                    visitor,
                    Optional.of(basket.customer().number()),
                    basket.created().minusMinutes(minutes).withSecond(0),
                    basket.touch(),
                    chance.pick(DEVICES),
                    basket.items().isEmpty()
                            ? "/pages/gift-cards"
                            : page(basket.items().getFirst().sku()),
                    Optional.of(basket.number()));
        });
    }

    private Session browsing(LocalDate day) {
        var before = !recent.isEmpty() && chance.perMille(SEEN_BEFORE)
                ? Optional.of(chance.pick(recent))
                : Optional.<Session>empty();
        return new Session(
                before.map(Session::visitor).orElseGet(visitors::fresh),
                before.flatMap(Session::customer).filter(customer -> chance.perMille(600)),
                Baskets.time(day, chance),
                traffic.ofVisitor(day),
                before.map(Session::device).orElseGet(() -> chance.pick(DEVICES)),
                page(catalog.any(chance)),
                Optional.empty());
    }

    private void add(Session session, List<Session> sessions) {
        sessions.add(session);
        if (recent.size() < REMEMBERED) {
            recent.add(session);
        } else {
            recent.set(nextRecent, session);
            nextRecent = (nextRecent + 1) % REMEMBERED;
        }
    }

    private String page(Sku sku) {
        var design = sku.design();
        return switch (chance.below(10)) {
            case 0, 1 -> "/";
            case 2 -> "/collections/all";
            case 3 -> "/pages/gift-guide";
            case 4 -> "/cart";
            case 5, 6, 7 ->
                design.aesthetic().isEmpty()
                        ? "/collections/house-marks"
                        : "/collections/" + design.aesthetic().replace(' ', '-');
            default -> "/products/" + design.slug();
        };
    }
}
