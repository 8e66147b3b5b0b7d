package ai.victor.model;

import ai.victor.problem.Place;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A number that people ask for, by a name. */
public sealed interface Metric {
    String name();

    Meta meta();

    Place place();

    /** Its own conditions over dimensions, all of which must hold for the rows of all it is made of. */
    List<Filter> filters();

    /** One that is made of measures, not of other metrics. */
    sealed interface Leaf extends Metric {
        /** The measures that it reads, the one that dates and cuts it first. */
        List<String> measures();
    }

    /** One measure. */
    record Simple(String name, String measure, List<Filter> filters, Gaps gaps, Meta meta, Place place)
            implements Leaf {
        public Simple {
            filters = List.copyOf(filters);
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }

        public Simple(String name, String measure, List<Filter> filters, Meta meta, Place place) {
            this(name, measure, filters, Gaps.LEFT, meta, place);
        }
    }

    /** One metric divided by another, empty where the other is zero; in points where its unit is {@code percent}. */
    record Ratio(String name, Input dividend, Input divisor, List<Filter> filters, Meta meta, Place place)
            implements Metric {
        public Ratio {
            filters = List.copyOf(filters);
        }

        public Ratio(String name, String numerator, String denominator, Meta meta, Place place) {
            this(name, Input.of(numerator), Input.of(denominator), List.of(), meta, place);
        }

        public String numerator() {
            return dividend.metric();
        }

        public String denominator() {
            return divisor.metric();
        }
    }

    /**
     * Arithmetic over other metrics.
     *
     * @param expr SQL arithmetic over the keys of {@code parts}
     * @param parts alias in {@code expr} → metric, in the order of the file
     */
    record Derived(String name, String expr, Map<String, Input> parts, List<Filter> filters, Meta meta, Place place)
            implements Metric {
        public Derived {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
            filters = List.copyOf(filters);
        }

        /** Alias in {@code expr} → name of a metric. */
        public Map<String, String> inputs() {
            var names = new LinkedHashMap<String, String>();
            parts.forEach((alias, input) -> names.put(alias, input.metric()));
            return names;
        }
    }

    /**
     * A measure added up over time: over a window that ends with each day, since the start of a calendar unit, or since the first row.
     *
     * @param span what is added up; empty: all that came before
     * @param choice which day's value stands for a period longer than a day
     */
    record Cumulative(
            String name,
            String measure,
            Optional<Span> span,
            PeriodChoice choice,
            List<Filter> filters,
            Gaps gaps,
            Meta meta,
            Place place)
            implements Leaf {
        public Cumulative {
            filters = List.copyOf(filters);
        }

        @Override
        public List<String> measures() {
            return List.of(measure);
        }
    }

    /**
     * How often an entity that did one thing did another within a window, after
     * <a href="https://docs.getdbt.com/docs/build/conversion">MetricFlow</a>: each conversion belongs to the latest base event before it, and
     * both are dated and cut by the base event.
     *
     * @param base measure of the events that may convert
     * @param conversion measure of the events that they convert to
     * @param entity whose events they are: an entity of both semantic models
     * @param window the longest time between them; empty: any
     * @param same expressions that must be equal on both sides: of the base, of the conversion
     */
    record Conversion(
            String name,
            MeasureInput base,
            MeasureInput conversion,
            String entity,
            Optional<Window> window,
            Calculation calculation,
            Map<String, String> same,
            List<Filter> filters,
            Meta meta,
            Place place)
            implements Leaf {
        public Conversion {
            same = Collections.unmodifiableMap(new LinkedHashMap<>(same));
            filters = List.copyOf(filters);
        }

        @Override
        public List<String> measures() {
            return List.of(base.measure(), conversion.measure());
        }
    }

    /** What a {@link Cumulative} adds up. */
    sealed interface Span {
        /** The days of a window that ends with each day. */
        record Trailing(Window window) implements Span {}

        /** Since the start of the unit that each day lies in. */
        record ToDate(TimeGrain grain) implements Span {}
    }

    /** MetricFlow's {@code period_agg}: which day's value of a cumulative metric stands for a longer period. */
    enum PeriodChoice {
        FIRST,
        LAST,
        AVERAGE
    }

    /** What a {@link Conversion} tells: a share, or how many converted. */
    enum Calculation {
        CONVERSION_RATE,
        CONVERSIONS
    }

    /** A metric as another one uses it. */
    record Input(String metric, List<Filter> filters, Optional<Offset> offset) {
        public Input {
            filters = List.copyOf(filters);
        }

        /** The metric as it is. */
        public static Input of(String metric) {
            return new Input(metric, List.of(), Optional.empty());
        }
    }

    /** A measure as a metric uses it. */
    record MeasureInput(String measure, List<Filter> filters) {
        public MeasureInput {
            filters = List.copyOf(filters);
        }
    }

    /**
     * What stands where there is nothing.
     *
     * @param filled {@code fill_nulls_with}: in place of an empty value
     * @param everyPeriod {@code join_to_timespine}: whether periods without a row have a row too
     */
    record Gaps(Optional<BigDecimal> filled, boolean everyPeriod) {
        /** As the data has them. */
        public static final Gaps LEFT = new Gaps(Optional.empty(), false);
    }

    /**
     * A metric's own condition, written {@code {{ Dimension('order__customer_type') }} = 'new'} as MetricFlow's users write it.
     *
     * @param dimension the dimension's name, without the entity
     * @param operator {@code =}, {@code <>}, {@code IN}, {@code NOT IN}, {@code <}, {@code <=}, {@code >}, {@code >=},
     *     {@code IS NULL} or {@code IS NOT NULL}
     * @param values the literals, as text; none for the {@code NULL} operators
     */
    record Filter(String dimension, String operator, List<String> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }
}
