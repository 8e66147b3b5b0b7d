package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which changes the marts follow, and which make all of them be built; that both end in the same tables is FollowedMartsTest's to show. */
class TouchedTest {
    private static final String FOLLOWED = "bringing facts and dimensions up to date";
    private static final String WHOLE = "building facts and dimensions";

    /** A change of one row of these may reach anything: rates, prices, names, and forms of orders that are read by what others say. */
    private static final Set<String> REACH_ANYTHING = Set.of(
            "raw_campaign",
            "raw_channel",
            "raw_design",
            "raw_design_tag",
            "raw_fx_rate",
            "raw_match_override",
            "raw_order_csv",
            "raw_order_csv_line",
            "raw_product",
            "raw_rate",
            "raw_supplier_item",
            "raw_supplier_order",
            "raw_supplier_setting",
            "raw_zone");

    @TempDir
    Path folder;

    @Test
    void ofEachTableItIsSaidHowFarAChangeReaches() {
        var tables = KnownFormats.tables().stream().map(RawTable::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(Stream.of(Touched.FOLLOWED, Touched.APART, REACH_ANYTHING)
                        .flatMap(Set::stream)
                        .sorted())
                .containsExactlyElementsOf(tables);
    }

    @Test
    void whatIsFollowedLeadsSomewhere() {
        assertThat(KnownFormats.tables().stream().filter(table -> Touched.FOLLOWED.contains(table.name())))
                .allSatisfy(table ->
                        assertThat(table.columns()).extracting(RawColumn::name).containsAnyElementsOf(Touched.LEADS));
    }

    /** A mark that stands anywhere but right above a table that is made of a query would be passed over. */
    @Test
    void eachMarkIsObeyed() {
        assertThat(MartScripts.bundled().following())
                .isNotEmpty()
                .noneMatch(script -> script.sql().contains("-- anew"));
        assertThat(MartScripts.bundled().whole())
                .anyMatch(script -> script.sql().contains("-- anew"))
                .noneMatch(script -> script.name().contains("touched"));
    }

    @Test
    void ordersAreFollowedAndZonesAreNot() {
        var shop = new Imported(folder);
        shop.file("orders.jsonl", order("#1")).file("bills.csv", bill("#1"));
        assertThat(steps(shop)).contains(WHOLE).doesNotContain(FOLLOWED);
        shop.file("more.jsonl", order("#2")).file("more.csv", bill("#2"));
        assertThat(steps(shop)).contains(FOLLOWED).doesNotContain(WHOLE);
        assertThat(shop.rows("SELECT order_id, cogs FROM fact_order_line ORDER BY order_id"))
                .containsExactly("5000000000001|9.00", "5000000000002|9.00");
        shop.file("zones.csv", "country_code,zone\nUS,US\n");
        assertThat(steps(shop)).contains(WHOLE).doesNotContain(FOLLOWED);
        assertThat(shop.rows("SELECT DISTINCT shipping_zone FROM dim_order")).containsExactly("US");
    }

    /** What a sku cost last is a matter of all bills: the second order is estimated at the first one's, until a later bill says otherwise. */
    @Test
    void whereALineHasNoPriceAllIsBuilt() {
        var shop = new Imported(folder);
        shop.file("orders.jsonl", order("#1")).file("bills.csv", bill("#1"));
        steps(shop);
        shop.file("more.jsonl", order("#2"));
        assertThat(steps(shop)).contains(FOLLOWED).doesNotContain(WHOLE);
        shop.file("later.jsonl", order("#3")).file("later.csv", bill("#3").replace("9.00", "8.00"));
        assertThat(steps(shop)).contains(WHOLE);
        assertThat(shop.rows("SELECT order_id, cogs FROM fact_order_line ORDER BY order_id"))
                .containsExactly("5000000000001|9.00", "5000000000002|8.00", "5000000000003|8.00");
    }

    @Test
    void otherSettingsBuildAll() {
        var shop = new Imported(folder);
        shop.file("orders.jsonl", order("#1")).file("bills.csv", bill("#1"));
        steps(shop);
        shop.file("more.jsonl", order("#2"));
        var steps = new ArrayList<String>();
        shop.run(
                new ShopSettings(
                        Optional.of("Another"), Optional.of("USD"), Imported.NEW_YORK.zone(), Optional.empty()),
                steps::add);
        assertThat(steps).contains(WHOLE).doesNotContain(FOLLOWED);
    }

    /** A supplier that its lines write otherwise from now on is so in all its bills. */
    @Test
    void anotherNameOfASupplierBuildsAll() {
        var shop = new Imported(folder);
        shop.file("orders.jsonl", order("#1")).file("bills.csv", bill("#1"));
        steps(shop);
        shop.file("more.jsonl", order("#2").replace("Printify", "PRINTIFY")).file("more.csv", bill("#2"));
        assertThat(steps(shop)).contains(FOLLOWED, WHOLE);
        assertThat(shop.rows("SELECT DISTINCT supplier FROM fact_invoice_line")).containsExactly("PRINTIFY");
    }

    private static String order(String name) {
        return new Orders()
                .order(name, "2026-05-0" + name.charAt(1) + "T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "Printify")
                .text();
    }

    private static String bill(String name) {
        return SupplierCase.INVOICES
                + "I%1$s,Printify,%1$s,A,1,DTG,US,2026-05-2%2$s,base,9.00,0,0\n".formatted(name, name.charAt(1));
    }

    private static List<String> steps(Imported shop) {
        var steps = new ArrayList<String>();
        var report = shop.run(Imported.NEW_YORK, steps::add);
        assertThat(report.problems()).isEmpty();
        return steps;
    }
}
