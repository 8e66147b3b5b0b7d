package ai.victor.sql;

import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;

/** Finds what a join would count several times: a column added up after its row has met several of another table. */
final class FanOut {
    private static final Set<String> COUNTING = Set.of("SUM", "AVG", "COUNT", "MEDIAN", "STDDEV");

    private final List<From.Source> sources;
    private final List<SqlNode> conditions = new ArrayList<>();

    private FanOut(From from, Query query) {
        this.sources = from.sources().toList();
        collect(from);
        query.where().map(DayBounds::conjuncts).ifPresent(conditions::addAll);
    }

    /** The problems of a block, if it joins tables. */
    static List<Problem> of(From from, Query query) {
        if (from instanceof From.Source) {
            return List.of();
        }
        var fanOut = new FanOut(from, query);
        var problems = new ArrayList<Problem>();
        Stream.of(
                        query.items().stream().map(Query.Item::expression),
                        query.having().stream(),
                        query.qualify().stream(),
                        query.orders().stream().map(Query.Order::expression))
                .flatMap(nodes -> nodes)
                .forEach(node -> Expressions.replace(node, part -> {
                    if (part instanceof SqlCall call) {
                        fanOut.problem(call)
                                .filter(problem -> !problems.contains(problem))
                                .ifPresent(problems::add);
                    }
                    return null;
                }));
        return problems;
    }

    private void collect(From from) {
        if (from instanceof From.Joined joined) {
            collect(joined.left());
            joined.condition().map(DayBounds::conjuncts).ifPresent(conditions::addAll);
        }
    }

    private Optional<Problem> problem(SqlCall call) {
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        var quantifier = call.getFunctionQuantifier();
        boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
        var read = COUNTING.contains(name) && !distinct ? aliases(call) : Set.<String>of();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> other = Optional.empty();
        for (var alias : read) {
            other = several(alias);
            if (other.isEmpty()) {
                return Optional.empty();
            }
        }
        return other.map(table -> FormProblems.fanOut(call, SqlText.of(call), String.join(" and ", read), table));
    }

    /** A table of which a row of another may meet several. */
    private Optional<String> several(String alias) {
        var single = new HashSet<>(Set.of(alias));
        boolean more = true;
        while (more) {
            more = sources.stream()
                    .filter(source -> !single.contains(key(source.alias())))
                    .filter(source -> meetsOnce(source, single))
                    .map(source -> single.add(key(source.alias())))
                    .reduce(false, Boolean::logicalOr);
        }
        return sources.stream()
                .map(From.Source::alias)
                .filter(name -> !single.contains(key(name)))
                .findFirst();
    }

    /** Whether a row of known tables meets one row of another at most: its keys are all given by columns of theirs. */
    private boolean meetsOnce(From.Source other, Set<String> known) {
        return other.oneRow()
                || !other.keys().isEmpty()
                        && other.keys().stream()
                                .allMatch(column -> conditions.stream()
                                        .anyMatch(condition -> gives(condition, other, column, known)));
    }

    private static boolean gives(SqlNode condition, From.Source other, String column, Set<String> known) {
        if (!(condition instanceof SqlCall call)
                || !(call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM)) {
            return false;
        }
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        return isColumn(left, other, column) && known.containsAll(aliases(right))
                || isColumn(right, other, column) && known.containsAll(aliases(left));
    }

    /** The column, in lower case or moved by an interval perhaps. */
    private static boolean isColumn(SqlNode node, From.Source source, String column) {
        return switch (node) {
            case SqlIdentifier name ->
                name.names.size() == 2
                        && name.names.getFirst().equalsIgnoreCase(source.alias())
                        && name.names.getLast().equalsIgnoreCase(column);
            case SqlCall call
            when call.getKind() == SqlKind.CAST
                    || call.getKind() == SqlKind.PLUS
                    || call.getKind() == SqlKind.MINUS
                    || call.getOperator().getName().equals("LOWER") -> isColumn(call.operand(0), source, column);
            default -> false;
        };
    }

    private static Set<String> aliases(SqlNode node) {
        var aliases = new TreeSet<String>();
        Expressions.replace(node, part -> {
            if (part instanceof SqlIdentifier name && name.names.size() == 2) {
                aliases.add(key(name.names.getFirst()));
            }
            return null;
        });
        return aliases;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
