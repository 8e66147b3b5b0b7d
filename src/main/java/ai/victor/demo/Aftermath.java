package ai.victor.demo;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to an order later: cancelled, refunded in one of the ways there are, or disputed. Nothing happens after the last day. */
final class Aftermath {
    private static final long FIRST_REFUND = 910_000_000_021L;
    private static final long REFUND_STEP = 11;

    private static final int CANCELLED = 20;
    private static final int REFUNDED = 46;
    private static final int REFUNDED_AFTER_COMEBACK = 220;
    private static final int GOODWILL_AFTER_RETARGETING = 25;
    private static final int DISPUTED = 3;

    private final Timeline timeline;
    private final Chance chance;
    private long nextRefund = FIRST_REFUND;

    Aftermath(Timeline timeline, Chance chance) {
        this.timeline = timeline;
        this.chance = chance;
    }

    Order of(Order order) {
        if (order.basket().kind() != Basket.Kind.WEB || order.lines().isEmpty()) {
            return order;
        }
        if (!order.basket().comeback() && chance.perMille(CANCELLED)) {
            return cancelled(order);
        }
        var refunds = refunds(order);
        var disputed = refunds.isEmpty() && chance.perMille(DISPUTED)
                ? Optional.of(order.day().plusDays(chance.between(20, 45))).filter(timeline::reached)
                : Optional.<LocalDate>empty();
        return order.withRefunds(refunds, Optional.empty(), disputed);
    }

    private Order cancelled(Order order) {
        var at = order.created().plusMinutes(chance.between(20, 900));
        if (!timeline.reached(at)) {
            return order;
        }
        // All that was paid goes back; a gift card and a tip come back without naming a line.
        var rest = order.basket().giftCard() + order.tip();
        var refund = new Refund(
                id(), at, order.lines().stream().map(Aftermath::whole).toList(), order.shipping(), rest);
        return order.withRefunds(List.of(refund), Optional.of(at), Optional.empty());
    }

    private List<Refund> refunds(Order order) {
        var at = order.created().plusDays(chance.between(2, 24)).withHour(chance.between(8, 18));
        if (!timeline.reached(at)) {
            return List.of();
        }
        if (order.basket().comeback()) {
            return chance.perMille(REFUNDED_AFTER_COMEBACK)
                    ? List.of(new Refund(id(), at, List.of(whole(order.lines().getFirst())), 0, 0))
                    : List.of();
        }
        if (order.basket().metaRetargeting()) {
            // These buyers know the goods: now and then a small courtesy, no returns.
            return chance.perMille(GOODWILL_AFTER_RETARGETING)
                    ? List.of(new Refund(id(), at, List.of(), 0, 100L * chance.between(1, 2)))
                    : List.of();
        }
        return chance.perMille(REFUNDED) ? ordinary(order, at) : List.of();
    }

    private List<Refund> ordinary(Order order, ZonedDateTime at) {
        var goods = order.lines().stream().mapToLong(Line::net).sum();
        return switch (chance.below(10)) {
            case 0, 1 -> List.of(new Refund(id(), at, List.of(), 0, Math.min(goods, 100L * chance.between(3, 12))));
            case 2, 3 ->
                List.of(new Refund(
                        id(), at, order.lines().stream().map(Aftermath::whole).toList(), order.shipping(), 0));
            case 4 -> {
                var line = chance.pick(order.lines());
                var given = new ArrayList<Refund>();
                given.add(new Refund(id(), at, List.of(part(line)), 0, 0));
                var later = at.plusDays(chance.between(1, 6));
                if (timeline.reached(later) && order.shipping() > 0) {
                    given.add(new Refund(id(), later, List.of(), 0, 200));
                }
                yield given;
            }
            default -> List.of(new Refund(id(), at, List.of(whole(chance.pick(order.lines()))), 0, 0));
        };
    }

    private static Refund.Returned whole(Line line) {
        return new Refund.Returned(line, line.quantity(), line.net(), line.tax());
    }

    /** One of several, or the only one. */
    private static Refund.Returned part(Line line) {
        return line.quantity() == 1
                ? whole(line)
                : new Refund.Returned(line, 1, line.net() / line.quantity(), line.tax() / line.quantity());
    }

    private long id() {
        nextRefund += REFUND_STEP;
        return nextRefund;
    }
}
