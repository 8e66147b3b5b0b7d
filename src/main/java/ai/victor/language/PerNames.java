package ai.victor.language;

import java.util.List;
import java.util.Optional;

/** Reads what stands after {@code per} where it is no plain ratio: of the answer before, and of what is cheapest. */
final class PerNames {
    private PerNames() {}

    /** What is divided by what stands after {@code per}, or by which rows it is told. */
    static void read(Draft draft, int at) {
        var item = draft.item(at);
        int per = draft.before(at);
        if (item.hasMetric()
                && draft.superlative.isPresent()
                && draft.metrics.isEmpty()
                && !NameRoles.otherMetric(draft, at)) {
            if (!cheapest(draft, at)) {
                // "Top niche per margin" is by margin.
                NameRoles.metric(draft, at);
            }
            draft.use(per);
            return;
        }
        int numerator = draft.before(per);
        while (numerator >= 0 && (draft.is(numerator, Role.TIME) || draft.values.contains(numerator))) {
            numerator = draft.before(numerator);
        }
        if (item.hasMetric()
                && !item.plural()
                && draft.earlier.isPresent()
                && draft.metrics.isEmpty()
                && !NameRoles.otherMetric(draft, at)) {
            ofEarlier(draft, at, draft.earlier.get());
        } else if (item.hasMetric() && draft.metrics.containsKey(numerator) && !item.plural()) {
            draft.ratios.put(numerator, at);
            draft.use(at);
            draft.use(per);
        } else if (item.hasDimension()) {
            NameRoles.breakdown(draft, at);
        } else if (item.hasValue() && single(draft, at, numerator)) {
            draft.use(per);
        }
    }

    /** {@code profit on each mug}. */
    static void onEach(Draft draft, int at) {
        int each = draft.before(at);
        int lead = draft.before(each);
        var single = !draft.item(at).hasDimension()
                && !draft.item(at).hasMetric()
                && draft.is(each, Role.EACH)
                && (draft.is(lead, Role.PREPOSITION) || draft.is(lead, Role.OF))
                && single(draft, at, draft.before(lead));
        if (single) {
            draft.use(each);
        }
    }

    /** {@code cost per hoodie}, {@code profit on each mug}: per one of what the value names; says whether it is such a phrase. */
    static boolean single(Draft draft, int at, int numerator) {
        var counter = draft.names.bindings().counterOf(draft.item(at));
        if (counter.isEmpty() || draft.item(at).plural() || !draft.metrics.containsKey(numerator)) {
            return false;
        }
        draft.perCount.put(numerator, counter.get());
        draft.values.add(at);
        return true;
    }

    /** {@code how much is that per order}. */
    static void ofEarlier(Draft draft, int at, Reading earlier) {
        var below = draft.item(at).metrics().get(0);
        var numbers = earlier.quantities();
        if (numbers.size() == 1 && numbers.get(0) instanceof Quantity.Plain above) {
            draft.quantities.add(draft.names
                    .ratio(above.metric(), below)
                    .<Quantity>map(Quantity.Plain::new)
                    .orElse(new Quantity.Quotient(above.metric(), below, false)));
            draft.use(at);
            draft.use(draft.before(at));
        }
    }

    /** {@code cheapest platform per click} is by what a click costs, and not by clicks; says whether it is such a question. */
    static boolean cheapest(Draft draft, int at) {
        var cheap = draft.superlative
                .filter(word -> draft.item(word.at()).text().matches("(?i)cheapest|slowest|quietest"))
                .isPresent();
        if (cheap) {
            draft.use(at);
            draft.names
                    .costPer(draft.item(at).metrics().get(0))
                    .or(() -> draft.names
                            .priceOf(List.copyOf(draft.breakdowns.values()))
                            .filter(price -> draft.names.isPer(
                                    price, draft.item(at).metrics().get(0))))
                    .ifPresentOrElse(
                            cost -> draft.metrics.put(at, cost),
                            () -> draft.stop("Cheapest by which cost? Name the number."));
        }
        return cheap;
    }

    /** Whether a word ranks by what things cost, and by nothing else. */
    static boolean isOfPrice(String word) {
        return word.matches("(?i)cheapest|most expensive|least expensive|priciest|costliest|dearest|most costly");
    }

    /** {@code the cheapest supplier for shirts}, {@code most expensive tool}: by what they cost, where no number is named. */
    static void price(Draft draft) {
        var word = draft.superlative.map(found -> draft.item(found.at()).text()).orElse("");
        if (!isOfPrice(word) || !draft.metrics.isEmpty() || !draft.quantities.isEmpty() || draft.breakdowns.isEmpty()) {
            return;
        }
        var rows = List.copyOf(draft.breakdowns.values());
        // One order costs what all in it does; a supplier, what one unit of his does.
        var whole =
                rows.stream().anyMatch(row -> draft.names.things().countOf(row).isPresent());
        draft.names
                .priceOf(rows)
                .map(price -> whole
                        ? draft.names.overOf(price).map(Names.Over::numerator).orElse(price)
                        : price)
                .ifPresent(price -> {
                    draft.metrics.put(draft.superlative.orElseThrow().at(), price);
                    draft.assumptions.add("“" + word + "” is taken by " + draft.names.inline(price) + ".");
                });
    }

    /** {@code what does a hoodie cost us}: one of them, too, where an amount of money is asked for. */
    static void article(Draft draft) {
        for (int at : draft.values) {
            int last = at;
            while (draft.values.contains(last + 1)) {
                last++;
            }
            // "Orders with a mug" are counted whole.
            var article = at > 0
                    && draft.is(at - 1, Role.FILLER)
                    && draft.item(at - 1).text().matches("(?i)an?")
                    && draft.items.subList(0, at).stream().noneMatch(item -> item.is(Role.WITH));
            var counter = draft.names.bindings().counterOf(draft.item(at));
            if (article
                    && draft.one.isEmpty()
                    && counter.isPresent()
                    && !draft.item(last).plural()) {
                draft.one = counter;
            }
        }
        if (draft.quantities.stream().anyMatch(quantity -> !isAmount(draft, quantity))) {
            draft.one = Optional.empty();
        }
    }

    private static boolean isAmount(Draft draft, Quantity quantity) {
        return quantity instanceof Quantity.Plain plain
                && draft.names.unit(quantity).equals("money")
                && draft.names.isAdditive(plain.metric());
    }

    /** Puts what one of them has in the place of what all of them have. */
    static void divide(Draft draft) {
        article(draft);
        if (draft.one.isEmpty()) {
            return;
        }
        var count = draft.one.get();
        var all = List.copyOf(draft.quantities);
        draft.quantities.clear();
        for (var quantity : all) {
            if (!isAmount(draft, quantity)) {
                draft.stop(
                        "I cannot give " + draft.names.inline(quantity) + " per one of them; name an amount of money.");
                return;
            }
            var metric = quantity.metrics().get(0);
            draft.quantities.add(draft.names
                    .ratio(metric, count)
                    .<Quantity>map(Quantity.Plain::new)
                    .orElse(new Quantity.Quotient(metric, count, false)));
        }
        if (!all.isEmpty()) {
            draft.assumptions.add(
                    "One of them is asked about: the amount is divided by " + draft.names.inline(count) + ".");
        }
    }
}
