package ai.victor.demo;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of a supplier's invoice.
 *
 * @param line the order's line; empty where the row is the shipping of a parcel
 * @param amount in cents, for the whole quantity; negative on a credit
 */
record InvoiceRow(
        String invoice,
        Supplier supplier,
        Order order,
        Optional<Line> line,
        LocalDate day,
        Component component,
        long amount,
        Cause cause) {
    /** What is paid for. */
    enum Component {
        BASE("base"),
        PRINT("print"),
        SHIPPING("shipping"),
        TAX("tax");

        final String label;

        Component(String label) {
            this.label = label;
        }
    }

    /** Why the row was written. */
    enum Cause {
        ORDER,
        REPRINT,
        CREDIT
    }
}
