package ai.victor.sql;

import ai.victor.model.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Metrics as arithmetic over the columns of their measures. */
final class Recipe {
    private final SemanticColumns columns;
    private final Function<Use, SqlNode> leaf;

    /** @param leaf what stands for a measure */
    Recipe(SemanticColumns columns, Function<Use, SqlNode> leaf) {
        this.columns = columns;
        this.leaf = leaf;
    }

    /** @param conditions what rows must meet beside the metric's own filters */
    SqlNode value(Metric metric, List<SqlNode> conditions) {
        return value(metric, conditions, Shift.NONE);
    }

    private SqlNode value(Metric metric, List<SqlNode> conditions, Shift shift) {
        var filters = with(metric.filters(), conditions);
        return switch (metric) {
            case Metric.Simple simple -> leaf.apply(new Use(simple, Use.Role.VALUE, filters, shift));
            case Metric.Cumulative cumulative -> leaf.apply(new Use(cumulative, Use.Role.VALUE, filters, shift));
            case Metric.Conversion conversion -> conversion(conversion, filters, shift);
            case Metric.Ratio ratio ->
                quotient(
                        ratio,
                        input(ratio, ratio.dividend(), filters, shift),
                        input(ratio, ratio.divisor(), filters, shift));
            case Metric.Derived derived -> {
                Map<String, SqlNode> inputs = new HashMap<>();
                derived.parts().forEach((alias, part) -> inputs.put(alias, input(derived, part, filters, shift)));
                yield Expressions.replace(
                        columns.formula(derived),
                        part -> part instanceof SqlIdentifier name ? inputs.get(name.names.getLast()) : null);
            }
        };
    }

    private SqlNode conversion(Metric.Conversion metric, List<SqlNode> filters, Shift shift) {
        var converted = leaf.apply(new Use(metric, Use.Role.CONVERTED, filters, shift));
        return switch (metric.calculation()) {
            case CONVERSIONS -> converted;
            case CONVERSION_RATE -> {
                var base = with(metric.base().filters(), filters);
                yield quotient(metric, converted, leaf.apply(new Use(metric, Use.Role.BASE, base, shift)));
            }
        };
    }

    private SqlNode input(Metric of, Metric.Input input, List<SqlNode> conditions, Shift shift) {
        var moved = input.offset()
                .map(offset -> shift.and(offset).orElseThrow(() -> new Refusal(KindProblems.offsetsTogether(of))))
                .orElse(shift);
        return value(columns.metric(input.metric()), with(input.filters(), conditions), moved);
    }

    private static SqlNode quotient(Metric metric, SqlNode dividend, SqlNode divisor) {
        // Times 100 first: 7 of 25 is 28, but 0.28 times 100 is a little more, and a threshold of 28 would miss it.
        return Expressions.divide(
                metric.meta().unit().equals("percent")
                        ? SqlStdOperatorTable.MULTIPLY.createCall(SqlParserPos.ZERO, dividend, Expressions.whole(100))
                        : dividend,
                divisor);
    }

    /** A metric's filters before those that are known; none of them twice. */
    private List<SqlNode> with(List<Metric.Filter> filters, List<SqlNode> conditions) {
        if (filters.isEmpty()) {
            return conditions;
        }
        var all = new ArrayList<SqlNode>();
        for (var filter : filters) {
            var condition = columns.condition(filter);
            if (!Use.has(all, condition) && !Use.has(conditions, condition)) {
                all.add(condition);
            }
        }
        all.addAll(conditions);
        return all;
    }
}
