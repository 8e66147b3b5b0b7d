package ai.victor.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/**
 * The sets of keys that rows are grouped by at once: what ROLLUP, CUBE and GROUPING SETS come to.
 *
 * @param sets each by the positions of its keys from 0; equal sets count once
 */
record GroupingSets(List<Set<Integer>> sets) {
    /** More would be a cube of more corners than anybody reads. */
    static final int MOST = 64;

    GroupingSets {
        sets = List.copyOf(new LinkedHashSet<>(sets));
    }

    /** Each set of one list with each of another: what two terms of GROUP BY mean together. */
    static List<Set<Integer>> product(List<Set<Integer>> left, List<Set<Integer>> right) {
        var product = new ArrayList<Set<Integer>>();
        left.forEach(first -> right.forEach(second -> {
            var both = new TreeSet<>(first);
            both.addAll(second);
            product.add(both);
        }));
        return product;
    }

    /** All of the terms, then all but the last, down to none. */
    static List<Set<Integer>> rollup(List<Set<Integer>> terms) {
        return IntStream.rangeClosed(0, terms.size())
                .mapToObj(less -> union(terms.subList(0, terms.size() - less)))
                .toList();
    }

    /** Each choice of terms. */
    static List<Set<Integer>> cube(List<Set<Integer>> terms) {
        var sets = new ArrayList<Set<Integer>>();
        for (int choice = (1 << terms.size()) - 1; choice >= 0; choice--) {
            int bits = choice;
            sets.add(union(IntStream.range(0, terms.size())
                    .filter(at -> (bits & (1 << (terms.size() - 1 - at))) != 0)
                    .mapToObj(terms::get)
                    .toList()));
        }
        return sets;
    }

    private static Set<Integer> union(List<Set<Integer>> terms) {
        return terms.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether there are rows in which a key is rolled up. */
    boolean rolls(int key) {
        return sets.stream().anyMatch(set -> !set.contains(key));
    }

    /** The column beside a key that is 1 where it is rolled up. */
    static String mark(int key) {
        return "rolled_" + (key + 1);
    }

    /** The names of the marks of all keys that are rolled up. */
    List<String> marks(int keys) {
        return IntStream.range(0, keys)
                .filter(this::rolls)
                .mapToObj(GroupingSets::mark)
                .toList();
    }

    /** The term of GROUP BY. */
    String text(IntFunction<String> key) {
        return sets.stream()
                .map(set -> set.stream().map(key::apply).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "GROUPING SETS (", ")"));
    }

    /** GROUPING of keys over the columns that mark them; the first key has the highest bit. */
    SqlNode grouping(SqlCall call, List<SqlNode> keys, java.util.function.Function<String, SqlNode> column) {
        SqlNode sum = null;
        for (int i = 0; i < call.operandCount(); i++) {
            int at = position(call.operand(i), keys);
            var mark = rolls(at) ? column.apply(mark(at)) : Expressions.whole(0);
            long weight = 1L << (call.operandCount() - 1 - i);
            var term = weight == 1
                    ? mark
                    : SqlStdOperatorTable.MULTIPLY.createCall(SqlParserPos.ZERO, mark, Expressions.whole(weight));
            sum = sum == null ? term : SqlStdOperatorTable.PLUS.createCall(SqlParserPos.ZERO, sum, term);
        }
        return sum == null ? Expressions.whole(0) : sum;
    }

    static int position(SqlNode key, List<SqlNode> keys) {
        return IntStream.range(0, keys.size())
                .filter(at -> keys.get(at).equalsDeep(key, Litmus.IGNORE))
                .findFirst()
                .orElse(-1);
    }

    static boolean isGrouping(SqlNode node) {
        return node.getKind() == SqlKind.GROUPING
                || node instanceof SqlCall call && call.getOperator().getName().equalsIgnoreCase("GROUPING");
    }

    /** What tells totals from missing values, where a query leaves it open. */
    List<String> notes(Query query) {
        var told = query.items().stream()
                .anyMatch(item -> Expressions.contains(item.expression(), GroupingSets::isGrouping));
        if (told) {
            return List.of();
        }
        var rolled = IntStream.range(0, query.keys().size())
                .filter(this::rolls)
                .mapToObj(at -> SqlText.of(query.keys().get(at)))
                .toList();
        return rolled.isEmpty()
                ? List.of()
                : List.of("Rows without " + String.join(", ", rolled)
                        + " are totals, or groups in which it is missing; a total comes after such a group, and GROUPING("
                        + rolled.getFirst() + ") is 1 in it.");
    }
}
