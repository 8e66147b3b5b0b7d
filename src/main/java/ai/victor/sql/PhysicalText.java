package ai.victor.sql;

import ai.victor.model.Metric;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/**
 * Writes the physical SELECT of a plan: one common table expression for each fact, one that unites them where there are several, then the
 * columns of the query over these.
 */
final class PhysicalText {
    private static final String UNITED = "united";

    private final SemanticColumns columns;
    private final DayOfWeek weekStart;
    private final Plan plan;
    private final boolean several;
    private final String source;
    private final boolean qualified;

    PhysicalText(SemanticColumns columns, DayOfWeek weekStart, Plan plan) {
        this.columns = columns;
        this.weekStart = weekStart;
        this.plan = plan;
        this.several = plan.leaves().size() > 1;
        this.source =
                several ? UNITED : totals(plan.leaves().keySet().iterator().next());
        this.qualified = aliasesHideColumns();
    }

    String write(int maxRows) {
        var parts = new ArrayList<String>();
        plan.leaves()
                .forEach((fact, leaves) -> parts.add(comment(fact, leaves)
                        + with(totals(fact), new FactSelect(columns, weekStart, plan, fact, leaves).text(!several))));
        if (several) {
            parts.add("  -- a row for each group, whichever fact has it\n" + with(UNITED, united()));
        }
        return "WITH\n" + String.join(",\n", parts) + "\n" + select(maxRows);
    }

    private static String totals(Fact fact) {
        return fact.name() + "_totals";
    }

    private static String comment(Fact fact, List<Leaf> leaves) {
        var names = leaves.stream().map(Leaf::name).collect(Collectors.joining(", "));
        return "  -- " + oneLine(fact.name()) + " by " + oneLine(fact.model().timeDimension())
                + (names.isEmpty() ? "" : ": " + oneLine(names)) + "\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String with(String name, String select) {
        return "  " + SqlText.name(name) + " AS (\n" + select.indent(4) + "  )";
    }

    private String united() {
        var keys = plan.keys().stream().map(key -> SqlText.name(key.name())).toList();
        var branches = plan.leaves().entrySet().stream()
                .map(branch -> {
                    var items = new ArrayList<>(keys);
                    plan.leaves()
                            .forEach((fact, leaves) -> leaves.forEach(leaf -> items.add(
                                    (fact == branch.getKey() ? "" : "NULL AS ") + SqlText.name(leaf.name()))));
                    return "  SELECT " + String.join(", ", items) + " FROM " + SqlText.name(totals(branch.getKey()));
                })
                .collect(Collectors.joining("\n  UNION ALL\n"));
        var items = new ArrayList<>(keys);
        plan.leaves().values().forEach(leaves -> leaves.forEach(leaf -> items.add(filled(leaf))));
        return "SELECT " + String.join(", ", items) + "\nFROM (\n" + branches + "\n) AS parts"
                + (keys.isEmpty() ? "" : "\nGROUP BY " + ordinals(keys.size()));
    }

    /** At most one branch has a value for a group; a sum or a count of no rows is zero, the least of no rows is unknown. */
    private String filled(Leaf leaf) {
        var name = SqlText.name(leaf.name());
        return switch (columns.measureOf(leaf.metric()).aggregation()) {
            case SUM, SUM_BOOLEAN, COUNT, COUNT_DISTINCT -> "COALESCE(MAX(" + name + "), 0) AS " + name;
            case MIN, MAX, AVERAGE, MEDIAN, PERCENTILE -> "MAX(" + name + ") AS " + name;
        };
    }

    private String select(int maxRows) {
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
        var orders = orders(query);
        if (!orders.isEmpty()) {
            text.append("\nORDER BY ").append(String.join(", ", orders));
        }
        var limit = query.limit().filter(own -> own <= maxRows);
        if (limit.isPresent() || !plan.keys().isEmpty()) {
            text.append("\nLIMIT ").append(limit.orElse(maxRows + 1L));
        }
        if (query.offset() > 0) {
            text.append(limit.isPresent() || !plan.keys().isEmpty() ? " OFFSET " : "\nOFFSET ")
                    .append(query.offset());
        }
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
            plan.keys().stream()
                    .map(key -> term(key.expression()))
                    .filter(sorted::add)
                    .forEach(orders::add);
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
        return Expressions.replace(node, part -> {
            for (var key : plan.keys()) {
                if (part.equalsDeep(key.expression(), Litmus.IGNORE)) {
                    return column(key.name());
                }
            }
            if (part.getKind() == SqlKind.FILTER && part instanceof SqlCall filtered) {
                return value(metric(filtered.operand(0)), Optional.of(filtered.operand(1)));
            }
            return Resolver.isAggregate(part) ? value(metric(part), Optional.empty()) : null;
        });
    }

    private Metric metric(SqlNode aggregate) {
        return columns.metric(((SqlIdentifier) ((SqlCall) aggregate).operand(0)).names.getLast());
    }

    private SqlNode value(Metric metric, Optional<SqlNode> filter) {
        return switch (metric) {
            case Metric.Simple leaf -> column(plan.leaf(leaf, filter).name());
            case Metric.Cumulative cumulative -> throw new Refusal(Problems.notYet(cumulative));
            case Metric.Conversion conversion -> throw new Refusal(Problems.notYet(conversion));
            case Metric.Ratio ratio -> {
                var quotient = Expressions.divide(
                        value(columns.metric(ratio.numerator()), filter),
                        value(columns.metric(ratio.denominator()), filter));
                yield metric.meta().unit().equals("percent")
                        ? SqlStdOperatorTable.MULTIPLY.createCall(SqlParserPos.ZERO, quotient, Expressions.whole(100))
                        : quotient;
            }
            case Metric.Derived derived -> {
                Map<String, SqlNode> inputs = new HashMap<>();
                derived.inputs().forEach((alias, input) -> inputs.put(alias, value(columns.metric(input), filter)));
                yield Expressions.replace(
                        columns.formula(derived),
                        part -> part instanceof SqlIdentifier name ? inputs.get(name.names.getLast()) : null);
            }
        };
    }

    private SqlIdentifier column(String name) {
        return SqlText.column(qualified ? source : null, name);
    }

    /** Whether a column of the result has the name of another one of the source, which it would hide in ORDER BY. */
    private boolean aliasesHideColumns() {
        Set<String> names = new LinkedHashSet<>();
        plan.keys().forEach(key -> names.add(key.name()));
        plan.leaves().values().forEach(leaves -> leaves.forEach(leaf -> names.add(leaf.name())));
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

    private static String ordinals(int count) {
        return String.join(
                ", ",
                IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
    }
}
