package ai.victor.ingest;

import ai.victor.engine.RowAppender;
import ai.victor.engine.StoreWriter;
import ai.victor.source.Format;
import ai.victor.source.RawTable;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The raw tables of a store: makes them, and puts staged rows into them.
 *
 * <p>Of rows with one key the newest stays, in whatever order their files come: the one whose own version is later; where no row tells its version,
 * the one whose file was written later; were both written at one moment, the one whose content has the greater hash. So exports that overlap converge
 * to the same tables.
 */
final class RawTables {
    /** What each stored row bears beside its cells. */
    private static final String ORIGIN = "file_row BIGINT, file_seq BIGINT, file_sha VARCHAR, file_time TIMESTAMP";

    private static final String STAGING = "staging";

    private final StoreWriter store;

    /** Of the file whose rows are staged; no two that wait at one time share it. */
    private final int number;

    /** Whether the file is the first to fill its tables: there is nothing to merge its rows with, so what it is staged in becomes the table. */
    private final boolean first;

    RawTables(StoreWriter store, int number, boolean first) {
        this.store = store;
        this.number = number;
        this.first = first;
    }

    /** Those of a store, for whoever has no file at hand. */
    static RawTables of(StoreWriter store) {
        return new RawTables(store, 0, false);
    }

    /**
     * What became of the staged rows of a file.
     *
     * @param replaced rows that took the place of one with their key, further up in the file or in the store
     * @param older rows that were left out, because the store holds a newer one with their key
     */
    record Merged(long replaced, long older) {}

    /** Makes the tables that are not there; the marts read all of them, whatever was imported. */
    void create() {
        var there = new HashSet<String>();
        store.rows(
                        "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE database_name = current_database()")
                .forEach(row -> there.add(String.valueOf(row.getFirst())));
        for (var table : KnownFormats.tables()) {
            store.run("CREATE TABLE IF NOT EXISTS " + table.name() + " (" + columns(table) + ", " + ORIGIN + ")");
            // A store of an earlier version may lack a column; what it read has no value for it.
            if (there.contains(table.name() + ".file_row")) {
                table.columns().stream()
                        .filter(column -> !there.contains(table.name() + "." + column.name()))
                        .forEach(column -> store.run("ALTER TABLE " + table.name() + " ADD COLUMN " + column.name()
                                + " " + column.type().sql()));
            }
        }
    }

    /** Whether there is no row yet in the tables of this kind. */
    boolean areEmpty(Format format) {
        return format.tables().stream().allMatch(table -> isEmpty(table.name()));
    }

    private boolean isEmpty(String table) {
        return store.number("SELECT count(*) FROM (FROM " + table + " LIMIT 1)") == 0;
    }

    /** Makes the place where the rows of a file of this kind wait until all of it is read. */
    void stageRows(Format format) {
        for (var table : format.tables()) {
            store.run("CREATE OR REPLACE TABLE " + staged(table) + " (" + columns(table)
                    + ", file_row BIGINT, file_seq BIGINT)");
        }
    }

    /** Makes the place where the faults of a file wait. */
    void stageFaults() {
        store.run(
                "CREATE OR REPLACE TABLE staging.main." + faults()
                        + " (line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR, fix VARCHAR, waits_for_rate BOOLEAN)");
    }

