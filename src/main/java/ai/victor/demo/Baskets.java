package ai.victor.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Fills the baskets, day by day. */
final class Baskets {
    static final int ORDERS = 10_200;
    static final int FIRST_NUMBER = 1001;

    private static final int[] BY_HOUR = {2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 9, 9, 10, 9, 9, 9, 9, 9, 10, 11, 12, 11, 8, 4};
    private static final Weighted<Integer> HOURS =
            Weighted.by(IntStream.range(0, 24).boxed().toList(), hour -> BY_HOUR[hour]);

    private final Timeline timeline;
    private final Catalog catalog;
    private final Customers customers;
    private final Visitors visitors;
    private final Traffic traffic;
    private final Chance chance;

    Baskets(
            Timeline timeline,
            Catalog catalog,
            Customers customers,
            Visitors visitors,
            Traffic traffic,
            Chance chance) {
        this.timeline = timeline;
        this.catalog = catalog;
        this.customers = customers;
        this.visitors = visitors;
        this.traffic = traffic;
        this.chance = chance;
    }

    List<Basket> fill() {
        var days = timeline.days();
        var counts = Season.spread(ORDERS, days, chance);
        var baskets = new ArrayList<Basket>(ORDERS);
        for (var i = 0; i < counts.length; i++) {
            var times = times(days.get(i), counts[i]);
            for (var k = 0; k < times.size(); k++) {
                // Every other day has at least one, so that the story holds in each week and month.
                var comeback = k == 0 && i % 2 == 0 || chance.perMille(6);
                baskets.add(basket(FIRST_NUMBER + baskets.size(), times.get(k), comeback));
            }
        }
        return baskets;
    }

    private List<ZonedDateTime> times(LocalDate day, int count) {
        var times = new ArrayList<ZonedDateTime>();
        for (var i = 0; i < count; i++) {
            times.add(time(day, chance));
        }
        times.sort(ZonedDateTime::compareTo);
        return times;
    }

    /** A time of the day at which people shop, never in its last seconds: what follows at once is still of the same day. */
    static ZonedDateTime time(LocalDate day, Chance chance) {
        return ZonedDateTime.of(
                day, LocalTime.of(chance.pick(HOURS), chance.below(60), chance.below(40)), Timeline.ZONE);
    }

    private Basket basket(int number, ZonedDateTime created, boolean comeback) {
        if (comeback) {
            var customer = customers.freshAmerican();
            return new Basket(
                    number,
                    Basket.Kind.WEB,
                    created,
                    customer,
                    Optional.of(traffic.comeback()),
                    Optional.of(customer.visitor()),
                    comebackItems(),
                    0);
        }
        if (chance.perMille(9)) {
            return new Basket(
                    number,
                    Basket.Kind.WHOLESALE,
                    created,
                    customers.wholesaler(),
                    Optional.empty(),
                    Optional.empty(),
                    wholesaleItems(),
                    0);
        }
        if (chance.perMille(3)) {
            var items = List.of(new Basket.Item(catalog.allSkus().getFirst(), 1, false));
            return new Basket(
                    number,
                    Basket.Kind.TEST,
                    created,
                    customers.wholesaler(),
                    Optional.empty(),
                    Optional.empty(),
                    items,
                    0);
        }
        return ordinary(number, created);
    }

    private Basket ordinary(int number, ZonedDateTime created) {
        var before = customers.returning();
        var customer = before.orElseGet(customers::fresh);
        var touch = traffic.ofBuyer(created.toLocalDate(), before.isPresent(), customer.home());
        var retargeted = touch.filter(Touch::metaRetargeting).isPresent();
        var lost = chance.perMille(50);
        var seen = before.isEmpty() || chance.perMille(700) ? customer.visitor() : visitors.fresh();
        var giftCard = !retargeted && chance.perMille(12) ? 2500L * chance.between(1, 2) : 0;
        List<Basket.Item> items = giftCard > 0 && chance.perMille(200) ? List.of() : items(retargeted);
        return new Basket(
                number,
                Basket.Kind.WEB,
                created,
                customer,
                lost && chance.perMille(500) && !retargeted ? Optional.empty() : touch,
                lost ? Optional.empty() : Optional.of(seen),
                items,
                giftCard);
    }

    private List<Basket.Item> items(boolean retargeted) {
        var first = catalog.any(chance);
        while (retargeted && first.design().aesthetic().equals(DemoShop.LOSING_AESTHETIC)) {
            // This aesthetic's viewers have a campaign of their own.
            first = catalog.any(chance);
        }
        var items = new ArrayList<Basket.Item>();
        items.add(new Basket.Item(first, quantity(), false));
        var lines = chance.perMille(620) ? 1 : chance.perMille(710) ? 2 : 3;
        while (items.size() < lines) {
            var sku = retargeted || chance.perMille(500)
                    ? catalog.ofAesthetic(first.design().aesthetic(), chance)
                    : catalog.any(chance);
            if (items.stream().noneMatch(item -> item.sku().equals(sku))) {
                items.add(new Basket.Item(sku, quantity(), false));
            }
        }
        return items;
    }

    private int quantity() {
        return chance.perMille(880) ? 1 : chance.perMille(850) ? 2 : 3;
    }

    private List<Basket.Item> comebackItems() {
        var warm = chance.perMille(820);
        var skus = Weighted.by(catalog.skusOf(DemoShop.LOSING_AESTHETIC), sku -> switch (sku.type()) {
            case HOODIE, SWEATSHIRT -> warm ? Catalog.weight(sku) : 0;
            case T_SHIRT -> warm ? 0 : Catalog.weight(sku);
            case TOTE, MUG, POSTER, STICKER, PHONE_CASE -> 0;
        });
        var first = chance.pick(skus);
        var second = chance.pick(skus);
        return first.equals(second) || chance.perMille(700)
                ? List.of(new Basket.Item(first, 1, false))
                : List.of(new Basket.Item(first, 1, false), new Basket.Item(second, 1, false));
    }

    private List<Basket.Item> wholesaleItems() {
        var items = new ArrayList<Basket.Item>();
        var lines = chance.between(1, 4);
        while (items.size() < lines) {
            var sku = catalog.any(chance);
            if (items.stream().noneMatch(item -> item.sku().equals(sku))) {
                items.add(new Basket.Item(sku, chance.between(4, 12), false));
            }
        }
        return items;
    }
}
