package ai.victor.language;

import ai.victor.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what has none of something: {@code designs that sold nothing}, {@code customers without an order in May}, {@code orders with no refund}.
 *
 * <p>No row of any number tells of it, so the names are taken from what lists them, and those that have some are taken away.
 */
final class Absences {
    private static final int FEW = 5;
    private static final int FEW_DAYS = 14;

    private Absences() {}

    /** Runs when names have their roles. */
    static void read(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (draft.is(at, Role.NOTHING)) {
                read(draft, at);
            }
        }
    }

    private static void read(Draft draft, int at) {
        int noun = noun(draft, at);
        int what = what(draft, at, noun);
        if (noun < 0 || !draft.is(what, Role.NAME) || !(draft.form instanceof Form.Plain)) {
            return;
        }
        var dimension = draft.item(noun).dimensions().stream()
                .filter(name -> !TimeColumns.isTime(name))
                .findFirst()
                .orElseGet(() -> draft.item(noun).dimensions().get(0));
        var days = TimeColumns.isTime(dimension);
        if (days && draft.names.things().daysWithData().isEmpty()) {
            return;
        }
        var verbs = draft.item(what).verbs();
        var metric = Optional.ofNullable(draft.metrics.remove(what))
                .or(() -> draft.names.things().occasionsOf(dimension))
                .or(() -> verbs.stream().findFirst());
        draft.metrics.remove(noun);
        var but = but(draft, at);
        if (metric.isEmpty() || !draft.metrics.isEmpty() || !draft.bounds.isEmpty() || draft.superlative.isPresent()) {
            return;
        }
        draft.breakdowns.keySet().removeIf(key -> key < 0);
        draft.breakdowns.put(noun, dimension);
        draft.list = false;
        draft.use(at);
        draft.use(noun);
        draft.use(what);
        var counted = false;
        for (int here = 0; here < noun; here++) {
            if (draft.is(here, Role.HOW_MANY)) {
                draft.use(here);
                counted |= draft.item(here).text().toLowerCase(Locale.ROOT).matches(".*\\b(many|number|count)\\b.*");
            }
        }
        draft.quantities.add(new Quantity.Plain(metric.get()));
        var among = but.map(name -> new Form.Among(Optional.of(name), true, List.of()))
                .orElseGet(() -> among(draft.names, dimension, metric.get()));
        draft.form = new Form.Absent(counted, among);
        among.metric()
                .filter(name -> !among.sameDays()
                        && draft.names.things().listedBy(dimension).isEmpty())
                .ifPresent(name -> draft.assumptions.add("Looked for among all "
                        + Narrator.plural(draft.names.inline(dimension)) + " that the data has ever had "
                        + draft.names
                                .things()
                                .occasionsOf(dimension)
                                .map(draft.names::inline)
                                .orElse(draft.names.inline(name))
                        + " for."));
    }

    /** {@code campaigns with spend but no orders}: the number that they have. */
    private static Optional<String> but(Draft draft, int at) {
        if (!draft.is(draft.before(at), Role.AND) || draft.metrics.size() != 1) {
            return Optional.empty();
        }
        var entry = draft.metrics.entrySet().iterator().next();
        if (entry.getKey() > at) {
            return Optional.empty();
        }
        draft.metrics.clear();
        draft.use(draft.before(at));
        return Optional.of(entry.getValue());
    }

    private static int noun(Draft draft, int at) {
        for (int here = at - 1; here >= 0; here--) {
            var item = draft.item(here);
            if (item.is(Role.NAME)
                    && !draft.values.contains(here)
                    && item.dimensions().stream()
                            .anyMatch(name -> !TimeColumns.isTime(name) || TimeColumns.GRAINS.contains(name))) {
                return here;
            }
        }
        return -1;
    }

    /** {@code days without TikTok orders}: what comes before the number holds it to something. */
    private static int what(Draft draft, int at, int noun) {
        int what = draft.after(at);
        while (noun >= 0
                && draft.item(noun).dimensions().stream().allMatch(TimeColumns::isTime)
                && draft.is(what, Role.NAME)
                && draft.values.contains(what)
                && draft.is(draft.after(what), Role.NAME)) {
            what = draft.after(what);
        }
        return what;
    }

    /** What a catalogue lists; campaigns that cost something; orders of those days; else all that ever had any. */
    private static Form.Among among(Names names, String dimension, String metric) {
        if (TimeColumns.isTime(dimension)) {
            // A day is one of those that the data tells of at all.
            var told = names.things().daysWithData();
            return new Form.Among(told, true, told.map(names::dimensionsOf).orElse(List.of()));
        }
        var listed = names.things().listedBy(dimension);
        if (listed.isPresent()) {
            return new Form.Among(listed, false, names.things().catalogueOf(dimension));
        }
        var cost = names.bindings().costOf(dimension).filter(name -> !name.equals(metric));
        var count = names.things().countOf(dimension);
        if (cost.isPresent()) {
            return new Form.Among(cost, true, List.of());
        }
        return new Form.Among(
                count.or(() -> Optional.of(metric)),
                count.filter(names::isAdditive).isPresent(),
                count.map(names::dimensionsOf).orElse(List.of()));
    }

    static Optional<String> unfit(Reading reading) {
        return reading.breakdowns().size() != 1
                        || reading.periods().size() > 1
                        || reading.ranking().isPresent()
                        || !reading.thresholds().isEmpty()
                        || !reading.groups().isEmpty()
                ? Optional.of("I can name what has none of one number in one period; ask for that alone.")
                : Optional.empty();
    }

    static String sql(Reading reading, Form.Absent absent, Optional<Period> period) {
        var row = reading.breakdowns().get(0);
        var quantity = reading.quantities().get(0);
        var having = new ArrayList<>(List.of(row + " IS NOT NULL"));
        having.addAll(SqlWriter.where(reading, period));
        var where = new ArrayList<>(List.of(row + " IS NOT NULL"));
        var among = absent.among();
        var narrowed = reading.under(reading.conditions().stream()
                .filter(condition -> among.dimensions().isEmpty()
                        || condition
                                .all()
                                .map(Condition::dimension)
                                .allMatch(name -> TimeColumns.isTime(name)
                                        || among.dimensions().contains(name)))
                .toList());
        where.addAll(SqlWriter.where(narrowed, among.sameDays() ? period : Optional.empty()));
        where.add(row + " NOT IN (SELECT " + row + " FROM metrics WHERE " + String.join(" AND ", having) + " GROUP BY "
                + row + " HAVING " + quantity.sql() + " > 0)");
        var names = "SELECT " + row + " FROM metrics WHERE " + String.join(" AND ", where) + " GROUP BY " + row
                + among.metric()
                        .map(metric -> " HAVING " + new Quantity.Plain(metric).sql() + " > 0")
                        .orElse("");
        return absent.counted()
                ? "SELECT COUNT(*) AS number FROM (" + names + ") AS names"
                : names + " ORDER BY " + row;
    }

    static String sentence(Reading reading, Form.Absent absent, String quantities, Names names) {
        var row = names.inline(reading.breakdowns().get(0));
        var among = absent.among();
        var held = among.metric()
                .filter(metric -> among.sameDays() && among.dimensions().isEmpty())
                .map(metric -> " among those with " + names.inline(metric))
                .orElse("");
        return (absent.counted() ? "number of " : "") + Narrator.plural(row) + " without any " + quantities + held;
    }

    static String told(Reading reading, Form.Absent absent, Table table) {
        var noun = Narrator.rowName(reading).replaceAll(" key$", "");
        var number = absent.counted()
                ? Figures.cell(table.columns().get(0), table.rows().get(0).get(0))
                : String.format(Locale.ENGLISH, "%,d", table.rows().size());
        var head = (table.truncated() ? "More than " : "") + number + " "
                + (number.equals("1") ? noun + " has no " : Narrator.plural(noun) + " have no ")
                + reading.quantities().get(0).column().replace('_', ' ') + Narrator.about(reading);
        if (absent.counted()) {
            return head + ".";
        }
        int few = TimeColumns.isTime(reading.breakdowns().get(0)) ? FEW_DAYS : FEW;
        return head + ": "
                + table.rows().stream()
                        .limit(few)
                        .map(row -> Figures.cell(table.columns().get(0), row.get(0)))
                        .collect(Collectors.joining(", "))
                + (table.rows().size() > few ? " and more in the table." : ".");
    }
}
