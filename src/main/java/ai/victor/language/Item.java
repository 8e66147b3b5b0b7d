package ai.victor.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A phrase of a question and what it does there.
 *
 * @param text as it is written
 * @param key what the lexicon knows it by
 * @param meanings of a {@link Role#NAME}
 * @param time of a {@link Role#TIME}
 * @param number of a {@link Role#NUMBER}, or of a word that is also a number
 * @param unit of a number: {@code %}, {@code $} or empty
 * @param plural whether its last word is a plural
 */
record Item(
        String text,
        String key,
        Role role,
        List<Meaning> meanings,
        Optional<TimePhrase> time,
        Optional<BigDecimal> number,
        String unit,
        boolean plural) {
    Item {
        meanings = List.copyOf(meanings);
    }

    boolean is(Role other) {
        return role == other;
    }

    List<String> metrics() {
        var all = meanings.stream()
                .filter(Meaning.OfMetric.class::isInstance)
                .map(Meaning.OfMetric.class::cast)
                .toList();
        var byName = all.stream().filter(Meaning.OfMetric::byName).toList();
        var named = (byName.isEmpty() ? all : byName)
                .stream().map(Meaning.OfMetric::metric).toList();
        return named.isEmpty() ? others() : named;
    }

    private List<String> others() {
        return meanings.stream()
                .filter(Meaning.OfOther.class::isInstance)
                .map(meaning -> ((Meaning.OfOther) meaning).metric())
                .toList();
    }

    /** All metrics that it may mean, those that it names first. */
    List<String> everyMetric() {
        var named = meanings.stream()
                .filter(Meaning.OfMetric.class::isInstance)
                .map(meaning -> ((Meaning.OfMetric) meaning).metric());
        return Stream.of(metrics().stream(), named, others().stream())
                .flatMap(metrics -> metrics)
                .distinct()
                .toList();
    }

    /** The numbers that it stands for as a verb. */
    List<String> verbs() {
        return meanings.stream()
                .filter(Meaning.OfVerb.class::isInstance)
                .map(meaning -> ((Meaning.OfVerb) meaning).metric())
                .toList();
    }

    List<String> dimensions() {
        return meanings.stream()
                .filter(Meaning.OfDimension.class::isInstance)
                .map(meaning -> ((Meaning.OfDimension) meaning).dimension())
                .toList();
    }

    List<Meaning.OfValue> values() {
        return meanings.stream()
                .filter(Meaning.OfValue.class::isInstance)
                .map(Meaning.OfValue.class::cast)
                .toList();
    }

    boolean hasMetric() {
        return !metrics().isEmpty();
    }

    boolean hasDimension() {
        return !dimensions().isEmpty();
    }

    boolean hasValue() {
        return !values().isEmpty();
    }

    Item as(Meaning.OfValue value) {
        return new Item(text, key, Role.NAME, List.of(value), time, number, unit, plural);
    }

    /** The same word as the name of a number. */
    Item named(Meaning.OfMetric metric) {
        return new Item(text, key, Role.NAME, List.of(metric), time, number, unit, plural);
    }

    Item as(Role other) {
        return new Item(text, key, other, List.of(), time, number, unit, plural);
    }

    /** The same phrase with another time. */
    Item at(TimePhrase other) {
        return new Item(text, key, Role.TIME, List.of(), Optional.of(other), Optional.empty(), "", plural);
    }

    Item meaning(List<? extends Meaning> narrowed) {
        return new Item(text, key, role, List.copyOf(narrowed), time, number, unit, plural);
    }

    /** The place before, leaving out fillers; −1 where there is none. */
    static int before(List<Item> items, int at) {
        int here = at - 1;
        while (here >= 0 && items.get(here).is(Role.FILLER)) {
            here--;
        }
        return here;
    }

    /** The place after, leaving out fillers; the number of items where there is none. */
    static int after(List<Item> items, int at) {
        int here = at + 1;
        while (here < items.size() && items.get(here).is(Role.FILLER)) {
            here++;
        }
        return here;
    }
}
