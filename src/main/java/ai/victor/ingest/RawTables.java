package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import ai.victor.source.Format;
import ai.victor.source.RawTable;
import java.util.List;
import java.util.stream.Collectors;

/** The raw tables of a store: makes them, and puts staged rows into them, each in the place of the one with the same key. */
final class RawTables {
    private final StoreWriter store;

    RawTables(StoreWriter store) {
        this.store = store;
    }

    /** Makes the tables that are not there; the marts read all of them, whatever was imported. */
    void create() {
        for (var table : KnownFormats.tables()) {
            store.run("CREATE TABLE IF NOT EXISTS " + table.name() + " (" + columns(table)
                    + ", file_row BIGINT, file_sha VARCHAR)");
        }
    }

    /** @return how many of the staged rows took the place of another */
    long merge(Format format, String sha) {
        var replaced = 0L;
        var whole = format.tables().getFirst();
        for (var table : format.tables()) {
            var staged = "staging.main." + table.name();
            var kept = "staging.main.kept_" + table.name();
            var twice = withoutTwins(table, staged, kept);
            replaced += twice;
            if (store.number("SELECT count(*) FROM (FROM " + table.name() + " LIMIT 1)") > 0) {
                var same = "EXISTS (SELECT 1 FROM " + kept + " AS k WHERE " + equal(table.key(), table.name()) + ")";
                replaced += store.change("DELETE FROM " + table.name() + " WHERE " + same);
                if (!table.parent().isEmpty()) {
                    // A newer order may have fewer parts than the one before it.
                    store.run("DELETE FROM " + table.name() + " WHERE EXISTS (SELECT 1 FROM staging.main.kept_"
                            + whole.name() + " AS k WHERE " + equal(table.parent(), table.name()) + ")");
                }
            }
            store.change("INSERT INTO " + table.name() + " SELECT *, ? FROM " + kept + " ORDER BY file_row", sha);
        }
        return replaced;
    }

    /** Makes {@code kept} of {@code staged}: of rows with one key the last, which is the newest. Returns how many were left out. */
    private long withoutTwins(RawTable table, String staged, String kept) {
        var key = String.join(", ", table.key());
        var twice = store.number("SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM " + staged
                + " GROUP BY " + key + " HAVING count(*) > 1)");
        // The window is dear, and files without twins are the rule.
        store.run("DROP VIEW IF EXISTS " + kept + "; DROP TABLE IF EXISTS " + kept + "_once");
        if (twice == 0) {
            store.run("CREATE VIEW " + kept + " AS FROM " + staged);
        } else {
            store.run("CREATE TABLE " + kept + "_once AS SELECT * FROM " + staged
                    + " QUALIFY row_number() OVER (PARTITION BY " + key + " ORDER BY file_row DESC) = 1; CREATE VIEW "
                    + kept + " AS FROM " + kept + "_once");
        }
        return twice;
    }

    /** How many rows of the kind still come from that content. */
    long rowsFrom(Format format, String sha) {
        return format.tables().stream()
                .mapToLong(table -> store.number("SELECT count(*) FROM " + table.name() + " WHERE file_sha = ?", sha))
                .sum();
    }

    void dropStaged(Format format) {
        for (var table : format.tables()) {
            var kept = "staging.main.kept_" + table.name();
            store.run("DROP VIEW IF EXISTS " + kept + "; DROP TABLE IF EXISTS " + kept
                    + "_once; DROP TABLE IF EXISTS staging.main." + table.name());
        }
        store.run("DROP TABLE IF EXISTS staging.main.fault");
    }

    static String columns(RawTable table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining(", "));
    }

    /** Empty cells of a key are equal: an invoice's shipping row names no sku. */
    private static String equal(List<String> columns, String table) {
        return columns.stream()
                .map(column -> "k." + column + " IS NOT DISTINCT FROM " + table + "." + column)
                .collect(Collectors.joining(" AND "));
    }
}
