package ai.victor.query;

import ai.victor.model.Entity;
import ai.victor.model.Measure;
import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.model.Offset;
import ai.victor.model.SemanticModel;
import ai.victor.model.TimeGrain;
import ai.victor.model.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What metrics that are not just the rows of a group come to: states, running sums, conversions, and what was before. Naive, row by row. */
final class NaiveKinds {
    /** A metric as a query uses it: from another time, over some rows only. */
    record Use(
            Metric.Leaf metric, Optional<Offset> offset, List<Metric.Filter> filters, Optional<Condition> condition) {}

    private final Model model;
    private final RawRows rows;
    private final DayOfWeek weekStart;
    private final SampleQuery query;
    private final Optional<LocalDate> end;

    /** @param end the last day of what is shown where it is dated */
    NaiveKinds(Model model, RawRows rows, DayOfWeek weekStart, SampleQuery query, Optional<LocalDate> end) {
        this.model = model;
        this.rows = rows;
        this.weekStart = weekStart;
        this.query = query;
        this.end = end;
    }

    /** Whether there are rules for it here. */
    static boolean isKnown(Model model, Metric.Leaf metric, Optional<Offset> offset) {
        return switch (metric) {
            case Metric.Simple simple ->
                simple.gaps().equals(Metric.Gaps.LEFT)
                        && offset.map(Offset.Back.class::isInstance).orElse(true)
                        && (offset.isEmpty()
                                || measure(model, simple.measure())
                                        .nonAdditive()
                                        .isEmpty());
            case Metric.Cumulative running ->
                offset.isEmpty()
                        && running.gaps().equals(Metric.Gaps.LEFT)
                        && running.choice() != Metric.PeriodChoice.AVERAGE;
            case Metric.Conversion conversion ->
                offset.isEmpty()
                        && conversion.same().isEmpty()
                        && conversion.filters().isEmpty()
                        && primary(model.factOfMeasure(conversion.base().measure()))
                                .isPresent();
        };
    }

    /** The values of those groups that have one. */
    Map<List<@Nullable Object>, @Nullable BigDecimal> values(Use use) {
        return switch (use.metric()) {
            case Metric.Simple simple -> simple(use, simple);
            case Metric.Cumulative running -> running(use, running);
            case Metric.Conversion conversion -> conversions(use, conversion);
        };
    }

    /** A row and the day on which it is shown. */
    private record Dated(RawRows.FactRow row, Optional<LocalDate> shown) {
        LocalDate day() {
            return shown.orElseThrow();
        }
    }

    private Map<List<@Nullable Object>, @Nullable BigDecimal> simple(Use use, Metric.Simple simple) {
        var measure = measure(model, simple.measure());
        var found = all(model.factOfMeasure(simple.measure()), measure.timeDimension(), use.offset()).stream()
                .filter(row -> passes(simple.filters(), row) && passes(use, row) && holds(query.where(), row))
                .filter(row -> use.offset().isEmpty() || hasBegun(row))
                .toList();
        if (measure.nonAdditive().isPresent()) {
            found = states(measure.nonAdditive().get(), found);
        }
        return aggregated(measure, found);
    }

    private boolean hasBegun(Dated row) {
        var times = Stream.of("day", "week", "month", "quarter", "year")
                .filter(time -> timesOfKeys().contains(time))
                .findFirst()
                .orElse("day");
        return end.isEmpty()
                || timesOfKeys().isEmpty()
                || row.shown().map(day -> !start(times, day).isAfter(end.get())).orElse(false);
    }

    private List<Dated> states(Measure.NonAdditive state, List<Dated> found) {
        var times = timesOfKeys();
        var groups = new HashMap<List<@Nullable Object>, List<Dated>>();
        for (var row : found) {
            var group = new ArrayList<@Nullable Object>();
            times.forEach(time -> group.add(cut(new Term.Column(time), row)));
            state.groupings().forEach(entity -> group.add(row.row().keys().get(entity)));
            groups.computeIfAbsent(group, some -> new ArrayList<>()).add(row);
        }
        var chosen = new ArrayList<Dated>();
        for (var group : groups.values()) {
            var days = group.stream()
                    .map(row -> (LocalDate) row.row().cuts().get(state.dimension()))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .sorted()
                    .toList();
            if (!days.isEmpty()) {
                var day = state.latest() ? days.getLast() : days.getFirst();
                group.stream()
                        .filter(row -> day.equals(row.row().cuts().get(state.dimension())))
                        .forEach(chosen::add);
            }
        }
        return chosen;
    }

