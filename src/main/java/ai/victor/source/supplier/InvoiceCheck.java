package ai.victor.source.supplier;

import ai.victor.source.RawRow;
import ai.victor.source.RowFault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What an invoice row cannot say: less than nothing without being a credit, or a component that no cost column takes. */
final class InvoiceCheck {
    private static final List<String> COMPONENTS = List.of("base", "print", "shipping", "tax");

    /** Of the rows that {@link #fault} has nothing against. */
    static final String SOUND =
            "component IN ('base', 'print', 'shipping', 'tax') AND (is_credit OR coalesce(quantity > 0, true) AND amount >= 0)"
                    + " AND (sku IS NOT NULL OR component = 'shipping')";

    private InvoiceCheck() {}

    static Optional<RowFault> fault(RawRow row) {
        var credit = Boolean.TRUE.equals(row.cell("is_credit"));
        if (row.cell("component") instanceof String component && !COMPONENTS.contains(component)) {
            return Optional.of(new RowFault(row.line(), "component", component, "is none of " + COMPONENTS));
        }
        if (!credit && row.cell("quantity") instanceof Long quantity && quantity <= 0) {
            return Optional.of(new RowFault(
                    row.line(), "qty", Long.toString(quantity), "is not positive, and the row is no credit"));
        }
        if (!credit && row.cell("amount") instanceof BigDecimal amount && amount.signum() < 0) {
            return Optional.of(
                    new RowFault(row.line(), "amount", amount.toString(), "is negative, and the row is no credit"));
        }
        if (row.cell("sku") == null && !"shipping".equals(row.cell("component"))) {
            return Optional.of(new RowFault(row.line(), "sku", "", "is empty, which only a shipping row may have"));
        }
        return Optional.empty();
    }
}
