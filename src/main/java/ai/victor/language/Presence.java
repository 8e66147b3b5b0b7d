package ai.victor.language;

import java.util.List;
import java.util.Locale;

/** Reads what something has at all: {@code orders that used a code}, {@code orders that had no coupon}. */
final class Presence {
    private static final String USING = "used|use|uses|using|redeemed|redeem|redeems|redeeming|entered|applied";
    private static final String HAVING = "had|has|have|having|got|carried|contained|contain";

    private Presence() {}

    static void read(Draft draft) {
        for (int at = 1; at < draft.items.size(); at++) {
            var item = draft.item(at);
            var plain = draft.isName(at)
                    && item.hasDimension()
                    && !item.hasMetric()
                    && !item.hasValue()
                    && !TimeColumns.isTime(item.dimensions().get(0))
                    && !draft.is(draft.after(at), Role.NAME);
            int verb = plain ? verb(draft, at) : -1;
            if (verb >= 0 && isSaidOf(draft, verb)) {
                int not = not(draft, verb, at);
                draft.conditions.add(new Condition(item.dimensions().get(0), List.of(), not >= 0, item.text()));
                draft.use(at);
                if (not >= 0) {
                    draft.use(not);
                }
            }
        }
    }

    /** The verb that has it for its object: with nothing between but an article. */
    private static int verb(Draft draft, int at) {
        int here = at - 1;
        var article = false;
        while (here >= 0 && text(draft, here).matches("an?|any|no|some|one of our|our")) {
            article = true;
            here--;
        }
        if (here < 0) {
            return -1;
        }
        var word = text(draft, here);
        return word.matches("(?:.* )?(?:" + USING + ")") || article && word.matches("(?:.* )?(?:" + HAVING + ")")
                ? here
                : -1;
    }

    /** What did it stands before: "use the code" alone says it of nothing. */
    private static boolean isSaidOf(Draft draft, int verb) {
        for (int here = 0; here < verb; here++) {
            if (draft.is(here, Role.NAME) && draft.item(here).hasMetric()) {
                return true;
            }
        }
        return false;
    }

    private static int not(Draft draft, int verb, int at) {
        for (int here = verb + 1; here < at; here++) {
            if (text(draft, here).equals("no")) {
                return here;
            }
        }
        int before = draft.before(verb);
        return draft.is(before, Role.NOT) ? before : draft.is(verb, Role.NOT) ? verb : -1;
    }

    private static String text(Draft draft, int at) {
        return draft.item(at).text().toLowerCase(Locale.ROOT);
    }
}
