package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import ai.victor.model.DateRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Makes the queries of a reading, or says why there can be none: it is out of reach, out of the data, or no question yet. */
final class Plans {
    private final Names names;
    private final Vocabulary vocabulary;

    Plans(Names names, Vocabulary vocabulary) {
        this.names = names;
        this.vocabulary = vocabulary;
    }

    /** @param made what had to be chosen between real alternatives */
    Interpretation plan(Reading asked, List<String> made, Calendar calendar) {
        if (!(asked.form() instanceof Form.Beside beside)) {
            return single(asked, made, calendar);
        }
        var plan = single(asked.as(Form.PLAIN), made, calendar);
        return plan instanceof Plan found
                ? Contrast.of(found, beside, names)
                        .<Interpretation>map(both -> both)
                        .orElseGet(() -> Reply.clarify("Beside what shall I put the rest? Ask for both by themselves."))
                : plan;
    }

    private Interpretation single(Reading asked, List<String> made, Calendar calendar) {
        var choices = new ArrayList<>(made);
        var reading = byMonth(firstBought(asked, choices));
        for (var quantity : reading.quantities()) {
            for (var dimension : cuts(reading)) {
                if (quantity.metrics().stream().anyMatch(metric -> !names.reaches(metric, dimension))) {
                    return Reply.unanswerable(Refusals.outOfReach(names, quantity.metrics(), dimension));
                }
            }
        }
        var unfit = Forms.unfit(reading, names);
        if (unfit.isPresent()) {
            return Reply.clarify(unfit.get());
        }
        if (!reading.thresholds().isEmpty() && reading.breakdowns().isEmpty()) {
            return Reply.clarify(
                    "A bound on " + names.inline(reading.thresholds().get(0).quantity())
                            + " holds single rows, and I cannot add up only the rows that meet it."
                            + " I can list them: name what the rows are, such as “list orders” or “by day”.");
        }
        if (reading.periods().size() == 2
                && reading.periods().get(0).equals(reading.periods().get(1))) {
            return Reply.clarify("Both periods are " + reading.periods().get(0).days()
                    + ". Which other days shall I compare them with?");
        }
        if (reading.quantities().stream().anyMatch(quantity -> isAll(quantity, reading))) {
            return Reply.clarify("A share of what? The part that is named is all of what is asked about.");
        }
        if (reading.quantities().stream()
                .anyMatch(quantity -> quantity instanceof Quantity.Part part && names.isRatio(part.metric()))) {
            return Reply.clarify(
                    "A share is of something that adds up, such as revenue or orders. Which number do you mean?");
        }
        if (reading.quantities().stream().anyMatch(quantity -> isNone(quantity, reading))) {
            return Reply.clarify("A share of what? The part that is named is nothing of what is asked about.");
        }
        var none = contrary(reading);
        if (none.isPresent()) {
            return Reply.clarify(none.get());
        }
        var split = splitMonth(reading);
        if (split.isPresent()) {
            return Reply.clarify(split.get());
        }
        var absent = absent(reading);
        if (absent.isPresent()) {
            return Reply.unanswerable(absent.get());
        }
        var coverage = new Coverage(names, calendar);
        var outside = coverage.outside(reading);
        if (outside.isPresent()) {
            return Reply.unanswerable(outside.get());
        }
        var assumptions = new ArrayList<>(choices);
        assumptions.addAll(coverage.partly(reading));
        if (reading.periods().isEmpty()) {
            assumptions.add(coverage.of(reading)
                    .map(all -> "No period is named: all days with data, "
                            + calendar.until(all.from(), all.to()).days() + ".")
                    .orElse("No period is named: all days with data."));
        }
        var sentence = SentenceWriter.sentence(reading, names);
        return new Plan(reading, SqlWriter.steps(reading, sentence), sentence, assumptions);
    }

    /**
     * What customers are, and bought, at their first order: a number that is not cut by a dimension but by what stands for it at the beginning is cut by
     * that.
     */
    private Reading firstBought(Reading asked, List<String> choices) {
        var metrics = asked.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .toList();
        var standIns = new LinkedHashMap<String, String>();
        for (var dimension : cuts(asked)) {
            if (metrics.stream().anyMatch(metric -> !names.reaches(metric, dimension))) {
                names.things()
                        .standIn(dimension)
                        .filter(other -> metrics.stream().allMatch(metric -> names.reaches(metric, other)))
                        .ifPresent(other -> standIns.put(dimension, other));
            }
        }
        if (standIns.isEmpty()
                || asked.conditions().stream()
                        .anyMatch(condition -> !condition.either().isEmpty())) {
            return asked;
        }
        standIns.values().forEach(other -> choices.add("Taken as the " + names.inline(other) + "."));
        return asked.by(asked.breakdowns().stream()
                        .map(name -> standIns.getOrDefault(name, name))
                        .toList())
                .under(asked.conditions().stream()
                        .map(condition -> new Condition(
                                standIns.getOrDefault(condition.dimension(), condition.dimension()),
                                condition.values(),
                                condition.negated(),
                                condition.words()))
                        .toList());
    }

