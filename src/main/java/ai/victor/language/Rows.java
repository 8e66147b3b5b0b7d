package ai.victor.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Settles the order and number of rows, and what a list of single things shows. */
final class Rows {
    private static final int USUAL_TOP = 10;
    private static final int READABLE_DAYS = 14;

    private final Draft draft;

    private Rows(Draft draft) {
        this.draft = draft;
    }

    /** Single things where they are listed or bounded: {@code list all refunds above $60}, {@code orders over $100}. */
    static void list(Draft draft) {
        var rows = new Rows(draft);
        rows.sorted();
        rows.summed();
        if (draft.breakdowns.isEmpty()) {
            rows.bounded();
        }
        var bounded = draft.bounds.stream().anyMatch(bound -> bound.metricItem() >= 0);
        var empty = draft.metrics.isEmpty()
                && draft.quantities.isEmpty()
                && !draft.hasVerdict()
                && !FollowUp.continues(draft)
                && draft.items.stream().noneMatch(item -> item.is(Role.VERSUS) || item.is(Role.COMPARE))
                && (draft.earlier.isEmpty() || draft.items.stream().noneMatch(item -> item.is(Role.BY)));
        if (draft.list || empty && !bounded && draft.superlative.isEmpty()) {
            rows.single();
        }
    }

    /** {@code list campaigns by roas}: each of few names has one number, and is no single thing. */
    private void summed() {
        var few = draft.breakdowns.values().stream()
                .allMatch(row -> draft.names.vocabulary().values().containsKey(row));
        var by = draft.metrics.keySet().stream().anyMatch(at -> draft.is(draft.before(at), Role.BY));
        if (draft.list
                && !draft.breakdowns.isEmpty()
                && few
                && by
                && draft.bounds.isEmpty()
                && draft.superlative.isEmpty()) {
            draft.list = false;
        }
    }

    /** {@code orders on June 14 sorted by margin}: what is put in an order by another number is listed. */
    private void sorted() {
        var noun = draft.metrics.keySet().stream().findFirst();
        if (noun.isPresent()
                && draft.breakdowns.isEmpty()
                && draft.metrics.size() > 1
                && draft.superlative.isEmpty()
                && draft.item(noun.get()).plural()
                && draft.item(noun.get()).hasDimension()
                && draft.before(noun.get()) < 0
                && draft.metrics.keySet().stream()
                        .anyMatch(at -> draft.is(draft.before(at), Role.BY) || draft.is(draft.before(at), Role.SORT))
                && draft.items.stream()
                        .anyMatch(item -> item.is(Role.SORT)
                                || item.text().matches("(?i)(sorted|ordered|ranked|sort|order|rank) by"))) {
            draft.breakdowns.put(noun.get(), draft.item(noun.get()).dimensions().get(0));
            draft.metrics.remove(noun.get());
        }
    }

