package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads nouns for how a number lies over the values of something: {@code channel mix of revenue}, {@code revenue split by channel}, {@code size
 * distribution of hoodie units}. A mix and a distribution are told in shares, a split and a breakdown in amounts.
 */
final class Mixes {
    private static final Item BY =
            new Item("by", "by", Role.BY, List.of(), Optional.empty(), Optional.empty(), "", false);

    private Mixes() {}

    private static final Pattern SHARES = Pattern.compile("(?i)mix|distribution|make-?up|composition");

    /** Whether a share is that of every row. */
    static boolean is(Item item) {
        return SHARES.matcher(item.text()).matches();
    }

    /** Whether a word takes apart what there is. */
    static boolean isCut(Item item) {
        return item.text().matches("(?i)splits?|break-?down|spread");
    }

    static List<Item> read(List<Item> items) {
        var out = new ArrayList<>(items);
        for (int at = 0; at < out.size(); at++) {
            var shares = is(out.get(at));
            if (!shares && !isCut(out.get(at)) || !isFree(out.get(at))) {
                continue;
            }
            if (!shares && values(out, lead(out, at))) {
                out.set(at, out.get(at).as(Role.FILLER));
                continue;
            }
            int before = Item.before(out, at);
            int after = Item.after(out, at);
            var ofRows = before >= 0 && isRows(out.get(before));
            // "A breakdown of those by size" is of what was shown before.
            var pointing = out.stream().anyMatch(item -> item.is(Role.REFERENCE));
            var byRows = !pointing && out.stream().skip(at).anyMatch(item -> item.is(Role.BY));
            var ofNumber = before >= 0
                    && out.get(before).is(Role.NAME)
                    && out.get(before).hasMetric();
            var opens = after < out.size() && out.get(after).is(Role.OF);
            if (ofRows || byRows && (ofNumber || opens || before < 0)) {
                if (opens) {
                    out.set(after, out.get(after).as(Role.FILLER));
                }
                out.set(at, out.get(at).as(shares ? Role.SHARE : Role.FILLER));
                if (ofRows && !(before > 0 && out.get(before - 1).is(Role.BY))) {
                    out.add(before, BY);
                    at++;
                }
            }
        }
        var number = false;
        for (int at = 0; at < out.size(); at++) {
            if (out.get(at).is(Role.BY) && number) {
                values(out, at);
            }
            number |= out.get(at).is(Role.NAME) && out.get(at).hasMetric();
        }
        return out;
    }

    /**
     * {@code revenue by new and returning}, {@code orders split between weekdays and weekends}: the values of one thing are the rows, one against
     * the other; says whether it is so.
     *
     * @param lead what leads to them
     */
    private static boolean values(List<Item> items, int lead) {
        int first = Item.after(items, lead);
        int and = Item.after(items, first);
        int second = Item.after(items, and);
        if (second >= items.size()
                || !items.get(and).is(Role.AND) && !items.get(and).is(Role.VERSUS)
                || items.get(first).hasDimension() && !items.get(first).hasValue()
                || items.get(first).values().stream()
                        .noneMatch(value -> items.get(second).values().stream()
                                .anyMatch(other -> other.dimension().equals(value.dimension())))) {
            return false;
        }
        items.set(lead, items.get(lead).as(Role.FILLER));
        items.set(and, items.get(and).as(Role.VERSUS));
        return true;
    }

    /** {@code split into}, {@code split between}: the last word of what leads from a split to its parts. */
    private static int lead(List<Item> items, int split) {
        int next = Item.after(items, split);
        return next < items.size()
                        && (items.get(next).is(Role.BETWEEN)
                                || items.get(next).is(Role.BY)
                                || items.get(next).is(Role.PREPOSITION)
                                        && items.get(next).text().matches("(?i)into|in|among"))
                ? next
                : split;
    }

    /** Whether nothing else is known of a word, or nothing but that it tells how rows are cut. */
    private static boolean isFree(Item item) {
        return item.is(Role.UNKNOWN) || item.is(Role.FILLER) || item.is(Role.BY);
    }

    private static boolean isRows(Item item) {
        return item.is(Role.NAME) && item.hasDimension() && !item.hasMetric();
    }
}
