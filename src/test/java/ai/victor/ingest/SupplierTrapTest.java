package ai.victor.ingest;

import static ai.victor.ingest.SupplierJson.printful;
import static ai.victor.ingest.SupplierJson.printfulItem;
import static ai.victor.ingest.SupplierJson.printfulPage;
import static ai.victor.ingest.SupplierJson.printify;
import static ai.victor.ingest.SupplierJson.printifyItem;
import static ai.victor.ingest.SupplierJson.printifyPage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What goes wrong with the cost of goods when suppliers' orders are read as if each were one order, paid once, in dollars, for good. */
class SupplierTrapTest extends SupplierCase {
    /** 2026-05-05T12:00:00Z. */
    private static final long NOON = 1777982400;

    @Test
    void trap2ACancellationBeforeProductionCostsNothing() {
        oneOrder("Printify");
        shop.file(
                "a.json",
                printifyPage(printify(
                        "a",
                        ORDER_1,
                        "2026-05-05 08:10:00+00:00",
                        400,
                        50,
                        "\"status\": \"canceled\"",
                        printifyItem("A", 2, 2100, "\"status\": \"canceled\""))));
        shop.file(
                "b.json",
                printfulPage(printful(
                        7,
                        "5000000000001",
                        "canceled",
                        NOON,
                        "20.00 4.00 1.00 25.00",
                        printfulItem("1", "A", 2, "10.00"))));
        imported();
        assertThat(shop.rows("SELECT supplier, stage, amount FROM fact_supplier_order ORDER BY 1"))
                .containsExactly("Printful|cancelled|0.00", "Printify|cancelled|0.00");
        assertThat(cogs()).isEqualTo("[0.00|0.00|0.00|0.00|estimated]");
    }

    @Test
    void trap2ACancellationAfterProductionKeepsItsCost() {
        oneOrder("Printify");
        shop.file(
                "a.json",
                printifyPage(printify(
                        "a",
                        ORDER_1,
                        "2026-05-05 08:10:00+00:00",
                        400,
                        50,
                        "\"status\": \"canceled\", \"sent_to_production_at\": \"2026-05-05 09:00:00+00:00\"",
                        printifyItem("A", 2, 2100, "\"status\": \"canceled\""))));
        imported();
        assertThat(cogs()).isEqualTo("[21.00|4.00|0.50|25.50|actual]");
    }

    @Test
    void trap2AnItemThatWasCancelledInTimeCostsNothingBesideOneThatWasMade() {
        oneOrder("Printify");
        shop.file(
                "a.json",
                printifyPage(
                        printify(
                                "a",
                                ORDER_1,
                                "2026-05-05 08:10:00+00:00",
                                400,
                                0,
                                "\"status\": \"partially-fulfilled\"",
                                printifyItem("A", 2, 2100, MADE),
                                printifyItem(
                                        "B",
                                        1,
                                        900,
                                        "\"status\": \"canceled\", \"sent_to_production_at\": \"1970-01-01 00:00:00+00:00\""))));
        imported();
        assertThat(cogs()).isEqualTo("[21.00|4.00|0.00|25.00|actual]");
    }

    @Test
    void trap2AnOrderThatTheShopCancelledAndTheSupplierMadeKeepsItsCostInSight() {
        orders(new Orders()
                .order("#1", "2026-05-05T08:00:00Z")
                .with("cancelledAt", "2026-05-06T08:00:00Z")
                .line("A", 2, "20.00", "0.00", "Printify"));
        shop.file(
                "a.json",
                printifyPage(printify(
                        "a", ORDER_1, "2026-05-05 08:10:00+00:00", 400, 50, MADE, printifyItem("A", 2, 2100, MADE))));
        imported();
        assertThat(
                        shop.rows(
                                "SELECT o.status, sum(l.amount) FROM fact_invoice_line l JOIN dim_order o USING (order_id) GROUP BY 1"))
                .containsExactly("cancelled|25.50");
        assertThat(shop.rows("SELECT count(*) FROM fact_order_line")).containsExactly("0");
    }

