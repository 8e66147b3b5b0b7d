package ai.victor.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What of the filters of an answer holds on, and what takes their place, when a question goes on from it. */
final class Narrowing {
    private Narrowing() {}

    /** The filters of the answer before, with those of a fragment in place of what they take the place of. */
    static List<Condition> edited(Reading earlier, Draft fragment) {
        var byDimension = new LinkedHashMap<String, Condition>();
        earlier.conditions().forEach(condition -> byDimension.put(key(condition), condition));
        fragment.conditions.forEach(told -> {
            var condition = inPlace(told, earlier, fragment.names);
            earlier.conditions().stream()
                    .filter(held -> isSaidOf(held, condition.dimension(), fragment.names))
                    .forEach(held -> byDimension.remove(key(held)));
            var held = byDimension.get(condition.dimension() + false);
            if (condition.negated() && held != null && condition.values().containsAll(held.values())) {
                // "Drop the US" after "for the US" takes the filter away.
                byDimension.remove(condition.dimension() + false);
                return;
            }
            if (!condition.negated()) {
                byDimension.remove(condition.dimension() + true);
            }
            byDimension.put(key(condition), condition);
        });
        return List.copyOf(byDimension.values());
    }

    /** {@code and TikTok} after {@code for Email}: a channel too, as that was, and not an ad platform beside it. */
    private static Condition inPlace(Condition told, Reading earlier, Names names) {
        return earlier.conditions().stream()
                .filter(held -> !held.negated() && isSaidOf(told, held.dimension(), names))
                .findFirst()
                .map(held -> new Condition(held.dimension(), told.values(), told.negated(), told.words()))
                .orElse(told);
    }

    /** Whether the values of a filter are values of another dimension of the same things, too. */
    static boolean isSaidOf(Condition condition, String other, Names names) {
        var values = names.vocabulary().values().getOrDefault(other, List.of());
        return !condition.dimension().equals(other)
                && !condition.values().isEmpty()
                && condition.either().isEmpty()
                && names.ownerOf(condition.dimension()).equals(names.ownerOf(other))
                && condition.values().stream()
                        .allMatch(value -> value.length() > 2 && values.stream().anyMatch(value::equalsIgnoreCase));
    }

    private static String key(Condition condition) {
        return condition.either().isEmpty() ? condition.dimension() + condition.negated() : condition.words();
    }

    /** The filters of the answer before that a question with its own does not take the place of, and those. */
    static List<Condition> together(List<Condition> earlier, List<Condition> own, Names names) {
        return Stream.concat(
                        earlier.stream()
                                .filter(held -> own.stream()
                                        .noneMatch(said -> said.dimension().equals(held.dimension())
                                                || isSaidOf(held, said.dimension(), names)
                                                || isSaidOf(said, held.dimension(), names))),
                        own.stream())
                .toList();
    }

    /** {@code for returning customers}, as all of a fragment: those customers are whom to count, and not the number of them. */
    static List<Item> narrowed(List<Item> items, Names names) {
        var whom = whom(items, names);
        if (whom >= 0) {
            var out = new ArrayList<>(items);
            out.set(whom, items.get(whom).as(Role.FILLER));
            return out;
        }
        var told = items.stream()
                .filter(item -> !item.is(Role.FILLER) && !item.is(Role.BREAK) && !item.is(Role.TIME))
                .filter(item -> !item.is(Role.AND) && !item.is(Role.INSTEAD) && !item.is(Role.ONLY))
                .toList();
        if (told.size() != 2
                || !told.get(0).is(Role.PREPOSITION)
                || !told.get(0).text().matches("(?i)for|among|from|of|within")
                || told.get(1).metrics().isEmpty()) {
            return items;
        }
        var named = told.get(1);
        if (named.hasValue()) {
            return items.stream()
                    .map(item -> item == named ? item.meaning(item.values()) : item)
                    .toList();
        }
        return names.bindings()
                .filterOf(named.metrics().get(0))
                .map(filter -> items.stream()
                        .map(item -> item == named ? item.as(filter) : item)
                        .toList())
                .orElse(items);
    }

    /** {@code only orders from Meta}: whose number it is stays, and the noun only says of what there is more than those; its place, or -1. */
    private static int whom(List<Item> items, Names names) {
        int at = Item.after(items, -1);
        if (at + 3 >= items.size() || !items.get(at).is(Role.ONLY)) {
            return -1;
        }
        var noun = items.get(at + 1);
        var counted = noun.is(Role.NAME)
                && noun.plural()
                && !noun.hasValue()
                && noun.metrics().stream()
                        .anyMatch(
                                metric -> names.unit(new Quantity.Plain(metric)).equals("count"));
        var value = items.get(at + 3);
        return counted && items.get(at + 2).is(Role.PREPOSITION) && value.is(Role.NAME) && value.hasValue()
                ? at + 1
                : -1;
    }
}
