package ai.victor.model;

import ai.victor.problem.Candidates;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.Collection;
import java.util.List;

/** All that can be wrong with a model's files, in words. */
final class ModelProblems {
    private ModelProblems() {}

    static Problem noFolder(String folder) {
        return Problem.of("NO_MODEL", "no semantic model: " + folder + " is not a folder");
    }

    static Problem noFiles(String folder) {
        return Problem.of("NO_MODEL", "no semantic model: " + folder + " has no file that ends in .yml or .yaml");
    }

    static Problem notText(String file) {
        return Problem.at(new Place(file, 1, 0), "NOT_UTF8", "the file is not UTF-8 text");
    }

    static Problem syntax(Place place, String what) {
        return Problem.at(place, "YAML_SYNTAX", "not YAML: " + what);
    }

    static Problem wrongShape(Place place, String what, String expected) {
        return Problem.at(place, "WRONG_SHAPE", what + " must be " + expected);
    }

    static Problem repeatedKey(Place place, String key, String what) {
        return Problem.at(place, "REPEATED_KEY", "the key " + key + " stands twice in this " + what);
    }

    static Problem unknownKey(Place place, String key, String what, Collection<String> known) {
        return Problem.at(place, "UNKNOWN_KEY", "no key " + key + " in a " + what)
                .suggesting(Candidates.near(key, known));
    }

    static Problem unsupported(Place place, String feature, String what) {
        return Problem.at(place, "UNSUPPORTED", feature + " of a " + what + " is not supported yet");
    }

    static Problem missing(Place place, String key, String what) {
        return Problem.at(place, "MISSING", "this " + what + " has no " + key);
    }

    static Problem missingMeta(Place place, String key, String what, String name) {
        return Problem.at(place, "MISSING", what + " " + name + " has no " + key);
    }

    static Problem badName(Word name) {
        return Problem.at(
                name.place(),
                "BAD_NAME",
                "the name " + name.text()
                        + " must be lower-case letters, digits and single underscores, and start with a letter");
    }

    static Problem reservedName(Place place, String what, String name) {
        return Problem.at(place, "RESERVED_NAME", what + " " + name + " has the name of a time column");
    }

    static Problem notOneOf(Word word, String what, Collection<String> allowed) {
        return Problem.at(
                        word.place(),
                        "UNKNOWN_VALUE",
                        "no " + what + " " + word.text() + "; there are " + String.join(", ", allowed))
                .suggesting(Candidates.near(word.text(), allowed));
    }

    static Problem unknown(Word word, String what, Collection<String> known) {
        return Problem.at(
                        word.place(),
                        "UNKNOWN_" + what.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'),
                        "no " + what + " " + word.text())
                .suggesting(Candidates.near(word.text(), known));
    }

    static Problem duplicate(Place place, String what, String name, Place first) {
        return Problem.at(place, "DUPLICATE", what + " " + name + " is already declared at " + first);
    }

    static Problem clash(Place place, String dimension, Place metric) {
        return Problem.at(
                place, "DUPLICATE", "dimension " + dimension + " has the name of the metric declared at " + metric);
    }

    static Problem mixedKinds(Place place, String dimension, Place first) {
        return Problem.at(
                place,
                "DIMENSION_KIND",
                "dimension " + dimension + " is of another type than the one of that name at " + first);
    }

    static Problem twoWords(Word synonym, String what, String owner, String other) {
        return Problem.at(
                synonym.place(),
                "CONFLICTING_SYNONYM",
                "\"" + synonym.text() + "\" means " + what + " " + owner + " and " + what + " " + other);
    }

    static Problem cycle(Place place, List<String> names) {
        return Problem.at(
                place, "METRIC_CYCLE", "metric " + names.getFirst() + " needs itself: " + String.join(" → ", names));
    }

    static Problem noPrimary(Word entity, Collection<String> known) {
        return Problem.at(
                        entity.place(),
                        "UNKNOWN_ENTITY",
                        "foreign entity " + entity.text() + " is primary or unique in no semantic model")
                .suggesting(Candidates.near(entity.text(), known));
    }

    static Problem twoPrimaries(Word entity, List<String> models) {
        return Problem.at(
                entity.place(),
                "AMBIGUOUS_ENTITY",
                "foreign entity " + entity.text() + " is primary or unique in more than one semantic model: "
                        + String.join(", ", models));
    }

    static Problem unreadableFilter(Word filter, String rest) {
        return Problem.at(
                filter.place(),
                "FILTER_SYNTAX",
                "cannot read the filter from " + quote(rest)
                        + "; conditions are written {{ Dimension('entity__dimension') }} = 'value',"
                        + " with =, <>, <, <=, >, >=, IN, NOT IN, IS NULL or IS NOT NULL, and joined by AND");
    }

    static Problem filterBeyondReach(Word dimension, String fact, Collection<String> known) {
        return Problem.at(
                        dimension.place(),
                        "UNKNOWN_DIMENSION",
                        "semantic model " + fact + " reaches no dimension " + dimension.text())
                .suggesting(Candidates.near(dimension.text(), known));
    }

    static Problem otherTime(Word time, String measure, String fact) {
        return Problem.at(
                time.place(),
                "UNSUPPORTED",
                "measure " + measure + " has another agg_time_dimension than its semantic model " + fact
                        + "; declare a second semantic model over the same table");
    }

    static Problem emptyExpression(Word expression) {
        return Problem.at(expression.place(), "UNUSED_INPUT", "the expr uses none of its metrics");
    }

    static Problem unusedInput(Word input) {
        return Problem.at(input.place(), "UNUSED_INPUT", "the expr does not use " + input.text());
    }

    private static String quote(String text) {
        return text.isEmpty() ? "its end" : "\"" + text + "\"";
    }
}
