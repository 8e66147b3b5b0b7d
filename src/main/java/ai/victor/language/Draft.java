package ai.victor.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A reading in the making: the items of a question, which of them are accounted for, and what they came to. Used by one thread, once. */
final class Draft {
    final List<Item> items;
    final Names names;
    final Optional<Reading> earlier;
    final Calendar calendar;
    private final List<String> given;
    final BitSet used = new BitSet();

    /** Items that are asked for as numbers, in order, with the metric each means. */
    final Map<Integer, String> metrics = new LinkedHashMap<>();
    /** Items that are rows of the answer, in order, with the dimension each means. */
    final Map<Integer, String> breakdowns = new LinkedHashMap<>();
    /** Items that are values to filter by; those of {@link #negated} must not hold. */
    final Set<Integer> values = new LinkedHashSet<>();

    final BitSet negated = new BitSet();
    /** Words that join filters of which one is enough. */
    final BitSet joined = new BitSet();
    /** Numerator item → denominator item. */
    final Map<Integer, Integer> ratios = new LinkedHashMap<>();

    /** Numerator item → the metric that counts what it is divided by: {@code cost per hoodie}. */
    final Map<Integer, String> perCount = new LinkedHashMap<>();
    /** Numbers that are made of several items, by the first of them. */
    final Map<Integer, Quantity> sums = new LinkedHashMap<>();

    /** Items that stand for a number as verbs. */
    final Set<Integer> verbs = new LinkedHashSet<>();

    final List<Bound> bounds = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final List<Condition> part = new ArrayList<>();
    /** Values that make the part of a share. */
    final Set<Integer> partItems = new LinkedHashSet<>();

    final List<Period> periods = new ArrayList<>();
    final List<Threshold> thresholds = new ArrayList<>();
    final List<String> assumptions = new ArrayList<>();
    final Set<Quantity> quantities = new LinkedHashSet<>();

    Optional<TimePhrase.Shifted> shift = Optional.empty();
    Optional<TimePhrase.Preceding> preceding = Optional.empty();
    Optional<TimePhrase.SameDays> sameDays = Optional.empty();
    Optional<Superlative> superlative = Optional.empty();
    Optional<Ranking> ranking = Optional.empty();
    Optional<String> stop = Optional.empty();
    Form form = Form.PLAIN;
    /** What is counted, where rows are. */
    Optional<String> counted = Optional.empty();
    /** How many of the ranked rows are passed over. */
    int skip;
    /** The metric that counts those of which one is asked about: what a hoodie costs is by units. */
    Optional<String> one = Optional.empty();
    /** Whether both ends of a ranking are asked for. */
    boolean both;
    /** How many rows the other end has, where it is told. */
    OptionalInt otherCount = OptionalInt.empty();
    /** Whether rows come to those of the question before. */
    boolean alsoRows;
    /** A value that is held against all others together. */
    int against = -1;
    /** How rows are held against what the number is over all of them. */
    Optional<Threshold.Comparison> overall = Optional.empty();
    /** Whether it goes on from the question before, though no word of its kind says so. */
    boolean leans;

    final List<Group> groups = new ArrayList<>();

    /** Things that a bound picks out, of which the share is asked. */
    final List<Group> partGroups = new ArrayList<>();

    /** Whether the part of a share is what a bound picks out. */
    boolean partOfBound;

    Optional<Fork> fork = Optional.empty();
    /** Items that nothing accounts for. */
    final BitSet unread = new BitSet();

    boolean share;
    boolean list;
    boolean trend;
    boolean ambiguousPart;
    Role verdict = Role.FILLER;
    /** What a loss is more than, or at least: the number is below zero. */
    Optional<Bound> loss = Optional.empty();

    /** @param earlier the reading of the question that this one may continue */
    Draft(List<Item> items, Names names, Optional<Reading> earlier, Calendar calendar) {
        this.calendar = calendar;
        this.items = new ArrayList<>(items);
        this.names = names;
        this.earlier = earlier;
        this.given = earlier.map(reading -> reading.quantities().stream()
                        .flatMap(quantity -> quantity.metrics().stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /**
     * A bound whose quantity may not be known yet.
     *
     * @param at the item of its number
     * @param metricItem the item that names the metric; −1 where it is to be found
     */
    record Bound(
            int at, Threshold.Comparison comparison, BigDecimal number, String unit, int metricItem, int wholeItem) {}

    /**
     * A word that has several meanings here, none better than the others.
     *
     * @param options each as the item would be if it had that meaning alone
     */
    record Fork(int at, List<Item> options) {}

    /** A word like "top". */
    record Superlative(Role role, OptionalInt count, boolean single, int at) {}

    Item item(int at) {
        return items.get(at);
    }

    boolean is(int at, Role role) {
        return at >= 0 && at < items.size() && items.get(at).role() == role;
    }

    void use(int at) {
        used.set(at);
    }

    /** The item before, leaving out fillers; −1 where there is none. */
    int before(int at) {
        return Item.before(items, at);
    }

    /** The item after, leaving out fillers; the number of items where there is none. */
    int after(int at) {
        return Item.after(items, at);
    }

    boolean hasVerdict() {
        return items.stream().anyMatch(item -> item.is(Role.LOSS) || item.is(Role.GAIN) || item.is(Role.BELOW_PAR));
    }

    boolean isName(int at) {
        return is(at, Role.NAME) && !used.get(at);
    }

    /** Ends the reading with what to say. */
    void stop(String why) {
        if (stop.isEmpty()) {
            stop = Optional.of(why);
        }
    }

    /** Tries a word in each of its meanings; of several such words the first. */
    void fork(int at, List<Item> options) {
        if (fork.isEmpty()) {
            fork = Optional.of(new Fork(at, options));
        }
    }

    /** The metrics asked for, else those of the question that this one continues. */
    List<String> metricNames() {
        var all = new LinkedHashSet<>(metrics.values());
        ratios.forEach((numerator, denominator) -> {
            var item = items.get(denominator);
            all.add(item.metrics().get(0));
        });
        quantities.forEach(quantity -> all.addAll(quantity.metrics()));
        sums.values().forEach(quantity -> all.addAll(quantity.metrics()));
        if (all.isEmpty() && hasVerdict() && names.profit().isPresent()) {
            return List.of(names.profit().get());
        }
        return all.isEmpty() ? given : List.copyOf(all);
    }
}
