package ai.victor.agent;

import ai.victor.language.AnalysisRequest;
import ai.victor.language.AnalysisRequest.Cohort;
import ai.victor.language.AnalysisRequest.CohortMeasure;
import ai.victor.language.AnalysisRequest.Direction;
import ai.victor.language.AnalysisRequest.Experiment;
import ai.victor.language.AnalysisRequest.ExperimentAspect;
import ai.victor.language.AnalysisRequest.Health;
import ai.victor.language.AnalysisRequest.Part;
import ai.victor.language.AnalysisRequest.Sides;
import ai.victor.language.AnalysisRequest.UnderMargin;
import ai.victor.language.AnalysisRequest.Why;
import ai.victor.model.DateRange;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Requests for analyses as the arguments of tools, both ways: what one writes the other reads, so that both kinds of model ask for the same. */
final class AnalysisArguments {
    /** Arguments that no request can be made of; the message tells the model why. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        private Unfit(String message) {
            super(message, null, false, false);
        }
    }

    private AnalysisArguments() {}

    /** The tool that serves a request. */
    static String tool(AnalysisRequest request) {
        return switch (request) {
            case Why why -> Tools.EXPLAIN_CHANGE;
            case Experiment experiment -> Tools.READ_EXPERIMENT;
            case Cohort cohort -> Tools.COHORT;
            case UnderMargin under -> Tools.UNDER_MARGIN;
            case Health health -> Tools.DATA_HEALTH;
        };
    }

