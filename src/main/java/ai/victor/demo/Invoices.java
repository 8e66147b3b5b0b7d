package ai.victor.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the suppliers' invoices: a parcel per order and supplier, some days later, with the mistakes that suppliers make. */
final class Invoices {
    private static final int BILLED_THOUGH_CANCELLED = 400;
    private static final int LATE = 200;
    private static final int SHIPPING_BY_LINE = 80;
    private static final int REPRINTED = 12;
    private static final int CREDITED = 450;
    private static final int BILLED_TWICE = 2;

    private final Timeline timeline;
    private final RateCard rates;
    private final Chance chance;
    private final Map<Supplier, Integer> numbers = new EnumMap<>(Supplier.class);

    Invoices(Timeline timeline, RateCard rates, Chance chance) {
        this.timeline = timeline;
        this.rates = rates;
        this.chance = chance;
    }

    List<InvoiceRow> of(Order order) {
        var produced = order.valid() || !order.test() && chance.perMille(BILLED_THOUGH_CANCELLED);
        if (!produced) {
            return List.of();
        }
        var suppliers = new LinkedHashSet<Supplier>();
        order.lines().forEach(line -> suppliers.add(line.sku().supplier()));
        var rows = new ArrayList<InvoiceRow>();
        for (var supplier : suppliers) {
            var lines = order.lines().stream()
                    .filter(line -> line.sku().supplier() == supplier)
                    .toList();
            var day = order.day().plusDays(chance.perMille(LATE) ? chance.between(4, 10) : chance.between(1, 3));
            if (timeline.reached(day)) {
                parcel(order, supplier, lines, day, rows);
                lines.forEach(line -> mishaps(order, line, day, rows));
            }
        }
        return rows;
    }

    private void parcel(Order order, Supplier supplier, List<Line> lines, LocalDate day, List<InvoiceRow> rows) {
        var invoice = number(supplier);
        lines.forEach(line -> {
            for (var component :
                    List.of(InvoiceRow.Component.BASE, InvoiceRow.Component.PRINT, InvoiceRow.Component.TAX)) {
                rows.add(row(invoice, order, line, day, component, InvoiceRow.Cause.ORDER));
            }
        });
        // The line that is dearest to ship pays the first rate, the rest travels along.
        var dearest = lines.stream()
                .mapToLong(line -> price(order, line).shippingFirst())
                .max()
                .orElseThrow();
        var first = lines.stream()
                .filter(line -> price(order, line).shippingFirst() == dearest)
                .findFirst()
                .orElseThrow();
        var byLine = chance.perMille(SHIPPING_BY_LINE);
        var parcel = 0L;
        for (var line : lines) {
            var price = price(order, line);
            var cost =
                    line == first ? price.shippingFor(line.quantity()) : price.shippingAdditional() * line.quantity();
            parcel += cost;
            if (byLine) {
                rows.add(new InvoiceRow(
                        invoice,
                        supplier,
                        order,
                        Optional.of(line),
                        day,
                        InvoiceRow.Component.SHIPPING,
                        cost,
                        InvoiceRow.Cause.ORDER));
            }
        }
        if (!byLine) {
            rows.add(new InvoiceRow(
                    invoice,
                    supplier,
                    order,
                    Optional.empty(),
                    day,
                    InvoiceRow.Component.SHIPPING,
                    parcel,
                    InvoiceRow.Cause.ORDER));
        }
    }

    /** A line printed again, at our cost or credited later, or billed twice by mistake. */
    private void mishaps(Order order, Line line, LocalDate day, List<InvoiceRow> rows) {
        if (order.basket().metaRetargeting() || !order.valid()) {
            return;
        }
        if (chance.perMille(REPRINTED)) {
            var again = day.plusDays(chance.between(5, 14));
            if (timeline.reached(again)) {
                reprint(order, line, again, rows);
            }
        } else if (chance.perMille(BILLED_TWICE)) {
            var invoice = number(line.sku().supplier());
            rows.add(row(invoice, order, line, day, InvoiceRow.Component.BASE, InvoiceRow.Cause.ORDER));
            rows.add(row(invoice, order, line, day, InvoiceRow.Component.PRINT, InvoiceRow.Cause.ORDER));
        }
    }

    private void reprint(Order order, Line line, LocalDate day, List<InvoiceRow> rows) {
        var invoice = number(line.sku().supplier());
        rows.add(row(invoice, order, line, day, InvoiceRow.Component.BASE, InvoiceRow.Cause.REPRINT));
        rows.add(row(invoice, order, line, day, InvoiceRow.Component.PRINT, InvoiceRow.Cause.REPRINT));
        rows.add(row(invoice, order, line, day, InvoiceRow.Component.SHIPPING, InvoiceRow.Cause.REPRINT));
        var credited = day.plusDays(chance.between(3, 9));
        if (chance.perMille(CREDITED) && timeline.reached(credited)) {
            var credit = number(line.sku().supplier());
            rows.add(row(credit, order, line, credited, InvoiceRow.Component.BASE, InvoiceRow.Cause.CREDIT));
            rows.add(row(credit, order, line, credited, InvoiceRow.Component.PRINT, InvoiceRow.Cause.CREDIT));
        }
    }

    private InvoiceRow row(
            String invoice,
            Order order,
            Line line,
            LocalDate day,
            InvoiceRow.Component component,
            InvoiceRow.Cause cause) {
        var price = price(order, line);
        var amount = switch (component) {
            case BASE -> price.baseFor(line.quantity());
            case PRINT -> price.printFor(line.quantity());
            case TAX -> price.taxFor(line.quantity());
            case SHIPPING -> price.shippingFor(line.quantity());
        };
        var signed = cause == InvoiceRow.Cause.CREDIT ? -amount : amount;
        return new InvoiceRow(invoice, line.sku().supplier(), order, Optional.of(line), day, component, signed, cause);
    }

    private RateCard.Price price(Order order, Line line) {
        return rates.price(line.sku(), order.home().zone(), order.day());
    }

    private String number(Supplier supplier) {
        return String.format(Locale.ROOT, "%s-%07d", supplier.prefix, numbers.merge(supplier, 1, Integer::sum));
    }
}
