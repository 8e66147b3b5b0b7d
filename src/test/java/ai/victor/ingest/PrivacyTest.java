package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names, streets, phones, e-mail addresses and notes are planted wherever a source may carry them, in rows that load and in rows that do not; not
 * one of them is in the data folder afterwards. The store compresses its text, so its tables are asked too, column by column.
 */
class PrivacyTest {
    /** What every planted value holds. */
    private static final List<String> MARKS = List.of("planted", "019-9887", "0199887", "0199 887", "plantée");

    private static final String MAIL = "planted.person@example.org";

    private static final String ADDRESS =
            "{\"name\":\"Plantedname Smith\",\"firstName\":\"Plantedname\",\"first_name\":\"Plantedname\",\"address1\":\"1 Plantedstreet\","
                    + "\"address2\":\"Plantedfloor\",\"city\":\"Plantedcity\",\"zip\":\"Planted01\",\"phone\":\"+1 555 019-9887\",\"email\":\""
                    + MAIL
                    + "\",\"company\":\"Planted Ltd\",\"countryCodeV2\":\"US\",\"provinceCode\":\"NJ\",\"country\":\"US\",\"country_code\":\"US\",\"region\":\"NJ\",\"state_code\":\"NJ\"}";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void nothingPlantedIsFoundAnywhereInTheDataFolder() throws IOException {
        orders();
        payments();
        suppliers();
        marketing();
        web();
        var report = shop.run();
        assertThat(report.published()).isTrue();
        assertThat(report.files())
                .filteredOn(file -> file.status() == FileReport.Status.LOADED)
                .hasSizeGreaterThanOrEqualTo(9);
        assertThat(shop.rows("SELECT count(*) FROM raw_session")).containsExactly("2");
        assertThat(found()).isEmpty();
        assertThat(planted(report.text())).as(report.text()).isFalse();
        // A second import with what was wrong put right reads all of it again.
        shop.file("later.csv", "tool,category,month,cost\n" + MAIL + ",x,2026-05,1.00\n");
        shop.run();
        assertThat(found()).isEmpty();
    }

    @Test
    void theTestWouldFindWhatIsThere() {
        shop.file("tools.csv", "tool,category,month,cost\nPlantedtool,x,2026-05,1.00\n");
        shop.run();
        assertThat(found()).isNotEmpty();
    }

    @Test
    void aPageKeepsItsPathAndWhatTellsOfCampaigns() {
        web();
        shop.run();
        assertThat(shop.rows("SELECT landing_page FROM raw_session ORDER BY session_id"))
                .containsExactly("/collections/plants?utm_source=x&variant=7", "/");
    }

    private void orders() {
        var order = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .with("email", MAIL)
                .with("note", "Plantednote: ring at Plantedname's")
                .with("phone", "+15550199887")
                .with("customerLocale", "en")
                .line("A", 1, "20.00", "0.00", "P")
                .with("title", "x")
                .text();
        order = order.replace(
                        "\"shippingAddress\":{",
                        "\"billingAddress\":" + ADDRESS
                                + ",\"shippingAddress\":{\"name\":\"Plantedname\",\"address1\":\"1 Plantedstreet\",")
                .replace(
                        "\"customer\":{",
                        "\"customer\":{\"displayName\":\"Plantedname Smith\",\"email\":\"" + MAIL + "\",")
                .replace(
                        "\"customAttributes\":[]",
                        "\"customAttributes\":[{\"key\":\"engraving\",\"value\":\"For Plantedname\"}]");
        shop.file(
                "orders.jsonl",
                order
                        + order.replace("#1", "#2")
                                .replace("\"20.00\"", "\"Plantedname Smith\"")
                                .replace("5000000000001", "5000000000002")
                        + "{\"id\": \"Plantedname");
        var header =
                "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Id,Tags,Risk Level,Source,Lineitem discount,Phone";
        var person =
                "Plantedname Smith,1 Plantedstreet,1 Plantedstreet,Plantedfloor,Planted Ltd,Plantedcity,Planted01,NJ,US,+1 555 019-9887";
        var row = "#7," + MAIL
                + ",paid,2026-05-05 12:00:00 +0000,fulfilled,2026-05-06 12:00:00 +0000,yes,USD,20.00,0.00,0.00,20.00,,0.00,Standard,2026-05-05 12:00:00 +0000,1,Tee,20.00,,A,true,true,fulfilled,"
                + person + "," + person
                + ",\"Plantednote\nplantedsecond line\",\"gift: from Plantedname\",,Shopify Payments,ref,0.00,P,5000000000007,,Low,web,0.00,555-019-9887";
        shop.file(
                "orders.csv",
                header + "\n" + row + "\n" + "Plantedname," + row.replace("#7", "#8") + "\n"
                        + row.replace("#7", "#9").replace(",20.00,,A,", ",Plantedname,,A,"));
    }

