package ai.victor.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** How many rows of joined tables a row of one of them meets: one at most where the conditions give all keys of the other. */
final class Meetings {
    private final List<From.Source> sources;
    private final List<SqlNode> conditions = new ArrayList<>();

    /** Whether each row has one of the first table, or of every table. */
    private boolean keepsFirst = true;

    private boolean keepsAll = true;

    Meetings(From from, Optional<SqlNode> where) {
        this.sources = from.sources().toList();
        collect(from);
        where.map(DayBounds::conjuncts).ifPresent(conditions::addAll);
    }

    private void collect(From from) {
        if (from instanceof From.Joined joined) {
            collect(joined.left());
            joined.condition().map(DayBounds::conjuncts).ifPresent(conditions::addAll);
            keepsFirst &= joined.type() != JoinType.RIGHT && joined.type() != JoinType.FULL;
            keepsAll &= joined.type() != JoinType.LEFT;
            keepsAll &= keepsFirst;
        }
    }

    List<From.Source> sources() {
        return sources;
    }

    /** The tables whose keys tell the rows apart: one alone where each of its rows meets one of every other at most. */
    List<From.Source> tellingApart() {
        return sources.stream()
                .filter(source -> keepsAll || keepsFirst && source == sources.getFirst())
                .filter(source -> several(source.alias()).isEmpty())
                .findFirst()
                .map(List::of)
                .orElse(sources);
    }

    /** A table of which a row of another may meet several. */
    Optional<String> several(String alias) {
        var single = single(alias);
        return sources.stream()
                .map(From.Source::alias)
                .filter(name -> !single.contains(key(name)))
                .findFirst();
    }

    /** The tables of which a row of one meets one row at most, itself among them. */
    Set<String> single(String alias) {
        var single = new HashSet<>(Set.of(key(alias)));
        boolean more = true;
        while (more) {
            more = sources.stream()
                    .filter(source -> !single.contains(key(source.alias())))
                    .filter(source -> meetsOnce(source, single))
                    .map(source -> single.add(key(source.alias())))
                    .reduce(false, Boolean::logicalOr);
        }
        return single;
    }

    /** All columns that are equal to one of those, by the conditions. */
    Set<String> withEqual(Set<String> columns) {
        var all = new HashSet<>(columns);
        boolean more = true;
        while (more) {
            more = false;
            for (var condition : conditions) {
                if (isEquality(condition)
                        && condition instanceof SqlCall call
                        && call.operand(0) instanceof SqlIdentifier left
                        && call.operand(1) instanceof SqlIdentifier right) {
                    if (all.contains(name(left)) || all.contains(name(right))) {
                        more |= all.add(name(left)) | all.add(name(right));
                    }
                }
            }
        }
        return all;
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
        if (!(condition instanceof SqlCall call) || !isEquality(condition)) {
            return false;
        }
        SqlNode left = call.operand(0);
        SqlNode right = call.operand(1);
        return isColumn(left, other, column) && known.containsAll(aliases(right))
                || isColumn(right, other, column) && known.containsAll(aliases(left));
    }

    private static boolean isEquality(SqlNode condition) {
        return condition.getKind() == SqlKind.EQUALS || condition.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
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

    /** The columns that an expression reads. */
    static List<SqlIdentifier> columns(SqlNode node) {
        var columns = new ArrayList<SqlIdentifier>();
        Expressions.replace(node, part -> {
            if (part instanceof SqlIdentifier name && name.names.size() == 2) {
                columns.add(name);
            }
            return null;
        });
        return columns;
    }

    /** The tables that an expression reads. */
    static Set<String> aliases(SqlNode node) {
        var aliases = new TreeSet<String>();
        columns(node).forEach(column -> aliases.add(key(column.names.getFirst())));
        return aliases;
    }

    /** A column by its table and name, in lower case. */
    static String name(SqlIdentifier column) {
        return name(column.names.getFirst(), column.names.getLast());
    }

    static String name(String alias, String column) {
        return key(alias) + "." + key(column);
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
