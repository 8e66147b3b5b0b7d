package ai.victor.ingest;

import ai.victor.engine.StoreWriter;
import ai.victor.source.Format;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a store knows of its own making: the files that are in it, their quarantined rows, the shop's settings, and what the marts were built by. */
final class Ledger {
    private final StoreWriter store;

    Ledger(StoreWriter store) {
        this.store = store;
    }

    void create() {
        store.run("""
                CREATE TABLE IF NOT EXISTS import_file (
                    file VARCHAR, kind VARCHAR, file_sha VARCHAR, imported_at TIMESTAMP,
                    rows_read BIGINT, rows_loaded BIGINT, rows_replaced BIGINT, rows_older BIGINT, rows_quarantined BIGINT,
                    total_rows BIGINT, file_time TIMESTAMP, rates VARCHAR);
                CREATE TABLE IF NOT EXISTS quarantine (
                    file VARCHAR, kind VARCHAR, file_sha VARCHAR, line BIGINT, column_name VARCHAR, value VARCHAR, reason VARCHAR, fix VARCHAR,
                    waits_for_rate BOOLEAN);
                -- What a report says its rows add up to.
                CREATE TABLE IF NOT EXISTS file_total (
                    file VARCHAR, kind VARCHAR, file_sha VARCHAR, measure VARCHAR, imported DECIMAL(18, 4), stated DECIMAL(18, 4));
                CREATE TABLE IF NOT EXISTS unread_file (file VARCHAR, status VARCHAR, reason VARCHAR, seen_at TIMESTAMP);
                -- What a shop.yaml said, and what holds after victor.yml and the environment had their say.
                CREATE TABLE IF NOT EXISTS shop_file (name VARCHAR, currency VARCHAR, zone VARCHAR, week_start VARCHAR);
                CREATE TABLE IF NOT EXISTS shop_setting (
                    name VARCHAR, currency VARCHAR, zone VARCHAR, week_start VARCHAR, built_by VARCHAR, imported_at TIMESTAMP);
                """);
    }

    /**
     * Whether the content is in the store and there is nothing more to be had of it.
     *
     * @param rates a file that waits for an exchange rate is read again once the rates are others
     */
    boolean holds(String sha, Rates rates) {
        return store.number(
                        "SELECT count(*) FROM import_file AS f WHERE file_sha = ? AND (rates = ? OR NOT EXISTS"
                                + " (SELECT 1 FROM quarantine AS q WHERE q.file_sha = f.file_sha AND waits_for_rate))",
                        sha,
                        rates.fingerprint())
                > 0;
    }

    /** @param faults the table in which the faults of the file wait */
    void enter(
            FileReport report,
            FoundFile file,
            String faults,
            Rates rates,
            List<FileTotals.Total> totals,
            LocalDateTime now) {
        for (var table : List.of("import_file", "quarantine", "file_total")) {
            store.change("DELETE FROM " + table + " WHERE file_sha = ?", file.sha());
        }
        var path = report.path().toString();
        store.change(
                "INSERT INTO import_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                path,
                report.kind(),
                file.sha(),
                now,
                report.read(),
                report.loaded(),
                report.replaced(),
                report.older(),
                report.quarantined(),
                report.totals(),
                file.modified(),
                rates.fingerprint());
        store.change(
                "INSERT INTO quarantine SELECT ?, ?, ?, line, column_name, value, reason, fix, waits_for_rate"
                        + " FROM staging.main." + faults + " ORDER BY line",
                path,
                report.kind(),
                file.sha());
        totals.forEach(total -> store.change(
                "INSERT INTO file_total VALUES (?, ?, ?, ?, ?, ?)",
                path,
                report.kind(),
                file.sha(),
                total.measure(),
                total.imported(),
                total.stated()));
    }

    /** Remembers the files that could not be read, until a file of that name can. */
    void enterUnread(List<FileReport> reports, LocalDateTime now) {
        for (var report : reports) {
            store.change("DELETE FROM unread_file WHERE file = ?", report.path().toString());
            if (report.status() == FileReport.Status.REFUSED || report.status() == FileReport.Status.UNKNOWN) {
                store.change(
                        "INSERT INTO unread_file VALUES (?, ?, ?, ?)",
                        report.path().toString(),
                        report.status().name().toLowerCase(Locale.ROOT),
                        report.note(),
                        now);
            }
        }
    }

    /**
     * Lets go of the quarantined rows of files of which no row is left: a newer export has taken the place of all they gave, so their faults are
     * healed too. That the files were here is remembered, for a file that is superseded must not come back with the next import of its folder.
     */
    void healSuperseded(Format format, String newest, String newestFile, RawTables raw) {
        for (var row : store.rows(
                "SELECT file_sha, file, rows_read - rows_quarantined FROM import_file"
                        + " WHERE kind = ? AND file_sha <> ? AND file_sha IN (SELECT file_sha FROM quarantine)",
                format.name(),
                newest)) {
            var sha = String.valueOf(row.getFirst());
            var gaveRows = row.get(2) instanceof Number given && given.longValue() > 0;
            if (raw.rowsFrom(format, sha) == 0 && (gaveRows || newestFile.equals(row.get(1)))) {
                store.change("DELETE FROM quarantine WHERE file_sha = ?", sha);
            }
        }
    }

    /** The settings that an imported file named. */
    ShopSettings shopFile() {
        return settings("SELECT name, currency, zone, week_start FROM shop_file")
                .orElse(ShopSettings.NONE);
    }

    void enterShopFile(ShopSettings settings) {
        store.run("DELETE FROM shop_file");
        store.change(
                "INSERT INTO shop_file VALUES (?, ?, ?, ?)",
                settings.name().orElse(null),
                settings.currency().orElse(null),
                settings.zone().map(ZoneId::getId).orElse(null),
                settings.weekStart().map(Ledger::name).orElse(null));
    }

    /** The settings that the marts were built with, if there are any marts. */
    Optional<ShopSettings> builtWith() {
        return settings("SELECT name, currency, zone, week_start FROM shop_setting");
    }

    /** By what the marts were built, if there are any. */
    Optional<String> builtBy() {
        return store.rows("SELECT built_by FROM shop_setting").stream()
                .findFirst()
                .map(row -> String.valueOf(row.getFirst()));
    }

    void enterBuild(ShopSettings settings, String builtBy, LocalDateTime now) {
        store.run("DELETE FROM shop_setting");
        store.change(
                "INSERT INTO shop_setting VALUES (?, ?, ?, ?, ?, ?)",
                settings.name().orElse(null),
                settings.currency().orElse(null),
                settings.zone().map(ZoneId::getId).orElse(null),
                settings.weekStart().map(Ledger::name).orElse(null),
                builtBy,
                now);
    }

    long quarantined() {
        return store.number("SELECT count(*) FROM quarantine");
    }

    private Optional<ShopSettings> settings(String sql) {
        return store.rows(sql).stream()
                .findFirst()
                .map(row -> new ShopSettings(
                        text(row, 0),
                        text(row, 1),
                        text(row, 2).map(ZoneId::of),
                        text(row, 3).map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))));
    }

    private static Optional<String> text(List<@Nullable Object> row, int column) {
        return Optional.ofNullable(row.get(column)).map(Object::toString);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
