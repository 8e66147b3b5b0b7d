package ai.victor.language;

import ai.victor.language.LeadsOn.Kind;
import ai.victor.language.LeadsOn.Part;
import ai.victor.language.LeadsOn.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what leads on from a reading. Whatever is offered has been read: a change is offered only where its question, asked next, gives the same reading
 * with that part changed and nothing else.
 */
final class Onward {
    private static final int MOST_CHANGES = 5;
    private static final int MOST_SUGGESTIONS = 4;
    private static final int MOST_VALUES = 50;

    private static final List<String> PERIODS = List.of(
            "yesterday",
            "last 7 days",
            "last week",
            "last 30 days",
            "this month",
            "last month",
            "last quarter",
            "this year");

    private final Reading reading;
    private final Names names;
    private final List<String> kept;
    private final Function<String, Interpretation> next;

    /**
     * @param kept the queries that the model keeps
     * @param next reads what is asked next
     */
    Onward(Reading reading, Names names, List<String> kept, Function<String, Interpretation> next) {
        this.reading = reading;
        this.names = names;
        this.kept = kept;
        this.next = next;
    }

    LeadsOn leadsOn() {
        var parts = new ArrayList<Part>();
        parts.add(metric());
        if (!reading.list()) {
            parts.addAll(breakdowns());
        }
        parts.add(period());
        parts.addAll(filters());
        return new LeadsOn(parts, suggestions(), List.of());
    }

    private Part metric() {
        var text = String.join(
                " and ", reading.quantities().stream().map(names::inline).toList());
        var now = reading.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .toList();
        var changes = reading.quantities().size() == 1
                ? changes(
                        byUse(names.exampleNames()).stream()
                                .filter(metric -> !now.contains(metric) && canBeCut(metric))
                                .limit(2L * MOST_CHANGES)
                                .toList(),
                        names::label,
                        metric -> List.of(names.inline(metric) + " instead"),
                        metric -> other -> other.quantities().equals(List.of(new Quantity.Plain(metric)))
                                && other.about(reading.quantities()).equals(reading))
                : List.<Step>of();
        return new Part(Kind.METRIC, capital(text), changes);
    }

    /** Those first that more kept questions are about. */
    private List<String> byUse(List<String> all) {
        var uses = all.stream().collect(Collectors.toMap(name -> name, this::kept));
        return all.stream()
                .sorted(Comparator.comparingLong(name -> -uses.getOrDefault(name, 0L)))
                .toList();
    }

    /** How many of the questions that the model keeps are about a metric or a dimension: what people want to know most. */
    private long kept(String name) {
        var word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        return kept.stream().filter(query -> word.matcher(query).find()).count();
    }

    private boolean canBeCut(String metric) {
        return reading.breakdowns().stream().allMatch(cut -> names.reaches(metric, cut))
                && reading.conditions().stream().allMatch(condition -> names.reaches(metric, condition.dimension()));
    }

    private List<Part> breakdowns() {
        if (reading.breakdowns().isEmpty()) {
            return List.of(new Part(
                    Kind.BREAKDOWN,
                    "in total",
                    changes(
                            cuts(),
                            cut -> "by " + names.inline(cut),
                            cut -> List.of("by " + names.inline(cut)),
                            cut -> other -> isBy(other, List.of(cut)))));
        }
        return reading.breakdowns().stream()
                .map(now -> new Part(
                        Kind.BREAKDOWN,
                        "by " + names.inline(now),
                        reading.breakdowns().size() > 1
                                ? List.of()
                                : changes(
                                        cuts(),
                                        cut -> "by " + names.inline(cut),
                                        cut -> List.of(
                                                "by " + names.inline(cut) + " instead", "by " + names.inline(cut)),
                                        cut -> other -> isBy(other, List.of(cut)))))
                .toList();
    }

    /** The reading by something else; how its rows are sorted goes with what they are. */
    private boolean isBy(Reading other, List<String> cuts) {
        return other.breakdowns().equals(cuts)
                && other.quantities().equals(reading.quantities())
                && other.conditions().equals(reading.conditions())
                && other.periods().equals(reading.periods());
    }

    /** What the numbers can be cut by and has few values, what is asked most first, then time. */
    private List<String> cuts() {
        var metrics = reading.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .toList();
        var cuts = new LinkedHashSet<String>();
        for (var dimension : byUse(names.dimensions())) {
            var values = names.vocabulary().values().getOrDefault(dimension, List.of());
            if (values.size() > 1
                    && values.size() <= MOST_VALUES
                    && reading.conditions().stream()
                            .noneMatch(condition -> condition.dimension().equals(dimension))
                    && metrics.stream().allMatch(metric -> names.reaches(metric, dimension))) {
                cuts.add(dimension);
            }
        }
        cuts.addAll(List.of("week", "month"));
        cuts.removeAll(reading.breakdowns());
        return List.copyOf(cuts);
    }

