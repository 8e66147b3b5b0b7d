package ai.victor.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Divides what an order earned and cost among its lines, by the definitions of the export formats. */
final class Ledger {
    private final Timeline timeline;
    private final RateCard rates;

    Ledger(Timeline timeline, RateCard rates) {
        this.timeline = timeline;
        this.rates = rates;
    }

    /** One share for each line, in their order; for an order without lines one that holds its fee. */
    List<Share> shares(Order order, List<InvoiceRow> rows) {
        var lines = order.lines();
        if (lines.isEmpty()) {
            return List.of(new Share(
                    order, Optional.empty(), order.shipping(), withoutLine(order), 0, 0, 0, 0, false, order.fee()));
        }
        var shipping = divide(order.shipping(), lines, line -> true);
        var refundRest = divide(withoutLine(order), lines, line -> true);
        var fee = divide(order.fee(), lines, line -> true);
        var parcels = parcels(lines, rows);
        var shares = new ArrayList<Share>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var own = rows.stream()
                    .filter(row -> row.line().filter(line::equals).isPresent())
                    .toList();
            var refunds = refundRest[i] + returned(order, line);
            shares.add(
                    own.isEmpty()
                            ? estimated(order, line, shipping[i], refunds, parcels[i], fee[i])
                            : new Share(
                                    order,
                                    Optional.of(line),
                                    shipping[i],
                                    refunds,
                                    sum(own, InvoiceRow.Component.BASE),
                                    sum(own, InvoiceRow.Component.PRINT),
                                    sum(own, InvoiceRow.Component.SHIPPING) + parcels[i],
                                    sum(own, InvoiceRow.Component.TAX),
                                    false,
                                    fee[i]));
        }
        return shares;
    }

    /** By the current rate card, as if the line travelled alone. */
    private Share estimated(Order order, Line line, long shipping, long refunds, long parcel, long fee) {
        var price = rates.price(line.sku(), order.home().zone(), timeline.last());
        var quantity = line.quantity();
        return new Share(
                order,
                Optional.of(line),
                shipping,
                refunds,
                price.baseFor(quantity),
                price.printFor(quantity),
                price.shippingFor(quantity) + parcel,
                price.taxFor(quantity),
                true,
                fee);
    }

    private static long[] parcels(List<Line> lines, List<InvoiceRow> rows) {
        var parcels = new long[lines.size()];
        for (var supplier : Supplier.values()) {
            var cost = rows.stream()
                    .filter(row -> row.line().isEmpty() && row.supplier() == supplier)
                    .mapToLong(InvoiceRow::amount)
                    .sum();
            if (cost != 0) {
                var parts = divide(cost, lines, line -> line.sku().supplier() == supplier);
                for (var i = 0; i < parts.length; i++) {
                    parcels[i] += parts[i];
                }
            }
        }
        return parcels;
    }

    private static long[] divide(long cents, List<Line> lines, Predicate<Line> served) {
        var byValue = lines.stream()
                .mapToLong(line -> served.test(line) ? line.net() : 0)
                .toArray();
        for (var weight : byValue) {
            if (weight > 0) {
                return LargestRemainder.divide(cents, byValue);
            }
        }
        return LargestRemainder.divide(
                cents,
                lines.stream()
                        .mapToLong(line -> served.test(line) ? line.quantity() : 0)
                        .toArray());
    }

    private static long withoutLine(Order order) {
        return order.refunds().stream()
                .mapToLong(refund -> refund.shipping() + refund.goodwill())
                .sum();
    }

    private static long returned(Order order, Line line) {
        return order.refunds().stream()
                .flatMap(refund -> refund.lines().stream())
                .filter(returned -> returned.line().equals(line))
                .mapToLong(Refund.Returned::subtotal)
                .sum();
    }

    private static long sum(List<InvoiceRow> rows, InvoiceRow.Component component) {
        return rows.stream()
                .filter(row -> row.component() == component)
                .mapToLong(InvoiceRow::amount)
                .sum();
    }
}
