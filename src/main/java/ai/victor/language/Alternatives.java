package ai.victor.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * Reads filters of which one is enough: {@code from Texas or paid with PayPal}, {@code black hoodies or white mugs}. Values of one dimension are a list
 * anyhow; of two, an “or” that is read as “and” would be a wrong number.
 */
final class Alternatives {
    /** What may stand between two words that describe the same thing. */
    private static final Set<Role> BETWEEN =
            Set.of(Role.FILLER, Role.PREPOSITION, Role.VERB, Role.OF, Role.WITH, Role.TIME, Role.NOT, Role.BREAK);

    private final Draft draft;
    private final NavigableMap<Integer, Condition> values;

    private Alternatives(Draft draft, NavigableMap<Integer, Condition> values) {
        this.draft = draft;
        this.values = values;
    }

    /** Takes from the values those that are alternatives, as one condition for each choice. */
    static List<Condition> read(Draft draft, NavigableMap<Integer, Condition> values) {
        return new Alternatives(draft, values).read();
    }

    private List<Condition> read() {
        var found = new ArrayList<Condition>();
        var runs = runs();
        int at = 0;
        while (at + 1 < runs.size()) {
            var left = runs.get(at);
            var right = runs.get(at + 1);
            var joint = joint(left, right);
            if (joint.isEmpty()) {
                at++;
                continue;
            }
            var or = draft.item(joint.get()).text().equalsIgnoreCase("or");
            var sides = sides(left, right, or);
            if (sides.isEmpty()) {
                if (or && crosses(left, right)) {
                    draft.stop("Which of these is enough, and which must hold anyhow: " + words(left) + ", or "
                            + words(right) + "? Ask for them one by one, please.");
                }
                at++;
                continue;
            }
            var alternatives = new ArrayList<>(sides);
            draft.joined.set(joint.get());
            int last = at + 1;
            while (last + 1 < runs.size()) {
                var next = joint(runs.get(last), runs.get(last + 1));
                if (next.isEmpty() || !sameKind(alternatives.get(alternatives.size() - 1), runs.get(last + 1))) {
                    break;
                }
                draft.joined.set(next.get());
                last++;
                alternatives.add(runs.get(last));
            }
            found.add(Condition.either(alternatives.stream().map(this::united).toList()));
            alternatives.forEach(run -> run.forEach(values::remove));
            at = last + 1;
        }
        return found;
    }

    /** The values of each side that are alternatives; empty where they are none, or where it cannot be told. */
    private List<List<Integer>> sides(List<Integer> left, List<Integer> right, boolean or) {
        var negated =
                left.stream().anyMatch(draft.negated::get) || right.stream().anyMatch(draft.negated::get);
        if (negated) {
            return List.of();
        }
        if (dimensions(left).equals(dimensions(right)) && dimensions(left).size() > 1) {
            return List.of(left, right);
        }
        if (!or || !crosses(left, right)) {
            return List.of();
        }
        if (dimensions(left).size() == 1 && dimensions(right).size() == 1) {
            return List.of(left, right);
        }
        var last = condition(left.get(left.size() - 1)).dimension();
        var end = left.stream()
                .filter(at -> condition(at).dimension().equals(last))
                .toList();
        return dimensions(right).size() == 1 && isLed(end.get(0)) && isLed(right.get(0))
                ? List.of(end, right)
                : List.of();
    }

    /** Whether the words on both sides of the joint are of different dimensions. */
    private boolean crosses(List<Integer> left, List<Integer> right) {
        return !condition(left.get(left.size() - 1))
                .dimension()
                .equals(condition(right.get(0)).dimension());
    }

    private boolean sameKind(List<Integer> known, List<Integer> next) {
        return dimensions(known).size() == dimensions(next).size()
                && next.stream().noneMatch(draft.negated::get);
    }

    private boolean isLed(int at) {
        int lead = draft.before(at);
        return draft.is(lead, Role.PREPOSITION) || draft.is(lead, Role.VERB) || draft.is(lead, Role.WITH);
    }

    private Condition condition(int at) {
        var condition = values.get(at);
        if (condition == null) {
            throw new IllegalStateException("no value at " + at);
        }
        return condition;
    }

    private List<Condition> united(List<Integer> run) {
        return dimensions(run).stream()
                .map(dimension -> Filters.united(run.stream()
                        .map(this::condition)
                        .filter(condition -> condition.dimension().equals(dimension))
                        .toList()))
                .toList();
    }

    private Set<String> dimensions(List<Integer> run) {
        var all = new LinkedHashSet<String>();
        run.forEach(at -> all.add(condition(at).dimension()));
        return all;
    }

    private String words(List<Integer> run) {
        return String.join(" ", run.stream().map(at -> condition(at).words()).toList());
    }

    /** Values that follow one another without a word that joins. */
    private List<List<Integer>> runs() {
        var runs = new ArrayList<List<Integer>>();
        int before = -1;
        for (int at : values.keySet()) {
            if (before >= 0
                    && (describes(before, at) || isListed(before, at) && !beginsAnew(runs.get(runs.size() - 1), at))) {
                runs.get(runs.size() - 1).add(at);
            } else {
                runs.add(new ArrayList<>(List.of(at)));
            }
            before = at;
        }
        return runs;
    }

    /** {@code Canada, Australia or …}: values of one dimension are one list. */
    private boolean isListed(int left, int right) {
        for (int at = left + 1; at < right; at++) {
            if (!draft.is(at, Role.AND) && !BETWEEN.contains(draft.item(at).role())) {
                return false;
            }
        }
        return condition(left).dimension().equals(condition(right).dimension())
                && draft.negated.get(left) == draft.negated.get(right);
    }

    /** In {@code hoodies in black and white mugs} the white is another thing's. */
    private boolean beginsAnew(List<Integer> run, int at) {
        var next = values.higherKey(at);
        return next != null
                && describes(at, next)
                && dimensions(run).contains(condition(next).dimension());
    }

    private boolean describes(int left, int right) {
        for (int at = left + 1; at < right; at++) {
            if (!BETWEEN.contains(draft.item(at).role()) && !draft.used.get(at)) {
                return false;
            }
            if (draft.is(at, Role.AND)) {
                return false;
            }
        }
        return true;
    }

    /** The word that joins two runs, where there is just one, and nothing else of weight. */
    private Optional<Integer> joint(List<Integer> left, List<Integer> right) {
        var joint = Optional.<Integer>empty();
        for (int at = left.get(left.size() - 1) + 1; at < right.get(0); at++) {
            var item = draft.item(at);
            if (item.is(Role.AND) && item.text().matches("(?i)or|and|&|plus")) {
                if (joint.isPresent()) {
                    return Optional.empty();
                }
                joint = Optional.of(at);
            } else if (!BETWEEN.contains(item.role()) && !item.is(Role.AND) && !draft.used.get(at)) {
                return Optional.empty();
            }
        }
        return joint;
    }
}