    private Map<List<@Nullable Object>, @Nullable BigDecimal> running(Use use, Metric.Cumulative running) {
        var measure = measure(model, running.measure());
        var all = dated(model.factOfMeasure(running.measure()), measure.timeDimension());
        var conditions = new ArrayList<Condition>();
        query.where().ifPresent(test -> split(test, conditions));
        var shown = new LinkedHashMap<List<@Nullable Object>, LocalDate>();
        var days = all.stream().map(Dated::day).sorted().toList();
        for (var day = days.isEmpty() ? null : days.getFirst();
                day != null && !day.isAfter(days.getLast());
                day = day.plusDays(1)) {
            var here = day;
            if (conditions.stream().filter(NaiveKinds::isOfTime).allMatch(test -> isAt(test, here))) {
                var period = query.keys().stream()
                        .filter(NaiveKinds::isOfTime)
                        .map(key -> NaiveTerms.value(key, term -> time(term, here)))
                        .toList();
                boolean first = running.choice() == Metric.PeriodChoice.FIRST && !period.isEmpty();
                shown.merge(period, day, (one, other) -> first ? one : other);
            }
        }
        var values = new HashMap<List<@Nullable Object>, @Nullable BigDecimal>();
        for (var period : shown.entrySet()) {
            var groups = new HashMap<List<@Nullable Object>, List<RawRows.FactRow>>();
            for (var row : all) {
                if (isCounted(running.span(), row.day(), period.getValue())
                        && passes(running.filters(), row)
                        && passes(use, row)
                        && conditions.stream()
                                .filter(test -> !isOfTime(test))
                                .allMatch(test -> holds(Optional.of(test), row))) {
                    var times = period.getKey().iterator();
                    var key = new ArrayList<@Nullable Object>();
                    query.keys().forEach(term -> key.add(isOfTime(term) ? times.next() : value(term, row)));
                    groups.computeIfAbsent(key, some -> new ArrayList<>()).add(row.row());
                }
            }
            groups.forEach((key, group) -> values.put(key, Reference.aggregate(measure, group)));
        }
        return values;
    }

    private boolean isCounted(Optional<Metric.Span> span, LocalDate day, LocalDate shown) {
        return !day.isAfter(shown)
                && span.map(counted -> switch (counted) {
                            case Metric.Span.Trailing trailing -> day.isAfter(before(shown, trailing.window()));
                            case Metric.Span.ToDate toDate ->
                                !day.isBefore(start(toDate.grain().word(), shown));
                        })
                        .orElse(true);
    }

    private Map<List<@Nullable Object>, @Nullable BigDecimal> conversions(Use use, Metric.Conversion metric) {
        var base = measure(model, metric.base().measure());
        var converted = measure(model, metric.conversion().measure());
        var fact = model.factOfMeasure(base.name());
        var bases = dated(fact, base.timeDimension()).stream()
                .filter(row -> passes(metric.base().filters(), row))
                .toList();
        Predicate<Dated> isShown = row -> holds(query.where(), row) && passes(use, row);
        var primary = primary(fact).orElseThrow();
        Comparator<Dated> latest = Comparator.comparing(Dated::day).thenComparing(row ->
                (BigDecimal) Objects.requireNonNull(row.row().keys().get(primary)));
        var groups = new HashMap<List<@Nullable Object>, List<RawRows.FactRow>>();
        for (var event : dated(model.factOfMeasure(converted.name()), converted.timeDimension())) {
            var entity = event.row().keys().get(metric.entity());
            if (entity == null || !passes(metric.conversion().filters(), event)) {
                continue;
            }
            bases.stream()
                    .filter(row -> entity.equals(row.row().keys().get(metric.entity())))
                    .filter(row -> !row.day().isAfter(event.day()))
                    .filter(row -> metric.window()
                            .map(window -> row.day().isAfter(before(event.day(), window)))
                            .orElse(true))
                    .max(latest)
                    .filter(isShown)
                    .ifPresent(row -> groups.computeIfAbsent(key(row), some -> new ArrayList<>())
                            .add(event.row()));
        }
        var values = new HashMap<List<@Nullable Object>, @Nullable BigDecimal>();
        if (metric.calculation() == Metric.Calculation.CONVERSIONS) {
            groups.forEach((key, group) -> values.put(key, Reference.aggregate(converted, group)));
        } else {
            aggregated(base, bases.stream().filter(isShown).toList()).forEach((key, number) -> {
                var share = NaiveTerms.calculate(
                        Reference.aggregate(converted, groups.getOrDefault(key, List.of())), '/', number);
                values.put(
                        key, share != null && metric.meta().unit().equals("percent") ? share.movePointRight(2) : share);
            });
        }
        return values;
    }

    private Map<List<@Nullable Object>, @Nullable BigDecimal> aggregated(Measure measure, List<Dated> found) {
        var groups = new HashMap<List<@Nullable Object>, List<RawRows.FactRow>>();
        found.forEach(row ->
                groups.computeIfAbsent(key(row), some -> new ArrayList<>()).add(row.row()));
        var values = new HashMap<List<@Nullable Object>, @Nullable BigDecimal>();
        groups.forEach((key, group) -> values.put(key, Reference.aggregate(measure, group)));
        return values;
    }