    private Part period() {
        var text = reading.periods().isEmpty()
                ? "all days"
                : String.join(
                        " compared with ",
                        reading.periods().stream().map(Period::title).toList());
        var changes = reading.periods().size() > 1
                ? List.<Step>of()
                : changes(
                        PERIODS,
                        period -> period,
                        period -> List.of(period + " instead", "what about " + period),
                        period -> other -> !other.periods().equals(reading.periods())
                                && other.periods().size() == 1
                                && other.in(reading.periods()).equals(reading));
        return new Part(Kind.PERIOD, text, changes);
    }

    private List<Part> filters() {
        return reading.conditions().stream()
                .filter(condition ->
                        condition.either().isEmpty() && !condition.values().isEmpty())
                .map(condition -> new Part(Kind.FILTER, said(condition), filterChanges(condition)))
                .toList();
    }

    private String said(Condition condition) {
        return (condition.negated() ? "not " : "") + names.inline(condition.dimension()) + " "
                + String.join(", ", condition.values());
    }

    private List<Step> filterChanges(Condition condition) {
        var label = names.inline(condition.dimension());
        var without = reading.conditions().stream()
                .filter(other -> !other.equals(condition))
                .toList();
        var changes = new ArrayList<>(changes(
                List.of("any " + label),
                text -> text,
                text -> List.of(
                        "drop the " + label + " filter",
                        "drop " + String.join(" and ", condition.values()),
                        "for all " + label + "s",
                        "drop the filter"),
                text -> other -> other.conditions().equals(without)
                        && other.under(reading.conditions()).equals(reading)));
        if (!condition.negated() && condition.values().size() == 1) {
            changes.addAll(changes(
                    names.vocabulary().values().getOrDefault(condition.dimension(), List.of()).stream()
                            .filter(value -> !condition.values().contains(value))
                            .limit(2L * MOST_CHANGES)
                            .toList(),
                    value -> label + " " + value,
                    value -> List.of("for " + label + " " + value + " instead", "what about " + value),
                    value -> other ->
                            other.conditions().size() == reading.conditions().size()
                                    && other.conditions().stream()
                                            .anyMatch(one -> one.dimension().equals(condition.dimension())
                                                    && !one.negated()
                                                    && one.values().equals(List.of(value)))
                                    && other.conditions().containsAll(without)
                                    && other.under(reading.conditions()).equals(reading)));
        }
        return changes;
    }

    private List<Step> suggestions() {
        var found = new ArrayList<Step>();
        if (reading.periods().size() == 1) {
            leads("Compare with the period before", List.of("compare with the period before", "vs the period before"))
                    .ifPresent(found::add);
            leads("Why did it change?", List.of("why did it change?", "why?")).ifPresent(found::add);
        }
        if (!reading.breakdowns().contains("week") && !reading.breakdowns().contains("day")) {
            leads("By week", List.of("by week")).ifPresent(found::add);
        }
        for (var cut : cuts()) {
            if (found.size() >= MOST_SUGGESTIONS) {
                break;
            }
            leads("By " + names.inline(cut), List.of("by " + names.inline(cut))).ifPresent(found::add);
        }
        return found.stream().limit(MOST_SUGGESTIONS).toList();
    }

    /** A question that has an answer, whatever it changes. */
    private Optional<Step> leads(String text, List<String> questions) {
        return questions.stream()
                .filter(question -> switch (next.apply(question)) {
                    case Interpretation.Plan plan ->
                        plan.declined().isEmpty() && !plan.reading().equals(reading);
                    case Interpretation.Analyse analyse -> analyse.declined().isEmpty();
                    case Interpretation.Either either -> false;
                    case Interpretation.Reply reply -> false;
                })
                .findFirst()
                .map(question -> new Step(text, question));
    }

    private List<Step> changes(
            List<String> candidates,
            Function<String, String> text,
            Function<String, List<String>> questions,
            Function<String, Predicate<Reading>> wanted) {
        var changes = new ArrayList<Step>();
        for (var candidate : candidates) {
            if (changes.size() >= MOST_CHANGES) {
                break;
            }
            questions.apply(candidate).stream()
                    .filter(question -> next.apply(question) instanceof Interpretation.Plan plan
                            && plan.declined().isEmpty()
                            && wanted.apply(candidate).test(plan.reading()))
                    .findFirst()
                    .ifPresent(question -> changes.add(new Step(text.apply(candidate), question)));
        }
        return changes;
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