    /** @param touched is told what changes */
    Merged merge(Format format, String sha, LocalDateTime modified, Touched touched) {
        var whole = format.tables().getFirst();
        var replaced = 0L;
        var older = 0L;
        var parts = format.tables().stream()
                .filter(table -> !table.parent().isEmpty())
                .toList();
        if (!parts.isEmpty() && twins(whole) > 0) {
            parts.forEach(table -> ofLastTwin(table, whole));
        }
        for (var table : format.tables()) {
            replaced += withoutTwins(table);
        }
        if (first) {
            for (var table : format.tables()) {
                touched.note(table, staged(table), "false");
                become(table, sha, modified);
            }
            return new Merged(replaced, older);
        }
        // Parts are judged before their whole is touched, by the whole.
        for (var table : format.tables().reversed()) {
            if (isEmpty(table.name())) {
                touched.note(table, staged(table), "false");
                continue;
            }
            older += withoutOlder(table, whole, sha, modified);
            var same = "EXISTS (SELECT 1 FROM " + staged(table) + " AS s WHERE " + equal(table.key(), "s", table.name())
                    + ")";
            touched.note(table, staged(table), same);
            replaced += store.change("DELETE FROM " + table.name() + " WHERE " + same);
            if (!table.parent().isEmpty()) {
                // A newer order may have fewer parts than the one before it.
                store.run("DELETE FROM " + table.name() + " WHERE EXISTS (SELECT 1 FROM " + staged(whole)
                        + " AS s WHERE " + equal(table.parent(), "s", table.name()) + " AND NOT "
                        + isOlder(whole, "s", sha, modified) + ")");
            }
        }
        for (var table : format.tables()) {
            store.change(
                    "INSERT INTO " + table.name() + " BY NAME SELECT *, ? AS file_sha, ? AS file_time FROM "
                            + staged(table),
                    sha,
                    modified);
        }
        return new Merged(replaced, older);
    }

    /** Puts what the rows were staged in into the place of the table, which is empty. */
    private void become(RawTable table, String sha, LocalDateTime modified) {
        if (isEmpty(staged(table))) {
            return;
        }
        var alter = "ALTER TABLE " + table.name();
        // As the default of a new column the origin is written once for all rows; as a cell, millions of times.
        store.run(String.join(
                "; ",
                "DROP TABLE " + table.name(),
                "ALTER TABLE " + staged(table) + " RENAME TO " + table.name(),
                alter + " ADD COLUMN file_sha VARCHAR DEFAULT '" + sha + "'",
                alter + " ADD COLUMN file_time TIMESTAMP DEFAULT TIMESTAMP '" + modified.truncatedTo(ChronoUnit.MICROS)
                        + "'",
                alter + " ALTER COLUMN file_sha DROP DEFAULT",
                alter + " ALTER COLUMN file_time DROP DEFAULT"));
    }

    /** Of staged rows with one key leaves the last, which is the newest. Returns how many went. */
    private long withoutTwins(RawTable table) {
        var twice = twins(table);
        // Files without twins are the rule; and where there are some, the window is over those alone, for it is dear.
        if (twice > 0) {
            var key = String.join(", ", table.key());
            var hash = "hash(" + key + ")";
            store.run("DELETE FROM " + staged(table) + " WHERE file_seq IN (SELECT file_seq FROM " + staged(table)
                    + " WHERE " + hash + " IN (SELECT " + hash + " FROM " + staged(table) + " GROUP BY " + key
                    + " HAVING count(*) > 1) QUALIFY " + age(table) + " > 1)");
        }
        return twice;
    }

    private long twins(RawTable table) {
        return store.number("SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM " + staged(table)
                + " GROUP BY " + String.join(", ", table.key()) + " HAVING count(*) > 1)");
    }

    private String newest(RawTable table) {
        return "SELECT file_seq FROM " + staged(table) + " QUALIFY " + age(table) + " = 1";
    }

    /** 1 for the newest of the rows with one key. */
    private static String age(RawTable table) {
        return "row_number() OVER (PARTITION BY " + String.join(", ", table.key()) + " ORDER BY "
                + (table.version().isEmpty() ? "" : table.version() + " DESC NULLS LAST, ") + "file_seq DESC)";
    }

    /** Of a whole that a file tells of twice, leaves the parts of the newest: parts follow their whole. */
    private void ofLastTwin(RawTable table, RawTable whole) {
        var same = table.parent().stream()
                .map(column -> "w." + column + " = p." + column)
                .collect(Collectors.joining(" AND "));
        store.run("DELETE FROM " + staged(table) + " WHERE file_seq NOT IN (SELECT p.file_seq FROM " + staged(table)
                + " AS p ASOF JOIN " + staged(whole) + " AS w ON " + same
                + " AND p.file_seq >= w.file_seq WHERE w.file_seq IN (" + newest(whole) + "))");
    }