    private void payments() {
        shop.file("stripe.csv", """
                balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,payment_metadata[order_name],customer_email,customer_name,card_address_line1,description
                txn_1,2026-05-05 14:57:52,usd,57.41,1.96,55.45,charge,#1,planted.person@example.org,Plantedname Smith,1 Plantedstreet,Plantednote
                txn_2,Plantedname,usd,57.41,1.96,55.45,charge,#1,planted.person@example.org,Plantedname Smith,1 Plantedstreet,Plantednote
                """);
        shop.file("paypal.csv", """
                Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Shipping Address,Invoice Number,Reference Txn ID,Note,Contact Phone Number
                05/05/2026,14:25:10,EST,Plantedname Smith,Express Checkout Payment,Completed,USD,36.30,-1.76,34.54,planted.person@example.org,shop@x.com,T6,"Plantedname, 1 Plantedstreet",#1,,Plantednote,555-019-9887
                Plantedname Smith,05/05/2026,14:25:10,EST,Express Checkout Payment,Completed,USD,36.30,-1.76,34.54,planted.person@example.org,shop@x.com,T7,"1 Plantedstreet, X",#1,,Plantednote,555-019-9887
                """);
        shop.file("payments.csv", """
                Transaction Date,Type,Order,Card Brand,Amount,Fee,Net,Currency,Customer Name,Customer Email
                2026-05-05 10:29:49 -0500,charge,#1,master,32.04,1.17,30.87,USD,Plantedname,planted.person@example.org
                2026-05-05 10:29:49 -0500,charge,#1,master,Plantedname Smith,1.17,30.87,USD,Plantedname,planted.person@example.org
                """);
    }

    private void suppliers() {
        shop.file("invoices.csv", """
                invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit,recipient,ship_to
                I1,P,#1,A,1,DTG,US,2026-05-06,base,8.00,0,0,Plantedname,1 Plantedstreet
                I1,P,#1,A,1,DTG,US,1 Plantedstreet,print,8.00,0,0,Plantedname,1 Plantedstreet
                """);
        shop.file(
                "printify.json",
                "{\"current_page\":1,\"data\":[{\"id\":\"p1\",\"address_to\":" + ADDRESS
                        + ",\"line_items\":[{\"product_id\":\"x\",\"quantity\":1,\"variant_id\":1,\"cost\":1050,\"shipping_cost\":400,\"status\":\"fulfilled\",\"metadata\":{\"sku\":\"A\",\"price\":2000,\"title\":\"Tee\"}}],"
                        + "\"metadata\":{\"order_type\":\"external\",\"shop_order_id\":5000000000001,\"shop_order_label\":\"#1\"},\"total_price\":2000,\"total_shipping\":400,\"total_tax\":0,\"status\":\"fulfilled\",\"created_at\":\"2026-05-05 13:24:28+00:00\"}]}");
        shop.file(
                "printful.json",
                "{\"code\":200,\"result\":[{\"id\":9,\"external_id\":\"5000000000001\",\"status\":\"fulfilled\",\"created\":1777983600,\"updated\":1777983600,\"recipient\":"
                        + ADDRESS
                        + ",\"notes\":\"Plantednote\",\"gift\":{\"message\":\"Plantednote\"},\"items\":[{\"id\":1,\"quantity\":1,\"price\":\"9.00\",\"retail_price\":\"20.00\",\"sku\":\"A\",\"name\":\"Tee\"}],\"costs\":{\"currency\":\"USD\",\"subtotal\":\"9.00\",\"discount\":\"0.00\",\"shipping\":\"4.00\",\"tax\":\"0.00\",\"vat\":\"0.00\",\"total\":\"13.00\"}}]}");
    }

