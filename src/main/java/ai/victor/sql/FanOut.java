package ai.victor.sql;

import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.util.Litmus;

/**
 * Finds what a join would count several times: a column added up after its row has met several of another table, in the same SELECT or in one
 * that reads it.
 */
final class FanOut {
    private static final Set<String> COUNTING = Set.of("SUM", "AVG", "COUNT", "MEDIAN", "STDDEV");

    private final Meetings meetings;
    private final Query query;

    private FanOut(From from, Query query) {
        this.meetings = new Meetings(from, query.where());
        this.query = query;
    }

    /**
     * A row whose values stand in several rows.
     *
     * @param fixed the columns, behind their tables, that are the same wherever it stands
     * @param earlier whether it was so before this block
     */
    private record Owner(String table, String other, Set<String> fixed, boolean earlier) {
        Owner with(Owner more) {
            var all = new HashSet<>(fixed);
            all.addAll(more.fixed);
            return new Owner(table, other, all, earlier || more.earlier);
        }
    }

    /** The problems of a block, if it joins tables or reads joined ones. */
    static List<Problem> of(From from, Query query) {
        if (from instanceof From.Source source && source.repeated().isEmpty()) {
            return List.of();
        }
        var fanOut = new FanOut(from, query);
        var problems = new ArrayList<Problem>();
        query.expressions()
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

    /** See {@link Block#repeated()}. */
    static Map<String, Repeated> repeated(From from, Query query, boolean grouped) {
        if (from instanceof From.Source source && source.repeated().isEmpty()) {
            return Map.of();
        }
        var fanOut = new FanOut(from, query);
        var found = new HashMap<String, Repeated>();
        for (var item : query.items()) {
            fanOut.owner(item.expression())
                    .filter(owner -> fanOut.staysRepeated(owner, grouped))
                    .ifPresent(owner -> found.put(
                            Meetings.key(item.name()),
                            new Repeated(owner.table(), owner.other(), fanOut.fixedItems(owner, grouped))));
        }
        return found;
    }

    private Optional<Problem> problem(SqlCall call) {
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        var quantifier = call.getFunctionQuantifier();
        boolean distinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
        if (!COUNTING.contains(name) || distinct) {
            return Optional.empty();
        }
        return owner(call)
                .filter(owner -> !owner.earlier() || !isOnceInEachGroup(owner))
                .map(owner -> owner.earlier()
                        ? FormProblems.laterFanOut(call, SqlText.of(call), owner.table(), owner.other())
                        : FormProblems.fanOut(
                                call, SqlText.of(call), String.join(" and ", Meetings.aliases(call)), owner.other()));
    }

    /** The rows to which all columns of an expression belong, if each may stand in several rows. */
    private Optional<Owner> owner(SqlNode expression) {
        Optional<Owner> all = Optional.empty();
        for (var column : Meetings.columns(expression)) {
            var owner = owner(column);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            all = all.map(known -> known.with(owner.get())).or(() -> owner);
        }
        return all;
    }

    private Optional<Owner> owner(SqlIdentifier column) {
        var alias = column.names.getFirst();
        for (var source : meetings.sources()) {
            var repeated = source.repeated().get(Meetings.key(column.names.getLast()));
            if (source.alias().equalsIgnoreCase(alias) && repeated != null) {
                var fixed = repeated.fixed().stream()
                        .map(name -> Meetings.name(alias, name))
                        .collect(Collectors.toSet());
                return Optional.of(new Owner(repeated.table(), repeated.other(), meetings.withEqual(fixed), true));
            }
        }
        return meetings.several(alias).map(other -> {
            var fixed = new HashSet<String>();
            var single = meetings.single(alias);
            meetings.sources().stream()
                    .filter(source -> single.contains(Meetings.key(source.alias())))
                    .forEach(source ->
                            source.columns().forEach(one -> fixed.add(Meetings.name(source.alias(), one.name()))));
            return new Owner(alias, other, meetings.withEqual(fixed), false);
        });
    }

    /** Whether the groups tell all rows apart in which the owner stands. */
    private boolean isOnceInEachGroup(Owner owner) {
        var apart = meetings.tellingApart();
        var given = new HashSet<>(owner.fixed());
        query.keys().stream()
                .filter(SqlIdentifier.class::isInstance)
                .map(SqlIdentifier.class::cast)
                .filter(key -> key.names.size() == 2)
                .forEach(key -> given.add(Meetings.name(key)));
        var known = meetings.withEqual(given);
        return apart.stream()
                .allMatch(source -> source.oneRow()
                        || !source.keys().isEmpty()
                                && source.keys().stream()
                                        .allMatch(key -> known.contains(Meetings.name(source.alias(), key))));
    }

    /** Whether the owner stands in several of the block's own rows: what these are made by differs where it is the same. */
    private boolean staysRepeated(Owner owner, boolean grouped) {
        var by = grouped
                ? query.keys()
                : query.distinct()
                        ? query.items().stream().map(Query.Item::expression).toList()
                        : List.<SqlNode>of();
        boolean merged = grouped || query.distinct();
        return !merged || by.stream().anyMatch(node -> !isFixed(node, owner));
    }

    private static boolean isFixed(SqlNode node, Owner owner) {
        return Meetings.columns(node).stream().map(Meetings::name).allMatch(owner.fixed()::contains);
    }

    /** Of groups only what they are made by: a value of all rows of a group is another in the next one. */
    private Set<String> fixedItems(Owner owner, boolean grouped) {
        return query.items().stream()
                .filter(item -> isFixed(item.expression(), owner))
                .filter(item -> !grouped
                        || query.keys().stream().anyMatch(key -> key.equalsDeep(item.expression(), Litmus.IGNORE)))
                .map(item -> Meetings.key(item.name()))
                .collect(Collectors.toSet());
    }
}
