package ai.victor.sql;

import ai.victor.sql.Resolver.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/** Reads GROUP BY: its keys, and the sets of them that ROLLUP and its like ask for. */
final class GroupReader {
    private final Names names;
    private final Resolver resolver;
    private final Function<SqlNode, Optional<SqlNode>> ordinals;
    private final Function<SqlIdentifier, Optional<SqlNode>> aliases;
    private final List<SqlNode> keys = new ArrayList<>();
    private List<Set<Integer>> sets = List.of(Set.of());
    private boolean several;

    /**
     * @param ordinals a column of SELECT by its number
     * @param aliases a column of SELECT by its name
     */
    GroupReader(
            Names names,
            Resolver resolver,
            Function<SqlNode, Optional<SqlNode>> ordinals,
            Function<SqlIdentifier, Optional<SqlNode>> aliases) {
        this.names = names;
        this.resolver = resolver;
        this.ordinals = ordinals;
        this.aliases = aliases;
    }

    List<SqlNode> read(@Nullable SqlNodeList group) {
        if (group != null) {
            group.forEach(term -> {
                sets = GroupingSets.product(sets, choices(term));
                if (sets.size() > GroupingSets.MOST) {
                    keys.add(resolver.refuse(
                            Problems.notSupported(
                                    term,
                                    "More than " + GroupingSets.MOST + " sets of keys",
                                    "name the sets by GROUPING SETS"),
                            term));
                    sets = List.of(Set.of());
                }
            });
        }
        return keys;
    }

    /** The sets, where they are not just all keys together. */
    Optional<GroupingSets> sets() {
        var whole = new GroupingSets(sets);
        return several
                        && !keys.isEmpty()
                        && !(whole.sets().size() == 1 && whole.sets().getFirst().size() == keys.size())
                ? Optional.of(whole)
                : Optional.empty();
    }

    private List<Set<Integer>> choices(SqlNode term) {
        several |= Set.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS).contains(term.getKind());
        return switch (term.getKind()) {
            case ROLLUP -> GroupingSets.rollup(terms(term));
            case CUBE -> cube(term);
            case GROUPING_SETS ->
                ((SqlCall) term)
                        .getOperandList().stream()
                                .flatMap(part -> choices(part).stream())
                                .toList();
            case GROUP_BY_DISTINCT -> {
                List<Set<Integer>> product = List.of(Set.of());
                for (var part : ((SqlCall) term).getOperandList()) {
                    product = GroupingSets.product(product, choices(part));
                }
                yield product;
            }
            default -> List.of(terms(term, new TreeSet<>()));
        };
    }

    private List<Set<Integer>> cube(SqlNode term) {
        var terms = terms(term);
        if (terms.size() > 6) {
            keys.add(resolver.refuse(
                    Problems.notSupported(term, "Cubes of more than six keys", "name the sets by GROUPING SETS"),
                    term));
            return List.of(Set.of());
        }
        return GroupingSets.cube(terms);
    }

    private List<Set<Integer>> terms(SqlNode call) {
        return ((SqlCall) call)
                .getOperandList().stream()
                        .map(part -> terms(part, new TreeSet<>()))
                        .toList();
    }

    /** The keys of one term: one, or those of a list in parentheses. */
    private Set<Integer> terms(SqlNode term, Set<Integer> set) {
        if (term instanceof SqlNodeList list) {
            list.forEach(part -> terms(part, set));
        } else if (term.getKind() == SqlKind.ROW) {
            ((SqlCall) term).getOperandList().forEach(part -> terms(part, set));
        } else {
            key(term).ifPresent(set::add);
        }
        return set;
    }

    private Optional<Integer> key(SqlNode node) {
        var expression = ordinals.apply(node)
                .or(() ->
                        node instanceof SqlIdentifier name && !names.has(name) ? aliases.apply(name) : Optional.empty())
                .orElse(node);
        var key = resolver.resolve(expression, Clause.GROUP_BY);
        if (key instanceof SqlLiteral) {
            return Optional.empty();
        }
        for (int at = 0; at < keys.size(); at++) {
            if (keys.get(at).equalsDeep(key, Litmus.IGNORE)) {
                return Optional.of(at);
            }
        }
        keys.add(key);
        return Optional.of(keys.size() - 1);
    }
}
