package ai.victor.source.shopify;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.CUSTOMER;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The orders CSV of Shopify's admin, in each of its forms: columns were added over the years, and a shop may have its own. Names, streets, phones and
 * notes are no columns of ours.
 */
final class OrderCsvFormat {
    /** What a row tells of the whole order; a file has it on the order's first row, or on each. */
    static final List<CsvColumn> OF_ORDER = List.of(
            blank("order_name", TEXT, "Name"),
            optional("id", TEXT, "Id"),
            blank("created", TEXT, "Created at"),
            blank("cancelled", TEXT, "Cancelled at"),
            blank("currency", CURRENCY, "Currency"),
            optional("email", CUSTOMER, "Email"),
            optional("financial_status", TEXT, "Financial Status"),
            optional("shipping_country", TEXT, "Shipping Country"),
            optional("billing_country", TEXT, "Billing Country"),
            optional("shipping_province", TEXT, "Shipping Province"),
            optional("billing_province", TEXT, "Billing Province"),
            blank("subtotal", MONEY, "Subtotal"),
            blank("shipping", MONEY, "Shipping"),
            blank("tax", MONEY, "Taxes"),
            blank("total", MONEY, "Total"),
            blank("discount_amount", MONEY, "Discount Amount"),
            optional("refunded", MONEY, "Refunded Amount"),
            optional("outstanding", MONEY, "Outstanding Balance"),
            optional("duties", MONEY, "Duties"),
            optional("discount_codes", TEXT, "Discount Code"),
            optional("payment_methods", TEXT, "Payment Method"),
            optional("payment_id", TEXT, "Payment ID"),
            optional("payment_reference", TEXT, "Payment Reference"),
            optional("payment_references", TEXT, "Payment References"),
            optional("order_source", TEXT, "Source"),
            optional("tags", TEXT, "Tags"),
            optional("attributes", TEXT, "Note Attributes"));

    private static final List<CsvColumn> OF_LINE = List.of(
            blank("quantity", INTEGER, "Lineitem quantity"),
            blank("line_name", TEXT, "Lineitem name"),
            blank("unit_price", MONEY, "Lineitem price"),
            blank("sku", TEXT, "Lineitem sku"),
            optional("requires_shipping", BOOLEAN, "Lineitem requires shipping"),
            optional("taxable", BOOLEAN, "Lineitem taxable"),
            optional("discount", MONEY, "Lineitem discount"),
            optional("supplier", TEXT, "Vendor"));

    static final CsvFormat FORMAT = CsvFormat.grouped(
            "Shopify orders export (CSV)",
            List.of(OrderCsvTables.ORDER, OrderCsvTables.LINE),
            OrderCsvRows::new,
            Stream.concat(OF_ORDER.stream(), OF_LINE.stream()).toList());

    private OrderCsvFormat() {}
}
