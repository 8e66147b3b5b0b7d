package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.demo.DemoShop;
import ai.victor.demo.DemoTotals;
import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shop's files, imported, give the very sums that its generator took before it wrote them. */
class DemoImportTest {
    @TempDir
    Path folder;

    @Test
    void everyMonthIsMetToTheCent() {
        var shop = new Imported(folder);
        var totals = DemoShop.write(shop.files, LocalDate.of(2026, 3, 9));
        var report = shop.run(ShopSettings.NONE);
        assertThat(report.problems()).isEmpty();
        assertThat(report.files())
                .allSatisfy(
                        file -> assertThat(file.status()).as(file.toString()).isEqualTo(FileReport.Status.LOADED))
                .allSatisfy(file ->
                        assertThat(file.quarantined()).as(file.toString()).isZero());
        try (var store = StoreWriter.open(Stores.current(shop.data).orElseThrow())) {
            totals.months().forEach((month, sums) -> {
                var from = from(totals, month);
                var to = to(totals, month);
                assertThat(Figures.of(store, from, to)).as(month.toString()).isEqualTo(plain(sums, from, to));
            });
            assertThat(Figures.of(store, totals.first(), totals.last()))
                    .isEqualTo(plain(totals.all(), totals.first(), totals.last()));
        }
    }

    private static LocalDate from(DemoTotals totals, YearMonth month) {
        return month.atDay(1).isBefore(totals.first()) ? totals.first() : month.atDay(1);
    }

    private static LocalDate to(DemoTotals totals, YearMonth month) {
        return month.atEndOfMonth().isAfter(totals.last()) ? totals.last() : month.atEndOfMonth();
    }

    private static TreeMap<String, String> plain(DemoTotals.Sums sums, LocalDate from, LocalDate to) {
        var plain = new TreeMap<String, String>();
        plain.put("from", from.toString());
        plain.put("to", to.toString());
        plain.put("orders", Figures.number(sums.orders()));
        plain.put("units", Figures.number(sums.units()));
        plain.put("gross_sales", Figures.number(sums.grossSales()));
        plain.put("discounts", Figures.number(sums.discounts()));
        plain.put("shipping_charged", Figures.number(sums.shippingCharged()));
        plain.put("refunds", Figures.number(sums.refunds()));
        plain.put("revenue", Figures.number(sums.revenue()));
        plain.put("cogs", Figures.number(sums.cogs()));
        plain.put("cogs_base", Figures.number(sums.cogsBase()));
        plain.put("cogs_print", Figures.number(sums.cogsPrint()));
        plain.put("cogs_shipping", Figures.number(sums.cogsShipping()));
        plain.put("cogs_tax", Figures.number(sums.cogsTax()));
        plain.put("cogs_estimated", Figures.number(sums.cogsEstimated()));
        plain.put("payment_fees", Figures.number(sums.paymentFees()));
        plain.put("contribution_margin", Figures.number(sums.contributionMargin()));
        plain.put("sessions", Figures.number(sums.sessions()));
        plain.put("visitors", Figures.number(sums.visitors()));
        sums.adSpend().forEach((platform, spend) -> plain.put("ad_spend " + platform, Figures.number(spend)));
        return plain;
    }
}
