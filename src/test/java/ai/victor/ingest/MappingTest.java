package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose headers nobody could verify: the seller says what their columns are, in the words of README. */
class MappingTest {
    private static final String PRINTIFY =
            "Invoice number,Order,SKU,Quantity,Date,Product cost,Shipping,Tax,Discount\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void oneOrder() {
        shop = new Imported(folder);
        new Orders()
                .order("#1", "2026-05-05T08:00:00Z")
                .line("A", 2, "20.00", "0.00", "Printify")
                .line("B", 1, "20.00", "0.00", "Printful")
                .write(shop.files.resolve("orders.jsonl"));
    }

    /** The mapping files that README shows, as they stand there. */
    private static String readme(int nth) {
        try {
            var blocks = Pattern.compile("(?s)```yml\n(# [^\n]*\nkind:.*?)```")
                    .matcher(Files.readString(Path.of("README.md")))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
            assertThat(blocks).hasSize(3);
            return blocks.get(nth);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> costs() {
        return shop.rows(
                "SELECT invoice_id, supplier, order_id IS NOT NULL, sku, component, amount, status, is_credit FROM fact_invoice_line ORDER BY invoice_id, sku, component");
    }

    @Test
    void withoutAMappingNothingIsGuessed() {
        shop.file("charges.csv", PRINTIFY + "P-1,#1,A,2,2026-05-06,18.00,4.50,0.50,1.00\n");
        var report = shop.run();
        assertThat(report.files())
                .filteredOn(file -> file.status() == FileReport.Status.UNKNOWN)
                .singleElement()
                .satisfies(
                        file -> assertThat(file.note())
                                .isEqualTo(
                                        "No kind of export that Victor reads has this header. If it is a supplier's invoice or a report of campaigns,"
                                                + " write a mapping file that says what its columns are, and import both: README, \"Files that Victor does not know\"."));
        assertThat(costs()).isEmpty();
    }

    @Test
    void thePrintifyExampleOfTheReadmeRunsAsWritten() {
        shop.file("printify_invoices.yml", readme(0));
        shop.file("charges.csv", PRINTIFY + """
                P-1,#1,A,2,2026-05-06,18.00,4.50,0.50,1.00
                P-2,#1,A,2,2026-05-20,-3.00,,,
                P-3,#1,A,2,soon,3.00,,,
                """);
        var report = shop.run();
        assertThat(report.text()).contains("invoices by printify_invoices.yml").contains("column mapping");
        assertThat(costs())
                .containsExactly(
                        "P-1|Printify|true|A|base_and_print|18.00|invoiced|false",
                        "P-1|Printify|true|A|discount|-1.00|invoiced|false",
                        "P-1|Printify|true|A|shipping|4.50|invoiced|false",
                        "P-1|Printify|true|A|tax|0.50|invoiced|false",
                        "P-2|Printify|true|A|base_and_print|-3.00|credited|true");
        assertThat(shop.rows("SELECT line, column_name, value, reason FROM quarantine"))
                .containsExactly("4|Date|soon|is no date (YYYY-MM-DD)");
        assertThat(shop.rows("SELECT cogs, cogs_status FROM fact_order_line WHERE sku = 'A'"))
                .containsExactly("19.00|actual");
    }

    @Test
    void thePrintfulExampleReadsDecimalCommasDaysFirstAndEuros() {
        shop.file("fx_rates.csv", "date,currency,rate\n2026-05-06,EUR,2.00\n");
        shop.file("printful_invoices.yml", readme(1));
        shop.file(
                "billing.csv",
                "Order number;Order date;Products;Shipping;VAT;Total\n1;06.05.2026;1.012,50;4,00;0,95;1.017,45\n");
        shop.run();
        assertThat(shop.rows(
                        "SELECT component, amount, source_amount, source_currency FROM fact_invoice_line ORDER BY 1"))
                .containsExactly("base_and_print|2025.00|1012.50|EUR", "shipping|8.00|4.00|EUR", "tax|1.90|0.95|EUR");
        // It names no sku, so it bills all that the supplier made of the order, and nothing of that is estimated beside
        // it.
        assertThat(shop.rows("SELECT sku, cogs, cogs_status FROM fact_order_line ORDER BY sku"))
                .containsExactly("A|0.00|estimated", "B|2034.90|actual");
    }

    @Test
    void theOmnisendExampleBringsItsCampaigns() {
        shop.file("omnisend.yml", readme(2));
        shop.file(
                "omnisend.csv",
                "Campaign ID,Campaign name,Sent at,Sent,Opened,Clicked,Orders,Revenue\nc1,Spring,2026-05-07 09:30:00,1200,400,60,5,$310.50\n");
        shop.run();
        assertThat(
                        shop.rows(
                                "SELECT campaign_id, campaign, channel, recipients, claimed_orders, claimed_revenue FROM raw_email_campaign"))
                .containsExactly("c1|Spring|Email|1200|5|310.500000");
    }

    @Test
    void aMappingIsKeptForLaterFilesAndAnotherOneTakesItsPlace() throws IOException {
        shop.file("printify_invoices.yml", readme(0));
        shop.file("charges.csv", PRINTIFY + "P-1,#1,A,2,2026-05-06,18.00,4.50,0.50,1.00\n");
        shop.run();
        Files.delete(shop.files.resolve("printify_invoices.yml"));
        shop.file("later.csv", PRINTIFY + "P-9,#1,A,2,2026-05-30,7.00,,,\n");
        assertThat(shop.run().text())
                .contains("invoices by printify_invoices.yml")
                .doesNotContain("unknown");
        assertThat(costs()).hasSize(5);
        shop.file("printify_invoices.yml", readme(0).replace("amount_product", "amount_base"));
        shop.run();
        assertThat(costs())
                .contains(
                        "P-1|Printify|true|A|base|18.00|invoiced|false", "P-9|Printify|true|A|base|7.00|invoiced|false")
                .hasSize(5);
    }

    @Test
    void aFileThatLacksAMappedColumnIsRefusedAndTheColumnNamed() {
        shop.file("printify_invoices.yml", readme(0));
        shop.file(
                "charges.csv",
                PRINTIFY.replace("Product cost", "Base price") + "P-1,#1,A,2,2026-05-06,18.00,4.50,0.50,1.00\n");
        assertThat(shop.run().text())
                .contains(
                        "It looks like a invoices by printify_invoices.yml, but the column \"Product cost\" is missing; columns not known here: \"Base price\".");
        assertThat(costs()).isEmpty();
    }

    @Test
    void whatIsWrongWithAMappingIsSaidWithItsLineAndNothingIsImported() {
        shop.file("mine.yml", """
                kind: invoices
                columns:
                  ordername: "Order"
                  invoiced_at: "Date"
                  amount_product: "Product cost"
                constants:
                  supplier: Printify
                  is_reprint: perhaps
                date_format: "QQQQQQQQ"
                decimal: dot
                """);
        var report = shop.run();
        assertThat(report.published()).isFalse();
        assertThat(report.problems().stream().map(Problem::toString))
                .containsExactlyInAnyOrder(
                        "mine.yml:3:3: \"ordername\" is no column of invoices; there are: order_name.",
                        "mine.yml:8:3: is_reprint: \"perhaps\" is neither yes nor no (1 or 0).",
                        "mine.yml:9:1: date_format is \"QQQQQQQQ\"; expected is a form such as dd.MM.yyyy.",
                        "mine.yml:10:1: decimal is \"dot\"; expected is comma or point.",
                        "mine.yml: a mapping of invoices must say, under columns or constants, what is order_name.");
        shop.file("mine.yml", "kind: invoice\ncolumns:\n  order_name: Order\n");
        assertThat(shop.run().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.candidates()).containsExactly("invoices"));
    }
}
