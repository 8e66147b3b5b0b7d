package ai.victor.source.supplier;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.BOOLEAN;
import static ai.victor.source.RawType.CURRENCY;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.DECIMAL;
import static ai.victor.source.RawType.INTEGER;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file about what suppliers charge. */
public final class SupplierFormats {
    private static final CsvFormat INVOICES = CsvFormat.of(
                    "supplier invoices file",
                    "raw_invoice",
                    // The order is part of the key, because one invoice may bill the same sku to several orders.
                    List.of("invoice_id", "order_name", "sku", "component"),
                    of("invoice_id", TEXT, "invoice_id"),
                    of("supplier", TEXT, "supplier"),
                    of("order_name", TEXT, "order_name"),
                    blank("sku", TEXT, "sku"),
                    blank("quantity", INTEGER, "qty"),
                    blank("print_method", TEXT, "print_method"),
                    blank("zone", TEXT, "zone"),
                    of("invoiced_at", DATE, "invoiced_at"),
                    of("component", TEXT, "component"),
                    of("amount", MONEY, "amount"),
                    of("is_reprint", BOOLEAN, "is_reprint"),
                    of("is_credit", BOOLEAN, "is_credit"),
                    // A supplier may bill in another currency than the shop's; most files of ours do not have the
                    // column.
                    optional("currency", CURRENCY, "currency"))
            .checkedBy(InvoiceCheck::fault, InvoiceCheck.SOUND);

    private static final CsvFormat RATES = CsvFormat.of(
            "supplier rate card",
            "raw_rate",
            List.of("supplier", "product_type", "print_method", "zone", "size_class"),
            of("supplier", TEXT, "supplier"),
            of("product_type", TEXT, "product_type"),
            of("print_method", TEXT, "print_method"),
            of("zone", TEXT, "zone"),
            of("size_class", TEXT, "size_class"),
            of("base", MONEY, "base"),
            of("print", MONEY, "print"),
            of("shipping_first", MONEY, "shipping_first"),
            of("shipping_additional", MONEY, "shipping_additional"),
            of("tax_rate", DECIMAL, "tax_rate"));

    private static final CsvFormat ZONES = CsvFormat.of(
            "shipping zones file",
            "raw_zone",
            List.of("country_code"),
            of("country_code", TEXT, "country_code"),
            of("zone", TEXT, "zone"));

    /** What no export tells of a supplier: the currency of the account, and whether its VAT is reclaimed and so is no cost. */
    private static final CsvFormat SETTINGS = CsvFormat.of(
            "supplier settings file",
            "raw_supplier_setting",
            List.of("supplier"),
            of("supplier", TEXT, "supplier"),
            blank("currency", TEXT, "account_currency"),
            blank("vat_recoverable", BOOLEAN, "vat_recoverable"));

    private SupplierFormats() {}

    public static List<Format> all() {
        return List.of(INVOICES, RATES, ZONES, SETTINGS);
    }
}
