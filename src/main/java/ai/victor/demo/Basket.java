package ai.victor.demo;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is about to buy, before prices, payment and all that follows.
 *
 * @param number the order's number, without its sign
 * @param visitor in whose session it is bought; empty where no session was recorded
 */
record Basket(
        int number,
        Kind kind,
        ZonedDateTime created,
        Customers.Customer customer,
        Optional<Touch> touch,
        Optional<Long> visitor,
        List<Item> items,
        long giftCard) {
    /** How an order comes about: in the shop, typed in for a trader, or to try the checkout. */
    enum Kind {
        WEB,
        WHOLESALE,
        TEST
    }

    /** So many of a thing. */
    record Item(Sku sku, int quantity, boolean recommended) {}

    Basket {
        items = List.copyOf(items);
    }

    boolean holds(Sku sku) {
        return items.stream().anyMatch(item -> item.sku().equals(sku));
    }

    Basket withRecommended(Sku sku) {
        var more = new ArrayList<>(items);
        more.add(new Item(sku, 1, true));
        return new Basket(number, kind, created, customer, touch, visitor, more, giftCard);
    }

    long listValue() {
        return items.stream()
                .mapToLong(item -> item.sku().price() * item.quantity())
                .sum();
    }

    boolean metaRetargeting() {
        return touch.filter(Touch::metaRetargeting).isPresent();
    }

    /** Whether it comes from the campaign that sells the losing aesthetic at a loss. */
    boolean comeback() {
        return touch.flatMap(Touch::paid).filter(Campaign.COMEBACK::equals).isPresent();
    }
}
