package ai.victor.demo;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The running sums of a period, in cents. */
final class Sum {
    private final Set<Integer> orders = new HashSet<>();
    private final Set<Long> visitors = new HashSet<>();
    private final SortedMap<String, Long> adSpend = new TreeMap<>();
    private long units;
    private long gross;
    private long discounts;
    private long shippingCharged;
    private long refunds;
    private long base;
    private long print;
    private long shipping;
    private long tax;
    private long estimated;
    private long fees;
    private long sessions;

    void add(Share share) {
        orders.add(share.order().basket().number());
        share.line().ifPresent(line -> {
            units += line.quantity();
            gross += line.gross();
            discounts += line.discounts();
        });
        shippingCharged += share.shippingCharged();
        refunds += share.refunds();
        base += share.base();
        print += share.print();
        shipping += share.shipping();
        tax += share.tax();
        estimated += share.estimated() ? share.cogs() : 0;
        fees += share.fee();
    }

    void add(Session session) {
        sessions++;
        visitors.add(session.visitor());
    }

    void add(AdDay ad) {
        adSpend.merge(ad.campaign().platform().label, ad.spend(), Long::sum);
    }

    DemoTotals.Sums sums() {
        var spend = new TreeMap<String, BigDecimal>();
        adSpend.forEach((platform, cents) -> spend.put(platform, Cents.decimal(cents)));
        var revenue = gross - discounts + shippingCharged - refunds;
        var cogs = base + print + shipping + tax;
        return new DemoTotals.Sums(
                orders.size(),
                units,
                Cents.decimal(gross),
                Cents.decimal(discounts),
                Cents.decimal(shippingCharged),
                Cents.decimal(refunds),
                Cents.decimal(revenue),
                Cents.decimal(cogs),
                Cents.decimal(base),
                Cents.decimal(print),
                Cents.decimal(shipping),
                Cents.decimal(tax),
                Cents.decimal(estimated),
                Cents.decimal(fees),
                Cents.decimal(revenue - cogs - fees),
                spend,
                sessions,
                visitors.size());
    }
}
