package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/** Writes the last SELECT of a plan: the columns of the query over the totals, which have a row for each group. */
final class OuterSelect {
    private final SemanticColumns columns;
    private final Plan plan;
    private final String source;
    private final boolean qualified;

    /** @param source the table of totals */
    OuterSelect(SemanticColumns columns, Plan plan, String source) {
        this.columns = columns;
        this.plan = plan;
        this.source = source;
        this.qualified = aliasesHideColumns();
    }

    /** @param most the rows that the reader of the result keeps; empty for a block inside of another */
    String text(Optional<Integer> most) {
        var query = plan.query();
        var items = query.items().stream()
                .map(item -> {
                    var text = SqlText.of(outer(item.expression()));
                    var name = SqlText.name(item.name());
                    return text.equals(name) ? name : text + " AS " + name;
                })
                .toList();
        var text = new StringBuilder("SELECT")
                .append(query.distinct() ? " DISTINCT" : "")
                .append(items.size() > 3 ? "\n  " + String.join(",\n  ", items) : " " + String.join(", ", items))
                .append("\nFROM ")
                .append(SqlText.name(source));
        query.having()
                .ifPresent(having -> text.append("\nWHERE ")
                        .append(DayBounds.conjuncts(having).stream()
                                .map(condition -> SqlText.of(outer(condition)))
                                .map(condition -> condition.contains(" OR ") ? "(" + condition + ")" : condition)
                                .collect(Collectors.joining("\n  AND "))));
        query.qualify().ifPresent(condition -> text.append("\nQUALIFY ").append(SqlText.of(outer(condition))));
        text.append(Extent.of(query, most, !plan.keys().isEmpty()).text(orders(query)));
        return text.toString();
    }

    /** The query's own order, then the keys, so that equal values stand in one order and a limit cuts at one place. */
    private List<String> orders(Query query) {
        var orders = new ArrayList<String>();
        var sorted = new LinkedHashSet<String>();
        for (var order : query.orders()) {
            var term = term(order.expression());
            if (sorted.add(term)) {
                orders.add(term
                        + (order.descending() ? " DESC" : "")
                        + (order.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"));
            }
        }
        if (!query.distinct()) {
            tieBreaks().stream().map(this::term).filter(sorted::add).forEach(orders::add);
        }
        return orders;
    }

    private String term(SqlNode expression) {
        return plan.query().items().stream()
                .filter(item -> item.expression().equalsDeep(expression, Litmus.IGNORE))
                .map(item -> SqlText.name(item.name()))
                .findFirst()
                .orElseGet(() -> SqlText.of(outer(expression)));
    }

    /** An expression of the query over the columns of the source. */
    private SqlNode outer(SqlNode node) {
        return Expressions.replace(Windows.settled(node, tieBreaks()), part -> {
            if (GroupingSets.isGrouping(part) && part instanceof SqlCall call) {
                return plan.query()
                        .sets()
                        .map(sets -> sets.grouping(call, keys(), this::column))
                        .orElseGet(() -> Expressions.whole(0));
            }
            for (var key : plan.keys()) {
                if (part.equalsDeep(key.expression(), Litmus.IGNORE)) {
                    return column(key.name());
                }
            }
            if (part.getKind() == SqlKind.FILTER && part instanceof SqlCall filtered) {
                return value(metric(filtered.operand(0)), List.of(filtered.operand(1)));
            }
            return Resolver.isAggregate(part) ? value(metric(part), List.of()) : null;
        });
    }

    private List<SqlNode> keys() {
        return plan.keys().stream().map(Plan.Key::expression).toList();
    }

    /** The keys, each with what tells a total from a missing value. */
    private List<SqlNode> tieBreaks() {
        var keys = keys();
        var breaks = new ArrayList<SqlNode>();
        for (int at = 0; at < keys.size(); at++) {
            int key = at;
            breaks.add(keys.get(at));
            plan.query()
                    .sets()
                    .filter(sets -> sets.rolls(key))
                    .ifPresent(sets ->
                            breaks.add(SqlStdOperatorTable.GROUPING.createCall(SqlParserPos.ZERO, keys.get(key))));
        }
        return breaks;
    }

    private Metric metric(SqlNode aggregate) {
        return columns.metric(((SqlIdentifier) ((SqlCall) aggregate).operand(0)).names.getLast());
    }

    private SqlNode value(Metric metric, List<SqlNode> conditions) {
        return new Recipe(columns, use -> column(plan.leaf(use).name())).value(metric, conditions);
    }

    private SqlIdentifier column(String name) {
        return SqlText.column(qualified ? source : null, name);
    }

    /** Whether a column of the result has the name of another one of the source, which it would hide in ORDER BY. */
    private boolean aliasesHideColumns() {
        Set<String> names = new LinkedHashSet<>();
        plan.keys().forEach(key -> names.add(key.name()));
        names.addAll(plan.marks());
        plan.leaves().forEach(leaf -> names.add(leaf.name()));
        return plan.query().items().stream()
                .anyMatch(item -> names.stream().anyMatch(item.name()::equalsIgnoreCase) && !isColumn(item));
    }

    private boolean isColumn(Query.Item item) {
        var expression = item.expression();
        boolean key = plan.keys().stream()
                .anyMatch(known -> known.name().equalsIgnoreCase(item.name())
                        && known.expression().equalsDeep(expression, Litmus.IGNORE));
        return key
                || Resolver.isAggregate(expression)
                        && ((SqlCall) expression).operand(0).toString().equalsIgnoreCase(item.name());
    }
}