    /** {@code orders over $100}, {@code orders tagged press}: a noun that names single things, held to a bound or described after it. */
    private void bounded() {
        for (int at : List.copyOf(draft.metrics.keySet())) {
            var item = draft.item(at);
            var described = draft.before(at) < 0
                    && draft.metrics.size() == 1
                    && draft.used.get(Math.min(draft.after(at), draft.items.size()))
                    && draft.is(draft.after(at), Role.NAME)
                    && draft.item(draft.after(at)).hasDimension()
                    && !draft.metrics.containsKey(draft.after(at));
            var free = draft.bounds.stream().anyMatch(bound -> bound.wholeItem() < 0 && bound.metricItem() < 0);
            var held = draft.metrics.size() == 1 && draft.bounds.stream().anyMatch(bound -> bound.metricItem() >= 0);
            var priced = free
                    && !item.hasDimension()
                    && draft.bounds.stream().anyMatch(bound -> bound.unit().equals("$"))
                    && draft.names
                            .unit(new Quantity.Plain(item.metrics().get(0)))
                            .equals("count");
            var money = priced ? draft.names.things().moneyOf(item.metrics().get(0)) : Optional.<String>empty();
            if (money.isPresent()) {
                // "Reprints over $20": what is counted is held to what it cost.
                draft.metrics.put(at, money.get());
                draft.list = true;
                lines(money.get());
                return;
            }
            if (item.hasDimension() && !draft.ratios.containsKey(at) && held && !draft.list) {
                // "customers with 5 or more orders": one row for each of them, over all its days.
                draft.breakdowns.put(at, item.dimensions().get(0));
                draft.metrics.remove(at);
                return;
            }
            if (item.hasDimension() && !draft.ratios.containsKey(at) && (free || draft.list || described)) {
                var days = draft.names.isAdditive(item.metrics().get(0));
                draft.breakdowns.put(at, item.dimensions().get(0));
                draft.metrics.remove(at);
                if (!days) {
                    // A customer has many days: "customers over $500" have it in all of them.
                    draft.list = false;
                    if (draft.metrics.isEmpty()) {
                        draft.names.turnover().ifPresent(amount -> draft.quantities.add(new Quantity.Plain(amount)));
                    }
                    return;
                }
                draft.list = true;
                return;
            }
        }
        if (draft.list && draft.metrics.isEmpty() && !draft.hasVerdict()) {
            draft.names.turnover().ifPresent(metric -> {
                draft.quantities.add(new Quantity.Plain(metric));
                lines(metric);
            });
        } else if (draft.list && draft.metrics.size() == 1) {
            var metric = draft.metricNames().get(0);
            lines(metric);
            var quantity = new Quantity.Plain(metric);
            if (draft.names.unit(quantity).equals("count")) {
                draft.thresholds.add(new Threshold(quantity, Threshold.Comparison.ABOVE, BigDecimal.ZERO));
            }
        }
    }

    private void lines(String metric) {
        draft.names.rowName(metric, "").ifPresent(name -> {
            draft.breakdowns.put(-1, name);
            draft.breakdowns.put(-2, "day");
        });
    }

    private void single() {
        var edits = draft.earlier.isPresent() && !draft.list && draft.metrics.isEmpty();
        if (draft.breakdowns.isEmpty() || !draft.quantities.isEmpty() || edits) {
            return;
        }
        var entry = draft.breakdowns.entrySet().iterator().next();
        var dimension = entry.getValue();
        if (Roster.read(draft, entry.getKey(), dimension)) {
            return;
        }
        var few = draft.names.vocabulary().values().containsKey(dimension)
                && (!draft.list || draft.names.amountOf(dimension).equals(draft.names.turnover()));
        var asked = draft.metrics.values().stream().findFirst();
        var amount = asked.filter(metric -> draft.names.reaches(metric, dimension))
                .or(() -> draft.names.amountOf(dimension));
        var by = draft.is(draft.before(entry.getKey()), Role.BY);
        if (by || TimeColumns.isTime(dimension) || few && asked.isEmpty() || amount.isEmpty()) {
            return;
        }
        draft.list = true;
        draft.metrics.clear();
        draft.quantities.add(new Quantity.Plain(amount.get()));
        if (draft.names.vocabulary().values().containsKey(dimension)) {
            draft.names.rowName(amount.get(), dimension).ifPresent(name -> draft.breakdowns.put(-1, name));
        }
        // A customer buys on many days, and is one row all the same.
        var once = draft.names.things().countOf(dimension).filter(counter -> !draft.names.isAdditive(counter));
        if (once.isEmpty()) {
            draft.breakdowns.put(-2, "day");
        }
        draft.list = once.isEmpty();
    }

    /**
     * What a noun phrase names: {@code split orders shipped to the UK last week} and {@code show cancelled orders from May} ask for things as much
     * as for their number, where they are few enough to be read.
     */
    static Optional<Reading> things(Draft draft, Reading reading) {
        var number = reading.quantities().get(0);
        var plain = reading.quantities().size() == 1
                && number instanceof Quantity.Plain
                && draft.names.unit(number).equals("count")
                && reading.breakdowns().isEmpty()
                && reading.thresholds().isEmpty()
                && reading.ranking().isEmpty()
                && reading.periods().size() == 1
                && draft.items.stream().noneMatch(item -> item.is(Role.HOW_MANY) || item.is(Role.INSTEAD));
        if (!plain || draft.earlier.isPresent()) {
            return Optional.empty();
        }
        var metric = number.metrics().get(0);
        var narrowed = !reading.conditions().isEmpty() || !draft.names.isCount(metric);
        var range = reading.periods().get(0).range();
        var few = !range.from().plusDays(READABLE_DAYS).isBefore(range.to());
        var thing = draft.names.things().thingOf(metric);
        // A dispute is one of few; an order is one of many.
        var rare = thing.filter(name -> !draft.names.amountOf(name).equals(draft.names.turnover()))
                .isPresent();
        var phrase = draft.metrics.keySet().stream()
                .anyMatch(at -> draft.values.contains(at - 1)
                        && draft.item(at - 1)
                                .key()
                                .endsWith(" " + draft.item(at).key()));
        var show = draft.items.stream()
                .anyMatch(item -> item.text().toLowerCase(Locale.ROOT).startsWith("show"));
        var shown = rare || phrase || show;
        return draft.names
                .rowName(metric, "")
                .filter(name -> draft.names.namesIn(metric, name))
                .or(() -> thing.filter(name -> (rare || phrase) && draft.names.reaches(metric, name)))
                .filter(name -> narrowed && (few || shown) || rare && show)
                .map(name -> thing(reading, name, draft.names));
    }

