package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.model.Dimension;
import ai.victor.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the model calls the things that cohorts are made of.
 *
 * @param size the metric that counts those who began, dated by their beginning
 * @param age dimension: days from the beginning to the end of the data
 * @param second dimension: days from the beginning to the second event, none where there is none
 * @param laterAge dimension of what comes later: days from the beginning to it
 */
record CohortNames(String size, String age, String second, String laterAge) {
    static Optional<CohortNames> of(Model model) {
        var size = Roles.metric(model, "cohort_size");
        var age = Roles.dimension(model, "cohort_age");
        var second = Roles.dimension(model, "second_order_days");
        var laterAge = Roles.dimension(model, "order_age");
        return size.isPresent() && age.isPresent() && second.isPresent() && laterAge.isPresent()
                ? Optional.of(new CohortNames(size.get().name(), age.get(), second.get(), laterAge.get()))
                : Optional.empty();
    }

    /** How a cohort is put together. */
    sealed interface Grouping {
        /** All together. */
        record None() implements Grouping {}

        /**
         * By a column of the query.
         *
         * @param assumption what is taken for what was asked; empty where it is just that
         */
        record By(String column, Optional<String> assumption) implements Grouping {}

        record Unknown(String why) implements Grouping {}
    }

    /** The column for what was asked: itself, or what stands for it at the beginning. */
    Grouping grouping(Model model, Optional<String> by) {
        if (by.isEmpty()) {
            return new Grouping.None();
        }
        var wanted = by.get();
        var metric = model.metric(size).orElseThrow();
        if (Model.TIME_COLUMNS.contains(wanted) || model.metricsWith(wanted).contains(metric)) {
            return new Grouping.By(wanted, Optional.empty());
        }
        var standIn = model.dimensions().values().stream()
                .filter(dimension -> dimension.meta().study().standsFor().equals(wanted))
                .filter(dimension -> model.metricsWith(dimension.name()).contains(metric))
                .findFirst();
        return standIn.<Grouping>map(
                        dimension -> new Grouping.By(dimension.name(), Optional.of(assumed(model, wanted, dimension))))
                .orElseGet(() -> new Grouping.Unknown(
                        metric.meta().label() + " cannot be cut by " + wanted.replace('_', ' ') + "."));
    }

    private static String assumed(Model model, String wanted, Dimension dimension) {
        var label = Optional.ofNullable(model.dimensions().get(wanted))
                .map(plain -> plain.meta().label())
                .orElse(wanted);
        return label + " is taken as: " + dimension.meta().description();
    }

    static String where(Optional<DateRange> begun, String condition, String... more) {
        var all = new ArrayList<String>();
        all.add(condition);
        begun.map(Conditions::days).ifPresent(all::add);
        all.addAll(List.of(more));
        return Conditions.where(Conditions.all(all.toArray(String[]::new)));
    }
}
