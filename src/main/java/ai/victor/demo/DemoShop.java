package ai.victor.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An invented print-on-demand shop, Tin Comet Goods: about 10,000 orders over the 18 months that end yesterday, as the export files that an importer
 * would get. The same day gives the same bytes.
 *
 * <p>Worth asking about, and true on any day:
 *
 * <ol>
 *   <li>{@link #LOSING_AESTHETIC} loses money on Meta retargeting in each week and month: its comeback campaign sells hoodies and sweatshirts,
 *       with free shipping, at 40 % off or more, and much of it comes back. Elsewhere it earns, and so does each other aesthetic on Meta retargeting.
 *   <li>{@link #DEARER_SUPPLIER} raised its base prices by {@link #PRICE_RISE_PERCENT} percent on the first of a month about four months ago.
 *   <li>The experiment {@link #EXPERIMENT} held out a tenth of visitors for ten weeks, until three weeks ago. The upsell lifted revenue per visitor
 *       well beyond chance, but not contribution margin: what it adds is reduced by {@link #UPSELL_DISCOUNT_PERCENT} percent, dear to make, and
 *       carries orders over the line of free shipping.
 *   <li>{@link #POOR_COUNTRY} leaves little: its customers pay domestic shipping, its parcels cost three times that.
 * </ol>
 */
public final class DemoShop {
    public static final String NAME = "Tin Comet Goods";
    public static final String CURRENCY = "USD";
    public static final String LOSING_AESTHETIC = "gothic tarot";
    public static final int PRICE_RISE_PERCENT = 15;
    public static final String DEARER_SUPPLIER_NAME = "Printful";
    public static final String EXPERIMENT = Experiment.ID;
    public static final int UPSELL_DISCOUNT_PERCENT = 31;
    public static final String POOR_COUNTRY = "AU";

    static final Supplier DEARER_SUPPLIER = Supplier.PRINTFUL;

    private DemoShop() {}

    /** The first day of the dearer supplier's new prices. */
    public static LocalDate priceRise(LocalDate today) {
        return Timeline.endingBefore(today).priceRise();
    }

    /**
     * Writes the files, over those that are there, and returns the sums taken on the way.
     *
     * @param folder made if missing
     * @param today the day after the shop's last
     */
    public static DemoTotals write(Path folder, LocalDate today) {
        try {
            return new DemoShop().make(folder, Timeline.endingBefore(today));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the demo shop to " + folder, e);
        }
    }

    private DemoTotals make(Path folder, Timeline timeline) throws IOException {
        var catalog = new Catalog();
        var visitors = new Visitors();
        var newsletters = Newsletter.schedule(timeline);
        var customers = new Customers(visitors, new Chance("customers"));
        var buyers = new Traffic(timeline, newsletters, new Chance("buyers"));
        var baskets = new Baskets(timeline, catalog, customers, visitors, buyers, new Chance("baskets")).fill();
        var browsers = new Traffic(timeline, newsletters, new Chance("browsers"));
        var sessions = new Sessions(timeline, catalog, visitors, browsers, new Chance("sessions")).of(baskets);
        var experiment = new Experiment(timeline, catalog, sessions, baskets, new Chance("experiment"));

        var checkout = new Checkout(new Chance("checkout"));
        var aftermath = new Aftermath(timeline, new Chance("aftermath"));
        var orders = baskets.stream()
                .map(experiment::upsold)
                .map(checkout::order)
                .map(aftermath::of)
                .toList();

        var tally = new Tally(timeline, experiment);
        var rates = new RateCard(timeline.priceRise());
        SupplierFiles.write(folder.resolve("suppliers"), invoices(orders, timeline, rates, tally), rates, timeline);
        OrdersFile.write(folder.resolve("shopify/orders.jsonl"), orders);
        PaymentFiles.write(folder.resolve("payments"), orders, timeline);

        sessions.forEach(tally::add);
        var events = new Events(timeline, catalog, experiment, new Chance("events")).of(sessions);
        WebFiles.write(folder.resolve("web"), sessions, events, experiment, timeline);

        var ads = new Ads(timeline, new Chance("ads")).days();
        ads.forEach(tally::add);
        AdFiles.write(folder.resolve("ads"), ads, timeline);
        new EmailFiles(timeline, new Chance("emails")).write(folder.resolve("email"), newsletters);
        ShopFiles.write(folder, catalog, timeline);
        return tally.totals();
    }

    private static List<InvoiceRow> invoices(List<Order> orders, Timeline timeline, RateCard rates, Tally tally) {
        var invoices = new Invoices(timeline, rates, new Chance("invoices"));
        var ledger = new Ledger(timeline, rates);
        var rows = new ArrayList<InvoiceRow>();
        for (var order : orders) {
            var own = invoices.of(order);
            tally.add(order, ledger.shares(order, own));
            rows.addAll(own);
        }
        return rows;
    }
}