    static String json(AnalysisRequest request) {
        return Json.text(json -> {
            json.writeStartObject();
            write(json, request);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, AnalysisRequest request) throws IOException {
        switch (request) {
            case Why why -> {
                json.writeStringField("metric", why.metric());
                range(json, "now_from", "now_to", Optional.of(why.now()));
                range(json, "before_from", "before_to", Optional.of(why.before()));
                json.writeStringField("condition", why.condition());
                json.writeStringField("dimension", why.dimension().orElse(""));
                json.writeStringField(
                        "claimed", why.claimed().map(AnalysisArguments::word).orElse(""));
                part(json, "part", why.sides().map(Sides::one));
                part(json, "other", why.sides().map(Sides::other));
                json.writeStringField(
                        "parts", why.sides().filter(sides -> !sides.explained()).isPresent() ? "no" : "");
            }
            case Experiment experiment -> {
                json.writeStringField("name", experiment.name().orElse(""));
                json.writeStringField("metric", experiment.metric().orElse(""));
                json.writeStringField(
                        "asked",
                        experiment.aspect().map(AnalysisArguments::word).orElse(""));
            }
            case Cohort cohort -> {
                json.writeStringField("measure", word(cohort.measure()));
                json.writeStringField("by", cohort.by().orElse(""));
                range(json, "acquired_from", "acquired_to", cohort.acquired());
                json.writeNumberField("days", cohort.days().orElse(0));
                json.writeStringField("condition", cohort.condition());
            }
            case UnderMargin under -> {
                json.writeStringField("dimension", under.dimension());
                json.writeNumberField("points", under.points());
                range(json, "from", "to", Optional.of(under.period()));
                json.writeStringField("condition", under.condition());
            }
            case Health health -> {
                range(json, "from", "to", health.period());
                json.writeStringField("about", health.about().orElse(""));
            }
        }
    }

    private static void part(JsonGenerator json, String key, Optional<Part> part) throws IOException {
        json.writeStringField(key + "_name", part.map(Part::name).orElse(""));
        json.writeStringField(key + "_condition", part.map(Part::condition).orElse(""));
    }

    private static void range(JsonGenerator json, String from, String to, Optional<DateRange> range)
            throws IOException {
        json.writeStringField(from, range.map(days -> days.from().toString()).orElse(""));
        json.writeStringField(to, range.map(days -> days.to().toString()).orElse(""));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static AnalysisRequest read(String tool, JsonNode arguments) throws Unfit {
        return switch (tool) {
            case Tools.EXPLAIN_CHANGE ->
                new Why(
                        required(arguments, "metric"),
                        requiredRange(arguments, "now_from", "now_to"),
                        requiredRange(arguments, "before_from", "before_to"),
                        text(arguments, "condition").orElse(""),
                        text(arguments, "dimension"),
                        direction(arguments),
                        sides(arguments));
            case Tools.READ_EXPERIMENT ->
                new Experiment(text(arguments, "name"), text(arguments, "metric"), aspect(arguments));
            case Tools.COHORT ->
                new Cohort(
                        measure(arguments),
                        text(arguments, "by"),
                        range(arguments, "acquired_from", "acquired_to"),
                        days(arguments),
                        text(arguments, "condition").orElse(""));
            case Tools.UNDER_MARGIN ->
                new UnderMargin(
                        required(arguments, "dimension"),
                        points(arguments),
                        requiredRange(arguments, "from", "to"),
                        text(arguments, "condition").orElse(""));
            case Tools.DATA_HEALTH -> new Health(range(arguments, "from", "to"), text(arguments, "about"));
            default -> throw new IllegalArgumentException(tool + " is no analysis");
        };
    }

    private static Optional<String> text(JsonNode arguments, String name) throws Unfit {
        var value = arguments.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new Unfit("`" + name + "` must be a string.");
        }
        return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    private static String required(JsonNode arguments, String name) throws Unfit {
        return text(arguments, name).orElseThrow(() -> new Unfit("`" + name + "` must not be empty."));
    }

    private static DateRange requiredRange(JsonNode arguments, String from, String to) throws Unfit {
        return range(arguments, from, to)
                .orElseThrow(() -> new Unfit("`" + from + "` and `" + to + "` must be days, as 2026-05-31."));
    }

    private static Optional<DateRange> range(JsonNode arguments, String from, String to) throws Unfit {
        var first = day(arguments, from);
        var last = day(arguments, to);
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        if (first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())) {
            throw new Unfit("`" + to + "` must be a day that is not before `" + from + "`.");
        }
        return Optional.of(new DateRange(first.get(), last.get()));
    }

    private static Optional<LocalDate> day(JsonNode arguments, String name) throws Unfit {
        var text = text(arguments, name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new Unfit("`" + name + "` must be a day, as 2026-05-31.");
        }
    }

    private static Optional<Direction> direction(JsonNode arguments) throws Unfit {
        return switch (text(arguments, "claimed").orElse("")) {
            case "" -> Optional.empty();
            case "up" -> Optional.of(Direction.UP);
            case "down" -> Optional.of(Direction.DOWN);
            default -> throw new Unfit("`claimed` must be up, down or \"\".");
        };
    }

    private static Optional<ExperimentAspect> aspect(JsonNode arguments) throws Unfit {
        var word = text(arguments, "asked");
        if (word.isPresent() && !Tools.ASPECTS.contains(word.get())) {
            throw new Unfit("`asked` must be \"\" or one of " + String.join(", ", Tools.ASPECTS) + ".");
        }
        return word.map(name -> ExperimentAspect.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Sides> sides(JsonNode arguments) throws Unfit {
        var one = text(arguments, "part_condition");
        var other = text(arguments, "other_condition");
        if (one.isPresent() != other.isPresent()) {
            throw new Unfit("`part_condition` and `other_condition` must both be given, or both be \"\".");
        }
        if (one.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sides(
                new Part(required(arguments, "part_name"), one.get()),
                new Part(required(arguments, "other_name"), other.get()),
                text(arguments, "parts").filter("no"::equals).isEmpty()));
    }

    private static CohortMeasure measure(JsonNode arguments) throws Unfit {
        var word = required(arguments, "measure");
        if (!Tools.MEASURES.contains(word)) {
            throw new Unfit("`measure` must be one of " + String.join(", ", Tools.MEASURES) + ".");
        }
        return CohortMeasure.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** 0 is none. */
    private static Optional<Integer> days(JsonNode arguments) throws Unfit {
        var days = arguments.path("days");
        if (!days.isMissingNode() && !days.canConvertToInt()) {
            throw new Unfit("`days` must be a whole number, or 0.");
        }
        return Optional.of(days.asInt()).filter(number -> number > 0);
    }

    private static BigDecimal points(JsonNode arguments) throws Unfit {
        var points = arguments.path("points");
        if (!points.isNumber()) {
            throw new Unfit("`points` must be a number, in percent.");
        }
        return points.decimalValue();
    }
}
