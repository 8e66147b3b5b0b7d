package ai.victor.demo;

import java.util.Optional;

/**
 * A line's share of all that its order earned and cost.
 *
 * @param line empty for an order of nothing but a gift card, which still has a fee
 * @param estimated whether no invoice names the line yet
 */
record Share(
        Order order,
        Optional<Line> line,
        long shippingCharged,
        long refunds,
        long base,
        long print,
        long shipping,
        long tax,
        boolean estimated,
        long fee) {
    long revenue() {
        return line.map(Line::net).orElse(0L) + shippingCharged - refunds;
    }

    long cogs() {
        return base + print + shipping + tax;
    }

    long contributionMargin() {
        return revenue() - cogs() - fee;
    }
}
