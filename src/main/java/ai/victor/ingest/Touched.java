package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import ai.victor.source.RawTable;
import java.util.List;
import java.util.Set;

/**
 * What an import changed in the raw tables, for the marts to follow: the ids and names that new rows bear, and those that the rows they replaced bore.
 * Not thread-safe.
 */
final class Touched {
    /** Tables of which a changed row reaches no further than the ids and names in it lead; the marts follow these. */
    static final Set<String> FOLLOWED = Set.of(
            "raw_order",
            "raw_order_line",
            "raw_refund",
            "raw_refund_line",
            "raw_refund_shipping",
            "raw_refund_adjustment",
            "raw_exchange_line",
            "raw_invoice",
            "raw_session",
            "raw_event");

    /** Tables that only such marts read as are made whole each time. */
    static final Set<String> APART = Set.of(
            "raw_order_transaction",
            "raw_shopify_payment",
            "raw_shopify_balance",
            "raw_shopify_payout",
            "raw_shopify_payout_api",
            "raw_stripe",
            "raw_stripe_api",
            "raw_stripe_dashboard",
            "raw_paypal",
            "raw_meta",
            "raw_google",
            "raw_tiktok",
            "raw_flow",
            "raw_email_campaign",
            "raw_tool_cost",
            "raw_traffic_daily",
            "raw_ga_transaction",
            "raw_assignment",
            "raw_experiment");

    /** The columns by which a change is followed. */
    static final List<String> LEADS = List.of("order_id", "order_name", "session_id");

    /** Where a table changes by more than a fifth, to build all is as fast; of a small one it does not matter. */
    private static final int ROWS_ALWAYS_FOLLOWED = 1000;

    private final StoreWriter store;
    private boolean followed;

    /** @param built whether the store has marts, by the same scripts and settings, for others to stand beside */
    Touched(StoreWriter store, boolean built) {
        this.store = store;
        this.followed = built;
        store.run("CREATE OR REPLACE TABLE staging.main.touched (column_name VARCHAR, value VARCHAR)");
    }

    /** Whether what changed so far can be followed. If not, the marts are built whole. */
    boolean canBeFollowed() {
        return followed;
    }

    /** The rest of the marts cannot stand: nobody has noted what changed. */
    void lost() {
        followed = false;
    }

    /**
     * Notes rows before they change.
     *
     * @param staged the table in which the new rows wait
     * @param replaced a condition on the raw table: the rows that they replace
     */
    void note(RawTable table, String staged, String replaced) {
        var rows = store.number("SELECT count(*) FROM " + staged);
        if (rows == 0 || APART.contains(table.name())) {
            return;
        }
        followed = followed && FOLLOWED.contains(table.name()) && isFew(rows, table);
        if (!followed) {
            return;
        }
        for (var column : table.columns()) {
            if (LEADS.contains(column.name())) {
                store.run(
                        "INSERT INTO staging.main.touched SELECT '%1$s', %1$s FROM (SELECT %1$s FROM %2$s UNION SELECT %1$s FROM %3$s WHERE %4$s)"
                                .formatted(column.name(), staged, table.name(), replaced));
            }
        }
    }

    private boolean isFew(long rows, RawTable table) {
        return rows <= ROWS_ALWAYS_FOLLOWED || rows * 5 <= store.number("SELECT count(*) FROM " + table.name());
    }
}
