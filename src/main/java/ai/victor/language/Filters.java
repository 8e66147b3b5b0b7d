package ai.victor.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Makes conditions of values. Where a value stands in several dimensions, the one counts that is named beside it, then those that every metric
 * has, then whole names before parts, then the model's order.
 */
final class Filters {
    private final Draft draft;

    private Filters(Draft draft) {
        this.draft = draft;
    }

    static void read(Draft draft) {
        var filters = new Filters(draft);
        filters.negate();
        filters.collect();
        filters.rows();
    }

    /** {@code flows with under 1% click rate}: flows are rows, and of all messages only those that are flows. */
    private void rows() {
        var metrics = new LinkedHashSet<>(draft.metricNames());
        draft.bounds.stream()
                .filter(bound -> bound.metricItem() >= 0)
                .forEach(bound ->
                        metrics.add(draft.item(bound.metricItem()).metrics().get(0)));
        draft.breakdowns.forEach((at, row) -> {
            if (at < 0 || !draft.item(at).plural() || metrics.isEmpty()) {
                return;
            }
            draft.item(at).values().stream()
                    .filter(value -> value.whole() && !value.dimension().equals(row))
                    .filter(value ->
                            metrics.stream().allMatch(metric -> draft.names.reaches(metric, value.dimension())))
                    .filter(value -> draft.conditions.stream()
                            .flatMap(Condition::all)
                            .noneMatch(other -> other.dimension().equals(value.dimension())))
                    .findFirst()
                    .ifPresent(value -> draft.conditions.add(new Condition(
                            value.dimension(),
                            value.values(),
                            false,
                            draft.item(at).text())));
        });
    }

    /** {@code not A or B}, {@code excluding A, B and C}: the word reaches over a list of values. */
    private void negate() {
        for (int at = 0; at < draft.items.size(); at++) {
            if (!draft.is(at, Role.NOT) || draft.used.get(at)) {
                continue;
            }
            int last = -1;
            for (int here = at + 1; here < draft.items.size(); here++) {
                var item = draft.item(here);
                if (draft.values.contains(here) && last >= 0 && isLedAnew(last, here)) {
                    break;
                }
                if (draft.values.contains(here)) {
                    last = here;
                    draft.negated.set(here);
                    draft.use(at);
                } else if (!item.is(Role.AND)
                        && !item.is(Role.FILLER)
                        && !item.is(Role.PREPOSITION)
                        && !item.is(Role.OF)
                        && !draft.used.get(here)) {
                    break;
                }
            }
        }
    }

    /** In {@code excluding hoodies from Canada} Canada is not left out: it is where all of that is from. */
    private boolean isLedAnew(int last, int here) {
        var led = false;
        for (int between = last + 1; between < here; between++) {
            if (draft.is(between, Role.AND)) {
                return false;
            }
            led |= draft.is(between, Role.PREPOSITION);
        }
        var known = draft.item(last).values().stream()
                .map(Meaning.OfValue::dimension)
                .toList();
        return led
                && draft.item(here).values().stream()
                        .map(Meaning.OfValue::dimension)
                        .noneMatch(known::contains);
    }

    private void collect() {
        var whole = new LinkedHashMap<String, List<Condition>>();
        var part = new LinkedHashMap<String, List<Condition>>();
        var found = new TreeMap<Integer, Condition>();
        for (int at : draft.values) {
            var chosen = choose(at);
            if (chosen.isEmpty()) {
                continue;
            }
            draft.use(at);
            var condition = new Condition(
                    chosen.get().dimension(),
                    chosen.get().values(),
                    draft.negated.get(at),
                    draft.item(at).text());
            found.put(at, condition);
        }
        both(found);
        if (draft.partItems.isEmpty() && found.keySet().stream().noneMatch(draft.breakdowns::containsKey)) {
            draft.conditions.addAll(Alternatives.read(draft, found));
        }
        found.forEach((at, condition) -> {
            var target = draft.partItems.contains(at) ? part : whole;
            target.computeIfAbsent(condition.dimension() + condition.negated(), key -> new ArrayList<>())
                    .add(condition);
        });
        whole.values().stream()
                .map(Filters::united)
                .filter(condition -> draft.conditions.stream()
                        .noneMatch(known -> known.dimension().equals(condition.dimension())
                                && known.values().equals(condition.values())))
                .forEach(draft.conditions::add);
        part.values().forEach(conditions -> draft.part.add(united(conditions)));
        if (draft.ambiguousPart && part.size() > 1) {
            draft.stop("Which of " + words(draft.part) + " is the part, and which the whole?"
                    + " Ask, for example, “what share of orders in A is B”.");
        }
    }

