package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.table.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** What people buy, before and after: the product types whose part of revenue moved most. */
final class MixShift {
    private static final int SHOWN = 8;

    private static final String BY_TYPE =
            "SELECT product_type, AGGREGATE(revenue) AS revenue, AGGREGATE(contribution_margin) AS margin FROM metrics WHERE %s GROUP BY product_type";

    /** Parts of the whole revenue; a margin rate is NaN where there is no revenue. */
    private record Type(String name, double before, double after, double rateBefore, double rateAfter) {
        double moved() {
            return Math.abs(after - before);
        }
    }

    private MixShift() {}

    static Finding.Part part(DataDoor data, BeforeAfter days) {
        var before = read(data, days.before());
        var after = read(data, days.after());
        var names = new LinkedHashSet<>(rows(before).keySet());
        names.addAll(rows(after).keySet());
        var grid = new Grid()
                .text("Product type")
                .number("Share of revenue before", Unit.PERCENT)
                .number("Share of revenue after", Unit.PERCENT)
                .number("Margin rate before", Unit.PERCENT)
                .number("Margin rate after", Unit.PERCENT);
        var types = new ArrayList<Type>();
        for (var name : names) {
            types.add(new Type(name, share(before, name), share(after, name), rate(before, name), rate(after, name)));
        }
        types.sort(Comparator.comparingDouble(Type::moved).reversed().thenComparing(Type::name));
        types.stream()
                .limit(SHOWN)
                .forEach(type ->
                        grid.row(type.name(), type.before(), type.after(), type.rateBefore(), type.rateAfter()));
        return grid.part("Shift in what is bought (not causal)", before.rows(), after.rows());
    }

    private static Sheet read(DataDoor data, DateRange days) {
        return Sheet.read(data, BY_TYPE.formatted(BeforeAfter.condition(days)));
    }

    private static Map<String, Integer> rows(Sheet sheet) {
        var rows = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < sheet.size(); i++) {
            rows.put(sheet.text(i, "product_type").orElse("(none)"), i);
        }
        return rows;
    }

    private static double share(Sheet sheet, String name) {
        double all = 0;
        for (int i = 0; i < sheet.size(); i++) {
            all += sheet.number(i, "revenue");
        }
        return 100 * of(sheet, name, "revenue") / all;
    }

    private static double rate(Sheet sheet, String name) {
        return 100 * of(sheet, name, "margin") / of(sheet, name, "revenue");
    }

    private static double of(Sheet sheet, String name, String column) {
        var row = rows(sheet).get(name);
        return row == null ? 0 : sheet.number(row, column);
    }
}
