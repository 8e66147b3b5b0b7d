package ai.victor.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/** Writes a SELECT over common table expressions. */
final class PlainText {
    private static final Set<String> AGGREGATES = Set.of("SUM", "AVG", "MIN", "MAX", "COUNT", "MEDIAN", "STDDEV");

    private final PlainBlock block;
    private final Query query;
    private final boolean qualified;

    PlainText(PlainBlock block) {
        this.block = block;
        this.query = block.query();
        this.qualified = block.from().sources().count() > 1 || aliasesHideColumns();
    }

    String text(Optional<Integer> most) {
        var items = query.items().stream()
                .map(item -> {
                    var text = text(item.expression());
                    var name = SqlText.name(item.name());
                    return text.equals(name) ? name : text + " AS " + name;
                })
                .toList();
        var text = new StringBuilder("SELECT")
                .append(query.distinct() ? " DISTINCT" : "")
                .append(items.size() > 3 ? "\n  " + String.join(",\n  ", items) : " " + String.join(", ", items))
                .append("\nFROM ")
                .append(text(block.from()));
        query.where().ifPresent(where -> text.append("\nWHERE ").append(all(where, "\n  AND ")));
        if (!query.keys().isEmpty()) {
            var keys = query.keys().stream().map(this::text).toList();
            text.append("\nGROUP BY ")
                    .append(query.sets().map(sets -> sets.text(keys::get)).orElseGet(() -> String.join(", ", keys)));
        }
        query.having().ifPresent(having -> text.append("\nHAVING ").append(all(having, "\n  AND ")));
        query.qualify().ifPresent(condition -> text.append("\nQUALIFY ").append(text(condition)));
        return text.append(Extent.of(query, most, !block.isOneRow()).text(orders()))
                .toString();
    }

    private String text(From from) {
        return switch (from) {
            case From.Source source ->
                SqlText.name(source.table())
                        + (source.alias().equals(source.table()) ? "" : " AS " + SqlText.name(source.alias()));
            case From.Joined joined ->
                text(joined.left()) + "\n" + words(joined.type()) + " " + text(joined.right())
                        + joined.condition()
                                .map(condition -> " ON " + all(condition, " AND "))
                                .orElse("");
        };
    }

    private static String words(JoinType type) {
        return switch (type) {
            case LEFT -> "LEFT JOIN";
            case RIGHT -> "RIGHT JOIN";
            case FULL -> "FULL JOIN";
            case CROSS, COMMA -> "CROSS JOIN";
            default -> "JOIN";
        };
    }

    private String all(SqlNode condition, String and) {
        return DayBounds.conjuncts(condition).stream()
                .map(part -> part.getKind() == SqlKind.OR ? "(" + text(part) + ")" : text(part))
                .collect(Collectors.joining(and));
    }

    private List<String> orders() {
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
        if (query.distinct()) {
            query.items().stream()
                    .map(item -> SqlText.name(item.name()))
                    .filter(sorted::add)
                    .forEach(orders::add);
        } else {
            tieBreaks().stream().map(this::term).filter(sorted::add).forEach(orders::add);
        }
        return orders;
    }

    private String term(SqlNode expression) {
        return query.items().stream()
                .filter(item -> item.expression().equalsDeep(expression, Litmus.IGNORE))
                .map(item -> SqlText.name(item.name()))
                .findFirst()
                .orElseGet(() -> text(expression));
    }

    /** What no two rows have alike. */
    private List<SqlNode> tieBreaks() {
        if (!block.isGrouped()) {
            return tellingApart(block.from());
        }
        var breaks = new ArrayList<SqlNode>();
        for (int at = 0; at < query.keys().size(); at++) {
            int key = at;
            breaks.add(query.keys().get(at));
            query.sets()
                    .filter(sets -> sets.rolls(key))
                    .ifPresent(sets -> breaks.add(SqlStdOperatorTable.GROUPING.createCall(
                            SqlParserPos.ZERO, query.keys().get(key))));
        }
        return breaks;
    }

    static List<SqlNode> tellingApart(From from) {
        return tellingApart(from.sources());
    }

    static List<SqlNode> tellingApart(Stream<From.Source> sources) {
        return sources.flatMap(source -> source.tellingApart().stream()
                        .<SqlNode>map(name -> new SqlIdentifier(List.of(source.alias(), name), SqlParserPos.ZERO)))
                .toList();
    }

    private String text(SqlNode node) {
        return SqlText.of(Expressions.replace(
                Windows.settled(node, tieBreaks()),
                part -> part instanceof SqlIdentifier column && column.names.size() == 2
                        ? SqlText.column(qualified ? column.names.getFirst() : null, column.names.getLast())
                        : null));
    }

    /** Whether a column of the result has the name of another one of the table, which it would hide. */
    private boolean aliasesHideColumns() {
        return query.items().stream()
                .anyMatch(item -> block.from()
                                .sources()
                                .anyMatch(source -> source.column(item.name()).isPresent())
                        && !(item.expression() instanceof SqlIdentifier column
                                && column.names.getLast().equalsIgnoreCase(item.name())));
    }

    /** Whether an expression adds rows up, other than over a window. */
    static boolean hasAggregate(SqlNode node) {
        var bare = Expressions.replace(node, part -> part.getKind() == SqlKind.OVER ? inside((SqlCall) part) : null);
        return Expressions.contains(
                bare,
                part -> part instanceof SqlCall call
                        && AGGREGATES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT)));
    }

    /** What stands inside of a window function and its window, as one expression. */
    private static SqlNode inside(SqlCall over) {
        var parts = new ArrayList<SqlNode>(((SqlCall) over.operand(0)).getOperandList());
        if (over.operand(1) instanceof org.apache.calcite.sql.SqlWindow window) {
            parts.addAll(window.getPartitionList());
            parts.addAll(window.getOrderList());
        }
        return SqlStdOperatorTable.COALESCE.createCall(SqlParserPos.ZERO, parts);
    }
}