    /** Lets go of the staged rows that the store holds newer, and says how many they were. */
    private long withoutOlder(RawTable table, RawTable whole, String sha, LocalDateTime modified) {
        if (table.parent().isEmpty()) {
            return store.change(
                    "DELETE FROM " + staged(table) + " WHERE " + isOlder(table, staged(table), sha, modified));
        }
        return store.change("DELETE FROM " + staged(table) + " WHERE EXISTS (SELECT 1 FROM " + staged(whole)
                + " AS s WHERE " + equal(table.parent(), "s", staged(table)) + " AND "
                + isOlder(whole, "s", sha, modified)
                + ")");
    }

    /** Whether the store has a newer row for the key of this staged one. */
    private String isOlder(RawTable table, String staged, String sha, LocalDateTime modified) {
        var ours = "(TIMESTAMP '" + modified + "', '" + sha + "')";
        var newer = "(t.file_time, t.file_sha) > " + ours;
        if (!table.version().isEmpty()) {
            var lowest = "TIMESTAMP '0001-01-01'";
            var stored = "coalesce(t." + table.version() + ", " + lowest + ")";
            var given = "coalesce(" + staged + "." + table.version() + ", " + lowest + ")";
            newer = "(" + stored + " > " + given + " OR " + stored + " = " + given + " AND " + newer + ")";
        }
        return "EXISTS (SELECT 1 FROM " + table.name() + " AS t WHERE " + equal(table.key(), "t", staged) + " AND "
                + newer + ")";
    }

    /** Lets go of what the same content gave when another mapping said what its columns mean. */
    void forgetOtherReadings(Format format, String sha, Touched touched) {
        var mapped = sha.indexOf('-');
        if (mapped > 0) {
            touched.lost();
            var tables = Stream.concat(
                    format.tables().stream().map(RawTable::name), Stream.of("import_file", "quarantine", "file_total"));
            tables.forEach(table -> store.change(
                    "DELETE FROM " + table + " WHERE starts_with(file_sha, ?) AND file_sha <> ?",
                    sha.substring(0, mapped + 1),
                    sha));
        }
    }

    /** How many rows of the kind still come from that content. */
    long rowsFrom(Format format, String sha) {
        return format.tables().stream()
                .mapToLong(table -> store.number("SELECT count(*) FROM " + table.name() + " WHERE file_sha = ?", sha))
                .sum();
    }

    void dropStaged(Format format) {
        format.tables().forEach(table -> store.run("DROP TABLE IF EXISTS " + staged(table)));
        store.run("DROP TABLE IF EXISTS staging.main." + faults());
    }

    /** Opens the place for the rows of a table. */
    RowAppender append(RawTable table) {
        return first ? store.append(waiting(table)) : store.append(STAGING, waiting(table));
    }

    /** Opens the place for the faults of the file. */
    RowAppender appendFaults() {
        return store.append(STAGING, faults());
    }

    private String waiting(RawTable table) {
        return "file_" + number + "_" + table.name();
    }

    /** Where the faults of the file wait, in the staging database. */
    String faults() {
        return "file_" + number + "_fault";
    }

    /** The place where the rows of a table wait. */
    String staged(RawTable table) {
        return first ? waiting(table) : STAGING + ".main." + waiting(table);
    }

    private static String columns(RawTable table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type().sql())
                .collect(Collectors.joining(", "));
    }

    /** Empty cells of a key are equal: an invoice's shipping row names no sku. */
    private static String equal(List<String> columns, String left, String right) {
        return columns.stream()
                .map(column -> left + "." + column + " IS NOT DISTINCT FROM " + right + "." + column)
                .collect(Collectors.joining(" AND "));
    }
}
