package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first file of a kind becomes the tables of that kind, a later one is merged into them: its rows are the same either way. */
class FirstFileTest {
    private static final String SESSIONS =
            "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name\n"
                    + "s1,v1,,2026-05-01T11:09:05Z,google,cpc,,desktop,/a,#1\n"
                    + "s2,v2,,2026-05-01T11:09:05.25Z,,,,desktop,/?q=x&utm_term=y,\n"
                    + "s3,v3,,no time,,,,desktop,/,\n"
                    + "s1,v1,,2026-05-02T11:09:05Z,google,cpc,,mobile,/b,#1\n";

    private static final String OTHER_SESSIONS =
            "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name\n"
                    + "t1,w1,,2026-05-01T11:09:05Z,,,,desktop,/,\n";

    private static final String ORDERS = new Orders()
                    .order("#1", "2026-05-05T12:00:00Z")
                    .line("A", 1, "20.00", "0.00", "P")
                    .line("B", 1, "10.00", "0.00", "P")
                    .refund("2026-05-09T12:00:00Z", "5.00")
                    .text()
            + new Orders()
                    .order("#1", "2026-05-05T12:00:00Z")
                    .line("A", 2, "20.00", "1.00", "P")
                    .text();

    private static final String OTHER_ORDERS = ORDERS.lines()
            .limit(2)
            .map(line -> line.replaceAll("/(Order|LineItem)/(\\d+)", "/$1/9$2"))
            .reduce("", (text, line) -> text + line + "\n");

    @TempDir
    Path folder;

    private Imported alone;
    private Imported merged;

    @BeforeEach
    void importBoth() throws IOException {
        alone = written(new Imported(folder.resolve("alone")), SESSIONS, ORDERS, "");
        assertThat(alone.run().problems()).isEmpty();
        merged = written(new Imported(folder.resolve("merged")), OTHER_SESSIONS, OTHER_ORDERS, "0-");
        Files.createDirectories(merged.data);
        Files.copy(alone.data.resolve(PersonalText.KEY_FILE), merged.data.resolve(PersonalText.KEY_FILE));
        assertThat(merged.run().problems()).isEmpty();
    }

    private static Imported written(Imported shop, String sessions, String orders, String before) throws IOException {
        shop.file(before + "sessions.csv", sessions).file(before + "orders.jsonl", orders);
        for (var name : List.of("sessions.csv", "orders.jsonl")) {
            Files.setLastModifiedTime(
                    shop.files.resolve(before + name), FileTime.from(Instant.parse("2026-06-01T08:00:00.123456789Z")));
        }
        return shop;
    }

    @Test
    void itsRowsAreThoseOfALaterFile() throws IOException {
        written(merged, SESSIONS, ORDERS, "");
        assertThat(merged.run().problems()).isEmpty();
        assertSameRows(alone, merged, "raw_session", "raw_order", "raw_order_line", "raw_refund");
        assertThat(alone.rows("SELECT session_id, device FROM raw_session ORDER BY file_seq"))
                .containsExactly("s2|desktop", "s1|mobile");
        assertThat(alone.rows("SELECT sku, quantity FROM raw_order_line")).containsExactly("A|2");
    }

    @Test
    void ofTwoInOneImportTheOtherIsMerged() throws IOException {
        var together = written(new Imported(folder.resolve("together")), OTHER_SESSIONS, OTHER_ORDERS, "0-");
        written(together, SESSIONS, ORDERS, "");
        Files.createDirectories(together.data);
        Files.copy(alone.data.resolve(PersonalText.KEY_FILE), together.data.resolve(PersonalText.KEY_FILE));
        assertThat(together.run().problems()).isEmpty();
        assertSameRows(alone, together, "raw_session", "raw_order", "raw_order_line", "raw_refund");
        assertThat(together.rows("SELECT count(*) FROM raw_session")).containsExactly("3");
        assertThat(together.rows("SELECT count(*) FROM raw_order")).containsExactly("2");
    }

    @Test
    void theTablesHaveTheSameColumns() {
        var columns = "SELECT table_name, column_name, data_type, column_default FROM duckdb_columns()"
                + " WHERE database_name = current_database() AND table_name LIKE 'raw!_%' ESCAPE '!'"
                + " ORDER BY table_name, column_index";
        var tables = KnownFormats.tables();
        assertThat(alone.rows(columns))
                .hasSize(tables.stream()
                        .mapToInt(table -> table.columns().size() + 4)
                        .sum())
                .allMatch(column -> column.endsWith("|-"));
        assertThat(alone.rows(columns)).isEqualTo(merged.rows(columns));
    }

    @Test
    void nothingElseIsLeftInTheStore() {
        var waiting = "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'file!_%!_%' ESCAPE '!'";
        assertThat(alone.rows(waiting)).containsExactly("0");
    }

    @Test
    void moreRowsThanAreWrittenAtOnceKeepTheirOrder() throws IOException {
        var many = new Imported(folder.resolve("many"));
        var text = new StringBuilder(SESSIONS.lines().findFirst().orElseThrow()).append('\n');
        IntStream.range(0, 5000)
                .forEach(i -> text.append("s%d,v,,2026-05-01T11:09:05Z,,,,desktop,/,\n".formatted(i % 4999)));
        written(many, text.toString(), ORDERS, "");
        assertThat(many.run().problems()).isEmpty();
        assertThat(many.rows(
                        "SELECT count(*), min(file_row), max(file_row), min(session_id) FILTER (WHERE file_row = 5001)"
                                + " FROM raw_session"))
                .containsExactly("4999|3|5001|s0");
        assertThat(many.rows("SELECT count(*) FROM (SELECT file_seq - lag(file_seq) OVER () AS step FROM raw_session)"
                        + " WHERE step <> 1"))
                .containsExactly("0");
    }

    private static void assertSameRows(Imported one, Imported other, String... tables) {
        for (var table : tables) {
            var rows = "SELECT * FROM " + table
                    + " WHERE file_sha IN ('%s') ORDER BY file_seq"
                            .formatted(String.join("', '", one.rows("SELECT DISTINCT file_sha FROM import_file")));
            assertThat(one.rows(rows)).as(table).isEqualTo(other.rows(rows));
        }
    }
}
