package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps of what a shop sells, each with figures worked out by hand. */
class SalesTrapTest {
    private static final String CSV_HEADER =
            "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,"
                    + "Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping,Cancelled at,Payment Method,Refunded Amount,Vendor,Id,"
                    + "Source,Lineitem discount,Duties\n";

    @TempDir
    Path folder;

    @Test
    void trap01RefundsOfGoodsShippingAndGoodwillLoseTheirTax() {
        var shop = imported(new Orders()
                        .order("#1", "2026-05-01T12:00:00Z")
                        .shipping("5.00")
                        .tax("4.40")
                        .line("A", 2, "20.00", "0.00", "Printify")
                        .line("B", 1, "10.00", "0.00", "Printify")
                        .refund("2026-05-10T12:00:00Z", "30.00")
                        .refundedLine(1, "20.00", "1.60")
                        .refundedShipping("5.00", "0.40")
                        .refund("2026-05-11T12:00:00Z", "2.00")
                        .text()
                + """
                {"id":"gid://shopify/OrderAdjustment/1","reason":"GOODWILL","amountSet":{"shopMoney":{"amount":"-3.00"}},"taxAmountSet":{"shopMoney":{"amount":"-0.24"}},"__parentId":"gid://shopify/Refund/00011002"}
                """);
        assertThat(shop.rows("SELECT refund_date, refund_amount, refund_tax FROM fact_refund ORDER BY 1"))
                .containsExactly("2026-05-10|27.76|2.24", "2026-05-11|2.00|0.00");
        // A takes its own 20.00 and four fifths of the 9.76 that no line takes.
        assertThat(shop.rows(
                        "SELECT sku, refunds, refunded_quantity, shipping_refunds FROM fact_order_line ORDER BY sku"))
                .containsExactly("A|27.81|1|4.00", "B|1.95|0|1.00");
    }

    @Test
    void trap04AnExchangeIsNoNewOrderAndSellsOnce() {
        var shop = imported(new Orders()
                        .order("#1", "2026-05-01T12:00:00Z")
                        .line("SMALL", 1, "30.00", "0.00", "Printify")
                        .line("LARGE", 1, "35.00", "0.00", "Printify")
                        .refund("2026-05-10T12:00:00Z", "0.00")
                        .refundedLine(1, "30.00", "0.00")
                        .text()
                + """
                {"id":"gid://shopify/Return/7","__parentId":"gid://shopify/Order/5000000000001"}
                {"id":"gid://shopify/ReturnLineItem/8","__parentId":"gid://shopify/Return/7"}
                {"id":"gid://shopify/ExchangeLineItem/9","quantity":1,"lineItem":{"id":"gid://shopify/LineItem/00011001"},"__parentId":"gid://shopify/Return/7"}
                """);
        assertThat(
                        shop.rows(
                                "SELECT count(DISTINCT order_id), sum(gross_sales), sum(refunds), sum(revenue) FROM fact_order_line"))
                .containsExactly("1|65.00|30.00|35.00");
    }

    @Test
    void trap06AGiftCardIsNoSaleAndPayingWithItIsNone() {
        var shop = imported(
                new Orders()
                        .order("#1", "2026-05-01T12:00:00Z")
                        .charged("stripe", "50.00")
                        .giftCard("50.00")
                        .order("#2", "2026-05-02T12:00:00Z")
                        .charged("stripe", "10.00")
                        .line("A", 1, "60.00", "0.00", "Printify")
                        .text(),
                CSV_HEADER
                        + "#3,,paid,USD,93.00,0.00,0.00,93.00,,0.00,2026-05-03 10:00:00 -0400,1,Gift card - $50.00,50.00,,false,,Stripe,0.00,,5003,web,0.00,\n"
                        + "#3,,,,,,,,,,,1,Gift Card Holder Mug,18.00,MUG,true,,,,Printify,,,0.00,\n"
                        + "#3,,,,,,,,,,,1,Gift card,25.00,GIFT-CARD,true,,,,,,,0.00,\n");
        assertThat(shop.rows(
                        "SELECT o.order_name, sum(quantity), sum(gross_sales), sum(revenue) FROM fact_order_line JOIN dim_order o USING (order_id)"
                                + " GROUP BY ALL ORDER BY 1"))
                .containsExactly("#1|0|0.00|0.00", "#2|1|60.00|60.00", "#3|1|18.00|18.00");
    }

