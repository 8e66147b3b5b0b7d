package ai.victor.analysis;

import ai.victor.analysis.Finding.Part;
import ai.victor.model.DateRange;
import ai.victor.query.Outcome;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of the data's health. */
final class HealthTables {
    private HealthTables() {}

    static Part sources(List<SourceDays> sources, DateRange period, Outcome.Rows query) {
        var columns = List.of(
                Figures.text("source", "Source"),
                new Column("first_day", "First day", Type.DATE, Unit.NONE),
                new Column("last_day", "Last day", Type.DATE, Unit.NONE),
                new Column("behind", "Days behind", Type.INTEGER, Unit.COUNT),
                new Column("with_rows", "Days with rows", Type.INTEGER, Unit.COUNT),
                new Column("without_rows", "Days without rows", Type.INTEGER, Unit.COUNT));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var source : sources) {
            var expected = source.expected(period);
            long with = expected.stream().filter(source.days()::contains).count();
            rows.add(List.of(
                    source.source(),
                    source.days().first(),
                    source.days().last(),
                    (long) source.behind(),
                    with,
                    expected.size() - with));
        }
        return new Part("The sources", new Table(columns, rows, false), List.of(query));
    }

    /** Stretches without rows; of sources that do not tell of every day only where these are asked for by name. */
    static Table gaps(List<SourceDays> sources, DateRange period, boolean named) {
        var columns = List.of(
                Figures.text("source", "Source"),
                new Column("from", "From", Type.DATE, Unit.NONE),
                new Column("to", "To", Type.DATE, Unit.NONE),
                new Column("days", "Days", Type.INTEGER, Unit.COUNT));
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var source : sources) {
            if (named || source.isDaily()) {
                source.gaps(period)
                        .forEach(gap ->
                                rows.add(List.of(source.source(), gap.from(), gap.to(), (long) PeriodName.days(gap))));
            }
        }
        return new Table(columns, rows, false);
    }

    static Table coverage(DataDoor data) {
        var columns = List.of(
                Figures.text("table", "Table"),
                new Column("first_day", "First day", Type.DATE, Unit.NONE),
                new Column("last_day", "Last day", Type.DATE, Unit.NONE));
        var rows = new ArrayList<List<@Nullable Object>>();
        data.coverage().forEach((fact, range) -> rows.add(List.of(fact.replace('_', ' '), range.from(), range.to())));
        return new Table(columns, rows, false);
    }

    static Table quarantined(long rows) {
        var column = new Column("rows_quarantined", "Rows in quarantine", Type.INTEGER, Unit.COUNT);
        return new Table(List.of(column), List.of(List.of(rows)), false);
    }
}
