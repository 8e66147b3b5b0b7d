package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * Names of the virtual table {@code metrics}: dimensions and time columns as they are, metrics by AGGREGATE only.
 *
 * @param tableNames what may stand before the dot of a column, in lower case
 * @param outer the names of the blocks around, which may not be used
 */
record MetricNames(SemanticColumns columns, Set<String> tableNames, List<Names> outer) implements Names {
    MetricNames(SemanticColumns columns, Set<String> tableNames) {
        this(columns, tableNames, List.of());
    }

    /** Those of a block that reads metrics under an alias, in others. */
    static MetricNames of(SemanticColumns columns, String alias, List<Names> outer) {
        var tableNames = new HashSet<>(Set.of("metrics"));
        tableNames.add(alias.toLowerCase(Locale.ROOT));
        return new MetricNames(columns, tableNames, outer);
    }

    @Override
    public SqlNode column(SqlIdentifier written, Resolver.Clause clause, Resolver resolver) {
        var column = find(written);
        var choices = columns.model().choices(written.names.getLast());
        if (column.isEmpty() && written.isSimple() && !choices.isEmpty()) {
            return resolver.refuse(Problems.ambiguousDimension(written, written.getSimple(), choices), written);
        }
        if (column.isEmpty()) {
            return resolver.refuse(
                    Problems.unknownColumn(
                            written,
                            String.join(".", written.names),
                            columns.names(),
                            "metrics",
                            outer.stream().anyMatch(names -> names.has(written))),
                    written);
        }
        return switch (column.get()) {
            case SemanticColumn.Measured measured ->
                resolver.refuse(
                        clause == Resolver.Clause.WHERE
                                ? Problems.metricInWhere(written, measured.name())
                                : Problems.measureNotAggregated(written, written.toString(), measured.name()),
                        written);
            case SemanticColumn.Cut cut -> new SqlIdentifier(cut.name(), written.getParserPosition());
            case SemanticColumn.Time time -> new SqlIdentifier(time.name(), written.getParserPosition());
        };
    }

    @Override
    public SqlNode aggregate(SqlCall call, Resolver.Clause clause, Resolver resolver) {
        if (!Resolver.isAggregate(call) && !call.getOperator().getName().equalsIgnoreCase("AGGREGATE")) {
            return resolver.refuse(
                    otherAggregate(call, call.getOperator().getName().toUpperCase(Locale.ROOT)), call);
        }
        if (call.getFunctionQuantifier() != null || call.operandCount() != 1) {
            return resolver.refuse(Problems.notAMetric(call, "anything else"), call);
        }
        if (!(call.operand(0) instanceof SqlIdentifier written) || written.isStar()) {
            return resolver.refuse(Problems.notAMetric(call, SqlText.of(call.operand(0))), call);
        }
        var name = written.names.getLast();
        var column = columns.find(name);
        if (column.isEmpty()) {
            return resolver.refuse(Problems.unknownColumn(written, name, columns.metricNames()), call);
        }
        if (!(column.get() instanceof SemanticColumn.Measured measured)) {
            return resolver.refuse(
                    Problems.notAMetric(written, "the dimension " + column.get().name()), call);
        }
        if (clause == Resolver.Clause.WHERE) {
            return resolver.refuse(Problems.metricInWhere(call, measured.name()), call);
        }
        if (clause == Resolver.Clause.GROUP_BY) {
            return resolver.refuse(Problems.notSupported(call, "Metrics in GROUP BY", "group by dimensions"), call);
        }
        return call.getOperator()
                .createCall(call.getParserPosition(), new SqlIdentifier(measured.name(), written.getParserPosition()));
    }

    private Problem otherAggregate(SqlCall call, String name) {
        if (call.operandCount() == 1 && call.operand(0) instanceof SqlIdentifier written && !written.isStar()) {
            var column = columns.find(written.names.getLast());
            if (column.isEmpty()) {
                return Problems.unknownColumn(written, written.names.getLast(), columns.names());
            }
            return column.get() instanceof SemanticColumn.Measured measured
                    ? Problems.measureNotAggregated(call, name + "(" + written + ")", measured.name())
                    : Problems.aggregateOfDimension(call, name, column.get().name());
        }
        return name.equals("COUNT")
                ? Problems.count(call, columns.counts())
                : Problems.notSupported(call, "Aggregates of expressions", "metrics are read by AGGREGATE(metric)");
    }

    private Optional<SemanticColumn> find(SqlIdentifier written) {
        boolean ofTable = written.isSimple()
                || written.names.size() == 2
                        && tableNames.contains(written.names.getFirst().toLowerCase(Locale.ROOT));
        return ofTable ? columns.find(written.names.getLast()) : Optional.empty();
    }

    @Override
    public Optional<SqlNode> time(SqlCall call, Resolver.Clause clause, Resolver resolver) {
        return TimeFunctions.read(call).map(column -> new SqlIdentifier(column.columnName(), call.getParserPosition()));
    }

    @Override
    public boolean has(SqlIdentifier name) {
        return find(name)
                .filter(column -> !(column instanceof SemanticColumn.Measured))
                .isPresent();
    }

    @Override
    public List<SqlNode> starred(SqlIdentifier star) {
        return List.of(star);
    }

    @Override
    public String nameOf(SqlNode written) {
        if (written instanceof SqlIdentifier column && !column.isStar()) {
            return columns.find(column.names.getLast())
                    .map(SemanticColumn::name)
                    .orElse(column.names.getLast());
        }
        if (Resolver.isAggregate(written) && ((SqlCall) written).operand(0) instanceof SqlIdentifier metric) {
            return columns.find(metric.names.getLast())
                    .map(SemanticColumn::name)
                    .orElse("");
        }
        return written instanceof SqlCall call
                ? TimeFunctions.read(call).map(TimeColumn::columnName).orElse("")
                : "";
    }

    @Override
    public Optional<String> label(SqlNode column) {
        return Optional.empty();
    }

    @Override
    public Optional<Type> type(SqlIdentifier column) {
        return columns.find(column.names.getLast()).map(SemanticColumn::type);
    }

    @Override
    public Optional<Integer> shown(SqlIdentifier column) {
        return columns.find(column.names.getLast()).flatMap(SemanticColumn::shown);
    }

    @Override
    public Unit unit(SqlIdentifier column) {
        return columns.find(column.names.getLast()).map(SemanticColumn::unit).orElse(Unit.NONE);
    }
}
