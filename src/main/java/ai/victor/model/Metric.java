package ai.victor.model;

import ai.victor.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A number that people ask for, by a name. */
public sealed interface Metric {
    String name();

    Meta meta();

    Place place();

    /**
     * One measure.
     *
     * @param filters conditions over dimensions, all of which must hold
     */
    record Simple(String name, String measure, List<Filter> filters, Meta meta, Place place) implements Metric {
        public Simple {
            filters = List.copyOf(filters);
        }
    }

    /** One metric divided by another, empty where the other is zero; in points where its unit is {@code percent}. */
    record Ratio(String name, String numerator, String denominator, Meta meta, Place place) implements Metric {}

    /**
     * Arithmetic over other metrics.
     *
     * @param expr SQL arithmetic over the keys of {@code inputs}
     * @param inputs alias in {@code expr} → metric, in the order of the file
     */
    record Derived(String name, String expr, Map<String, String> inputs, Meta meta, Place place) implements Metric {
        public Derived {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }
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
