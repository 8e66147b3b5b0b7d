package ai.victor.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Edits the reading of the question before by a fragment: {@code and june so far}, {@code only new customers}, {@code by size}. */
final class FollowUp {
    private FollowUp() {}

    /** The earlier reading with what the fragment says in place of what it said. */
    static Reading edit(Reading earlier, Draft fragment) {
        var breakdowns = fragment.breakdowns.isEmpty()
                ? earlier.breakdowns()
                : rows(earlier, List.copyOf(fragment.breakdowns.values()));
        var thresholds = new ArrayList<>(earlier.thresholds());
        thresholds.addAll(fragment.thresholds);
        return new Reading(
                earlier.quantities(),
                breakdowns,
                conditions(earlier, fragment),
                fragment.periods.isEmpty() ? earlier.periods() : fragment.periods,
                thresholds,
                fragment.ranking.or(earlier::ranking),
                earlier.list());
    }

    /** A grain of time takes the place of another; any other dimension takes the place of what stood there. */
    private static List<String> rows(Reading earlier, List<String> rows) {
        var grain = rows.size() == 1 && TimeColumns.isGrain(rows.get(0));
        if (!grain) {
            return rows;
        }
        var kept = new ArrayList<>(earlier.breakdowns().stream()
                .filter(row -> !TimeColumns.isGrain(row))
                .toList());
        kept.add(0, rows.get(0));
        return kept;
    }

    private static List<Condition> conditions(Reading earlier, Draft fragment) {
        var byDimension = new LinkedHashMap<String, Condition>();
        earlier.conditions().forEach(condition -> byDimension.put(key(condition), condition));
        fragment.conditions.forEach(condition -> {
            if (!condition.negated()) {
                byDimension.remove(condition.dimension() + true);
            }
            byDimension.put(key(condition), condition);
        });
        return List.copyOf(byDimension.values());
    }

    private static String key(Condition condition) {
        return condition.dimension() + condition.negated();
    }

    /** Whether a fragment says anything that an earlier reading can be edited by. */
    static boolean edits(Draft fragment) {
        return !fragment.breakdowns.isEmpty()
                || !fragment.conditions.isEmpty()
                || !fragment.periods.isEmpty()
                || !fragment.thresholds.isEmpty()
                || fragment.ranking.isPresent();
    }

    static Reading inPeriods(Reading reading, List<Period> periods) {
        return new Reading(
                reading.quantities(),
                reading.breakdowns(),
                reading.conditions(),
                periods,
                reading.thresholds(),
                reading.ranking(),
                reading.list());
    }

    /** Whether a question with a number of its own leans on the one before: {@code and units?}, {@code what about refunds}. */
    static boolean leans(List<Item> items) {
        return items.stream()
                .filter(item -> !item.is(Role.FILLER))
                .findFirst()
                .filter(first -> first.is(Role.AND) || first.is(Role.INSTEAD))
                .isPresent();
    }

    /** The new number, with rows, filters and days of the earlier reading where the new one has none. */
    static Reading lean(Reading reading, Reading earlier, Names names) {
        var metrics = reading.quantities().stream()
                .flatMap(quantity -> quantity.metrics().stream())
                .toList();
        var kept = earlier.conditions().stream()
                .filter(condition -> reading.conditions().stream()
                        .noneMatch(own -> own.dimension().equals(condition.dimension())))
                .toList();
        var conditions = new ArrayList<>(kept);
        conditions.addAll(reading.conditions());
        var rows = reading.breakdowns().isEmpty() && !earlier.list() ? earlier.breakdowns() : reading.breakdowns();
        var fits = rows.stream().allMatch(row -> metrics.stream().allMatch(metric -> names.reaches(metric, row)));
        return new Reading(
                reading.quantities(),
                fits ? rows : reading.breakdowns(),
                conditions,
                reading.periods().isEmpty() ? earlier.periods() : reading.periods(),
                reading.thresholds(),
                reading.ranking(),
                reading.list());
    }
}
