package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads units that are asked for: {@code in dollars}, {@code in %}. */
final class Units {
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("bucks", "USD"),
            Map.entry("$", "USD"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("€", "EUR"),
            Map.entry("gbp", "GBP"),
            Map.entry("pounds", "GBP"),
            Map.entry("£", "GBP"));

    private Units() {}

    static void read(Draft draft, int at) {
        var item = draft.item(at);
        if (draft.used.get(at) || !item.is(Role.MONEY) && !item.is(Role.PERCENT)) {
            return;
        }
        int lead = draft.before(at);
        var led = draft.is(lead, Role.PREPOSITION) && draft.item(lead).text().matches("(?i)in|as");
        var noun = draft.metrics.containsKey(lead);
        if (item.is(Role.MONEY) && (led || noun)) {
            money(draft, at);
        } else if (item.is(Role.PERCENT) && led) {
            percent(draft, at);
        }
    }

    private static void money(Draft draft, int at) {
        var currency = CURRENCIES.getOrDefault(draft.item(at).text().toLowerCase(Locale.ROOT), "");
        var shop = draft.names.vocabulary().currency();
        sold(draft);
        if (draft.quantities.stream()
                .noneMatch(quantity -> draft.names.unit(quantity).equals("money"))) {
            return;
        }
        if (!currency.equals(shop)) {
            draft.stop("All money of this shop is in " + shop + ", and I know no exchange rates.");
        }
        draft.use(at);
    }

    /** {@code what did we sell in dollars}: what was sold is told by its money, and not by its number. */
    private static void sold(Draft draft) {
        if (draft.quantities.size() != 1
                || draft.metrics.size() != 1
                || !draft.verbs.containsAll(draft.metrics.keySet())) {
            return;
        }
        var count = draft.metrics.values().iterator().next();
        draft.names
                .turnover()
                .filter(money -> draft.names.factsOf(money).containsAll(draft.names.factsOf(count)))
                .ifPresent(money -> {
                    if (draft.names.unit(new Quantity.Plain(count)).equals("count")) {
                        draft.quantities.clear();
                        draft.quantities.add(new Quantity.Plain(money));
                        draft.assumptions.add("In money, what was sold is " + draft.names.inline(money) + ".");
                    }
                });
    }

    /** A percentage of a sum is its rate; of two periods it is the change; of rows it is their share. */
    private static void percent(Draft draft, int at) {
        var two = draft.periods.size() == 2;
        if (two || draft.form instanceof Form.Growth || draft.form instanceof Form.Share) {
            draft.use(at);
            return;
        }
        var all = List.copyOf(draft.quantities);
        if (all.size() == 1 && draft.names.unit(all.get(0)).equals("percent")) {
            draft.use(at);
        } else if (all.size() == 1
                && all.get(0) instanceof Quantity.Plain plain
                && draft.names.rateOf(plain.metric()).isPresent()) {
            draft.quantities.clear();
            draft.quantities.add(
                    new Quantity.Plain(draft.names.rateOf(plain.metric()).orElseThrow()));
            draft.use(at);
        } else if (all.size() == 1 && !draft.breakdowns.isEmpty()) {
            draft.form = new Form.Share();
            draft.use(at);
        } else if (all.isEmpty()
                && draft.earlier
                        .filter(earlier -> !earlier.breakdowns().isEmpty())
                        .isPresent()) {
            draft.form = new Form.Share();
            draft.use(at);
        }
    }
}