    private void marketing() {
        shop.file("meta.csv", """
                Reporting starts,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value
                2026-05-05,lookalike planted.person@example.org,wide +1 555 019-9887,10.00,1,1,1,1
                2026-05-05,cold,wide,Plantedname,1,1,1,1
                """);
        shop.file("klaviyo.csv", """
                Campaign Name,Subject,List,Send Time,Successful Deliveries,Unique Opens,Unique Clicks,Unique Placed Order,Revenue,Campaign ID,Campaign Channel
                Hello planted.person%40example.org,Dear Plantedname,Plantedlist,2026-05-07 11:00:00,9,1,1,1,1.00,C1,Email
                """);
        shop.file(
                "people.csv",
                "First Name,Last Name,Email,Phone,Default Address Address1\nPlantedname,Smith,planted.person@example.org,+1 555 019-9887,1 Plantedstreet\n");
        shop.file("profiles.json", "[" + ADDRESS + "]");
        shop.file("ga4.csv", """
                # ----------------------------------------
                # Landing page
                # Start date: 20260505
                # End date: 20260505
                # ----------------------------------------

                Landing page + query string,Sessions
                /?name=Plantedname&email=planted.person%40example.org,5
                /account/planted.person@example.org,Plantedname

                Transaction ID,Total revenue
                #1,20.00
                """);
    }

    private void web() {
        shop.file("sessions.csv", """
                session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                s1,v1,planted.person@example.org,2026-05-05T11:00:00Z,mail,email,flow planted.person@example.org,mobile,https://shop.example/collections/plants?utm_source=x&email=planted.person%40example.org&first_name=Plantedname&phone=5550199887&variant=7#Plantedname,#1
                s2,v2,,2026-05-05T11:00:00Z,,,,mobile,/?q=Plantedname+Smith&token=planted,
                s3,v2,,Plantedname Smith,,,,mobile,/,
                """);
        shop.file("events.csv", """
                occurred_at,event_type,session_id,visitor_id,query,results_count,widget
                2026-05-05T11:00:05Z,search,s1,v1,order of planted.person@example.org,0,
                2026-05-05T11:00:06Z,search,s1,v1,call 555-019-9887 or (555) 019-9887,0,
                2026-05-05T11:00:07Z,search,s1,v1,shirt,Plantedname,
                """);
    }

    /** Where a mark is: {@code table.column} or the name of a file. */
    private Map<String, Boolean> found() {
        var found = new TreeMap<String, Boolean>();
        try (var files = Files.walk(shop.data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (planted(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))) {
                    found.put(file.getFileName().toString(), true);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        try (var store = StoreWriter.open(Stores.current(shop.data).orElseThrow())) {
            for (var column : store.rows(
                    "SELECT table_name, column_name FROM information_schema.columns WHERE data_type NOT IN ('BIGINT', 'DATE', 'BOOLEAN') AND table_catalog <> 'staging'")) {
                for (var cell : store.rows(
                        "SELECT DISTINCT CAST(\"" + column.get(1) + "\" AS VARCHAR) FROM \"" + column.get(0) + "\"")) {
                    if (cell.getFirst() != null && planted(cell.getFirst().toString())) {
                        found.put(column.get(0) + "." + column.get(1) + ": " + cell.getFirst(), true);
                    }
                }
            }
        }
        return found;
    }

    private static boolean planted(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(lower::contains);
    }
}
