package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** The figures of a period as the marts have them, by the names of the control totals. */
final class Figures {
    private Figures() {}

    /** @param to the last day, included */
    static TreeMap<String, String> of(StoreWriter store, LocalDate from, LocalDate to) {
        var figures = new TreeMap<String, String>();
        figures.put("from", from.toString());
        figures.put("to", to.toString());
        var names = List.of(
                "orders",
                "units",
                "gross_sales",
                "discounts",
                "shipping_charged",
                "refunds",
                "revenue",
                "cogs",
                "cogs_base",
                "cogs_print",
                "cogs_shipping",
                "cogs_tax",
                "cogs_estimated",
                "payment_fees",
                "contribution_margin");
        var sums = String.join(
                ", ",
                names.subList(2, names.size()).stream()
                        .map(name -> "sum(" + name + ")")
                        .toList());
        var row = store.rows(
                        "SELECT count(DISTINCT order_id), sum(quantity), " + sums
                                + " FROM fact_order_line WHERE order_date BETWEEN ? AND ?",
                        from,
                        to)
                .getFirst();
        for (var i = 0; i < names.size(); i++) {
            figures.put(names.get(i), number(row.get(i)));
        }
        var traffic = store.rows(
                        "SELECT count(*), count(DISTINCT visitor_id) FROM fact_session WHERE session_date BETWEEN ? AND ?",
                        from,
                        to)
                .getFirst();
        figures.put("sessions", number(traffic.get(0)));
        figures.put("visitors", number(traffic.get(1)));
        store.rows(
                        "SELECT platform, sum(spend) FROM fact_ad_spend WHERE ad_date BETWEEN ? AND ? GROUP BY platform",
                        from,
                        to)
                .forEach(spend -> figures.put("ad_spend " + spend.get(0), number(spend.get(1))));
        return figures;
    }

    static String number(Object value) {
        var number = new BigDecimal(String.valueOf(value)).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }
}
