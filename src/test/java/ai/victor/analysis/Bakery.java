package ai.victor.analysis;

import ai.victor.access.Claims;
import ai.victor.model.DateRange;
import ai.victor.model.Model;
import ai.victor.model.ModelReader;
import ai.victor.model.ModelReading;
import ai.victor.query.Analytics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;

/** DataDoor of a trade that no line of the program knows: a bakery's baskets. */
final class Bakery {
    private static final String MODEL = """
            semantic_models:
              - name: lines
                model: ref('line')
                defaults: {agg_time_dimension: sold_on}
                primary_entity: line
                dimensions:
                  - {name: sold_on, type: time, type_params: {time_granularity: day}}
                  - {name: basket, type: categorical}
                  - {name: kind, type: categorical}
                  - {name: stall, type: categorical}
                measures:
                  - {name: takings_sum, agg: sum, expr: takings}
                  - {name: flour_sum, agg: sum, expr: flour}
                  - {name: flour_at_list_sum, agg: sum, expr: loaves * 3.00}
                  - {name: flour_revision_sum, agg: sum, expr: flour - loaves * 3.00}
                  - {name: wages_sum, agg: sum, expr: wages}
                  - {name: left_sum, agg: sum, expr: takings - flour - wages}
                  - {name: loaf_sum, agg: sum, expr: loaves}
                  - {name: basket_count, agg: count_distinct, expr: basket}
                  - {name: takings_median, agg: median, expr: takings}
            metrics:
              - {name: takings, label: Takings, type: simple, type_params: {measure: takings_sum}, config: {meta: {unit: money, per: loaves, by_way_of: [loaves, baskets]}}}
              - {name: flour, label: Flour, type: simple, type_params: {measure: flour_sum}, config: {meta: {unit: money, also_made_of: [flour_at_list, flour_revision]}}}
              - {name: flour_at_list, label: Flour at list price, type: simple, type_params: {measure: flour_at_list_sum}, config: {meta: {unit: money}}}
              - {name: flour_revision, label: Flour revision, type: simple, type_params: {measure: flour_revision_sum}, config: {meta: {unit: money}}}
              - {name: wages, label: Wages, type: simple, type_params: {measure: wages_sum}, config: {meta: {unit: money}}}
              - {name: loaves, label: Loaves, type: simple, type_params: {measure: loaf_sum}, config: {meta: {unit: count}}}
              - {name: baskets, label: Baskets, type: simple, type_params: {measure: basket_count}, config: {meta: {unit: count}}}
              - {name: typical_line, label: Typical line, type: simple, type_params: {measure: takings_median}, config: {meta: {unit: money}}}
              - name: left_over
                label: Left over
                type: derived
                type_params: {expr: "COALESCE(takings, 0) - costs", metrics: [takings, costs]}
                config: {meta: {unit: money, per: loaves, by_way_of: [takings, loaves]}}
              - name: costs
                label: Costs
                type: derived
                type_params: {expr: flour + w, metrics: [flour, {name: wages, alias: w}]}
                config: {meta: {unit: money}}
              - {name: left_as_told, label: Left as told, type: simple, type_params: {measure: left_sum}, config: {meta: {unit: money, made_of: [takings, -flour]}}}
              - {name: left_rate, label: Left of takings, type: ratio, type_params: {numerator: left_over, denominator: takings}, config: {meta: {unit: percent}}}
              - {name: per_basket, label: Left per basket, type: ratio, type_params: {numerator: left_over, denominator: baskets}, config: {meta: {unit: money, by_way_of: [takings]}}}
            """;

    private Bakery() {}

    /** @param lines SQL that gives sold_on, basket, kind, stall, loaves, takings, flour, wages */
    static Analytics open(Path folder, String lines) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("bakery.yml"), MODEL);
            try (var connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("store-1.duckdb"));
                    var statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TABLE shop AS SELECT 'Bakery' AS name, 'CHF' AS currency, 'Europe/Zurich' AS zone, 'monday' AS week_start,
                               TIMESTAMP '2026-01-01 00:00:00' AS imported_at, 0::BIGINT AS quarantined;
                        CREATE TABLE line AS SELECT sold_on::DATE AS sold_on, basket::VARCHAR AS basket, kind, stall, loaves::BIGINT AS loaves,
                               takings::DECIMAL(18, 2) AS takings, flour::DECIMAL(18, 2) AS flour, wages::DECIMAL(18, 2) AS wages
                        FROM (""" + lines + ")");
            }
            Files.writeString(folder.resolve("current"), "store-1.duckdb\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return Analytics.open(folder, model(folder));
    }

    static DataDoor data(Analytics analytics) {
        return DataDoor.of(analytics, Claims.NONE);
    }

    static DateRange days(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Model model(Path folder) {
        return switch (ModelReader.read(folder)) {
            case ModelReading.Read read -> read.model();
            case ModelReading.Faulty faulty -> throw new AssertionError(faulty.problems());
        };
    }
}
