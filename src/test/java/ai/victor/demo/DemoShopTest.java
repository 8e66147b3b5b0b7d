package ai.victor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo shop's files: the same every time, in the forms of the platforms' exports, and at one with each other. */
class DemoShopTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    static Path folder;

    private static DemoTotals totals;
    private static DemoFiles files;
    private static List<JsonNode> orders;

    @BeforeAll
    static void writeShop() {
        totals = DemoShop.write(folder, TODAY);
        files = new DemoFiles(folder);
        orders = files.objects("Order");
    }

    @Test
    void theSameDayGivesTheSameBytes(@TempDir Path again) {
        var usual = Locale.getDefault();
        try {
            // Nor does the machine's language matter.
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(DemoShop.write(again, TODAY)).isEqualTo(totals);
        } finally {
            Locale.setDefault(usual);
        }
        var first = files.bytes();
        var second = new DemoFiles(again).bytes();
        assertThat(second.keySet()).isEqualTo(first.keySet()).containsExactlyInAnyOrderElementsOf(DemoFiles.ALL);
        first.forEach((file, bytes) -> assertThat(second.get(file)).as(file).isEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2028-02-29", "2027-01-01"})
    void anyDayWillDo(LocalDate today, @TempDir Path other) {
        var sums = DemoShop.write(other, today);
        assertThat(sums.last()).isEqualTo(today.minusDays(1));
        assertThat(sums.first()).isEqualTo(today.minusMonths(18));
        assertThat(sums.all().orders()).isBetween(9_500L, 10_500L);
        assertThat(sums.all().sessions()).isBetween(60_000L, 70_000L);
        assertThat(sums.all().contributionMargin())
                .isGreaterThan(sums.all().adSpend().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var days = new DemoFiles(other)
                .objects("Order").stream().map(DemoShopTest::day).toList();
        assertThat(days).isSorted();
        assertThat(days.getFirst()).isEqualTo(sums.first());
        assertThat(days.getLast()).isEqualTo(sums.last());
    }

    @Test
    void monthsAddUpToTheWhole() {
        var months = totals.months().values();
        assertThat(months.stream().mapToLong(DemoTotals.Sums::orders).sum())
                .isEqualTo(totals.all().orders());
        assertThat(months.stream().map(DemoTotals.Sums::revenue).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(totals.all().revenue());
        assertThat(months).allSatisfy(sums -> {
            assertThat(sums.contributionMargin())
                    .isEqualTo(sums.revenue().subtract(sums.cogs()).subtract(sums.paymentFees()));
            assertThat(sums.visitors()).isLessThanOrEqualTo(sums.sessions());
        });
    }

    @Test
    void onlyTheLastTenDaysAreNotInvoicedYet() {
        assertThat(totals.months().lastEntry().getValue().cogsEstimated()).isPositive();
        var invoiced = column(files.rows("suppliers/supplier_invoices.csv"), "order_name");
        var waiting = orders.stream()
                .filter(order -> !order.get("test").asBoolean()
                        && order.get("cancelledAt").isNull())
                .filter(order ->
                        lines().getOrDefault(order.get("id").asText(), Set.of()).size() > 0)
                .filter(order -> !invoiced.contains(order.get("name").asText()))
                .toList();
        assertThat(waiting)
                .isNotEmpty()
                .allSatisfy(order -> assertThat(day(order)).isAfterOrEqualTo(TODAY.minusDays(11)));
    }

    @Test
    void eachOrderIsChargedByOneProviderExceptTests() {
        var charged = new ArrayList<String>();
        charged.addAll(charges("payments/shopify_payments_transactions.csv", "Type", "charge", "Order"));
        charged.addAll(
                charges("payments/stripe_balance.csv", "reporting_category", "charge", "payment_metadata[order_name]"));
        charged.addAll(charges("payments/paypal.csv", "Type", "Express Checkout Payment", "Invoice Number"));
        assertThat(charged)
                .doesNotHaveDuplicates()
                .hasSameSizeAs(orders.stream()
                        .filter(order -> !order.get("test").asBoolean())
                        .toList());
        assertThat(Set.copyOf(charged))
                .isEqualTo(orders.stream()
                        .filter(order -> !order.get("test").asBoolean())
                        .map(order -> order.get("name").asText())
                        .collect(Collectors.toSet()));
    }

    @Test
    void invoicesNameOrdersAndTheirLines() {
        var skus = new HashMap<String, Set<String>>();
        orders.forEach(order -> skus.put(
                order.get("name").asText(), lines().getOrDefault(order.get("id").asText(), Set.of())));
        var rows = files.rows("suppliers/supplier_invoices.csv");
        assertThat(rows).allSatisfy(row -> {
            var sku = row.getField("sku");
            assertThat(skus).containsKey(row.getField("order_name"));
            if (!sku.isEmpty()) {
                assertThat(skus.get(row.getField("order_name"))).contains(sku);
            }
            assertThat(LocalDate.parse(row.getField("invoiced_at"))).isBefore(TODAY);
        });
        assertThat(rows.stream()
                        .map(row -> row.getField("invoice_id") + row.getField("sku") + row.getField("component")))
                .doesNotHaveDuplicates();
        assertThat(strangers(
                        lines().values().stream().flatMap(Set::stream).collect(Collectors.toSet()),
                        column(files.rows("catalog/designs.csv"), "sku")))
                .isEmpty();
    }

    @Test
    void sessionsNameOrdersOnceAndFewOrdersHaveNone() {
        var rows = files.rows("web/sessions.csv");
        var named = rows.stream()
                .map(row -> row.getField("order_name"))
                .filter(name -> !name.isEmpty())
                .toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(strangers(
                        Set.copyOf(named),
                        orders.stream().map(order -> order.get("name").asText()).collect(Collectors.toSet())))
                .isEmpty();
        var fromWeb = orders.stream()
                .filter(order -> order.get("sourceName").asText().equals("web"))
                .count();
        assertThat((double) named.size() / fromWeb).isBetween(0.94, 0.96);
        assertThat(rows)
                .allSatisfy(row -> assertThat(Instant.parse(row.getField("started_at"))
                                .atZone(Timeline.ZONE)
                                .toLocalDate())
                        .isBetween(totals.first(), totals.last()));
        assertThat(strangers(column(files.rows("web/events.csv"), "session_id"), column(rows, "session_id")))
                .isEmpty();
        assertThat(strangers(column(files.rows("web/assignments.csv"), "visitor_id"), column(rows, "visitor_id")))
                .isEmpty();
    }

    @Test
    void everyWayInIsOnTheListOfChannels() {
        var known = files.rows("web/channels.csv").stream()
                .map(row -> row.getField("utm_source") + "/" + row.getField("utm_medium"))
                .collect(Collectors.toSet());
        var used = files.rows("web/sessions.csv").stream()
                .map(row -> row.getField("utm_source").toLowerCase(Locale.ROOT) + "/" + row.getField("utm_medium"))
                .collect(Collectors.toSet());
        assertThat(used).isSubsetOf(known);
    }

    @Test
    void reportsOfAdvertisingHaveTheTotalsTheyPrint() {
        var google = files.rows("ads/google_ads.csv", 2);
        assertThat(google.getLast().getField("Day")).startsWith("Total:");
        assertThat(spend(google.subList(0, google.size() - 1), "Cost"))
                .isEqualTo(amount(google.getLast().getField("Cost")))
                .isEqualTo(totals.all().adSpend().get("Google"));
        var tiktok = files.rows("ads/tiktok_ads.csv");
        assertThat(spend(tiktok.subList(0, tiktok.size() - 1), "Cost"))
                .isEqualTo(amount(tiktok.getLast().getField("Cost")))
                .isEqualTo(totals.all().adSpend().get("TikTok"));
        assertThat(spend(files.rows("ads/meta_ads.csv"), "Amount spent (USD)"))
                .isEqualTo(totals.all().adSpend().get("Meta"));
    }

    @Test
    void thereIsSomethingOfEverythingThatHappensInAShop() {
        assertThat(orders).anyMatch(order -> order.get("test").asBoolean());
        assertThat(orders).anyMatch(order -> !order.get("cancelledAt").isNull());
        assertThat(orders)
                .anyMatch(order -> order.get("sourceName").asText().equals("shopify_draft_order")
                        && !order.get("test").asBoolean());
        assertThat(orders)
                .anyMatch(order -> !order.at("/totalTipReceivedSet/shopMoney/amount")
                        .asText()
                        .equals("0.00"));
        var items = files.objects("LineItem");
        assertThat(items).anyMatch(item -> item.get("isGiftCard").asBoolean());
        assertThat(items).anyMatch(item -> !item.get("customAttributes").isEmpty());
        assertThat(items.stream()
                        .filter(item -> !item.get("isGiftCard").asBoolean())
                        .collect(Collectors.groupingBy(
                                item -> item.get("__parentId").asText(),
                                Collectors.mapping(item -> item.get("vendor").asText(), Collectors.toSet()))))
                .anySatisfy((order, vendors) -> assertThat(vendors).hasSizeGreaterThan(1));
        var parents = files.objects("RefundLineItem").stream()
                .map(child -> child.get("__parentId").asText())
                .collect(Collectors.toSet());
        assertThat(files.objects("RefundShippingLine")).isNotEmpty();
        assertThat(files.objects("Refund"))
                .anyMatch(refund -> parents.contains(refund.get("id").asText()))
                .anyMatch(refund -> !parents.contains(refund.get("id").asText()));
        var invoices = files.rows("suppliers/supplier_invoices.csv");
        assertThat(column(invoices, "is_reprint")).contains("1");
        assertThat(column(invoices, "is_credit")).contains("1");
        assertThat(column(files.rows("payments/paypal.csv"), "Type")).contains("Chargeback", "Payment Refund");
        assertThat(column(files.rows("catalog/designs.csv"), "aesthetic"))
                .contains("")
                .hasSize(13);
    }

    /** Order → the skus of its lines, gift cards left out. */
    private static Map<String, Set<String>> lines() {
        return Lines.BY_ORDER;
    }

    /** Read once. */
    private static final class Lines {
        static final Map<String, Set<String>> BY_ORDER = files.objects("LineItem").stream()
                .filter(item -> !item.get("isGiftCard").asBoolean())
                .collect(Collectors.groupingBy(
                        item -> item.get("__parentId").asText(),
                        Collectors.mapping(item -> item.get("sku").asText(), Collectors.toSet())));
    }

    private static LocalDate day(JsonNode order) {
        return Instant.parse(order.get("createdAt").asText())
                .atZone(Timeline.ZONE)
                .toLocalDate();
    }

    private static List<String> charges(String file, String typeColumn, String type, String orderColumn) {
        return files.rows(file).stream()
                .filter(row -> row.getField(typeColumn).equals(type))
                .map(row -> row.getField(orderColumn))
                .toList();
    }

    private static Set<String> column(List<NamedCsvRecord> rows, String name) {
        return rows.stream().map(row -> row.getField(name)).collect(Collectors.toSet());
    }

    /** Those that the others do not know. The library's own comparison walks through all for each. */
    private static Set<String> strangers(Set<String> some, Set<String> known) {
        return some.stream().filter(name -> !known.contains(name)).collect(Collectors.toSet());
    }

    private static BigDecimal spend(List<NamedCsvRecord> rows, String column) {
        return rows.stream().map(row -> amount(row.getField(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replace(",", ""));
    }
}
