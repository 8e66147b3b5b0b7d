package ai.victor.analysis;

import ai.victor.model.Metric;
import ai.victor.model.Model;
import ai.victor.query.Outcome;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A metric of two sides: what every split of its change begins with.
 *
 * @param now as it is shown; the change is the difference of what is shown
 */
record Compared(
        DataDoor data,
        Metric metric,
        Formula formula,
        Side sideNow,
        Side sideBefore,
        BigDecimal now,
        BigDecimal before,
        Unit unit,
        List<Outcome.Rows> queries,
        Map<String, Optional<Values>> asked) {
    BigDecimal change() {
        return now.subtract(before);
    }

    /** Whether two parts of one period are held together, and not two periods. */
    boolean isOfParts() {
        return sideNow.period().equals(sideBefore.period());
    }

    Model model() {
        return data.model();
    }

    /** Metrics of both sides, by name; empty where one of them cannot be asked with these conditions. Asked once, however often it is wanted. */
    Optional<Values> values(List<String> metrics, String condition) {
        var distinct = metrics.stream().distinct().toList();
        var key = distinct + condition;
        var known = asked.get(key);
        if (known != null) {
            return known;
        }
        var found = ask(distinct, condition);
        asked.put(key, found);
        return found;
    }

    private Optional<Values> ask(List<String> distinct, String condition) {
        var select = distinct.stream()
                .map(name -> "AGGREGATE(" + name + ") AS " + name)
                .collect(Collectors.joining(", "));
        var rows = new ArrayList<Outcome.Rows>();
        for (var side : List.of(sideNow, sideBefore)) {
            var sql = "SELECT " + select + " FROM metrics" + Conditions.where(Conditions.all(side.rows(), condition));
            if (!(data.run(sql) instanceof Outcome.Rows answered)) {
                return Optional.empty();
            }
            rows.add(answered);
        }
        var now = new LinkedHashMap<String, Double>();
        var before = new LinkedHashMap<String, Double>();
        var units = new LinkedHashMap<String, Unit>();
        for (int i = 0; i < distinct.size(); i++) {
            now.put(distinct.get(i), Figures.number(Figures.only(rows.getFirst(), i)));
            before.put(distinct.get(i), Figures.number(Figures.only(rows.getLast(), i)));
            units.put(distinct.get(i), rows.getFirst().table().columns().get(i).unit());
        }
        return Optional.of(new Values(now, before, units, rows));
    }

    /** What several metrics were and are. */
    record Values(
            Map<String, Double> now, Map<String, Double> before, Map<String, Unit> units, List<Outcome.Rows> queries) {
        double now(String metric) {
            return now.getOrDefault(metric, 0.0);
        }

        double before(String metric) {
            return before.getOrDefault(metric, 0.0);
        }

        Unit unit(String metric) {
            return units.getOrDefault(metric, Unit.NONE);
        }
    }

    String label(String name) {
        return model().metric(name).map(found -> found.meta().label()).orElse(name);
    }
}
