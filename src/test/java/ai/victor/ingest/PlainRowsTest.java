package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.StoreWriter;
import ai.victor.source.Recogniser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the database reads of a file by itself is what the reader of cells makes of it. The reader alone reads what is packed, so each file is imported
 * twice, as it is and in gzip: rows, their places and what is wrong with the others must be the same.
 *
 * <p>{@code -Dplain.rounds=N -Dplain.seed=S} for more.
 */
class PlainRowsTest {
    /** Kinds of file, each with its header and a plain row, in which two cells are of the row's number. */
    private enum Kind {
        RAW_SESSION(
                "session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name",
                "s%d,v%d,c9,2026-05-01T11:09:05Z,google,cpc,summer-sale,desktop,/collections/all,#1001"),
        RAW_INVOICE(
                "invoice_id,supplier,order_name,sku,qty,print_method,zone,invoiced_at,component,amount,is_reprint,is_credit,currency",
                "PFY-%d,Printify,#%d,TC27-SWT-ASH-XL,1,embroidery,US,2026-05-02,base,17.90,0,0,USD"),
        RAW_EVENT(
                "occurred_at,event_type,session_id,visitor_id,query,results_count,widget",
                "2026-05-01T11:09:05Z,search,s%d,v%d,ink minimal phone case,27,"),
        RAW_EXPERIMENT(
                "experiment,name,unit,start_date,end_date,holdout_share_planned,tool",
                "e%d,%d,visitor,2026-05-01,,0.5,");

        private final String header;
        private final String plain;

        Kind(String header, String plain) {
            this.header = header;
            this.plain = plain;
        }

        String table() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> CELLS = List.of(
            "",
            " ",
            "x",
            " x",
            "x ",
            "'1",
            "'x",
            "'",
            "\"\"",
            "\"a\"",
            "\"a,b\"",
            "\"a\"\"b\"",
            "a\"b",
            "\"a\" b",
            "-",
            "--",
            "null",
            "NULL",
            "\u00FCber",
            "caf\u00E9 \u2615",
            "a\tb",
            "a\u0000b",
            "a\u001Fb",
            "\u001F",
            "\u00A0x",
            "\uFEFFx",
            "\uFFFD",
            "\u200Bx",
            "a@b.de",
            "a%40b.de",
            "+1 212 555 0100",
            "212 555 0100",
            "212-555-0100",
            "2-5-0",
            "212.555",
            "(212) 555 0100",
            "1.2.3",
            "a1-b2-c3",
            "0",
            "-0",
            "00",
            "+1",
            "1",
            "-1",
            "1.0",
            "1.",
            ".5",
            "1.5",
            "1,5",
            "\"1,5\"",
            "\"1,234\"",
            "\"1,234.50\"",
            "1.234",
            "1.005",
            "17.9",
            "17.900",
            "$5.00",
            "\u20AC5",
            "1e3",
            "123456789012345",
            "1234567890123456",
            "99999999999.99",
            "12345678901234.5",
            "NaN",
            "inf",
            "0x10",
            "true",
            "TRUE",
            "True",
            "false",
            "yes",
            "no",
            "t",
            "2",
            "2026-05-01",
            "2026-5-1",
            "2026-02-30",
            "2024-02-29",
            "2026-13-01",
            "1899-12-31",
            "1900-01-01",
            "9999-12-31",
            "0026-05-01",
            "20260501",
            "1.5.2026",
            "May 1, 2026",
            "2026/5/1",
            "2026-05-01 00:00:00",
            "2026-05-01T24:00:00Z",
            "2026-05-01T23:59:60Z",
            "2026-05-01T23:59:59Z",
            "2026-05-01T11:09:05.25Z",
            "2026-05-01T11:09:05+02:00",
            "2026-05-01T11:09:05",
            "2026-05-01T11:09Z",
            "1899-05-01T11:09:05Z",
            "infinity",
            "epoch",
            "today",
            "USD",
            "usd",
            "EUR",
            "US",
            "USDX",
            "/",
            "/a?b=1",
            "/a#b",
            "https://x.de/a?utm_source=y&e=z",
            "/a/../b",
            "/1-2-3",
            "=1+1",
            "shipping",
            "base",
            "other",
            "\"line\nbreak\"",
            "\"open",
            "a\\b",
            "a;b",
            "`",
            "{}",
            "[1]");

    @TempDir
    Path folder;

    private StoreWriter store;
    /** Files of which the database has read the plain rows. */
    private int shared;