    @Test
    void trap07TaxIsNeverRevenueWhetherPricesHoldItOrNot() {
        var shop = imported(
                new Orders()
                        .order("#1", "2026-05-01T12:00:00Z")
                        .with("taxesIncluded", "true")
                        .shipping("6.00")
                        .tax("5.00")
                        .line("A", 1, "30.00", "6.00", "Printify")
                        .refund("2026-05-09T12:00:00Z", "24.00")
                        .refundedLine(1, "24.00", "4.00")
                        .text(),
                CSV_HEADER
                        // Subtotal + Shipping = Total: the tax is within.
                        + "#2,,paid,USD,24.00,6.00,5.00,30.00,,6.00,2026-05-02 10:00:00 -0400,1,A,30.00,A,true,,Stripe,0.00,P,5002,web,6.00,\n"
                        // Subtotal + Shipping + Taxes = Total: it comes on top. A refund is given back with its tax.
                        + "#3,,partially_refunded,USD,24.00,6.00,6.00,36.00,,6.00,2026-05-02 10:00:00 -0400,1,A,30.00,A,true,,Stripe,12.00,P,5003,web,6.00,\n");
        assertThat(shop.rows(
                        "SELECT o.order_name, gross_sales, discounts, l.shipping_charged, refunds, revenue, tax_collected"
                                + " FROM fact_order_line l JOIN dim_order o USING (order_id) ORDER BY 1"))
                .containsExactly(
                        "#1|25.00|5.00|5.00|20.00|5.00|5.00",
                        "#2|25.00|5.00|5.00|0.00|25.00|5.00",
                        "#3|30.00|6.00|6.00|10.00|20.00|6.00");
    }

    @Test
    void trap08TipsAndDutiesAreInNoRevenueAndNoRefund() {
        var shop = imported(
                new Orders()
                        .order("#1", "2026-05-01T12:00:00Z")
                        .line("A", 1, "40.00", "0.00", "Printify")
                        .refund("2026-05-09T12:00:00Z", "52.00")
                        .refundedLine(1, "40.00", "0.00")
                        .text()
                        .replace(
                                "\"totalRefundedSet\"",
                                "\"duties\":[{\"amountSet\":{\"shopMoney\":{\"amount\":\"12.00\"}}}],\"totalRefundedSet\""),
                CSV_HEADER
                        + "#2,,refunded,USD,48.00,0.00,0.00,60.00,,0.00,2026-05-02 10:00:00 -0400,1,A,40.00,A,true,,Stripe,60.00,P,5002,web,0.00,12.00\n"
                        + "#2,,,,,,,,,,,1,Tip,8.00,,false,,,,,,,0.00,\n");
        assertThat(shop.rows(
                        "SELECT o.order_name, sum(quantity), sum(gross_sales), sum(refunds) FROM fact_order_line JOIN dim_order o USING (order_id)"
                                + " GROUP BY ALL ORDER BY 1"))
                .containsExactly("#1|1|40.00|40.00", "#2|1|40.00|48.00");
        assertThat(shop.rows("SELECT imported, stated FROM control_total WHERE source = 'Shopify orders CSV'"))
                .containsExactly("60.00|60.00");
    }

