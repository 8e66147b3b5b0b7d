package ai.victor.model;

import ai.victor.problem.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column as filters and saved queries name it: {@code Dimension('order__country')}, {@code TimeDimension('metric_time', 'month')},
 * {@code Entity('order')}, {@code Metric('orders')}.
 *
 * @param path the entities before the name, as written
 * @param name of the dimension, entity or metric
 * @param grain of a time dimension, if it is given
 * @param beyond what it asks for that is refused by name, such as {@code date_part}; empty if there is nothing
 */
record Mention(Kind kind, List<String> path, String name, Optional<String> grain, String beyond, Place place) {
    /** The words of MetricFlow's templates. */
    enum Kind {
        DIMENSION,
        TIME_DIMENSION,
        ENTITY,
        METRIC,
        /** A name alone: a metric, a time column or a dimension. */
        ANY
    }

    /** The metric's own time, whatever its semantic model calls it. */
    static final String METRIC_TIME = "metric_time";

    private static final Pattern CALL = Pattern.compile(
            "(?<kind>Dimension|TimeDimension|Entity|Metric)\\s*\\(\\s*['\"](?<name>\\w+)['\"](?<rest>[^()]*)\\)(?<suffix>.*)");
    private static final Pattern PLAIN = Pattern.compile("\\w+");
    private static final Pattern REST =
            Pattern.compile("\\s*,\\s*(?:(?<key>\\w+)\\s*=\\s*)?(?<value>['\"]\\w+['\"]|\\[[^\\[\\]]*\\])\\s*");
    private static final Pattern GRAIN = Pattern.compile("\\s*\\.\\s*grain\\s*\\(\\s*['\"](\\w+)['\"]\\s*\\)\\s*");
    private static final Pattern OTHER = Pattern.compile("\\s*\\.\\s*(\\w+)\\s*\\(.*\\)\\s*");
    private static final Pattern WORD = Pattern.compile("\\w+");

    /** What a text between {@code {{ }}} or in a saved query names, if it can be read. */
    static Optional<Mention> read(String text, Place place) {
        var call = CALL.matcher(text.strip());
        if (!call.matches()) {
            return PLAIN.matcher(text.strip()).matches()
                    ? Optional.of(of(Kind.ANY, text.strip(), List.of(), Optional.empty(), "", place))
                    : Optional.empty();
        }
        var path = new ArrayList<String>();
        Optional<String> grain = Optional.empty();
        var beyond = "";
        var rest = REST.matcher(call.group("rest"));
        int at = 0;
        while (rest.lookingAt()) {
            var key = rest.group("key");
            var words = WORD.matcher(rest.group("value"))
                    .results()
                    .map(found -> found.group())
                    .toList();
            if (key == null && !words.isEmpty() || key != null && key.startsWith("time_granularity")) {
                grain = words.stream().findFirst();
            } else if (key != null && key.equals("entity_path")) {
                path.addAll(words);
            } else {
                beyond = key == null ? "list" : key;
            }
            at = rest.end();
            rest.region(at, call.group("rest").length());
        }
        if (!call.group("rest").substring(at).isBlank()) {
            return Optional.empty();
        }
        var suffix = call.group("suffix");
        var asked = GRAIN.matcher(suffix);
        var other = OTHER.matcher(suffix);
        if (asked.matches()) {
            grain = Optional.of(asked.group(1));
        } else if (other.matches()) {
            beyond = other.group(1);
        } else if (!suffix.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(of(kind(call.group("kind")), call.group("name"), path, grain, beyond, place));
    }

    private static Mention of(
            Kind kind, String written, List<String> before, Optional<String> grain, String beyond, Place place) {
        var parts = new ArrayList<>(before);
        parts.addAll(Arrays.asList(written.split("__")));
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty()) {
            parts.add(written);
        }
        // A name alone may have its grain behind it: metric_time__month.
        if (kind == Kind.ANY && parts.size() > 1 && parts.getFirst().equals(METRIC_TIME)) {
            return new Mention(
                    Kind.TIME_DIMENSION, List.of(), METRIC_TIME, Optional.of(parts.getLast()), beyond, place);
        }
        return new Mention(
                kind, List.copyOf(parts.subList(0, parts.size() - 1)), parts.getLast(), grain, beyond, place);
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "Dimension" -> Kind.DIMENSION;
            case "TimeDimension" -> Kind.TIME_DIMENSION;
            case "Entity" -> Kind.ENTITY;
            default -> Kind.METRIC;
        };
    }

    /** As written, without the quotes: {@code order__country}. */
    String written() {
        return path.isEmpty() ? name : String.join("__", path) + "__" + name;
    }

    Word word() {
        return new Word(name, place);
    }
}
