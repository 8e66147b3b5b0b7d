package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose costs come from suppliers, for tests of what goes wrong with them. */
abstract class SupplierCase {
    static final String INVOICES =
            "invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit\n";
    static final String ORDER_1 =
            "\"order_type\": \"external\", \"shop_order_id\": 5000000000001, \"shop_order_label\": \"#1\"";
    static final String MADE = "\"status\": \"fulfilled\", \"sent_to_production_at\": \"2026-05-05 09:00:00+00:00\"";

    @TempDir
    Path folder;

    Imported shop;

    @BeforeEach
    void emptyShop() {
        shop = new Imported(folder);
    }

    void orders(Orders orders) {
        orders.write(shop.files.resolve("orders.jsonl"));
    }

    void oneOrder(String supplier) {
        orders(new Orders().order("#1", "2026-05-05T08:00:00Z").line("A", 2, "20.00", "0.00", supplier));
    }

    void imported() {
        var report = shop.run();
        assertThat(report.problems()).isEmpty();
        assertThat(report.files()).allSatisfy(file -> assertThat(file.faults()).isEmpty());
    }

    String cogs() {
        return shop.rows(
                        "SELECT cogs_base, cogs_shipping, cogs_tax, cogs, cogs_status FROM fact_order_line ORDER BY line_no")
                .toString();
    }
}