    @Test
    void trap09AnOrdersDiscountGoesToItsLinesToTheCentAndFreeShippingToTheShipping() {
        var shop = imported(
                "",
                CSV_HEADER
                        + "#1,,paid,USD,22.00,5.00,0.00,27.00,TEN,12.00,2026-05-02 10:00:00 -0400,1,A,10.00,A,true,,Stripe,0.00,P,5001,web,,\n"
                        + "#1,,,,,,,,,,,1,B,10.00,B,true,,,,P,,,,\n"
                        + "#1,,,,,,,,,,,1,C,10.00,C,true,,,,P,,,,\n"
                        + "#1,,,,,,,,,,,1,D,4.00,D,true,,,,P,,,2.00,\n"
                        // The shipping stands with its price, and was free.
                        + "#2,,paid,USD,30.00,4.99,0.00,30.00,FREESHIP,4.99,2026-05-02 10:00:00 -0400,1,A,30.00,A,true,,Stripe,0.00,P,5002,web,,\n"
                        // The shipping stands with nothing.
                        + "#3,,paid,USD,30.00,0.00,0.00,30.00,FREESHIP,4.99,2026-05-02 10:00:00 -0400,1,A,30.00,A,true,,Stripe,0.00,P,5003,web,,\n");
        assertThat(shop.rows(
                        "SELECT o.order_name, l.sku, discounts, l.shipping_charged FROM fact_order_line l JOIN dim_order o USING (order_id)"
                                + " ORDER BY 1, line_no"))
                .containsExactly(
                        "#1|A|3.34|1.51",
                        "#1|B|3.33|1.52",
                        "#1|C|3.33|1.52",
                        "#1|D|2.00|0.45",
                        "#2|A|0.00|0.00",
                        "#3|A|0.00|0.00");
    }

    @Test
    void trap13TestOrdersCountNowhereAndSamplesAreSaid() {
        var shop = imported(
                new Orders()
                        .order("#1", "2026-05-01T12:00:00Z")
                        .test()
                        .line("A", 1, "40.00", "0.00", "Printify")
                        .order("#2", "2026-05-01T13:00:00Z")
                        .with("sourceName", "shopify_draft_order")
                        .line("A", 1, "40.00", "40.00", "Printify")
                        .text(),
                CSV_HEADER
                        + "#3,,paid,USD,40.00,0.00,0.00,40.00,,0.00,2026-05-02 10:00:00 -0400,1,A,40.00,A,true,,(for testing) Bogus Gateway,0.00,P,5003,web,,\n");
        assertThat(shop.rows("SELECT order_name, status FROM dim_order ORDER BY 1"))
                .containsExactly("#1|test", "#2|valid", "#3|test");
        assertThat(shop.rows("SELECT sum(gross_sales), sum(revenue) FROM fact_order_line"))
                .containsExactly("40.00|0.00");
        assertThat(shop.rows("SELECT n, detail FROM mart_problem WHERE kind = 'sample_orders'"))
                .containsExactly(
                        "1|Drafts discounted by 100 % look like samples; they count as orders with their cost and no revenue, for example #2");
    }

    @Test
    void trap18AnOrderThatCannotHaveASessionIsNoMissedOne() {
        var shop = new Imported(folder);
        shop.file(
                        "orders.jsonl",
                        new Orders()
                                .order("#1", "2026-05-01T12:00:00Z")
                                .line("A", 1, "40.00", "0.00", "Printify")
                                .order("#2", "2026-05-01T13:00:00Z")
                                .with("sourceName", "shopify_draft_order")
                                .line("A", 1, "99.00", "0.00", "Printify")
                                .order("#3", "2026-05-01T14:00:00Z")
                                .test()
                                .line("A", 1, "7.00", "0.00", "Printify")
                                .text())
                .file("sessions.csv", """
                        session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                        s1,v1,,2026-05-01T11:50:00Z,,,,mobile,/,#1
                        s2,v2,,2026-05-01T13:50:00Z,,,,mobile,/,#3
                        """);
        assertThat(shop.run().problems()).isEmpty();
        assertThat(shop.rows("SELECT matched, total FROM data_coverage WHERE what = 'web orders with a session'"))
                .containsExactly("1|1");
        assertThat(shop.rows("SELECT count(*) FILTER (ordered), sum(order_revenue) FROM fact_session"))
                .containsExactly("1|40.00");
    }

    private Imported imported(String orders, String csv) {
        var shop = new Imported(folder);
        if (!orders.isEmpty()) {
            shop.file("orders.jsonl", orders);
        }
        if (!csv.isEmpty()) {
            shop.file("orders_export.csv", csv);
        }
        assertThat(shop.run().problems()).isEmpty();
        assertThat(shop.rows("FROM quarantine")).isEmpty();
        return shop;
    }

    private Imported imported(String orders) {
        return imported(orders, "");
    }
}