    /** Whether a part is held to what the whole is held to, so that it is all of it whatever the numbers are. */
    private static boolean isAll(Quantity quantity, Reading reading) {
        return quantity instanceof Quantity.Part part
                && part.groups().isEmpty()
                && part.conditions().stream()
                        .allMatch(held -> reading.conditions().stream()
                                .anyMatch(condition -> condition.dimension().equals(held.dimension())
                                        && condition.negated() == held.negated()
                                        && held.values().containsAll(condition.values())
                                        && !condition.values().isEmpty()));
    }

    /** Whether a part is held to other values than the whole, so that it is none of it whatever the numbers are. */
    private static boolean isNone(Quantity quantity, Reading reading) {
        return quantity instanceof Quantity.Part part
                && part.conditions().stream()
                        .filter(held -> !held.negated()
                                && !held.values().isEmpty()
                                && held.either().isEmpty())
                        .anyMatch(held -> reading.conditions().stream()
                                .anyMatch(condition -> condition.dimension().equals(held.dimension())
                                        && condition.either().isEmpty()
                                        && !condition.negated()
                                        && !condition.values().isEmpty()
                                        && held.values().stream().noneMatch(condition.values()::contains)));
    }

    /** What is known by month of a month that still runs is of all of it: what tools cost this year is what they were billed for so far. */
    private Reading byMonth(Reading reading) {
        return reading.quantities().stream()
                        .flatMap(quantity -> quantity.metrics().stream())
                        .anyMatch(names::hasMonths)
                ? reading.in(reading.periods().stream().map(Plans::wholeMonths).toList())
                : reading;
    }

    /** Why there is none of what a number counts under a filter: new customers that are returning ones. */
    private Optional<String> contrary(Reading reading) {
        return reading.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .flatMap(metric -> names.bindings().filterOf(metric).stream()
                        .flatMap(own -> reading.conditions().stream()
                                .filter(held -> held.dimension().equals(own.dimension())
                                        && !held.negated()
                                        && !held.values().isEmpty()
                                        && held.either().isEmpty()
                                        && held.values().stream().noneMatch(own.values()::contains))
                                .map(held -> names.label(metric) + " are all " + String.join(", ", own.values())
                                        + ", and none is " + String.join(" or ", held.values())
                                        + ". Name the number that you want for " + held.words() + ".")))
                .findFirst();
    }

    /** Why what is billed by month has no number for some days. */
    private Optional<String> splitMonth(Reading reading) {
        var whole =
                cuts(reading).stream().noneMatch(row -> TimeColumns.isTime(row) && !row.matches("month|quarter|year"))
                        && reading.periods().stream()
                                .map(Period::range)
                                .allMatch(range -> range.from().getDayOfMonth() == 1
                                        && range.to().plusDays(1).getDayOfMonth() == 1);
        return whole
                ? Optional.empty()
                : reading.quantities().stream()
                        .flatMap(quantity -> quantity.metrics().stream())
                        .filter(names::hasMonths)
                        .findFirst()
                        .map(
                                metric -> names.label(metric)
                                        + " is known for whole months only. Name a month, a quarter or a year, or ask for it by month.");
    }

    private static Period wholeMonths(Period period) {
        var from = period.range().from();
        var to = period.range().to();
        var end = to.withDayOfMonth(to.lengthOfMonth());
        var runs = from.getDayOfMonth() == 1 && !period.asked().to().isBefore(end);
        return runs ? new Period(period.asked(), new DateRange(from, end)) : period;
    }

    /** A value that people know and that never occurs here: a zero would read as a measurement. */
    private Optional<String> absent(Reading reading) {
        return reading.conditions().stream()
                .flatMap(Condition::all)
                .filter(condition -> !condition.negated() && !condition.values().isEmpty())
                .filter(condition -> vocabulary.values().containsKey(condition.dimension()))
                .filter(condition -> condition.values().stream()
                        .noneMatch(value -> vocabulary.values().getOrDefault(condition.dimension(), List.of()).stream()
                                .anyMatch(value::equalsIgnoreCase)))
                .map(condition -> "There is none: no row " + (vocabulary.limited() ? "that you may see" : "of the data")
                        + " has " + names.inline(condition.dimension()) + " "
                        + String.join(" or ", condition.values()) + " (" + condition.words() + ").")
                .findFirst();
    }

    private static List<String> cuts(Reading reading) {
        var cuts = new ArrayList<>(reading.breakdowns());
        reading.conditions().stream().flatMap(Condition::all).forEach(condition -> cuts.add(condition.dimension()));
        reading.quantities().forEach(quantity -> {
            if (quantity instanceof Quantity.Part part) {
                part.conditions().forEach(condition -> cuts.add(condition.dimension()));
            }
        });
        return cuts;
    }
}
