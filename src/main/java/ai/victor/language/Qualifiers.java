package ai.victor.language;

import java.util.List;
import java.util.Set;

/** A dimension's name beside a value says which value is meant: {@code shipping zone Canada}, {@code the Email channel}. */
final class Qualifiers {
    private static final Set<Role> INTRODUCING = Set.of(
            Role.BY, Role.PER, Role.EACH, Role.WHICH, Role.HIGHEST, Role.LOWEST, Role.BEST, Role.WORST, Role.LIST);

    private Qualifiers() {}

    static void read(Draft draft) {
        for (int at = 0; at < draft.items.size(); at++) {
            if (!draft.isName(at) || !draft.item(at).hasDimension() || introduced(draft, at)) {
                continue;
            }
            if (!narrow(draft, at, draft.after(at))
                    && !narrow(draft, at, draft.before(at))
                    && isHyphen(draft, at - 1)) {
                // "Wholesale-tagged" is tagged wholesale.
                if (narrow(draft, at, at - 2)) {
                    draft.use(at - 1);
                }
            }
        }
    }

    /** Whether another number that is named can be filtered by this: tax is a part of invoices, and of nothing else. */
    static boolean isKnown(Draft draft, Item item) {
        for (var other : draft.items) {
            if (other != item
                    && other.is(Role.NAME)
                    && other.metrics().stream()
                            .anyMatch(metric -> item.values().stream()
                                    .anyMatch(value -> draft.names.reaches(metric, value.dimension())))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name is all that is said to be there or not: {@code orders with a campaign}, {@code without a country}. */
    static boolean isOfName(Draft draft, Item item, int lead) {
        return item.hasDimension() && !item.hasMetric() && !item.hasValue()
                || (draft.is(lead, Role.NOT) || draft.is(lead, Role.WITH)) && isLacking(draft, item);
    }

    /** Whether a name is a column that rows are to have beside them: {@code list the orders with country}. */
    static boolean isColumn(Draft draft, int at, int lead) {
        var item = draft.item(at);
        return draft.is(lead, Role.WITH)
                && item.hasDimension()
                && !item.hasMetric()
                && (draft.list || isTheirs(draft, at));
    }

    /** {@code the top 5 orders with their channel}: single things, and what each of them has. */
    private static boolean isTheirs(Draft draft, int at) {
        var orders = draft.names.turnover().flatMap(metric -> draft.names.rowName(metric, ""));
        return at > 0
                && draft.item(at - 1).text().matches("(?i)their|its|the")
                && draft.item(at - 1).is(Role.FILLER)
                && draft.breakdowns.values().stream()
                        .anyMatch(name -> orders.filter(name::equals).isPresent());
    }

    /** {@code orders without a campaign}: a name of what the number is cut by, and a value only of what it is not. */
    private static boolean isLacking(Draft draft, Item item) {
        var numbers = draft.metrics.values();
        return item.hasDimension()
                && item.hasValue()
                && !item.hasMetric()
                && !numbers.isEmpty()
                && numbers.stream()
                        .allMatch(metric ->
                                draft.names.reaches(metric, item.dimensions().get(0))
                                        && item.values().stream()
                                                .noneMatch(value -> draft.names.reaches(metric, value.dimension())));
    }

    private static boolean isHyphen(Draft draft, int at) {
        return at > 0 && draft.is(at, Role.BREAK) && draft.item(at).text().equals("-");
    }

    private static boolean introduced(Draft draft, int at) {
        int before = draft.before(at);
        return before >= 0 && INTRODUCING.contains(draft.item(before).role());
    }

    private static boolean narrow(Draft draft, int at, int neighbour) {
        if (neighbour < 0 || neighbour >= draft.items.size() || !draft.isName(neighbour)) {
            return false;
        }
        var fitting = fitting(draft.item(neighbour), draft.item(at).dimensions());
        if (fitting.isEmpty()) {
            return false;
        }
        draft.items.set(neighbour, draft.item(neighbour).meaning(fitting));
        draft.use(at);
        return true;
    }

    private static List<Meaning.OfValue> fitting(Item value, List<String> dimensions) {
        return value.values().stream()
                .filter(meaning -> dimensions.contains(meaning.dimension()))
                .toList();
    }

    /** {@code the Meta retargeting campaigns}: a noun of what the value is known by too, and no kind of it, as flows are of e-mail. */
    static boolean isNounOf(Draft draft, int at, int value) {
        var names = draft.names;
        return draft.values.contains(value)
                && !isKindOf(draft, at, value)
                && draft.item(at).dimensions().stream()
                        .anyMatch(noun -> draft.item(value).values().stream()
                                .anyMatch(known ->
                                        names.ownerOf(known.dimension()).equals(names.ownerOf(noun))));
    }

    /** {@code email flows}: of what the value names, those that are of a kind. */
    static boolean isKindOf(Draft draft, int at, int value) {
        var names = draft.names;
        return draft.values.contains(value)
                && draft.item(at).values().stream()
                        .filter(Meaning.OfValue::whole)
                        .anyMatch(own -> draft.item(value).values().stream()
                                .anyMatch(known -> !known.dimension().equals(own.dimension())
                                        && names.ownerOf(known.dimension()).equals(names.ownerOf(own.dimension()))));
    }
}
