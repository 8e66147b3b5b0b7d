package ai.victor.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads physical SQL as another party would, and says what in it is none of the store's: a statement that is no query, a table that is neither a
 * mart nor named in a WITH, a function that nobody vouched for.
 */
public final class KnownTables {
    private static final Set<String> FUNCTIONS = Set.of(
            ("sum count min max avg median stddev quantile_cont quantile_disc percentile_cont percentile_disc coalesce nullif lower upper round"
                            + " abs floor ceil ceiling date_trunc year month day quarter dayname isodow last_day cast try_cast grouping"
                            + " row_number rank dense_rank lag lead first_value last_value ntile percent_rank cume_dist greatest least"
                            + " concat trim length substring any_value arg_max arg_min max_by min_by date_add date_diff row mod power"
                            + " generate_series range unnest extract within group nth_value row_value sign")
                    .split(" "));

    private final Set<String> marts;
    private final Set<String> named = new HashSet<>();
    private final List<String> strangers = new ArrayList<>();

    private KnownTables(Set<String> marts) {
        this.marts = marts;
    }

    /** What in a physical text is not the store's; none if all is well. */
    public static List<String> strangers(String physicalSql, Set<String> marts) {
        try {
            var statements = Expressions.parser(physicalSql).parseStmtList();
            var known = new KnownTables(marts);
            if (statements.size() != 1 || !statements.get(0).isA(SqlKind.QUERY)) {
                return List.of("no single query");
            }
            statements.accept(known.names());
            statements.accept(known.uses());
            return known.strangers;
        } catch (SqlParseException e) {
            return List.of("unreadable: " + e.getMessage());
        }
    }

    private SqlBasicVisitor<@Nullable Void> names() {
        return new SqlBasicVisitor<>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                if (call instanceof SqlWithItem item) {
                    named.add(item.name.getSimple().toLowerCase(Locale.ROOT));
                }
                return super.visit(call);
            }
        };
    }

    private SqlBasicVisitor<@Nullable Void> uses() {
        return new SqlBasicVisitor<>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                if (call instanceof SqlSelect select) {
                    source(select.getFrom());
                    if (select.hasHints()) {
                        strangers.add("hints");
                    }
                } else if (call.getOperator() instanceof SqlFunction function
                        && !FUNCTIONS.contains(function.getName().toLowerCase(Locale.ROOT))) {
                    strangers.add("function " + function.getName());
                }
                return super.visit(call);
            }
        };
    }

    private void source(@Nullable SqlNode from) {
        switch (from) {
            case null -> {}
            case SqlIdentifier table -> table(table);
            case SqlJoin join -> {
                source(join.getLeft());
                source(join.getRight());
            }
            case SqlCall call
            when call.getKind() == SqlKind.AS || call.getKind() == SqlKind.LATERAL -> source(call.operand(0));
            case SqlCall call when call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.UNNEST -> {}
            case SqlCall call when call.getKind() == SqlKind.COLLECTION_TABLE -> {}
            case SqlNodeList list -> list.forEach(this::source);
            default -> strangers.add("FROM " + from);
        }
    }

    private void table(SqlIdentifier table) {
        var name = table.names.getLast().toLowerCase(Locale.ROOT);
        if (!table.isSimple() || (!marts.contains(name) && !named.contains(name))) {
            strangers.add("table " + table);
        }
    }
}