    /** Those rows that have a day. */
    private List<Dated> dated(SemanticModel fact, String time) {
        return all(fact, time, Optional.empty()).stream()
                .filter(row -> row.shown().isPresent())
                .toList();
    }

    private List<Dated> all(SemanticModel fact, String time, Optional<Offset> offset) {
        var all = new ArrayList<Dated>();
        for (var row : rows.of(fact)) {
            var day =
                    row.cuts().get(time) instanceof LocalDate dated ? Optional.of(dated) : Optional.<LocalDate>empty();
            all.add(new Dated(
                    row,
                    day.map(at -> offset.map(back -> after(at, ((Offset.Back) back).window()))
                            .orElse(at))));
        }
        return all;
    }

    private static LocalDate after(LocalDate day, Window window) {
        return day.plus(window.count() * (window.grain() == TimeGrain.QUARTER ? 3L : 1L), unit(window.grain()));
    }

    private static LocalDate before(LocalDate day, Window window) {
        return day.minus(window.count() * (window.grain() == TimeGrain.QUARTER ? 3L : 1L), unit(window.grain()));
    }

    private static java.time.temporal.ChronoUnit unit(TimeGrain grain) {
        return switch (grain) {
            case DAY -> java.time.temporal.ChronoUnit.DAYS;
            case WEEK -> java.time.temporal.ChronoUnit.WEEKS;
            case MONTH, QUARTER -> java.time.temporal.ChronoUnit.MONTHS;
            case YEAR -> java.time.temporal.ChronoUnit.YEARS;
        };
    }

    private LocalDate start(String grain, LocalDate day) {
        return grain.equals("year")
                ? day.withDayOfYear(1)
                : (LocalDate) Objects.requireNonNull(NaiveTerms.time(grain, day, weekStart));
    }

    private List<@Nullable Object> key(Dated row) {
        var key = new ArrayList<@Nullable Object>();
        query.keys().forEach(term -> key.add(value(term, row)));
        return key;
    }

    private @Nullable Object value(Term term, Dated row) {
        return NaiveTerms.value(term, part -> cut(part, row));
    }

    private @Nullable Object cut(Term term, Dated row) {
        var name = ((Term.Column) term).name();
        if (!Model.TIME_COLUMNS.contains(name)) {
            return row.row().cuts().get(name);
        }
        return row.shown().isPresent() ? NaiveTerms.time(name, row.day(), weekStart) : null;
    }

    private @Nullable Object time(Term term, LocalDate day) {
        return NaiveTerms.time(((Term.Column) term).name(), day, weekStart);
    }

    private boolean holds(Optional<Condition> condition, Dated row) {
        return condition
                .map(test -> Boolean.TRUE.equals(NaiveTerms.holds(test, term -> cut(term, row))))
                .orElse(true);
    }

    private boolean isAt(Condition condition, LocalDate day) {
        return Boolean.TRUE.equals(NaiveTerms.holds(condition, term -> time(term, day)));
    }

    private boolean passes(Use use, Dated row) {
        return passes(use.filters(), row) && holds(use.condition(), row);
    }

    private static boolean passes(List<Metric.Filter> filters, Dated row) {
        return filters.stream().allMatch(filter -> Reference.passes(filter, row.row()));
    }

    /** The conditions that must all hold. */
    private static void split(Condition condition, List<Condition> parts) {
        if (condition instanceof Condition.Both both && both.and()) {
            split(both.left(), parts);
            split(both.right(), parts);
        } else {
            parts.add(condition);
        }
    }

    private static boolean isOfTime(Condition condition) {
        return condition.terms().stream().allMatch(term -> term instanceof Term.Literal || isOfTime(term));
    }

    private static boolean isOfTime(Term term) {
        var columns = new ArrayList<Term.Column>();
        term.columns(columns);
        return columns.stream().allMatch(column -> Model.TIME_COLUMNS.contains(column.name()));
    }

    private List<String> timesOfKeys() {
        var columns = new ArrayList<Term.Column>();
        query.keys().forEach(key -> key.columns(columns));
        return columns.stream()
                .map(Term.Column::name)
                .filter(Model.TIME_COLUMNS::contains)
                .distinct()
                .toList();
    }

    private static Optional<String> primary(SemanticModel fact) {
        return fact.entities().stream()
                .filter(entity -> entity.kind() == Entity.Kind.PRIMARY)
                .map(Entity::name)
                .findFirst();
    }

    static Measure measure(Model model, String name) {
        return model.factOfMeasure(name).measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