    @BeforeEach
    void open() {
        store = StoreWriter.open(folder.resolve("store.duckdb"));
        RawTables.of(store).create();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void databaseAndReaderMakeTheSameOfEachCell() throws IOException {
        // Each cell in each place, one odd cell a row, each kind in one file; and without those that break the file
        // into other rows.
        for (var kind : Kind.values()) {
            var text = new StringBuilder(kind.header).append('\n');
            var number = 0;
            for (var place = 0; place < kind.header.split(",").length; place++) {
                for (var cell : CELLS) {
                    if (!breaksRows(cell)) {
                        text.append(row(kind, number++, place, cell)).append('\n');
                        text.append(row(kind, number++, -1, "")).append('\n');
                    }
                }
            }
            var without = shared;
            assertReadAlike(kind, text.toString().getBytes(StandardCharsets.UTF_8), kind.table());
            assertThat(shared).as("files read by the database, " + kind).isEqualTo(without + 1);
        }
    }

    /** Makes of a row two, or of a cell two, or no cell at all; a file with such a row is left to the reader as a whole. */
    private static boolean breaksRows(String cell) {
        return cell.contains("\n")
                || cell.contains(",") && !cell.startsWith("\"")
                || List.of("\"open", "\"a\" b", "a\"b").contains(cell);
    }

    @Test
    void databaseAndReaderMakeTheSameOfFilesOfAllForms() throws IOException {
        var rounds = Integer.getInteger("plain.rounds", 25);
        var seed = Long.getLong("plain.seed", 7L);
        for (var round = 0; round < rounds; round++) {
            var random = new Random(seed + round);
            for (var kind : Kind.values()) {
                assertReadAlike(kind, file(kind, random), kind + " of seed " + (seed + round));
            }
        }
        assertThat(shared).as("files read by the database").isGreaterThan(rounds * Kind.values().length / 2);
    }

    /** A file of mostly plain rows, with whatever may be wrong with a file. */
    private static byte[] file(Kind kind, Random random) {
        var end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        var delimiter = random.nextInt(4) == 0 ? ';' : ',';
        var text = new StringBuilder(kind.header.replace(',', delimiter)).append(end);
        var oddness = random.nextInt(6);
        for (var i = 0; i < 60; i++) {
            var row = random.nextInt(12) < oddness
                    ? row(kind, i, random.nextInt(14), CELLS.get(random.nextInt(CELLS.size())))
                    : row(kind, i, -1, "");
            text.append(delimiter == ',' ? row : row.replace(',', delimiter));
            text.append(i == 59 && random.nextBoolean() ? "" : end);
            if (oddness == 5 && random.nextInt(40) == 0) {
                text.append(List.of(end, ",,,,,,,,,,," + end, "a" + end, "\r", "   " + end)
                        .get(random.nextInt(5)));
            }
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (oddness == 4 && random.nextInt(3) == 0) {
            bytes[kind.header.length() + random.nextInt(bytes.length / 2)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String row(Kind kind, int number, int place, String cell) {
        var cells = new ArrayList<>(List.of(kind.plain.formatted(number, number).split(",", -1)));
        if (place >= 0 && place < cells.size()) {
            cells.set(place, cell);
        }
        return String.join(",", cells);
    }

    private void assertReadAlike(Kind kind, byte[] file, String what) throws IOException {
        var plain = folder.resolve("plain.csv");
        var packed = folder.resolve("packed.csv");
        Files.write(plain, file);
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(file);
        }
        assertThat(read(kind, plain)).as(what).isEqualTo(read(kind, packed));
    }

    /** Its rows, then what is wrong with the others, then their numbers; or what the file turned out to be. */
    private List<String> read(Kind kind, Path file) throws IOException {
        var personal = PersonalText.in(folder, false).orElseThrow();
        var found = FoundFile.under(List.of(file), new Recogniser(KnownFormats.all()))
                .getFirst();
        if (found.known().isEmpty()) {
            return List.of(found.recognition().toString());
        }
        var unread = new ReadAhead.Unread(found, 0, new CurrencyCheck("USD", ZoneOffset.UTC, Rates.in(store)), false);
        try (var ahead = new ReadAhead(store, personal, Progress.SILENT, List.of(unread))) {
            var load = ahead.load(unread);
            load.keep();
            shared += load.left().isPresent() ? 1 : 0;
            var read = new ArrayList<String>();
            for (var sql : List.of(
                    "SELECT * EXCLUDE (file_seq) FROM staging.main.file_0_" + kind.table() + " ORDER BY file_seq",
                    "FROM staging.main.file_0_fault ORDER BY ALL")) {
                store.rows(sql).forEach(row -> read.add(String.valueOf(row)));
            }
            read.add(load.staged() + " rows and " + load.faults() + " faults " + load.firstFaults());
            return read;
        }
    }
}