    /** {@code express gift orders}: words right beside each other describe one thing, so of the values those that have both. */
    private void both(Map<Integer, Condition> found) {
        for (var at : List.copyOf(found.keySet())) {
            var left = found.get(draft.before(at));
            var right = found.get(at);
            if (left == null || right == null || !left.dimension().equals(right.dimension()) || left.negated()) {
                continue;
            }
            var shared = left.values().stream().filter(right.values()::contains).toList();
            if (!shared.isEmpty()) {
                found.put(draft.before(at), new Condition(left.dimension(), shared, false, left.words()));
                found.put(at, new Condition(left.dimension(), shared, false, right.words()));
            }
        }
    }

    private static String words(List<Condition> conditions) {
        return String.join(" and ", conditions.stream().map(Condition::words).toList());
    }

    static Condition united(List<Condition> conditions) {
        var values = new LinkedHashSet<String>();
        conditions.forEach(condition -> values.addAll(condition.values()));
        return new Condition(
                conditions.get(0).dimension(),
                List.copyOf(values),
                conditions.get(0).negated(),
                words(conditions));
    }

    private Optional<Meaning.OfValue> choose(int at) {
        var item = draft.item(at);
        var straight = reached(item, draft.names::reaches);
        var reached = straight.isEmpty() ? reached(item, draft.names.things()::reaches) : straight;
        if (reached.isEmpty()) {
            // The plain name says what it is; "of the first order" is a way to look at it.
            var dimension = item.values().stream()
                    .map(Meaning.OfValue::dimension)
                    .min(Comparator.comparingInt(
                            name -> draft.names.inline(name).length()))
                    .orElseThrow();
            draft.stop("I know “" + item.text() + "” as " + draft.names.inline(dimension) + ". "
                    + Refusals.outOfReach(draft.names, draft.metricNames(), dimension));
            return Optional.empty();
        }
        var chosen = reached.get(0);
        if (!chosen.whole()) {
            var others =
                    reached.stream().map(Meaning.OfValue::dimension).distinct().count();
            if (others > 1) {
                draft.stop("“" + item.text() + "” could be " + options(reached) + ". Which one?");
                return Optional.empty();
            }
            draft.assumptions.add("“" + item.text() + "” is taken as "
                    + draft.names.inline(chosen.dimension()) + " "
                    + listed(chosen.values()) + ".");
        } else {
            var homonym = reached.stream()
                    .filter(other -> !other.dimension().equals(chosen.dimension()))
                    .filter(other -> draft.names.meansOtherwise(chosen, other))
                    .findFirst();
            if (homonym.isPresent()) {
                draft.fork(at, List.of(item.meaning(List.of(chosen)), item.meaning(List.of(homonym.get()))));
                draft.stop("“" + item.text() + "” can be " + draft.names.spelledOut(chosen) + " or "
                        + draft.names.spelledOut(homonym.get()) + ". Which one?");
                return Optional.empty();
            }
            alternatives(item, chosen, reached);
        }
        if (chosen.dimension().equals("weekday") && !item.plural()) {
            draft.assumptions.add(
                    "“" + item.text() + "” is taken as every " + chosen.values().get(0) + ".");
        }
        return Optional.of(chosen);
    }

    private List<Meaning.OfValue> reached(Item item, BiPredicate<String, String> reaches) {
        return item.values().stream()
                .filter(meaning ->
                        draft.metricNames().stream().allMatch(metric -> reaches.test(metric, meaning.dimension())))
                .toList();
    }

    /** Says so where the same word is a value of something quite different. */
    private void alternatives(Item item, Meaning.OfValue chosen, List<Meaning.OfValue> reached) {
        Map<String, String> others = new LinkedHashMap<>();
        for (var other : reached) {
            var elsewhere = !draft.names.ownerOf(other.dimension()).equals(draft.names.ownerOf(chosen.dimension()))
                    && !draft.names.sameFact(draft.metricNames(), chosen.dimension(), other.dimension());
            if (elsewhere
                    || !other.values().equals(chosen.values())
                            && other.dimension().equals(chosen.dimension())) {
                others.put(other.dimension(), draft.names.inline(other.dimension()));
            }
        }
        if (!others.isEmpty()) {
            draft.assumptions.add("“" + item.text() + "” is taken as "
                    + draft.names.inline(chosen.dimension()) + " "
                    + listed(chosen.values()) + ", not as "
                    + String.join(" or ", others.values()) + ".");
        }
    }

    private String options(List<Meaning.OfValue> meanings) {
        return String.join(
                " or ",
                meanings.stream()
                        .map(meaning -> draft.names.inline(meaning.dimension()) + " " + listed(meaning.values()))
                        .toList());
    }

    static String listed(List<String> values) {
        var shown = values.subList(0, Math.min(4, values.size()));
        return String.join(", ", shown) + (values.size() > 4 ? " and " + (values.size() - 4) + " more" : "");
    }
}