    private static Reading thing(Reading reading, String name, Names names) {
        var count = reading.quantities().get(0);
        var metric = count.metrics().get(0);
        var rows = new ArrayList<>(List.of(name, "day"));
        names.rowName(metric, name)
                .filter(other -> names.vocabulary().values().containsKey(name))
                .ifPresent(other -> rows.add(0, other));
        var amount = names.isCount(metric)
                ? names.amountOf(name)
                        .filter(money -> Stream.concat(
                                        rows.stream(),
                                        reading.conditions().stream()
                                                .flatMap(Condition::all)
                                                .map(Condition::dimension))
                                .allMatch(row -> names.reaches(money, row)))
                : Optional.<String>empty();
        return new Reading(
                List.of(amount.<Quantity>map(Quantity.Plain::new).orElse(count)),
                rows,
                reading.conditions(),
                reading.periods(),
                amount.isPresent()
                        ? List.of()
                        : List.of(new Threshold(count, Threshold.Comparison.ABOVE, BigDecimal.ZERO)),
                Optional.empty(),
                true);
    }

    static void rank(Draft draft) {
        draft.superlative.ifPresent(superlative -> new Rows(draft).rank(superlative));
    }

    /** How fast things are done is not how many are sold: {@code the slowest supplier}. */
    private boolean isOfSpeed(Draft.Superlative superlative) {
        return draft.item(superlative.at()).text().equalsIgnoreCase("slowest")
                && draft.breakdowns.values().stream().noneMatch(TimeColumns::isTime);
    }

    private void rank(Draft.Superlative superlative) {
        if (isOfSpeed(superlative)) {
            draft.stop("Slowest by which number? How long things take is not in the data.");
            return;
        }
        var quantities = new ArrayList<>(draft.quantities);
        if (quantities.isEmpty()) {
            quantities.addAll(draft.earlier.map(Reading::quantities).orElse(List.of()));
        }
        if (quantities.isEmpty()) {
            if (!usual(superlative)) {
                return;
            }
            quantities.addAll(draft.quantities);
        }
        Quantity by = draft.metrics.keySet().stream()
                .filter(at -> at > superlative.at() && draft.before(at) == superlative.at()
                        || draft.is(draft.before(at), Role.BY))
                .findFirst()
                .flatMap(at -> Quantities.of(draft, at))
                .filter(quantities::contains)
                .orElse(quantities.get(0));
        if (PerNames.isOfPrice(draft.item(superlative.at()).text())
                && !draft.names.unit(by).equals("money")) {
            draft.stop("“" + draft.item(superlative.at()).text() + "” by which cost? Name the number.");
            return;
        }
        var rows = new ArrayList<>(draft.breakdowns.values());
        var referring = draft.items.stream().anyMatch(item -> item.is(Role.REFERENCE));
        if (rows.isEmpty() && (draft.quantities.isEmpty() || referring || FollowUp.ranksAnew(draft))) {
            rows.addAll(draft.earlier.map(Reading::breakdowns).orElse(List.of()));
        }
        if (rows.isEmpty() && draft.superlative.isPresent()) {
            named(superlative.at()).ifPresent(noun -> {
                var dimension = draft.item(noun).dimensions().get(0);
                Optional.ofNullable(draft.metrics.remove(noun))
                        .map(Quantity.Plain::new)
                        .ifPresent(draft.quantities::remove);
                draft.breakdowns.put(noun, dimension);
                rows.add(dimension);
            });
        }
        if (rows.isEmpty()) {
            draft.names.bindings().thingsOf(by.metrics().get(0)).ifPresent(name -> {
                draft.breakdowns.put(-1, name);
                rows.add(name);
            });
        }
        if (rows.isEmpty()) {
            draft.stop("The " + draft.item(superlative.at()).text() + " of what? Name what to rank, such as "
                    + String.join(
                            ", ",
                            draft.names.dimensionsOf(by.metrics().get(0)).stream()
                                    .limit(4)
                                    .map(draft.names::inline)
                                    .toList())
                    + ".");
            return;
        }
        by = Superlatives.byMoney(draft, by, rows);
        var limit = limit(superlative);
        if (limit.isPresent() && rows.size() > 1 && !draft.list) {
            draft.stop("I can rank one list at a time, and not a list within each of another.");
            return;
        }
        draft.ranking = Optional.of(
                draft.skip > 0
                        ? new Ranking(
                                by,
                                Superlatives.descending(superlative.role(), by, draft.names),
                                OptionalInt.of(1),
                                draft.skip)
                        : new Ranking(by, Superlatives.descending(superlative.role(), by, draft.names), limit));
    }

