package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.query.Analytics;
import ai.victor.query.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody billed counts as nothing, so each answer that rests on it says how much that is, of the days asked for. */
class MissingCostsTest {
    private static final String PAYMENTS = "Transaction Date,Type,Order,Card Brand,Amount,Fee,Net,Currency,VAT\n";

    @TempDir
    Path folder;

    private Imported shop = new Imported(Path.of(""));

    /** In May both orders are billed and paid; in June one of the two is not. */
    @BeforeEach
    void imported() {
        var orders = new Orders();
        for (var order : List.of("#1001 2026-05-05", "#1002 2026-05-06", "#1003 2026-06-05", "#1004 2026-06-06")) {
            orders.order(order.substring(0, 5), order.substring(6) + "T16:00:00Z")
                    .charged("shopify_payments", "20.00")
                    .line("A" + order.charAt(4), 1, "20.00", "0.00", "Printify");
        }
        shop = new Imported(folder)
                .file("orders.jsonl", orders.text())
                .file(
                        "payments.csv",
                        PAYMENTS + paid("#1001", "05-05") + paid("#1002", "05-06") + paid("#1003", "06-05"))
                .file(
                        "invoices.csv",
                        "invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit\n"
                                + billed("#1001", "A1", "05-07") + billed("#1002", "A2", "05-08")
                                + billed("#1003", "A3", "06-07"));
        assertThat(shop.run().problems()).isEmpty();
    }

    private static String paid(String order, String day) {
        return "2026-" + day + " 12:00:00 -0400,charge," + order + ",visa,20.00,0.88,19.12,USD,0.00\n";
    }

    private static String billed(String order, String sku, String day) {
        return "I" + order.substring(4) + ",Printify," + order + "," + sku + ",1,DTG,US,2026-" + day
                + ",base,8.00,0,0\n";
    }

    private List<String> notes(String semanticSql) {
        try (var analytics = Analytics.open(shop.data, Imported.model())) {
            return switch (analytics.run(semanticSql)) {
                case Outcome.Rows rows ->
                    rows.notes().stream()
                            .filter(note -> note.contains("so they count"))
                            .toList();
                case Outcome.Rejected rejected -> throw new AssertionError(rejected.problems());
            };
        }
    }

    @Test
    void aMarginSaysWhichCostsAndFeesAreNotInIt() {
        assertThat(notes("SELECT AGGREGATE(contribution_margin) FROM metrics WHERE day >= DATE '2026-06-01'"))
                .containsExactly(
                        "1 of 2 order lines in these days have no known cost: no invoice, no order at a supplier and no rate card names one,"
                                + " so they count as costing nothing.",
                        "1 of 2 paid orders in these days are in no payment report, so they count as costing no fee.");
        assertThat(notes("SELECT supplier, AGGREGATE(cogs) FROM metrics GROUP BY supplier"))
                .singleElement()
                .asString()
                .startsWith("1 of 4 order lines");
        assertThat(notes("SELECT AGGREGATE(payment_fees) FROM metrics"))
                .singleElement()
                .asString()
                .startsWith("1 of 4 paid orders");
    }

    @Test
    void whatLacksNothingSaysNothing() {
        assertThat(notes("SELECT AGGREGATE(contribution_margin) FROM metrics WHERE day < DATE '2026-06-01'"))
                .isEmpty();
        assertThat(notes("SELECT AGGREGATE(revenue), AGGREGATE(orders) FROM metrics"))
                .isEmpty();
    }
}
