package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.demo.DemoShop;
import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Marts that follow a change are those that are built whole of the same rows: the demo shop, with rows changed at random (their values are those of other
 * rows, so orders take each other's names, sessions each other's visitors and bills each other's orders), imported into two stores, of which one is
 * made to build all. Run longer with {@code -Dfollow.rounds=100}, and otherwise with {@code -Dfollow.seed=1}.
 */
class FollowedMartsTest {
    private static final int ROUNDS = Integer.getInteger("follow.rounds", 3);
    private static final long SEED = Long.getLong("follow.seed", 20_261_123);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    /** Visitors are numbered in the order in which they came, which is another where the marts are built anew. */
    private static final String NUMBERED_VISITS =
            "(SELECT d.* REPLACE (v.visitor_id AS visitor_id) FROM %1$s.fact_visitor_day d LEFT JOIN"
                    + " %1$s.numbered_visitor v ON v.visitor_number = d.visitor_id)";

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void martsThatFollowAChangeAreThoseThatAreBuiltWhole() throws IOException {
        var exports = folder.resolve("exports");
        Files.createDirectories(exports);
        DemoShop.write(exports, LocalDate.parse("2026-06-30"));
        var change = new ChangedExports(exports, random);
        var followed = folder.resolve("followed");
        imported(followed, change.begun(folder.resolve("begun")));
        var whole = folder.resolve("whole");
        copied(followed, whole);
        for (var round = 0; round < ROUNDS; round++) {
            var changed = change.written(folder.resolve("change" + round));
            buildWholeNext(whole);
            assertThat(imported(whole, changed)).as("steps").contains("building facts and dimensions");
            assertThat(imported(followed, changed))
                    .as("steps")
                    .contains("bringing facts and dimensions up to date")
                    .doesNotContain("building facts and dimensions");
            assertThat(differences(followed, whole))
                    .as("seed %d, round %d: %s", SEED, round, changed)
                    .isEmpty();
        }
    }

    @Test
    void aMonthThatTheDataReachesTellsOfAllCustomersThatFellSilent() throws IOException {
        var exports = folder.resolve("exports");
        Files.createDirectories(exports);
        DemoShop.write(exports, LocalDate.parse("2026-06-30"));
        var followed = folder.resolve("followed");
        imported(followed, exports);
        var whole = folder.resolve("whole");
        copied(followed, whole);
        var later = withLastOrderIn(exports, "2026-07-02", folder.resolve("later"));
        buildWholeNext(whole);
        imported(whole, later);
        assertThat(imported(followed, later)).as("steps").doesNotContain("building facts and dimensions");
        assertThat(differences(followed, whole)).isEmpty();
        assertThat(
                        Imported.rowsIn(
                                followed,
                                "SELECT count(*) > 10 FROM fact_silent_customer WHERE month = DATE '2026-07-01' AND NOT reactivated"))
                .containsExactly("true");
    }

    /** A file of the last order of the exports, placed on another day. */
    private static Path withLastOrderIn(Path exports, String day, Path to) throws IOException {
        try (var files = Files.walk(exports)) {
            var orders = Files.readAllLines(files.filter(file -> file.endsWith("orders.jsonl"))
                    .findFirst()
                    .orElseThrow());
            var last = orders.size() - 1;
            while (!orders.get(last).contains("\"createdAt\"")
                    || !orders.get(last).contains("\"id\":\"gid://shopify/Order/")) {
                last--;
            }
            Files.createDirectories(to);
            Files.writeString(
                    to.resolve("orders.jsonl"),
                    String.join("\n", orders.subList(last, orders.size())).replaceAll("2026-06-\\d\\dT", day + "T")
                            + "\n");
        }
        return to;
    }

    /** Imports, and returns what was told of it meanwhile. */
    private static Set<String> imported(Path data, Path files) {
        var steps = new HashSet<String>();
        var report =
                new Importer(data, Imported.NEW_YORK, CLOCK, Imported.model()).importPaths(List.of(files), steps::add);
        assertThat(report.published()).as(report.text()).isTrue();
        return steps;
    }

    private static void buildWholeNext(Path data) {
        try (var store = StoreWriter.open(Stores.current(data).orElseThrow())) {
            store.run("UPDATE shop_setting SET built_by = 'others'");
        }
    }

    private static List<String> differences(Path left, Path right) {
        var differences = new ArrayList<String>();
        try (var store = StoreWriter.open(Stores.current(left).orElseThrow())) {
            store.run("ATTACH '" + Stores.current(right).orElseThrow() + "' AS other (READ_ONLY)");
            var ours = String.valueOf(
                    store.rows("SELECT current_database()").getFirst().getFirst());
            for (var row :
                    store.rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'other' ORDER BY 1")) {
                var table = String.valueOf(row.getFirst());
                var here = rows(store, table, "\"" + ours + "\"");
                var there = rows(store, table, "other");
                for (var only : List.of(here + " EXCEPT ALL " + there, there + " EXCEPT ALL " + here)) {
                    var n = store.number("SELECT count(*) FROM (" + only + ")");
                    if (n > 0) {
                        differences.add((only.startsWith(here) ? "only followed: " : "only whole: ") + n + " of "
                                + table + ", as " + store.rows("FROM (" + only + ") ORDER BY ALL LIMIT 3"));
                    }
                }
            }
            store.run("DETACH other");
        }
        return differences;
    }

    private static String rows(StoreWriter store, String table, String database) {
        if (table.equals("fact_visitor_day")) {
            return "SELECT * FROM " + NUMBERED_VISITS.formatted(database);
        }
        // Who has a number keeps it, also where no visit of theirs is left.
        var visited = table.equals("numbered_visitor")
                ? " WHERE visitor_id IN (SELECT visitor_id FROM " + database + ".fact_session)"
                : "";
        return "SELECT *" + (visited.isEmpty() ? "" : " EXCLUDE (visitor_number)") + " FROM " + database + "." + table
                + visited;
    }

    private static void copied(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
