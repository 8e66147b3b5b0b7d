package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no setting names the shop's zone, the times of its orders CSV do, if they are all of one offset; else it is asked for. */
class ZoneOfOrdersTest {
    private static final String HEADER =
            "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Cancelled at,Lineitem quantity,"
                    + "Lineitem name,Lineitem price,Lineitem sku\n";

    @TempDir
    Path folder;

    @Test
    void oneOffsetIsTheZoneAndItIsSaidSo() {
        var shop = new Imported(folder)
                .file(
                        "orders.csv",
                        HEADER + "#1,,paid,INR,20.00,0.00,0.00,20.00,0.00,2026-05-01 23:30:00 +0530,,1,Tee,20.00,A\n");
        assertThat(shop.run(ShopSettings.NONE).problems()).isEmpty();
        assertThat(shop.rows("SELECT zone, currency FROM shop")).containsExactly("GMT+05:30|INR");
        assertThat(shop.rows("SELECT order_date FROM dim_order")).containsExactly("2026-05-01");
        assertThat(shop.rows("SELECT detail FROM known_limit WHERE source = 'Time zone'"))
                .singleElement()
                .asString()
                .contains("GMT+05:30");
    }

    @Test
    void twoOffsetsAreAskedAbout() {
        var shop = new Imported(folder).file("orders.csv", HEADER + """
                #1,,paid,USD,20.00,0.00,0.00,20.00,0.00,2026-05-01 23:30:00 -0400,,1,Tee,20.00,A
                #2,,paid,USD,20.00,0.00,0.00,20.00,0.00,2026-01-01 23:30:00 -0500,,1,Tee,20.00,A
                """);
        assertThat(shop.run(ShopSettings.NONE).problems())
                .extracting(Problem::code)
                .containsExactly("NO_TIME_ZONE");
    }
}
