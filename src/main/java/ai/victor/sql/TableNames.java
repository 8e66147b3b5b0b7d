package ai.victor.sql;

import ai.victor.problem.Problem;
import ai.victor.sql.Resolver.Clause;
import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;

/** Names of a block over common table expressions: their columns, each resolved to its table's alias and itself. */
final class TableNames implements Names {
    private static final Set<String> AGGREGATES = Set.of("SUM", "AVG", "MIN", "MAX", "COUNT", "MEDIAN", "STDDEV");

    private final List<From.Source> sources = new ArrayList<>();
    private final Map<String, SqlNode> merged = new LinkedHashMap<>();
    private final List<Names> outer;
    private final DayOfWeek weekStart;

    TableNames(List<Names> outer, DayOfWeek weekStart) {
        this.outer = List.copyOf(outer);
        this.weekStart = weekStart;
    }

    /** Whether a call aggregates rows of a table. */
    static boolean isAggregate(SqlCall call) {
        return AGGREGATES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    void add(From.Source source) {
        sources.add(source);
    }

    /** Says what a column of USING is outside of its join. */
    void merge(String name, SqlNode value) {
        merged.put(name.toLowerCase(Locale.ROOT), value);
    }

    List<From.Source> sources() {
        return sources;
    }

    @Override
    public SqlNode column(SqlIdentifier written, Clause clause, Resolver resolver) {
        var name = written.names.getLast();
        if (written.isSimple() && merged.get(name.toLowerCase(Locale.ROOT)) instanceof SqlNode value) {
            return value;
        }
        var found = sources(written).stream()
                .filter(source -> source.column(name).isPresent())
                .toList();
        return switch (found.size()) {
            case 0 ->
                sources(written).stream().anyMatch(source -> source.mayHave(name))
                        ? new Refused(written)
                        : resolver.refuse(unknown(written), written);
            case 1 -> of(found.getFirst(), name, written);
            default ->
                resolver.refuse(
                        FormProblems.ambiguous(
                                written,
                                name,
                                found.stream().map(From.Source::alias).toList()),
                        written);
        };
    }

    private List<From.Source> sources(SqlIdentifier written) {
        return switch (written.names.size()) {
            case 1 -> sources;
            case 2 ->
                sources.stream()
                        .filter(source -> source.alias().equalsIgnoreCase(written.names.getFirst()))
                        .toList();
            default -> List.of();
        };
    }

    static SqlNode of(From.Source source, String name, SqlNode at) {
        var column = source.column(name).orElseThrow();
        return new SqlIdentifier(List.of(source.alias(), column.name()), at.getParserPosition());
    }

    private Problem unknown(SqlIdentifier written) {
        return Problems.unknownColumn(
                written,
                String.join(".", written.names),
                sources.stream()
                        .flatMap(source -> source.columns().stream())
                        .map(Column::name)
                        .distinct()
                        .toList(),
                String.join(", ", sources.stream().map(From.Source::alias).toList()),
                outer.stream().anyMatch(names -> names.has(written)));
    }

    @Override
    public SqlNode aggregate(SqlCall call, Clause clause, Resolver resolver) {
        var name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        if (name.equals("AGGREGATE")
                && sources.stream().anyMatch(source -> source.unsure().isEmpty())) {
            return new Refused(call);
        }
        if (name.equals("AGGREGATE")) {
            return resolver.refuse(
                    FormProblems.aggregateOfTable(
                            call, sources.stream().map(From.Source::alias).toList()),
                    call);
        }
        if (!AGGREGATES.contains(name)) {
            return resolver.refuse(Problems.unknownFunction(call, name, AGGREGATES), call);
        }
        if (clause == Clause.WHERE || clause == Clause.GROUP_BY) {
            return resolver.refuse(FormProblems.aggregateInWhere(call, name, clause), call);
        }
        var quantifier = call.getFunctionQuantifier();
        if (quantifier != null && !name.equals("COUNT")) {
            return resolver.refuse(
                    Problems.notSupported(call, "DISTINCT and ALL in " + name, "COUNT(DISTINCT …) is"), call);
        }
        var operands = call.getOperandList().stream()
                .map(operand -> operand instanceof SqlIdentifier star && star.isStar() && name.equals("COUNT")
                        ? operand
                        : resolver.resolve(operand, clause))
                .toList();
        return call.getOperator().createCall(quantifier, call.getParserPosition(), operands.toArray(new SqlNode[0]));
    }

    @Override
    public Optional<SqlNode> time(SqlCall call, Clause clause, Resolver resolver) {
        return TimeFunctions.of(call)
                .map(period -> TimeExpressions.of(
                        period.column(),
                        new Fact.Bound(resolver.resolve(column(period.day()), clause), Type.DATE, List.of()),
                        weekStart));
    }

    /** A column by the name of a unit of time, which the grammar takes for that unit. */
    private static SqlNode column(SqlNode day) {
        return day instanceof SqlIntervalQualifier unit
                ? new SqlIdentifier(unit.toString().toLowerCase(Locale.ROOT), unit.getParserPosition())
                : day;
    }

    @Override
    public boolean has(SqlIdentifier name) {
        return name.isSimple() && merged.containsKey(name.getSimple().toLowerCase(Locale.ROOT))
                || sources(name).stream()
                        .anyMatch(source -> source.column(name.names.getLast()).isPresent());
    }

    @Override
    public List<SqlNode> starred(SqlIdentifier star) {
        var columns = new ArrayList<SqlNode>();
        if (star.names.size() == 1) {
            merged.keySet().forEach(name -> columns.add(new SqlIdentifier(name, star.getParserPosition())));
        }
        var alias = star.names.size() > 1 ? star.names.getFirst() : "";
        for (var source : sources) {
            if (alias.isEmpty() || alias.equalsIgnoreCase(source.alias())) {
                source.columns().stream()
                        .filter(column -> !alias.isEmpty()
                                || !merged.containsKey(column.name().toLowerCase(Locale.ROOT)))
                        .forEach(column -> columns.add(
                                new SqlIdentifier(List.of(source.alias(), column.name()), star.getParserPosition())));
                source.unsure()
                        .orElse(Set.of())
                        .forEach(name -> columns.add(
                                new SqlIdentifier(List.of(source.alias(), name), star.getParserPosition())));
                if (source.unsure().isEmpty()) {
                    columns.add(new Refused(star));
                }
            }
        }
        return columns.isEmpty() ? List.of(star) : columns;
    }

    @Override
    public String nameOf(SqlNode written) {
        return written instanceof SqlIdentifier name && !name.isStar()
                ? sources(name).stream()
                        .flatMap(source -> source.column(name.names.getLast()).stream())
                        .map(Column::name)
                        .findFirst()
                        .orElse(name.names.getLast())
                : "";
    }

    @Override
    public Optional<Type> type(SqlIdentifier column) {
        return find(column).map(Column::type);
    }

    @Override
    public Optional<Integer> shown(SqlIdentifier column) {
        return find(column).flatMap(Column::shown);
    }

    @Override
    public Unit unit(SqlIdentifier column) {
        return find(column).map(Column::unit).orElse(Unit.NONE);
    }

    @Override
    public Optional<String> label(SqlNode column) {
        return column instanceof SqlIdentifier name ? find(name).map(Column::label) : Optional.empty();
    }

    private Optional<Column> find(SqlIdentifier column) {
        return sources(column).stream()
                .flatMap(source -> source.column(column.names.getLast()).stream())
                .findFirst();
    }
}
