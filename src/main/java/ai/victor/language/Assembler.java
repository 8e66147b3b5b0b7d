package ai.victor.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a reading together from items, and makes sure that every one of them is accounted for. */
final class Assembler {
    private Assembler() {}

    /** @param earlier the reading of the question that this one may continue */
    static Draft assemble(List<Item> items, Names names, Optional<Reading> earlier, Calendar calendar) {
        var draft = new Draft(items, names, earlier, calendar);
        Forms.readMoving(draft);
        Bounds.read(draft);
        Qualifiers.read(draft);
        Presence.read(draft);
        NameRoles.read(draft);
        Payees.read(draft);
        Absences.read(draft);
        PerNames.price(draft);
        Shares.read(draft);
        Quantities.settle(draft);
        Sums.read(draft);
        Comparisons.read(draft);
        Groups.read(draft);
        Losing.read(draft);
        Having.read(draft);
        Rows.list(draft);
        Filters.read(draft);
        Exclusives.read(draft);
        Quantities.read(draft);
        PerNames.divide(draft);
        Times.read(draft, earlier.map(Reading::periods).orElse(List.of()));
        Together.read(draft);
        Thresholds.read(draft);
        Thresholds.verdict(draft);
        Forms.read(draft);
        Rows.rank(draft);
        Sorting.read(draft);
        Growths.rank(draft);
        Directions.read(draft);
        Shares.settle(draft);
        amounts(draft);
        words(draft);
        return draft;
    }

    /** {@code how many and how much}: a count, and the money beside it. */
    private static void amounts(Draft draft) {
        var asked = draft.items.stream()
                .filter(item -> item.is(Role.HOW_MANY))
                .map(item -> item.text().toLowerCase(Locale.ROOT))
                .toList();
        if (!asked.contains("how much") || asked.size() < 2 || draft.quantities.size() != 1) {
            return;
        }
        var count = List.copyOf(draft.quantities).get(0).metrics().get(0);
        draft.names
                .amountBeside(count)
                .<Quantity>map(Quantity.Plain::new)
                .ifPresentOrElse(draft.quantities::add, () -> draft.stop("How much of what? Name the second number."));
    }

    private static void words(Draft draft) {
        var ranking = draft.items.stream()
                .anyMatch(item -> item.is(Role.WHICH)
                        && item.text().toLowerCase(Locale.ROOT).startsWith("rank"));
        if (ranking && draft.metrics.isEmpty() && draft.superlative.isEmpty()) {
            draft.stop("By which number shall I rank them?");
        }
        for (int at = 0; at < draft.items.size(); at++) {
            var item = draft.item(at);
            if (item.is(Role.TREND)) {
                draft.use(at);
                draft.trend = true;
            }
            if (item.is(Role.BY) && !draft.used.get(at)) {
                int next = draft.after(at);
                if (next < draft.items.size() && draft.used.get(next)) {
                    draft.use(at);
                }
            }
            if (item.is(Role.PER)) {
                int row = draft.after(at);
                while (draft.values.contains(row) && !draft.breakdowns.containsKey(row)) {
                    row = draft.after(row);
                }
                if (draft.breakdowns.containsKey(row)) {
                    draft.use(at);
                }
            }
            if (item.is(Role.REFERENCE) && (FollowUp.continues(draft) || pointsBack(draft, at))) {
                draft.use(at);
            }
            if (item.is(Role.MONEY) && draft.is(draft.before(at), Role.NUMBER)) {
                draft.use(at);
            }
            Units.read(draft, at);
        }
        var places = new Places(draft);
        for (int at = 0; at < draft.items.size(); at++) {
            var item = draft.item(at);
            // "In or after January" is more than "after January".
            var dangling = item.is(Role.AND)
                    && draft.is(draft.before(at), Role.PREPOSITION)
                    && (draft.is(draft.after(at), Role.TIME) || draft.is(draft.after(at), Role.PREPOSITION));
            if (dangling || !places.accounts(at)) {
                draft.unread.set(at);
                draft.stop(unread(draft.names, item));
            }
        }
    }

    /** {@code what did the hoodies cost, and how many orders had them}: what the same question has named, where nothing is said of it on other days. */
    private static boolean pointsBack(Draft draft, int at) {
        var last = draft.items.subList(at, draft.items.size()).stream()
                .noneMatch(item -> item.is(Role.TIME) || item.is(Role.VERSUS) || item.is(Role.COMPARE));
        var whole = draft.items.get(at).text().matches("(?i)it|they|them|these|those|its");
        var named = draft.values.stream().anyMatch(value -> value < at)
                || draft.breakdowns.keySet().stream().anyMatch(row -> row >= 0 && row < at);
        var lead = draft.before(at);
        var clause = draft.items.subList(0, at).stream().anyMatch(item -> item.is(Role.AND) || item.is(Role.BREAK));
        var stands = draft.is(lead, Role.PREPOSITION)
                || draft.is(lead, Role.OF)
                || clause && !draft.is(lead, Role.TIME) && !draft.values.contains(lead);
        var owner = draft.item(at).text().matches("(?i)its|their")
                && draft.breakdowns.keySet().stream().anyMatch(row -> row >= 0 && row < at)
                && draft.is(draft.after(at), Role.NAME)
                && draft.item(draft.after(at)).hasMetric();
        if (owner && draft.earlier.isEmpty()) {
            // "Which channel improved its conversion rate": each row its own.
            return true;
        }
        var later = draft.values.stream().anyMatch(value -> value > at);
        return last && whole && named && stands && !later && draft.earlier.isEmpty();
    }

    private static String unread(Names names, Item item) {
        return switch (item.role()) {
            case BELOW_PAR -> "Below which margin? Name a percentage, such as under 20%.";
            case REFERENCE -> "I do not see what “" + item.text() + "” stands for. Name it, please.";
            case NOT -> "I do not see what “" + item.text() + "” leaves out. Name a value that the data has.";
            case WITH ->
                "I do not see what “" + item.text() + "” takes in here: I do not add up numbers. Ask for them side by"
                        + " side, joined by “and”.";
            default -> {
                var kind = item.hasDimension() && !item.hasMetric()
                        ? " Say “by " + names.inline(item.dimensions().get(0)) + "” for one row each."
                        : "";
                yield "I do not see what “" + item.text() + "” is to do in this question." + kind;
            }
        };
    }
}
