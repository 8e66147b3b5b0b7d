package ai.victor.language;

import ai.victor.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells results whose numbers were worked on: shares, running totals, averages, growth, counts of rows. */
final class FormsTold {
    private static final int FEW = 6;

    private FormsTold() {}

    static String tell(Reading reading, Table table) {
        var quantity = reading.quantities().get(0);
        int at = Narrator.column(table, FormSql.column(reading.form(), quantity));
        if (reading.form() instanceof Form.Absent absent) {
            return Absences.told(reading, absent, table);
        }
        if (table.rows().size() == 1 && reading.breakdowns().isEmpty()) {
            return head(reading, table) + Narrator.about(reading) + ": "
                    + cell(table, table.rows().get(0), at) + ".";
        }
        if (reading.form() instanceof Form.Count) {
            return cell(table, table.rows().get(0), at) + " " + Narrator.plural(Narrator.rowName(reading))
                    + Narrator.about(reading) + Narrator.held(reading) + ".";
        }
        var texts = new ArrayList<String>();
        var rows = table.rows();
        for (var row : rows.subList(0, Math.min(FEW, rows.size()))) {
            texts.add(Narrator.lead(reading, table, row) + cell(table, row, at));
        }
        return head(reading, table) + Narrator.about(reading) + ": " + String.join("; ", texts)
                + (rows.size() > FEW ? "; and more in the table." : ".") + CutOff.told(reading, table);
    }

    private static String cell(Table table, List<@Nullable Object> row, int at) {
        return Figures.cell(table.columns().get(at), row.get(at));
    }

    private static String head(Reading reading, Table table) {
        var column = reading.quantities().get(0).column();
        var name = table.columns().stream()
                .filter(one -> one.name().equals(column))
                .map(one -> Narrator.lowerFirst(one.label()))
                .findFirst()
                .orElse(column.replace('_', ' '));
        return switch (reading.form()) {
            case Form.Plain plain -> upper(name);
            case Form.Beside beside -> upper(name);
            case Form.Share share -> "Share of " + name;
            case Form.Running running -> "Running total of " + name;
            case Form.Moving moving ->
                "Moving average of " + name + " over " + moving.rows() + " "
                        + Narrator.plural(reading.breakdowns().get(0));
            case Form.Growth growth -> "Growth of " + name + (growth.back() == 1 ? "" : " against the year before");
            case Form.Average average ->
                "Average " + name + " per " + average.over().replace('_', ' ');
            case Form.Count count -> "Number";
            case Form.Absent absent -> "Number";
        };
    }

    private static String upper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
