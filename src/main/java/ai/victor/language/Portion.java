package ai.victor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a question goes on from one for the share of a part: what it names of the part's kind is another part of the same whole, {@code and hoodies?}, and
 * another number is shared out alike, {@code and of margin?}.
 */
record Portion(Reading reading, Quantity.Part part) {
    static Optional<Portion> of(Reading reading) {
        return reading.quantities().size() == 1 && reading.quantities().get(0) instanceof Quantity.Part part
                ? Optional.of(new Portion(reading, part))
                : Optional.empty();
    }

    /** The reading before with the part that a fragment names in place of its own; the filters that name it are taken from the fragment. */
    static Reading retold(Reading earlier, Draft fragment) {
        return of(earlier)
                .map(portion -> {
                    var other = portion.other(fragment.conditions, fragment.names);
                    return earlier.about(List.of(other));
                })
                .orElse(earlier);
    }

    /** A question with a number of its own as one for its share; as it is where it names nothing that can be shared out, or is not of the part. */
    static Reading shared(Draft draft, Reading asked, Reading earlier) {
        var portion = of(earlier);
        if (portion.isEmpty() || unclear(draft, asked, earlier).isPresent()) {
            return asked;
        }
        var named = portion.get().named(asked, draft.names);
        if (named.isPresent()) {
            return named.get();
        }
        if (isOfThem(draft)) {
            return asked.under(Stream.concat(portion.get().part.conditions().stream(), asked.conditions().stream())
                            .toList())
                    .of(Stream.concat(asked.groups().stream(), portion.get().part.groups().stream())
                            .toList());
        }
        var conditions = new ArrayList<>(asked.conditions());
        var other = portion.get().other(conditions, draft.names);
        return asked.under(conditions)
                .about(asked.quantities().stream()
                        .<Quantity>map(quantity -> quantity instanceof Quantity.Plain plain
                                ? new Quantity.Part(plain.metric(), other.conditions(), other.groups())
                                : quantity)
                        .toList());
    }

    /** {@code and new customers?} after the share of returning ones: whose they are, and not how many. */
    private Optional<Reading> named(Reading asked, Names names) {
        var filters = asked.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .flatMap(metric -> names.bindings().filterOf(metric).stream())
                .map(filter ->
                        new Condition(filter.dimension(), filter.values(), false, String.join(" ", filter.values())))
                .collect(Collectors.toCollection(ArrayList::new));
        var other = other(filters, names);
        return asked.quantities().size() == 1 && !other.equals(part)
                ? Optional.of(asked.about(List.of(other)))
                : Optional.empty();
    }

    /** Why a number that is no amount cannot be told after a share: of the part, or of the whole. */
    static Optional<String> unclear(Draft draft, Reading asked, Reading earlier) {
        if (of(earlier).isEmpty() || isOfThem(draft)) {
            return Optional.empty();
        }
        return asked.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .filter(draft.names::isRatio)
                .findFirst()
                .map(metric -> "Of the part or of the whole? " + draft.names.label(metric)
                        + " has no share. Say of what you want it, such as “" + draft.names.inline(metric) + " for "
                        + of(earlier).orElseThrow().said() + "”.");
    }

    private String said() {
        return part.conditions().isEmpty()
                ? "all of it"
                : part.conditions().get(0).words();
    }

    /** {@code and their margin}: but {@code and of its margin} is of the whole's. */
    private static boolean isOfThem(Draft draft) {
        return draft.items.stream().anyMatch(item -> item.text().matches("(?i)their|theirs|its"))
                && draft.items.stream().noneMatch(item -> item.is(Role.OF));
    }

    /** The part alone: the number of it, and no share. */
    static Reading alone(Reading reading) {
        return of(reading)
                .map(portion -> reading.about(List.of(new Quantity.Plain(portion.part.metric())))
                        .under(Stream.concat(reading.conditions().stream(), portion.part.conditions().stream())
                                .toList())
                        .of(Stream.concat(reading.groups().stream(), portion.part.groups().stream())
                                .toList()))
                .orElse(reading);
    }

    /** The part with those of the filters that are of its kind in place of its own; they are taken from the list. */
    private Quantity.Part other(List<Condition> filters, Names names) {
        var held = new ArrayList<Condition>();
        for (var condition : part.conditions()) {
            var told = filters.stream()
                    .filter(filter -> !filter.negated() && isOfKind(filter, condition, names))
                    .findFirst();
            told.ifPresent(filters::remove);
            held.add(told.map(filter ->
                            new Condition(condition.dimension(), filter.values(), filter.negated(), filter.words()))
                    .orElse(condition));
        }
        return new Quantity.Part(part.metric(), held, part.groups());
    }

    private static boolean isOfKind(Condition filter, Condition held, Names names) {
        return filter.either().isEmpty()
                && held.either().isEmpty()
                && (filter.dimension().equals(held.dimension()) || Narrowing.isSaidOf(filter, held.dimension(), names));
    }
}
