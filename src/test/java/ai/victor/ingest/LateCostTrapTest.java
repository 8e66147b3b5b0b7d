package ai.victor.ingest;

import static ai.victor.ingest.SupplierJson.printify;
import static ai.victor.ingest.SupplierJson.printifyItem;
import static ai.victor.ingest.SupplierJson.printifyPage;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Costs come late: estimated, then charged, then invoiced; and what the shop orders for itself is no cost of a sale. */
class LateCostTrapTest extends SupplierCase {
    @Test
    void trap12AnEstimateGivesWayToTheChargeAndThatToTheInvoiceAndThePastStaysToldAsItWas() {
        shop.file("rates.csv", """
                supplier,product_type,print_method,zone,size_class,base,print,shipping_first,shipping_additional,tax_rate
                Printify,t-shirt,DTG,US,standard,9.00,4.00,4.00,2.00,0
                """);
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        shop.file("designs.csv", """
                sku,design,design_family,aesthetic,niche,product_type,colour,size,print_method,list_price
                A,Cactus,,,,t-shirt,Black,M,DTG,20.00
                """);
        oneOrder("Printify");
        imported();
        assertThat(cogs()).isEqualTo("[18.00|6.00|0.00|32.00|estimated]");
        shop.file(
                "a.json",
                printifyPage(printify(
                        "a",
                        ORDER_1,
                        "2026-05-05 08:10:00+00:00",
                        450,
                        50,
                        "\"status\": \"fulfilled\", \"sent_to_production_at\": \"2026-05-07 09:00:00+00:00\"",
                        printifyItem("A", 2, 2700, ""))));
        imported();
        assertThat(cogs()).isEqualTo("[27.00|4.50|0.50|32.00|actual]");
        shop.file(
                "i.csv",
                INVOICES
                        + "I1,Printify,#1,A,2,DTG,US,2026-05-20,base,26.00,0,0\nI1,Printify,#1,,,DTG,US,2026-05-20,shipping,4.50,0,0\n");
        imported();
        assertThat(cogs()).isEqualTo("[26.00|4.50|0.00|30.50|actual]");
        assertThat(shop.rows("SELECT natural_key, kept, amount, difference FROM superseded"))
                .containsExactly("Printify #1|invoice|-1.50|the invoice bills 30.50 where the order said 32.00");
        for (var known : new String[][] {
            {"2026-05-04", "-"}, {"2026-05-05", "32.00"}, {"2026-05-07", "32.00"}, {"2026-05-20", "30.50"}
        }) {
            assertThat(shop.rows(
                            "SELECT sum(amount) FROM fact_cost_revision WHERE known_at <= DATE '" + known[0] + "'"))
                    .containsExactly(known[1]);
        }
        assertThat(
                        shop.rows(
                                "SELECT known_at, status, amount FROM fact_cost_revision WHERE amount <> 0 ORDER BY known_at, status, amount"))
                .containsExactly(
                        "2026-05-05|estimated|32.00",
                        "2026-05-07|charged|0.50",
                        "2026-05-07|charged|4.50",
                        "2026-05-07|charged|27.00",
                        "2026-05-07|estimated|-32.00",
                        "2026-05-20|charged|-27.00",
                        "2026-05-20|charged|-4.50",
                        "2026-05-20|charged|-0.50",
                        "2026-05-20|invoiced|4.50",
                        "2026-05-20|invoiced|26.00");
    }

    @Test
    void trap12WithNoRateCardALineIsEstimatedAtWhatItsSkuCostLast() {
        orders(new Orders()
                .order("#1", "2026-05-05T08:00:00Z")
                .line("A", 2, "20.00", "0.00", "Printify")
                .order("#2", "2026-05-15T08:00:00Z")
                .line("A", 3, "20.00", "0.00", "Printify")
                .line("N", 1, "20.00", "0.00", "Printify"));
        shop.file("i.csv", INVOICES + """
                I0,Printify,#0,A,1,DTG,US,2026-04-01,base,99.00,0,0
                I1,Printify,#1,A,2,DTG,US,2026-05-06,base,20.00,0,0
                I1,Printify,#1,A,2,DTG,US,2026-05-06,print,6.00,0,0
                I1,Printify,#1,A,2,DTG,US,2026-05-06,tax,1.00,0,0
                I1,Printify,#1,,,DTG,US,2026-05-06,shipping,5.00,0,0
                """);
        imported();
        assertThat(
                        shop.rows(
                                "SELECT sku, cogs_base, cogs_print, cogs_shipping, cogs_tax, cogs_status FROM fact_order_line WHERE quantity <> 2 ORDER BY 1"))
                .containsExactly("A|30.00|9.00|7.50|1.50|estimated", "N|0.00|0.00|0.00|0.00|estimated");
        assertThat(shop.rows("SELECT n, amount FROM known_limit WHERE detail LIKE '%last cost%'"))
                .containsExactly("1|48.00");
        assertThat(shop.rows("SELECT n FROM mart_problem WHERE kind = 'line_without_cost'"))
                .containsExactly("1");
    }

    @Test
    void trap12ACostThatIsStillCalculatedIsNotZero() {
        oneOrder("Printful");
        shop.file("a.json", """
                {"data": [{"id": 9, "external_id": "5000000000001", "store_id": 1, "status": "pending", "created_at": "2026-05-05T08:10:00Z",
                  "updated_at": "2026-05-05T08:10:00Z", "order_items": [{"id": 1, "external_id": "x", "quantity": 2, "price": null}],
                  "costs": {"calculation_status": "calculating", "currency": "USD", "subtotal": null, "discount": null, "shipping": null,
                            "digitization": null, "additional_fee": null, "fulfillment_fee": null, "tax": null, "vat": null, "total": null}}]}
                """);
        imported();
        assertThat(shop.rows("SELECT stage FROM fact_supplier_order")).containsExactly("unpriced");
        assertThat(shop.rows("SELECT source, detail, n FROM known_limit"))
                .containsExactly("Printful|Orders whose cost the supplier has not told yet: their cost is estimated|1");
        assertThat(shop.rows("SELECT n FROM mart_problem WHERE kind = 'line_without_cost'"))
                .containsExactly("1");
    }

    @Test
    void trap13ASampleIsInNoMarginAndInSight() {
        oneOrder("Printify");
        shop.file(
                "a.json",
                printifyPage(printify(
                        "s",
                        "\"order_type\": \"sample\", \"shop_order_label\": \"#1\"",
                        "2026-05-05 08:10:00+00:00",
                        400,
                        0,
                        MADE,
                        printifyItem("A", 1, 1000, MADE))));
        imported();
        assertThat(shop.rows("SELECT sum(amount) FROM fact_sample_cost")).containsExactly("14.00");
        assertThat(shop.rows("SELECT count(*) FROM fact_invoice_line")).containsExactly("0");
        assertThat(cogs()).isEqualTo("[0.00|0.00|0.00|0.00|estimated]");
        assertThat(shop.rows("SELECT detail, n, amount FROM known_limit"))
                .containsExactly("Samples: visible in fact_sample_cost and in no margin|1|14.00");
    }
}
