package ai.victor.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Lets through to the database one SELECT over the store's tables, and nothing else: even read-only and without external access it would run several
 * statements, write into its spill folder, and tell its settings.
 *
 * <p>It looks at the tree that the database's own parser makes, because no other reads a text as the database does. What the tree holds must be known
 * here; a kind of node that a later version adds is refused.
 */
final class SelectGuard implements Question.Gate {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The nodes of a query that are not expressions: what it selects from, and how it orders and cuts the result. */
    private static final Set<String> NODES = Set.of(
            "SELECT_NODE",
            "SET_OPERATION_NODE",
            "CTE_NODE",
            "BASE_TABLE",
            "SUBQUERY",
            "JOIN",
            "EMPTY",
            "EXPRESSION_LIST",
            "PIVOT",
            "TABLE_FUNCTION",
            "ORDER_MODIFIER",
            "LIMIT_MODIFIER",
            "DISTINCT_MODIFIER",
            "ORDER_DEFAULT",
            "ASCENDING",
            "DESCENDING");

    /** Functions that make rows of their arguments alone. */
    private static final Set<String> ROW_MAKERS = Set.of("unnest", "range", "generate_series");

    private final Set<String> tables;
    private final Set<String> unsteady;

    /**
     * @param tables in lower case
     * @param unsteady functions whose value rests on more than their arguments: the session, its settings, the clock, chance
     */
    SelectGuard(Set<String> tables, Set<String> unsteady) {
        this.tables = Set.copyOf(tables);
        this.unsteady = Set.copyOf(unsteady);
    }

    @Override
    public void check(Connection connection, String sql) throws SQLException {
        var tree = tree(connection, sql);
        var statements = tree.path("statements");
        if (tree.path("error").asBoolean(true) || statements.size() != 1) {
            throw refused("It is not one SELECT.");
        }
        check(statements.get(0), Set.of());
    }

    private static JsonNode tree(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, sql);
            try (var result = statement.executeQuery()) {
                return result.next() ? JSON.readTree(result.getString(1)) : JSON.createObjectNode();
            }
        } catch (JsonProcessingException e) {
            throw new EngineException(EngineException.Code.FAILED, "The database's parser gave no tree.", e);
        }
    }

    /** @param named the common table expressions that the node may read from */
    private void check(JsonNode node, Set<String> named) {
        if (node.isArray()) {
            node.forEach(part -> check(part, named));
            return;
        }
        if (!node.isObject()) {
            return;
        }
        var inScope = withOwn(node, named);
        if (node.has("class")) {
            checkFunction(node);
        } else if (node.path("type").isTextual()) {
            checkNode(node, inScope);
        }
        node.forEach(part -> check(part, inScope));
    }

    private static Set<String> withOwn(JsonNode node, Set<String> named) {
        var own = node.path("cte_map").path("map");
        if (own.isEmpty()) {
            return named;
        }
        var all = new HashSet<>(named);
        own.forEach(entry -> all.add(lower(entry.path("key"))));
        return all;
    }

    private void checkNode(JsonNode node, Set<String> named) {
        var type = node.path("type").asText();
        if (type.endsWith("_TYPE_INFO")) {
            // What a cast says of its type.
            return;
        }
        if (!NODES.contains(type)) {
            throw refused("It holds a " + type.toLowerCase(Locale.ROOT).replace('_', ' ') + ".");
        }
        if (type.equals("BASE_TABLE")) {
            checkTable(node, named);
        }
        if (type.equals("TABLE_FUNCTION")) {
            var function = lower(node.path("function").path("function_name"));
            if (!ROW_MAKERS.contains(function)) {
                throw refused("It reads from the function " + function + ".");
            }
        }
    }

    private void checkTable(JsonNode node, Set<String> named) {
        var schema = lower(node.path("schema_name"));
        var table = lower(node.path("table_name"));
        boolean plain = schema.isEmpty() && lower(node.path("catalog_name")).isEmpty();
        boolean known = plain && (named.contains(table) || tables.contains(table));
        if (!known) {
            throw refused("It reads from " + table + ", which is no table of the store.");
        }
    }

    private void checkFunction(JsonNode node) {
        var function = lower(node.path("function_name"));
        if (unsteady.contains(function)) {
            throw refused("It calls the function " + function + ".");
        }
    }

    private static String lower(JsonNode name) {
        return name.asText("").toLowerCase(Locale.ROOT);
    }

    private static EngineException refused(String why) {
        return new EngineException(
                EngineException.Code.REFUSED,
                "The database runs one SELECT over the store's tables and nothing else. " + why);
    }
}
