package ai.victor.sql;

import ai.victor.table.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What a plain block reads: one table, or tables joined. */
sealed interface From {
    /** The tables in the order of their text. */
    Stream<Source> sources();

    /** The conditions of its joins. */
    Stream<SqlNode> conditions();

    /** The same without conditions: all rows with all. */
    default SqlNode crossed() {
        return sources()
                .map(Source::node)
                .reduce((left, right) -> new SqlJoin(
                        SqlParserPos.ZERO,
                        left,
                        SqlLiteral.createBoolean(false, SqlParserPos.ZERO),
                        JoinType.CROSS.symbol(SqlParserPos.ZERO),
                        right,
                        JoinConditionType.NONE.symbol(SqlParserPos.ZERO),
                        null))
                .orElseThrow();
    }

    /** The same for Calcite, tables by their names in the physical text. */
    SqlNode node();

    /**
     * A common table expression under an alias.
     *
     * @param keys see {@link Block#keys()}
     * @param repeated see {@link Block#repeated()}
     * @param unsure see {@link RefusedBlock#unsure()}; nothing where the block can run
     */
    record Source(
            String alias,
            String table,
            List<Column> columns,
            List<String> keys,
            Map<String, Repeated> repeated,
            boolean oneRow,
            Optional<Set<String>> unsure)
            implements From {
        @Override
        public Stream<Source> sources() {
            return Stream.of(this);
        }

        @Override
        public Stream<SqlNode> conditions() {
            return Stream.of();
        }

        @Override
        public SqlNode node() {
            return SqlStdOperatorTable.AS.createCall(
                    SqlParserPos.ZERO,
                    new SqlIdentifier(table, SqlParserPos.ZERO),
                    new SqlIdentifier(alias, SqlParserPos.ZERO));
        }

        Optional<Column> column(String name) {
            return columns.stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        /** Whether there may be a column of which nothing is known. */
        boolean mayHave(String name) {
            return unsure.map(names -> names.contains(name.toLowerCase(Locale.ROOT)))
                    .orElse(true);
        }

        boolean isRefused() {
            return !unsure.equals(Optional.of(Set.of()));
        }

        /** Columns that tell its rows apart, as far as that can be. */
        List<String> tellingApart() {
            return oneRow
                    ? List.of()
                    : keys.isEmpty() ? columns.stream().map(Column::name).toList() : keys;
        }
    }

    /** A join; of all rows with all without a condition. */
    record Joined(From left, JoinType type, Source right, Optional<SqlNode> condition) implements From {
        @Override
        public Stream<Source> sources() {
            return Stream.concat(left.sources(), Stream.of(right));
        }

        @Override
        public Stream<SqlNode> conditions() {
            return Stream.concat(left.conditions(), condition.stream());
        }

        @Override
        public SqlNode node() {
            var place = SqlParserPos.ZERO;
            return new SqlJoin(
                    place,
                    left.node(),
                    SqlLiteral.createBoolean(false, place),
                    type.symbol(place),
                    right.node(),
                    (condition.isPresent() ? JoinConditionType.ON : JoinConditionType.NONE).symbol(place),
                    condition.map(Expressions::copy).orElse(null));
        }
    }
}