    @Test
    void trap3AReprintIsALaterCostOfTheSameLineAndNoNewOrder() {
        oneOrder("Printify");
        shop.file(
                "a.json",
                printifyPage(
                        printify(
                                "a",
                                ORDER_1,
                                "2026-05-05 08:10:00+00:00",
                                400,
                                50,
                                MADE,
                                printifyItem("A", 2, 2100, MADE)),
                        // Twelve days later: as another order of that name it would be too far away.
                        printify(
                                "r",
                                "\"order_type\": \"reprint\", \"shop_order_label\": \"#1\"",
                                "2026-05-17 08:10:00+00:00",
                                300,
                                0,
                                MADE,
                                printifyItem("A", 1, 1050, MADE))));
        imported();
        assertThat(shop.rows("SELECT count(*) FROM dim_order")).containsExactly("1");
        assertThat(cogs()).isEqualTo("[31.50|7.00|0.50|39.00|actual]");
        assertThat(shop.rows("SELECT is_reprint, sum(amount) FROM fact_invoice_line GROUP BY 1 ORDER BY 1"))
                .containsExactly("false|25.50", "true|13.50");
        // The invoice of the first order says nothing of the reprint, which stays; billed, it is not counted twice.
        shop.file("i.csv", INVOICES + "I1,Printify,#1,A,2,DTG,US,2026-05-20,base,26.00,0,0\n");
        imported();
        assertThat(cogs()).isEqualTo("[36.50|3.00|0.00|39.50|actual]");
        shop.file(
                "i2.csv",
                INVOICES
                        + "I2,Printify,#1,A,1,DTG,US,2026-05-21,base,12.00,1,0\nI3,Printify,#1,A,1,DTG,US,2026-05-28,base,-2.00,1,1\n");
        imported();
        assertThat(cogs()).isEqualTo("[36.00|0.00|0.00|36.00|actual]");
        assertThat(shop.rows("SELECT status, sum(amount) FROM fact_invoice_line GROUP BY 1 ORDER BY 1"))
                .containsExactly("credited|-2.00", "invoiced|38.00");
    }

    @Test
    void trap5ShippingIsChargedOnceBySupplierOrderAndBorneByTheLinesThatItMade() {
        orders(new Orders()
                .order("#1", "2026-05-05T08:00:00Z")
                .line("A", 1, "30.00", "0.00", "Printful")
                .line("B", 1, "30.00", "0.00", "Printful")
                .line("C", 1, "40.00", "0.00", "Printify"));
        shop.file(
                "a.json",
                printfulPage(
                        printful(
                                7,
                                "5000000000001",
                                "fulfilled",
                                NOON,
                                "10.00 4.00 0.00 14.00",
                                printfulItem("1", "A", 1, "10.00")),
                        printful(
                                8,
                                "@5000000000001",
                                "partial",
                                NOON,
                                "12.00 5.00 0.00 17.00",
                                printfulItem("2", "B", 1, "12.00"))));
        shop.file(
                "b.json",
                printifyPage(printify(
                        "a", ORDER_1, "2026-05-05 08:10:00+00:00", 600, 0, MADE, printifyItem("C", 1, 900, MADE))));
        imported();
        assertThat(shop.rows("SELECT sku, cogs_base, cogs_shipping FROM fact_order_line ORDER BY sku"))
                .containsExactly("A|10.00|4.00", "B|12.00|5.00", "C|9.00|6.00");
        assertThat(shop.rows(
                        "SELECT supplier_order_id, match_method, match_confidence FROM fact_supplier_order ORDER BY 1"))
                .containsExactly("7|Shopify order id|1.00", "8|Shopify order id|1.00", "a|Shopify order id|1.00");
    }

    @Test
    void trap5AnInvoiceOfTheFirstShipmentLeavesWhatTheSecondCosts() {
        orders(new Orders()
                .order("#1", "2026-05-05T08:00:00Z")
                .line("A", 1, "30.00", "0.00", "Printful")
                .line("B", 1, "30.00", "0.00", "Printful"));
        shop.file(
                "a.json",
                printfulPage(printful(
                        7,
                        "5000000000001",
                        "partial",
                        NOON,
                        "22.00 6.00 1.00 29.00",
                        printfulItem("1", "A", 1, "10.00"),
                        printfulItem("2", "B", 1, "12.00"))));
        shop.file("i.csv", INVOICES + """
                I1,Printful,#1,A,1,DTG,US,2026-05-09,base,10.50,0,0
                I1,Printful,#1,,,DTG,US,2026-05-09,shipping,4.00,0,0
                """);
        imported();
        assertThat(shop.rows("SELECT sku, component, amount, status FROM fact_invoice_line ORDER BY amount"))
                .containsExactly(
                        "-|tax|1.00|charged",
                        "-|shipping|4.00|invoiced",
                        "A|base|10.50|invoiced",
                        "B|base_and_print|12.00|charged");
    }

