package ai.victor.demo;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A movement of money at a payment provider.
 *
 * @param amount signed: what came in is positive
 * @param fee what the provider took, positive
 */
record Payment(Order order, Kind kind, ZonedDateTime at, long amount, long fee) {
    /** Why money moved. */
    enum Kind {
        CHARGE,
        REFUND,
        DISPUTE
    }

    private static final LocalTime DISPUTES_ARRIVE = LocalTime.of(11, 6, 40);

    /** All movements at the gateway, by time. A refund returns no fee; a dispute costs one. */
    static List<Payment> at(Gateway gateway, List<Order> orders) {
        var payments = new ArrayList<Payment>();
        for (var order : orders) {
            if (order.gateway() != gateway) {
                continue;
            }
            var paid = order.created().plusSeconds(9);
            payments.add(new Payment(order, Kind.CHARGE, paid, order.charged(), order.fee()));
            for (var refund : order.refunds()) {
                payments.add(new Payment(order, Kind.REFUND, refund.at(), -refund.total(), 0));
            }
            order.disputed()
                    .ifPresent(day -> payments.add(new Payment(
                            order,
                            Kind.DISPUTE,
                            ZonedDateTime.of(day, DISPUTES_ARRIVE, Timeline.ZONE),
                            -order.charged(),
                            gateway.disputeFee)));
        }
        payments.sort(Comparator.comparing(Payment::at));
        return payments;
    }

    long net() {
        return amount - fee;
    }
}
