package ai.victor.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Writes what suppliers bill, what they ask now, and which zone a country is in. */
final class SupplierFiles {
    private SupplierFiles() {}

    static void write(Path folder, List<InvoiceRow> invoices, RateCard rates, Timeline timeline) throws IOException {
        invoices(folder.resolve("supplier_invoices.csv"), invoices);
        rates(folder.resolve("rate_card.csv"), rates, timeline);
        try (var csv = new CsvFile(folder.resolve("zones.csv"), "country_code,zone")) {
            for (var country : Destination.countries()) {
                csv.row(country, Destination.zoneOf(country).label);
            }
        }
    }

    private static void invoices(Path file, List<InvoiceRow> invoices) throws IOException {
        try (var csv = new CsvFile(
                file,
                "invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit")) {
            // The sort is stable: a parcel's rows stay together.
            for (var row : invoices.stream()
                    .sorted(Comparator.comparing(InvoiceRow::day))
                    .toList()) {
                csv.row(
                        row.invoice(),
                        row.supplier().label,
                        row.order().name(),
                        row.line().map(line -> line.sku().code()).orElse(""),
                        row.line()
                                .map(line -> Integer.toString(line.quantity()))
                                .orElse(""),
                        row.line().map(line -> line.sku().printMethod()).orElse(""),
                        row.order().home().zone().label,
                        row.day(),
                        row.component().label,
                        Cents.text(row.amount()),
                        row.cause() == InvoiceRow.Cause.REPRINT ? 1 : 0,
                        row.cause() == InvoiceRow.Cause.CREDIT ? 1 : 0);
            }
        }
    }

    private static void rates(Path file, RateCard rates, Timeline timeline) throws IOException {
        try (var csv = new CsvFile(
                file,
                "supplier,product_type,print_method,zone,size_class,base,print,shipping_first,shipping_additional,tax_rate")) {
            for (var supplier : Supplier.values()) {
                for (var type : ProductType.values()) {
                    for (var method : type.printMethods) {
                        for (var zone : Zone.values()) {
                            for (var plus : type.hasPlusSizes() ? List.of(false, true) : List.of(false)) {
                                var price = rates.price(supplier, type, method, zone, plus, timeline.last());
                                csv.row(
                                        supplier.label,
                                        type.label,
                                        method,
                                        zone.label,
                                        plus ? "plus" : "standard",
                                        Cents.text(price.base()),
                                        Cents.text(price.print()),
                                        Cents.text(price.shippingFirst()),
                                        Cents.text(price.shippingAdditional()),
                                        BigDecimal.valueOf(price.taxBasisPoints(), 4)
                                                .toPlainString());
                            }
                        }
                    }
                }
            }
        }
    }
}
