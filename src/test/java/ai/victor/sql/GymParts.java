package ai.victor.sql;

import ai.victor.model.Dimension;
import ai.victor.model.Entity;
import ai.victor.model.Measure;
import ai.victor.model.Measure.Aggregation;
import ai.victor.model.Measure.NonAdditive;
import ai.victor.model.Measure.Percentile;
import ai.victor.model.Meta;
import ai.victor.model.Metric;
import ai.victor.model.SemanticModel;
import ai.victor.model.Wording;
import ai.victor.problem.Place;
import ai.victor.table.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small parts that the gym is made of. */
final class GymParts {
    static final Place PLACE = new Place("gym.yml", 1, 0);

    private GymParts() {}

    static Metric simple(String name, String measure) {
        return new Metric.Simple(name, measure, List.of(), meta(name), PLACE);
    }

    static SemanticModel fact(
            String name,
            String table,
            String time,
            List<Entity> entities,
            List<Dimension> dimensions,
            List<Measure> measures) {
        return new SemanticModel(name, name, table, time, entities, dimensions, measures, PLACE);
    }

    static Measure measure(String name, Aggregation aggregation, String expr, String time) {
        return new Measure(name, aggregation, expr, time, PLACE);
    }

    static Measure percentile(String name, String share, boolean discrete) {
        return new Measure(
                name,
                Aggregation.PERCENTILE,
                "minutes",
                "visited_on",
                Optional.of(new Percentile(new BigDecimal(share), discrete)),
                Optional.empty(),
                PLACE);
    }

    static Measure state(String name, boolean latest, List<String> groupings) {
        return new Measure(
                name,
                Aggregation.SUM,
                "members",
                "counted_on",
                Optional.empty(),
                Optional.of(new NonAdditive("counted_on", latest, groupings)),
                PLACE);
    }

    static Entity key(String name, String expr) {
        return new Entity(name, Entity.Kind.PRIMARY, expr);
    }

    static Entity foreign(String name, String expr) {
        return new Entity(name, Entity.Kind.FOREIGN, expr);
    }

    static Dimension cut(String name, String expr) {
        return new Dimension(name, Dimension.Grain.NONE, expr, meta(name), PLACE);
    }

    static Dimension separate(String name) {
        return new Dimension(
                name,
                Dimension.Grain.NONE,
                name,
                new Meta(
                        name,
                        name,
                        List.of(),
                        "none",
                        Map.of(),
                        false,
                        Meta.Goodness.NEITHER,
                        false,
                        List.of(),
                        Wording.NONE,
                        true,
                        ""),
                PLACE);
    }

    static Dimension time(String name) {
        return new Dimension(name, Dimension.Grain.DAY, name, meta(name), PLACE);
    }

    static Meta meta(String name) {
        return new Meta(name, name, List.of(), "none", Map.of(), false, Meta.Goodness.NEITHER, false, List.of());
    }

    static Meta percent(String name) {
        return new Meta(name, name, List.of(), "percent", Map.of(), false, Meta.Goodness.NEITHER, false, List.of());
    }

    /** The tables of the store. */
    static Catalog catalog() {
        var tables = new LinkedHashMap<String, Map<String, Type>>();
        tables.put(
                "visit",
                columns(
                        "visit_no INTEGER, member_no INTEGER, club_no INTEGER, visited_on DATE, minutes INTEGER, is_guest BOOLEAN, spent DECIMAL"));
        tables.put("headcount", columns("club_no INTEGER, counted_on DATE, members INTEGER"));
        tables.put(
                "payment",
                columns(
                        "payment_no INTEGER, member_no INTEGER, paid_on DATE, booked_on DATE, amount DECIMAL, model TEXT"));
        tables.put(
                "trial", columns("trial_no INTEGER, member_no INTEGER, tried_on DATE, channel TEXT, club_no INTEGER"));
        tables.put(
                "membership",
                columns("membership_no INTEGER, member_no INTEGER, joined_on DATE, plan TEXT, club_no INTEGER"));
        tables.put("club", columns("club_no INTEGER, club_name TEXT, town_no INTEGER"));
        tables.put("town", columns("town_no INTEGER, town_name TEXT, country_code TEXT"));
        tables.put("country", columns("code TEXT, country_name TEXT"));
        return new Catalog(tables);
    }

    static Map<String, Type> columns(String written) {
        var columns = new LinkedHashMap<String, Type>();
        for (var column : written.split(", ")) {
            var words = column.split(" ");
            columns.put(words[0], Type.valueOf(words[1]));
        }
        return columns;
    }
}
