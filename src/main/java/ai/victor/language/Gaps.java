package ai.victor.language;

import ai.victor.language.AnalysisRequest.Direction;
import ai.victor.language.AnalysisRequest.Part;
import ai.victor.language.AnalysisRequest.Sides;
import ai.victor.language.AnalysisRequest.Why;
import ai.victor.language.Interpretation.Analyse;
import ai.victor.language.Interpretation.Plan;
import ai.victor.model.DateRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads how far two parts of the data are apart, {@code Canada vs the US}, and finds the part that a question for a level is about, which is held
 * against the rest of its dimension.
 */
final class Gaps {
    private static final List<List<String>> ALONE = Phrases.of("""
            how big is the gap, how large is the gap, how wide is the gap, how big is the difference, how large is the difference,
            how big a gap is there, how big a difference is there, how big is the spread, what is the gap, whats the gap, what is the spread,
            and how far apart are they, how far apart are they, by how much""");

    private static final List<List<String>> LEADING = Phrases.of("""
            how far apart are, how far apart is, how far apart were, how big is the gap, how large is the gap, how wide is the gap,
            how big is the difference, how large is the difference, how big was the gap, how big was the difference, what is the gap, whats the gap,
            the gap, gap, how big a gap is there, how big a difference is there""");

    private static final List<String> LED = List.of("in", "between", "of");

    private final Names names;
    private final Calendar calendar;

    Gaps(Names names, Calendar calendar) {
        this.names = names;
        this.calendar = calendar;
    }

    /** Two parts and the number that they are held together by. */
    record Apart(
            String metric, DateRange days, String condition, Sides sides, String sentence, List<String> assumptions) {
        Analyse asked(Optional<Direction> claimed) {
            return new Analyse(
                    new Why(metric, days, days, condition, Optional.empty(), claimed, Optional.of(sides)),
                    sentence,
                    assumptions);
        }
    }

    /** The question with a difference in the place of its gap, if it asks how big one is. */
    static Optional<String> asked(String question) {
        var words = new Phrases(question);
        var any = false;
        for (int at = 0; at < words.size(); at++) {
            int length = words.starts(at, LEADING);
            if (length == 0) {
                continue;
            }
            var far = words.text(at, at + length).toLowerCase(Locale.ROOT).contains("apart");
            if (far) {
                words.put(at, at + length, words.word(at + length).equals("they") ? "" : "difference between");
                any = true;
            } else if (LED.contains(words.word(at + length))) {
                words.put(at, at + length, "difference");
                any = true;
            }
        }
        any |= words.remove(ALONE);
        return any ? Optional.of(withoutEnds(words.rest())) : Optional.empty();
    }

    /** Without what joined something to it that is taken out. */
    static String withoutEnds(String rest) {
        return rest.replaceAll("(?i)^(?:[\\s,:;&?–—-]|\\b(?:and|but)\\b)+", "")
                .replaceAll("(?i)(?:[\\s,:;&–—-]|\\b(?:and|but)\\b)+(\\??)$", "$1");
    }

    /** The two values that a reading puts beside each other. */
    Optional<Apart> of(Plan plan, boolean explained) {
        var reading = plan.reading();
        if (reading.breakdowns().size() != 1) {
            return Optional.empty();
        }
        var dimension = reading.breakdowns().get(0);
        var two = reading.conditions().stream()
                .filter(condition -> isPlain(condition)
                        && condition.dimension().equals(dimension)
                        && condition.values().size() == 2)
                .findFirst();
        return two.flatMap(condition -> apart(
                plan,
                condition,
                part(condition, condition.values().get(0)),
                part(condition, condition.values().get(1)),
                explained,
                false));
    }

    /** The part that a question is about, and all others of its dimension. */
    Optional<Apart> besideTheRest(Plan plan) {
        var reading = plan.reading();
        var held = reading.conditions().stream().filter(this::isPlain).findFirst();
        return held.filter(condition -> reading.breakdowns().isEmpty())
                .flatMap(condition -> apart(
                        plan,
                        condition,
                        new Part(String.join(" or ", condition.values()), condition.sql()),
                        new Part(
                                "all others by " + names.inline(condition.dimension()),
                                new Condition(condition.dimension(), condition.values(), true, condition.words())
                                        .sql()),
                        true,
                        true));
    }

    private boolean isPlain(Condition condition) {
        return !condition.negated()
                && condition.either().isEmpty()
                && !condition.values().isEmpty();
    }

    private static Part part(Condition condition, String value) {
        return new Part(value, new Condition(condition.dimension(), List.of(value), false, condition.words()).sql());
    }

    private Optional<Apart> apart(Plan plan, Condition held, Part one, Part other, boolean explained, boolean ofWhole) {
        var reading = plan.reading();
        if (reading.periods().size() > 1
                || reading.quantities().size() != 1
                || !(reading.quantities().get(0) instanceof Quantity.Plain plain)
                || !reading.thresholds().isEmpty()
                || !reading.groups().isEmpty()
                || reading.list()) {
            return Optional.empty();
        }
        var assumptions = new ArrayList<>(plan.assumptions());
        var metric = ofWhole ? comparable(plain.metric(), assumptions) : Optional.of(plain.metric());
        var days = reading.periods().stream()
                .findFirst()
                .map(Period::range)
                .or(() -> new Coverage(names, calendar).of(reading));
        if (metric.isEmpty() || days.isEmpty()) {
            return Optional.empty();
        }
        var shared = new ArrayList<>(reading.conditions());
        shared.remove(held);
        var when = reading.periods().isEmpty()
                ? "all days in the data"
                : reading.periods().get(0).days();
        var sentence = (explained ? "What makes " : "How far ") + names.inline(metric.get())
                + SentenceWriter.conditions(reading.under(shared), names)
                + (explained ? " differ between " : " is apart for ") + one.name() + " and " + other.name() + ": "
                + when
                + ".";
        return Optional.of(new Apart(
                metric.get(),
                days.get(),
                shared.stream().map(Condition::sql).collect(Collectors.joining(" AND ")),
                new Sides(one, other, explained),
                sentence,
                assumptions));
    }

    /** A part is smaller than all the others: of a sum, what it makes of the whole is compared. */
    private Optional<String> comparable(String metric, List<String> assumptions) {
        if (names.isRatio(metric)) {
            return Optional.of(metric);
        }
        var rate = names.rateOf(metric);
        rate.ifPresent(name -> assumptions.add(
                "A part is smaller than all the others, so the rate is compared: " + names.inline(name) + "."));
        return rate;
    }
}