    /** {@code the order with the lowest margin}, {@code the lowest margin order}: the things that are ranked by another number. */
    private Optional<Integer> named(int superlative) {
        var by = draft.is(draft.before(superlative), Role.WITH)
                || draft.metrics.keySet().stream()
                        .anyMatch(at -> at > superlative && draft.is(draft.before(at), Role.BY));
        return draft.metrics.keySet().stream()
                .filter(at -> !draft.ratios.containsKey(at) && draft.item(at).hasDimension())
                .filter(at -> by && at < superlative
                        || at > superlative && !draft.item(at).plural() && draft.metrics.containsKey(draft.before(at)))
                .findFirst();
    }

    /** What a word ranks by that names no number: {@code busiest} and {@code most common} by how many, the {@code biggest} order by its money. */
    private boolean usual(Draft.Superlative superlative) {
        var word = draft.item(superlative.at()).text().toLowerCase(Locale.ROOT);
        var row = draft.breakdowns.values().stream().findFirst();
        var busy = word.matches("busiest|quietest|slowest|peak") || word.matches("(most|least|rarest|commonest).*");
        var number = busy
                ? row.flatMap(name -> draft.names.bindings().counterOf(name))
                        .or(() -> row.flatMap(name -> draft.names.bindings().traffic()))
                : row.filter(name -> word.matches("biggest|largest|smallest"))
                        .filter(name -> !draft.names.vocabulary().values().containsKey(name))
                        .flatMap(draft.names::headlineOf);
        // What is best is no question of how many.
        number = number.or(() -> row.filter(name -> !word.matches("best|worst|strongest|weakest|poorest"))
                .flatMap(draft.names.things()::onlyCountBy));
        if (number.isEmpty()) {
            return false;
        }
        draft.quantities.add(new Quantity.Plain(number.get()));
        draft.assumptions.add(
                "“" + draft.item(superlative.at()).text() + "” is told by " + draft.names.inline(number.get()) + ".");
        return true;
    }

    private OptionalInt limit(Draft.Superlative superlative) {
        if (superlative.count().isPresent()) {
            return superlative.count();
        }
        var row = draft.breakdowns.keySet().stream().findFirst().orElse(-1);
        var one = draft.breakdowns.isEmpty()
                && draft.items.stream()
                        .anyMatch(item -> item.is(Role.REFERENCE)
                                || item.is(Role.WHICH)
                                || item.text().toLowerCase(Locale.ROOT).startsWith("which one"));
        if (one || Superlatives.isOfOne(draft, superlative.at(), row)) {
            return OptionalInt.of(1);
        }
        var word = draft.item(superlative.at()).text().toLowerCase(Locale.ROOT);
        if (word.equals("top") || word.equals("bottom")) {
            draft.assumptions.add("“" + word + "” without a number is taken as " + USUAL_TOP + ".");
            return OptionalInt.of(USUAL_TOP);
        }
        return OptionalInt.empty();
    }
}
