package ai.victor.ingest;

import ai.victor.engine.EngineSettings;
import ai.victor.engine.QueryEngine;
import ai.victor.engine.Stores;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the page of a data folder from its current store, which it opens for reading only. */
public final class DataPageReader {
    /** Rows of one section that are read; a page with more says so. */
    private static final int MOST_ROWS = 10_000;

    private DataPageReader() {}

    /** @return empty where nothing is imported */
    public static Optional<DataPage> read(Path dataFolder, BigDecimal tolerance) {
        return Stores.current(dataFolder).map(store -> {
            try (var engine = QueryEngine.open(store, EngineSettings.standard())) {
                return read(engine, tolerance);
            }
        });
    }

    private static DataPage read(QueryEngine engine, BigDecimal tolerance) {
        var text = new Column("", "", Type.TEXT, Unit.NONE);
        var shop = engine.run("SELECT name, currency FROM shop", List.of(text, text), 1)
                .rows()
                .getFirst();
        var currency = String.valueOf(shop.get(1));
        var sections = new ArrayList<DataPage.Section>();
        var gaps = 0;
        for (var asked : DataPageSql.all(currency, tolerance.toPlainString())) {
            var table = engine.tables().containsKey(asked.needs())
                    ? engine.run(asked.sql(), asked.columns(), MOST_ROWS)
                    : new Table(asked.columns(), List.of(), false);
            if (asked.name().equals(DataPageSql.GAPS)) {
                gaps = table.rows().size();
            }
            sections.add(new DataPage.Section(
                    asked.name(),
                    asked.title(),
                    table,
                    asked.wide() ? sentences(asked, table) : List.of(),
                    asked.none()));
        }
        return new DataPage(String.valueOf(shop.getFirst()), currency, tolerance, sections, gaps);
    }

    private static List<String> sentences(DataPageSql asked, Table table) {
        return table.rows().stream()
                .map(row -> switch (asked.name()) {
                    case "quarantine" -> quarantined(row);
                    case "unread_files" -> row.get(0) + " (" + row.get(1) + "): " + row.get(2);
                    case "limits" -> limit(table, row);
                    default ->
                        row.get(1) + " (" + shown(table, row, 2)
                                + (Long.valueOf(1).equals(row.get(2)) ? " row)" : " rows)");
                })
                .toList();
    }

    private static String quarantined(List<@Nullable Object> row) {
        var column = String.valueOf(row.get(2));
        var cell = column.isEmpty() ? ": " : ", " + column + " \"" + row.get(3) + "\" ";
        return row.get(0) + ", line " + row.get(1) + cell + row.get(4) + ". " + row.get(5) + ".";
    }

    private static String limit(Table table, List<@Nullable Object> row) {
        var amount = row.get(3) == null ? "" : ", " + shown(table, row, 3);
        return row.get(0) + ": " + row.get(1) + (row.get(2) == null ? "" : " (" + shown(table, row, 2) + amount + ")");
    }

    private static String shown(Table table, List<@Nullable Object> row, int at) {
        return CellText.of(table.columns().get(at), row.get(at));
    }
}
