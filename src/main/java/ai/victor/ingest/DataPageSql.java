package ai.victor.ingest;

import ai.victor.table.Column;
import ai.victor.table.Type;
import ai.victor.table.Unit;
import java.util.List;
import java.util.Locale;

/**
 * What each section of the page asks the store.
 *
 * @param needs the table without which the section is empty: another model's marts may not make it
 * @param wide whether its rows are told as sentences
 */
record DataPageSql(
        String name, String title, String none, String needs, boolean wide, List<Column> columns, String sql) {
    static final String GAPS = "gaps";

    /** @param tolerance a plain decimal */
    static List<DataPageSql> all(String currency, String tolerance) {
        var money = new Unit(currency);
        return List.of(
                new DataPageSql(
                        "sources",
                        "Sources",
                        "No source has a row.",
                        "fact_source_day",
                        false,
                        List.of(
                                text("source"),
                                date("first_day"),
                                date("last_day"),
                                count("days_behind"),
                                count("days_without_rows"),
                                count("rows")),
                        """
                        SELECT data_source, min(data_day), max(data_day),
                               CAST((SELECT max(data_day) FROM fact_source_day) - max(data_day) AS BIGINT),
                               CAST(max(data_day) - min(data_day) + 1 - count(*) AS BIGINT),
                               CAST(sum(row_count) AS BIGINT)
                        FROM fact_source_day GROUP BY data_source ORDER BY lower(data_source)"""),
                new DataPageSql(
                        "files",
                        "Files imported",
                        "No file is imported.",
                        "import_file",
                        false,
                        List.of(
                                text("kind"),
                                count("files"),
                                count("rows_read"),
                                count("rows_loaded"),
                                count("quarantined"),
                                new Column("last_import", "Last import (UTC)", Type.TIMESTAMP, Unit.NONE)),
                        """
                        SELECT kind, count(*), CAST(sum(rows_read) AS BIGINT), CAST(sum(rows_loaded) AS BIGINT),
                               CAST(sum(rows_quarantined) AS BIGINT), max(imported_at)
                        FROM import_file GROUP BY kind ORDER BY lower(kind)"""),
                new DataPageSql(
                        "coverage",
                        "Coverage",
                        "There is nothing to cover yet.",
                        "data_coverage",
                        false,
                        List.of(
                                text("what"),
                                new Column("share", "Share", Type.DECIMAL, Unit.PERCENT),
                                count("matched"),
                                count("of")),
                        "SELECT what, share, matched, total FROM data_coverage ORDER BY place"),
                new DataPageSql(
                        "control_totals",
                        "Totals against the sources' own",
                        "No source tells a total of its own.",
                        "control_total",
                        false,
                        List.of(
                                text("source"),
                                text("measure"),
                                count("periods"),
                                amount("imported", money),
                                amount("stated", money),
                                amount("gap", money),
                                count("periods_off")),
                        """
                        SELECT source, measure, count(*), sum(imported), sum(stated), sum(imported - stated),
                               count(*) FILTER (WHERE abs(imported - stated) > %s)
                        FROM control_total GROUP BY source, measure ORDER BY source, measure""".formatted(tolerance)),
                new DataPageSql(
                        GAPS,
                        "Gaps beyond the tolerance",
                        "No total differs from the source's own by more than the tolerance.",
                        "control_total",
                        false,
                        List.of(
                                text("source"),
                                text("period"),
                                text("measure"),
                                amount("imported", money),
                                amount("stated", money),
                                amount("gap", money),
                                text("detail")),
                        """
                        SELECT source, period, measure, imported, stated, imported - stated, detail FROM control_total
                        WHERE abs(imported - stated) > %s ORDER BY abs(imported - stated) DESC, source, period, measure""".formatted(tolerance)),
                new DataPageSql(
                        "unmatched",
                        "Rows that match no order",
                        "Every row that should have an order has one.",
                        "unmatched",
                        false,
                        List.of(
                                text("source"),
                                text("reason"),
                                count("rows"),
                                amount("amount", money),
                                text("example")),
                        """
                        SELECT source, reason, count(*), sum(amount), min(concat_ws(' ', source_id, detail)) FROM unmatched
                        GROUP BY source, reason ORDER BY source, count(*) DESC, reason"""),
                new DataPageSql(
                        "superseded",
                        "Told by two sources, counted once",
                        "Nothing is told by two sources.",
                        "superseded",
                        false,
                        List.of(
                                text("what"),
                                text("kept"),
                                text("dropped"),
                                count("rows"),
                                count("that_differ"),
                                amount("amount", money)),
                        """
                        SELECT what, kept, dropped, count(*), count(*) FILTER (WHERE difference <> ''),
                               sum(amount) FILTER (WHERE difference <> '')
                        FROM superseded GROUP BY what, kept, dropped ORDER BY what, kept, dropped"""),
                new DataPageSql(
                        "limits",
                        "What a form of export cannot tell",
                        "No export is of a form that leaves anything open.",
                        "known_limit",
                        true,
                        List.of(text("source"), text("detail"), count("rows"), amount("amount", money)),
                        "SELECT source, detail, n, amount FROM known_limit ORDER BY source, detail"),
                new DataPageSql(
                        "findings",
                        "Found in the rows",
                        "Nothing in the rows is out of the ordinary.",
                        "mart_problem",
                        true,
                        List.of(text("kind"), text("detail"), count("rows")),
                        "SELECT kind, detail, n FROM mart_problem ORDER BY n DESC, kind, detail"),
                new DataPageSql(
                        "quarantine",
                        "Quarantine",
                        "No row is in quarantine.",
                        "quarantine",
                        true,
                        List.of(
                                text("file"),
                                count("line"),
                                text("column"),
                                text("value"),
                                text("reason"),
                                text("fix")),
                        "SELECT file, line, column_name, value, reason, fix FROM quarantine ORDER BY file, line, column_name"),
                new DataPageSql(
                        "unread_files",
                        "Files that were not read",
                        "Every file that was given was read.",
                        "unread_file",
                        true,
                        List.of(text("file"), text("result"), text("reason")),
                        "SELECT file, status, reason FROM unread_file ORDER BY file"));
    }

    private static Column text(String name) {
        return new Column(name, label(name), Type.TEXT, Unit.NONE);
    }

    private static Column date(String name) {
        return new Column(name, label(name), Type.DATE, Unit.NONE);
    }

    private static Column count(String name) {
        return new Column(name, label(name), Type.INTEGER, Unit.COUNT);
    }

    private static Column amount(String name, Unit money) {
        return new Column(name, label(name), Type.DECIMAL, money);
    }

    private static String label(String name) {
        var words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
