package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads marks by what stands on both sides of them: {@code new/returning}, {@code revenue + orders}, {@code aesthetic x channel}. */
final class Marks {
    private static final Pattern EXTREME =
            Pattern.compile("(?i)(?:a )?max(?:imum)?(?: of)?|(?:a )?min(?:imum)?(?: of)?");

    private Marks() {}

    static List<Item> read(List<Item> items) {
        var out = new ArrayList<>(items);
        for (int at = 0; at + 1 < out.size(); at++) {
            // "What's the margin" asks for a number, "what channel has the most orders" for a row.
            var next = out.get(at + 1);
            if (out.get(at).is(Role.FILLER)
                    && out.get(at).text().equalsIgnoreCase("what")
                    && next.hasDimension()
                    && !next.hasMetric()) {
                out.set(at, out.get(at).as(Role.WHICH));
            }
            extreme(out, at);
            // "The final revenue" is the revenue; "is the revenue final" asks whether it is.
            if (out.get(at).is(Role.UNKNOWN) && out.get(at).text().equalsIgnoreCase("final") && next.is(Role.NAME)) {
                out.set(at, out.get(at).as(Role.FILLER));
            }
        }
        contribution(out);
        for (int at = 1; at + 1 < out.size(); at++) {
            var item = out.get(at);
            var left = out.get(at - 1);
            var right = out.get(at + 1);
            if (!left.is(Role.NAME) || !right.is(Role.NAME)) {
                continue;
            }
            if (item.text().equals("/") && isOneOfAKind(left, right)) {
                out.set(at, item.as(left.hasMetric() || left.hasDimension() ? Role.AND : Role.VERSUS));
            } else if (item.text().equals("/") && right.hasMetric() && right.plural() && left.hasMetric()) {
                out.set(at, item.as(Role.AND));
            } else if (item.text().equals("+")) {
                out.set(at, item.as(Role.AND));
            } else if (item.text().equalsIgnoreCase("x") && left.hasDimension() && right.hasDimension()) {
                out.set(at, item.as(Role.BY));
            }
        }
        return out;
    }

    /** {@code the contribution of email to revenue} is its share; alone the word is a margin. */
    private static void contribution(List<Item> items) {
        for (int at = 0; at < items.size(); at++) {
            if (!items.get(at).text().equalsIgnoreCase("contribution")) {
                continue;
            }
            for (int to = at + 1; to + 1 < items.size(); to++) {
                var whole = items.get(Math.min(Item.after(items, to), items.size() - 1));
                if (items.get(to).text().equalsIgnoreCase("to") && whole.hasMetric()) {
                    items.set(at, items.get(at).as(Role.SHARE));
                    items.set(to, items.get(to).as(Role.OF));
                    return;
                }
            }
        }
    }

    /** {@code max daily revenue}, {@code the minimum orders per day}: no bound, where no number follows. */
    private static void extreme(List<Item> items, int at) {
        var item = items.get(at);
        int next = at + 1;
        while (next < items.size()
                && (items.get(next).is(Role.FILLER) || items.get(next).is(Role.OF))) {
            next++;
        }
        if (next < items.size()
                && items.get(next).is(Role.NAME)
                && EXTREME.matcher(item.text()).matches()) {
            items.set(at, item.as(item.is(Role.AT_MOST) ? Role.HIGHEST : Role.LOWEST));
        }
    }

    private static boolean isOneOfAKind(Item left, Item right) {
        return left.values().stream()
                .anyMatch(value -> right.values().stream()
                        .anyMatch(other -> other.dimension().equals(value.dimension())));
    }
}
