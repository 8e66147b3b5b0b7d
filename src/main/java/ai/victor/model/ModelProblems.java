package ai.victor.model;

import ai.victor.problem.Candidates;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

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
                        "UNKNOWN_" + what.toUpperCase(Locale.ROOT).replace(' ', '_'),
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

    static Problem unreadableFilter(Word filter, String rest) {
        return Problem.at(
                filter.place(),
                "FILTER_SYNTAX",
                "cannot read the filter from " + quote(rest)
                        + "; conditions are written {{ Dimension('entity__dimension') }} = 'value',"
                        + " with =, <>, <, <=, >, >=, IN, NOT IN, BETWEEN, LIKE, NOT LIKE, IS NULL or IS NOT NULL, and joined by AND");
    }

    static Problem filterBeyondReach(Word dimension, String fact, Collection<String> known) {
        return Problem.at(
                        dimension.place(),
                        "UNKNOWN_DIMENSION",
                        "semantic model " + fact + " reaches no dimension " + dimension.text())
                .suggesting(Candidates.near(dimension.text(), known));
    }

    static Problem unusedInput(Word input) {
        return Problem.at(input.place(), "UNUSED_INPUT", "the expr does not use " + input.text());
    }

    static Problem filterOr(Word filter) {
        return Problem.at(
                        filter.place(),
                        "UNSUPPORTED",
                        "OR between conditions on different columns of a filter is not supported")
                .suggesting(List.of("one metric for each side", "IN ('a', 'b') for values of one column"));
    }

    static Problem ambiguous(Mention mention, String fact, List<String> candidates) {
        return Problem.at(
                        mention.place(),
                        "AMBIGUOUS_DIMENSION",
                        mention.written() + " means several dimensions of semantic model " + fact)
                .suggesting(candidates);
    }

    static Problem unsatisfiable(Mention mention, String fact, Collection<String> common) {
        return Problem.at(
                        mention.place(),
                        "UNSATISFIABLE",
                        "no query could satisfy this: semantic model " + fact + " has no dimension " + mention.name()
                                + ", so its numbers cannot be filtered or cut by it")
                .suggesting(common.stream().limit(5).toList());
    }

    static Problem contradiction(Metric metric, String dimension, String first, String second) {
        return Problem.at(
                        metric.place(),
                        "UNSATISFIABLE",
                        "no row is in metric " + metric.name() + ": " + dimension + " cannot be both '" + first
                                + "' and '" + second + "'")
                .suggesting(List.of(dimension + " IN ('" + first + "', '" + second + "')"));
    }

    static Problem otherGrain(Mention mention, TimeGrain grain) {
        return Problem.at(
                        mention.place(),
                        "UNSUPPORTED",
                        mention.name() + " by " + grain.word()
                                + " is not supported, because it does not date the metric")
                .suggesting(List.of(
                        "Dimension('" + mention.written() + "')",
                        "TimeDimension('metric_time', '" + grain.word() + "')"));
    }

    static Problem finerThanDays(Word word, String what) {
        return Problem.at(
                        word.place(),
                        "UNSUPPORTED",
                        what + " " + word.text() + " is not supported: the finest time is a day")
                .suggesting(List.of("day", "week", "month", "quarter", "year"));
    }

    static Problem coarseTime(Word time, Dimension.Grain grain) {
        return Problem.at(
                        time.place(),
                        "UNSUPPORTED",
                        "measures dated by a " + grain.name().toLowerCase(Locale.ROOT) + ", as " + time.text()
                                + " is, are not supported")
                .suggesting(List.of("time_granularity: day", "time_granularity: month"));
    }

    static Problem badWindow(Word word, String what, List<String> units) {
        return Problem.at(
                        word.place(),
                        "WRONG_SHAPE",
                        what + " " + word.text() + " must be a count and a unit, such as 7 days; units are "
                                + String.join(", ", units))
                .suggesting(List.of("7 days", "1 month"));
    }

    static Problem badUnit(Word word, String unit, String what, List<String> units) {
        var near = Candidates.near(unit, units);
        return Problem.at(
                        word.place(),
                        "UNKNOWN_VALUE",
                        "no unit " + unit + " in " + what + "; there are " + String.join(", ", units))
                .suggesting(near.isEmpty() ? units : near);
    }

    static Problem oneOf(Place place, String first, String second, String what) {
        return Problem.at(place, "CONFLICT", "a " + what + " has either " + first + " or " + second + ", not both")
                .suggesting(List.of(first, second));
    }

    static Problem percentileRange(Place place, BigDecimal share) {
        var better = share.compareTo(BigDecimal.ONE) > 0 && share.compareTo(BigDecimal.valueOf(100)) < 0
                ? share.movePointLeft(2).toPlainString()
                : "0.5";
        return Problem.at(
                        place,
                        "OUT_OF_RANGE",
                        "percentile " + share.toPlainString() + " must lie between 0 and 1, such as 0.95")
                .suggesting(List.of(better));
    }

    static Problem noPercentile(Place place, Measure.Aggregation aggregation) {
        return Problem.at(
                        place,
                        "CONFLICT",
                        "percentile means nothing to agg " + aggregation.name().toLowerCase(Locale.ROOT))
                .suggesting(List.of("agg: percentile"));
    }

    static Problem offsetOfRatio(Place place) {
        return Problem.at(
                        place,
                        "UNSUPPORTED",
                        "an offset of a ratio's numerator or denominator is not supported; derived metrics have them")
                .suggesting(List.of("type: derived"));
    }

    static Problem offsetOfOffset(Word input, String inner) {
        return Problem.at(
                        input.place(),
                        "UNSUPPORTED",
                        "an offset of an offset is not supported: " + inner + " takes its own inputs from another time")
                .suggesting(List.of("an offset of the inputs of " + inner));
    }

    static Problem inputTwice(Word alias) {
        return Problem.at(
                        alias.place(),
                        "DUPLICATE",
                        "two inputs are called " + alias.text() + "; give one of them an alias")
                .suggesting(List.of("alias: " + alias.text() + "_before"));
    }

    static Problem otherType(Place place, String key) {
        return Problem.at(place, "CONFLICT", key + " belongs to another type of metric")
                .suggesting(List.of("type: "
                        + switch (key) {
                            case "measure" -> "simple";
                            case "numerator", "denominator" -> "ratio";
                            case "metrics", "expr" -> "derived";
                            case "conversion_type_params" -> "conversion";
                            default -> "cumulative";
                        }));
    }

    static Problem newSpecification(Place place, String key) {
        return Problem.at(
                        place,
                        "UNSUPPORTED",
                        key + " of a model is of dbt's newer specification, which is not supported")
                .suggesting(List.of("semantic_models:", "metrics:"));
    }

    static Problem cumulativeOfNoSimple(Word metric) {
        return Problem.at(
                        metric.place(),
                        "UNSUPPORTED",
                        "a cumulative metric of " + metric.text() + ", which is no simple metric, is not supported")
                .suggesting(List.of("measure:"));
    }

    static Problem oneSided(Word entity, String model, List<String> shared) {
        return Problem.at(
                        entity.place(),
                        "UNKNOWN_ENTITY",
                        "no entity " + entity.text() + " in semantic model " + model
                                + "; a conversion needs one that both its measures' models have")
                .suggesting(shared);
    }

    static Problem saidTwice(Word word, Place first) {
        return Problem.at(word.place(), "DUPLICATE", quote(word.text()) + " is already said of the same at " + first);
    }

    static Problem shadowed(Word word, String owner, String by) {
        return Problem.at(
                word.place(),
                "SHADOWED_SYNONYM",
                quote(word.text()) + " of " + owner + " is the name of a " + by + ", which is found first");
    }

    static Problem rollupLacks(Place place, String what, String name, String base, Collection<String> known) {
        return Problem.at(place, "ROLLUP", what + " " + name + " of a rollup is not in semantic model " + base)
                .suggesting(Candidates.near(name, known));
    }

    static Problem rollupTime(SemanticModel rollup, SemanticModel base) {
        return Problem.at(
                        rollup.place(),
                        "ROLLUP",
                        "rollup " + rollup.name() + " must be dated as semantic model " + base.name() + " is")
                .suggesting(List.of(base.timeDimension()));
    }

    static Problem rollupAggregation(Measure measure, Measure original) {
        return Problem.at(
                        measure.place(),
                        "ROLLUP",
                        "measure " + measure.name() + " of a rollup gives another number than the "
                                + original.aggregation().name().toLowerCase(Locale.ROOT) + " at " + original.place())
                .suggesting(
                        switch (original.aggregation()) {
                            case SUM, COUNT, SUM_BOOLEAN -> List.of("agg: sum");
                            case MIN -> List.of("agg: min");
                            case MAX -> List.of("agg: max");
                            case COUNT_DISTINCT -> List.of("agg: count_distinct with expr: " + original.expr());
                            case AVERAGE, MEDIAN, PERCENTILE -> List.of("no such measure");
                        });
    }

    static Problem noColumn(Word column, String table, Collection<String> columns) {
        return Problem.at(column.place(), "UNKNOWN_COLUMN", "table " + table + " has no column " + column.text())
                .suggesting(Candidates.near(column.text(), columns));
    }

    private static String quote(String text) {
        return text.isEmpty() ? "its end" : "\"" + text + "\"";
    }
}
