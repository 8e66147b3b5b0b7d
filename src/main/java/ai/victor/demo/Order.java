package ai.victor.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An order as the shop knows it.
 *
 * @param shipping what the customer paid for shipping
 * @param giftCard value of the gift card bought with it; 0 where none
 * @param reference the payment's, for the gateway
 * @param disputed the day the bank took the money back
 */
record Order(
        Basket basket,
        List<String> tags,
        Optional<String> code,
        List<Line> lines,
        long shipping,
        long tip,
        Gateway gateway,
        String reference,
        List<Refund> refunds,
        Optional<ZonedDateTime> cancelled,
        Optional<LocalDate> disputed) {
    Order {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
        refunds = List.copyOf(refunds);
    }

    String name() {
        return "#" + basket.number();
    }

    ZonedDateTime created() {
        return basket.created();
    }

    LocalDate day() {
        return basket.created().toLocalDate();
    }

    Destination home() {
        return basket.customer().home();
    }

    boolean test() {
        return basket.kind() == Basket.Kind.TEST;
    }

    boolean valid() {
        return !test() && cancelled.isEmpty();
    }

    long tax() {
        return lines.stream().mapToLong(Line::tax).sum();
    }

    long charged() {
        return lines.stream().mapToLong(Line::net).sum() + basket.giftCard() + shipping + tax() + tip;
    }

    long refunded() {
        return refunds.stream().mapToLong(Refund::total).sum();
    }

    long fee() {
        return gateway.fee(charged(), home().zone() == Zone.US);
    }

    Order withRefunds(List<Refund> given, Optional<ZonedDateTime> cancelledAt, Optional<LocalDate> disputedOn) {
        return new Order(basket, tags, code, lines, shipping, tip, gateway, reference, given, cancelledAt, disputedOn);
    }
}
