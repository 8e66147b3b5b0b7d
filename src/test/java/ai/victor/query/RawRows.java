package ai.victor.query;

import ai.victor.model.Dimension;
import ai.victor.model.Entity;
import ai.victor.model.Model;
import ai.victor.model.Reach;
import ai.victor.model.SemanticModel;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a store as the model's files describe them, one table at a time: the database works out expressions over the columns of a row,
 * and nothing more. Rows of other tables are found through their keys here, one by one.
 */
final class RawRows {
    /** One row of a fact with all that it can be cut by. */
    record FactRow(
            Map<String, @Nullable Object> cuts,
            Map<String, @Nullable Object> measures,
            Map<String, @Nullable Object> keys) {}

    private record Raw(
            Map<String, @Nullable Object> dimensions,
            Map<String, @Nullable Object> entities,
            Map<String, @Nullable Object> measures) {}

    private final Map<String, List<FactRow>> facts = new HashMap<>();

    RawRows(Model model, Connection store) {
        var tables = new LinkedHashMap<String, List<Raw>>();
        model.semanticModels().forEach(table -> tables.put(table.name(), load(table, store)));
        for (var fact : model.facts()) {
            var rows = new ArrayList<FactRow>();
            for (var raw : tables.getOrDefault(fact.name(), List.of())) {
                var cuts = new HashMap<String, @Nullable Object>();
                model.dimensionsOf(fact).forEach((name, reach) -> cuts.put(name, follow(raw, reach, tables)));
                rows.add(new FactRow(cuts, raw.measures, raw.entities));
            }
            facts.put(fact.name(), rows);
        }
    }

    List<FactRow> of(SemanticModel fact) {
        return facts.getOrDefault(fact.name(), List.of());
    }

    private static @Nullable Object follow(Raw start, Reach reach, Map<String, List<Raw>> tables) {
        var row = start;
        for (var join : reach.joins()) {
            var key = row.entities.get(join.foreign().name());
            if (key == null) {
                return null;
            }
            var found = tables.getOrDefault(join.to().name(), List.of()).stream()
                    .filter(other ->
                            key.equals(other.entities.get(join.primary().name())))
                    .toList();
            if (found.size() > 1) {
                throw new AssertionError(join + " finds several rows for " + key);
            }
            if (found.isEmpty()) {
                return null;
            }
            row = found.getFirst();
        }
        return row.dimensions.get(reach.dimension().name());
    }

    private static List<Raw> load(SemanticModel model, Connection store) {
        var items = new ArrayList<String>();
        for (var dimension : model.dimensions()) {
            items.add(
                    dimension.grain() == Dimension.Grain.NONE
                            ? dimension.expr()
                            : "CAST(" + dimension.expr() + " AS DATE)");
        }
        model.entities().stream().map(Entity::expr).forEach(items::add);
        model.measures().forEach(measure -> items.add(measure.expr()));
        var rows = new ArrayList<Raw>();
        try (var statement = store.createStatement();
                var result = statement.executeQuery("SELECT " + String.join(", ", items) + " FROM " + model.table())) {
            while (result.next()) {
                var raw = new Raw(new HashMap<>(), new HashMap<>(), new HashMap<>());
                int column = 1;
                for (var dimension : model.dimensions()) {
                    raw.dimensions.put(dimension.name(), plain(result.getObject(column++)));
                }
                for (var entity : model.entities()) {
                    raw.entities.put(entity.name(), plain(result.getObject(column++)));
                }
                for (var measure : model.measures()) {
                    raw.measures.put(measure.name(), plain(result.getObject(column++)));
                }
                rows.add(raw);
            }
        } catch (SQLException e) {
            throw new AssertionError(model.name(), e);
        }
        return rows;
    }

    /** Numbers as decimals that are equal when they are equal. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> plain(number);
            case Double number -> plain(BigDecimal.valueOf(number));
            case Float number -> plain(new BigDecimal(number.toString()));
            case Number number -> plain(new BigDecimal(number.toString()));
            case Date day -> day.toLocalDate();
            case Timestamp time -> time.toLocalDateTime();
            case LocalDate day -> day;
            case LocalDateTime time -> time;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
