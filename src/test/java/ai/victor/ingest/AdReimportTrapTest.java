package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Platforms restate past days, and exports overlap: whatever order they come in, the newest export of an ad set's day is that day. */
class AdReimportTrapTest {
    private static final String BY_SET =
            "Reporting starts,Campaign name,Ad set name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value\n";

    private static final String BY_AD =
            "Reporting starts,Campaign name,Ad set name,Ad name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value\n";

    /** Each a week after the one before. */
    private static final Map<String, String> EXPORTS = Map.of(
            "2026-05-08T08:00:00Z",
            BY_AD
                    + "2026-05-01,cold,wide,beach,6.00,1,1,0,0\n2026-05-01,cold,wide,moon,4.00,1,1,0,0\n2026-05-02,cold,wide,beach,3.00,1,1,0,0\n",
            "2026-05-15T08:00:00Z",
            BY_SET
                    + "2026-05-02,cold,wide,3.50,1,1,1,30.00\n2026-05-03,cold,wide,8.00,1,1,0,0\n2026-05-03,cold,narrow,2.00,1,1,0,0\n",
            "2026-05-22T08:00:00Z",
            BY_AD + "2026-05-01,cold,wide,beach,6.00,1,1,2,60.00\n2026-05-03,cold,wide,sun,7.00,1,1,1,10.00\n");

    @TempDir
    Path folder;

    @Test
    void allOrdersOfImportGiveTheSameDays() throws IOException {
        var times = EXPORTS.keySet().stream().sorted().toList();
        for (var order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(1, 0, 2))) {
            var shop = new Imported(folder.resolve("shop" + order));
            for (var i : order) {
                var name = "meta " + i + ".csv";
                shop.file(name, EXPORTS.getOrDefault(times.get(i), ""));
                Files.setLastModifiedTime(shop.files.resolve(name), FileTime.from(Instant.parse(times.get(i))));
                shop.run();
            }
            assertThat(shop.run().published()).isFalse();
            assertThat(shop.rows("SELECT ad_date, ad_set, spend, claimed_conversions FROM fact_ad_spend ORDER BY ALL"))
                    .as("in the order " + order)
                    .containsExactly(
                            // The newest no longer knows the ad "moon": its spend was restated, or it was renamed.
                            "2026-05-01|wide|6.00|2.0000",
                            "2026-05-02|wide|3.50|1.0000",
                            "2026-05-03|narrow|2.00|0.0000",
                            "2026-05-03|wide|7.00|1.0000");
        }
    }
}