    @Test
    void trap10ASupplierInEurosIsConvertedAtTheDayOfTheCharge() {
        orders(new Orders().order("#1", "2026-05-05T08:00:00Z").line("A", 2, "20.00", "0.00", "SPOD"));
        shop.file("fx_rates.csv", "date,currency,rate\n2026-05-05,EUR,1.10\n2026-05-06,EUR,1.20\n");
        // 23.80 with 19 % VAT in it is 20.00 and 3.80; shipping 5.95 is 5.00 and 0.95.
        shop.file("a.json", """
                {"id": 11, "orderReference": 4711, "externalOrderReference": "5000000000001", "externalOrderName": "#1", "state": "PROCESSED",
                 "taxType": "VAT", "createdAt": "2026-05-06T10:00:00Z",
                 "orderItems": [{"orderItemReference": 1, "state": "SENT", "sku": "A", "quantity": 2,
                                 "price": {"amount": 23.80, "taxRate": 19, "currency": "EUR"}}],
                 "shipping": {"type": {"id": "1", "name": "Standard"}, "price": {"amount": 5.95, "taxRate": 19, "currency": "EUR"}}}
                """);
        imported();
        assertThat(
                        shop.rows(
                                "SELECT supplier, component, amount, source_amount, source_currency, fx_rate FROM fact_invoice_line ORDER BY amount"))
                .containsExactly(
                        "SPOD|tax|5.70|4.75|EUR|1.20000000",
                        "SPOD|shipping|6.00|5.00|EUR|1.20000000",
                        "SPOD|base_and_print|24.00|20.00|EUR|1.20000000");
        assertThat(cogs()).isEqualTo("[24.00|6.00|5.70|35.70|actual]");
        // Who reclaims VAT says so, and it is no cost.
        shop.file("supplier_settings.csv", "supplier,account_currency,vat_recoverable\nSpreadconnect,,yes\n");
        imported();
        assertThat(cogs()).isEqualTo("[24.00|6.00|0.00|30.00|actual]");
    }

    @Test
    void trap10WithoutARateNothingIsAddedAndTheRateHealsIt() {
        oneOrder("Printify");
        shop.file("supplier_settings.csv", "supplier,account_currency,vat_recoverable\nPrintify,EUR,\n");
        shop.file(
                "a.json",
                printifyPage(printify(
                        "a", ORDER_1, "2026-05-05 08:10:00+00:00", 400, 50, MADE, printifyItem("A", 2, 2100, MADE))));
        imported();
        assertThat(shop.rows("SELECT count(*) FROM fact_invoice_line")).containsExactly("0");
        assertThat(shop.rows("SELECT reason FROM unmatched"))
                .containsExactly(
                        "its cost is in EUR, and there is no exchange rate for 2026-05-05 in your fx_rates.csv; it is in no sum until there is");
        shop.file("fx_rates.csv", "date,currency,rate\n2026-05-05,EUR,2.00\n");
        imported();
        assertThat(cogs()).isEqualTo("[42.00|8.00|1.00|51.00|actual]");
    }

    @Test
    void trap10AnInvoiceInAnotherCurrencyIsConvertedAtItsDay() {
        oneOrder("Printify");
        shop.file("fx_rates.csv", "date,currency,rate\n2026-05-09,EUR,1.50\n");
        shop.file("i.csv", INVOICES.strip() + ",currency\nI1,Printify,#1,A,2,DTG,US,2026-05-09,base,10.00,0,0,EUR\n");
        imported();
        assertThat(cogs()).isEqualTo("[15.00|0.00|0.00|15.00|actual]");
        assertThat(shop.rows("SELECT source_amount, source_currency, fx_rate FROM fact_invoice_line"))
                .containsExactly("10.00|EUR|1.50000000");
    }
}
