package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.victor.source.FileText;
import ai.victor.source.RawRow;
import ai.victor.source.RawType;
import ai.victor.source.Recogniser;
import ai.victor.source.Recognition;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, reading it gives rows that the store can hold, faults with a place and a reason, or a sentence on the whole file. Run longer
 * with {@code -Dfuzz.rounds=100000}, and otherwise with {@code -Dfuzz.seed=1}.
 */
class ImportFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 3000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_123);

    private static final List<String> PIECES = List.of(
            "\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\0",
            "'",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\\",
            "\\u0000",
            " ",
            "\u00A0",
            "\uFEFF",
            "\u202E",
            "é",
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-",
            "--",
            "-0",
            "NaN",
            "1e999",
            "1E-999",
            "0x1F",
            "1,2,3",
            "1.234,5",
            "99999999999999999999",
            "9".repeat(400),
            "2026-02-30",
            "+999999999-12-31",
            "-2026-01-01",
            "0000-00-00",
            "9999-12-31T23:59:59Z",
            "24:00",
            "=1+1",
            "@",
            "#");

    private static final int SHOPS = Integer.getInteger("fuzz.shops", 3);

    /** What a cell might say that another says. */
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "1",
            "2",
            "7.77",
            "-12.34",
            "999999999999.99",
            "0.01",
            "2026-06-01",
            "2026-06-01T12:00:00Z",
            "2020-02-29",
            "2026-06-01 10:29:49 -0400",
            "EUR",
            "USD",
            "#1001",
            "#1002",
            "#998",
            "true",
            "false",
            "refund",
            "charge",
            "dispute",
            "paid",
            "Printify",
            "Printful",
            "shipping",
            "base",
            "credit",
            "x",
            "é");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    private static List<String> seeds() {
        var orders = new Orders()
                .order("#1001", "2026-05-05T16:00:00Z")
                .utm("google", "cpc", "brand")
                .charged("shopify_payments", "20.00")
                .line("A", 2, "20.00", "1.00", "Printify")
                .refund("2026-05-09T10:00:00Z", "20.00")
                .refundedLine(1, "20.00", "0.00");
        var documents = List.of(
                orders.text(),
                SupplierJson.printifyPage(SupplierJson.printify(
                        "5a96",
                        "\"shop_order_label\": \"#1001\"",
                        "2026-05-05 17:00:00+00:00",
                        400,
                        0,
                        "\"status\": \"fulfilled\"",
                        SupplierJson.printifyItem("A", 2, 1050, ""))),
                SupplierJson.printfulPage(SupplierJson.printful(
                        7,
                        "5000000001001",
                        "fulfilled",
                        1777651200,
                        "8.00 4.00 0.00 12.00",
                        SupplierJson.printfulItem("9", "A", 1, "8.00"))),
                """
                {"transactions": [{"id": 11, "type": "charge", "payout_id": 900, "payout_status": "paid", "currency": "USD", "amount": "30.00",
                "fee": "1.17", "net": "28.83", "source_order_id": 5000000000002, "processed_at": "2026-05-02T08:00:05-04:00"}]}
                """,
                """
                {"object": "list", "data": [{"id": "t1", "object": "balance_transaction", "amount": 2000, "fee": 88, "net": 1912,
                "currency": "usd", "created": 1777651200, "reporting_category": "charge", "source": {"id": "ch_1", "object": "charge"}}]}
                """,
                """
                {"orders": [{"id": 450789469, "name": "#1001", "created_at": "2008-01-10T11:00:00-05:00", "currency": "USD", "test": false,
                "total_price": "20.00", "subtotal_price": "20.00", "total_tax": "0.00", "taxes_included": false, "email": "a@b.co",
                "line_items": [{"id": 4, "sku": "A", "quantity": 1, "price": "20.00", "total_discount": "0.00", "properties": []}],
                "shipping_lines": [], "refunds": []}]}
                """);
        return Stream.concat(FormatExamples.ALL.stream().map(FormatExamples.Example::text), documents.stream())
                .toList();
    }

    @Test
    void noFileEndsAnImport() throws Exception {
        var seeds = seeds();
        var known = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var text = seeds.get(round % seeds.size());
            for (var changes = random.nextInt(4); changes >= 0; changes--) {
                text = changed(text);
            }
            try {
                known += isRead(text.getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                fail("seed " + SEED + ", round " + round + ":\n" + text.substring(0, Math.min(2000, text.length())), e);
            }
        }
        assertThat(known).as("of the changed files some are still known").isGreaterThan(ROUNDS / 4);
    }

    /** Rows that can be read may still say what cannot be: no such row keeps the rest out, and all sums are met. */
    @Test
    void noRowKeepsTheOthersOut() throws Exception {
        var exports = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/test/resources/readme/exports"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                exports.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        for (var round = 0; round < SHOPS; round++) {
            var shop = new Imported(folder.resolve("shop" + round));
            var changes = new ArrayList<String>();
            exports.forEach((name, text) -> {
                var other = text;
                for (var count = name.equals("shop.yaml") ? 0 : random.nextInt(6); count > 0; count--) {
                    other = cellReplaced(
                            other,
                            VALUES.get(random.nextInt(VALUES.size())),
                            "(?<=[,\"\\n:])[^,\"\\n:{}\\[\\]]+(?=[,\"\\n])");
                }
                shop.file(name, other);
                changes.add(name + "\n" + other);
            });
            assertThat(shop.run().problems())
                    .as("seed " + SEED + ", shop " + round + ":\n" + String.join("\n", changes))
                    .isEmpty();
        }
    }

    private String changed(String text) {
        if (text.isEmpty()) {
            return PIECES.get(random.nextInt(PIECES.size()));
        }
        var at = random.nextInt(text.length());
        var to = Math.min(text.length(), at + 1 + random.nextInt(8));
        var piece = PIECES.get(random.nextInt(PIECES.size()));
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        var line = random.nextInt(lines.size());
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + piece + text.substring(at);
            case 2 -> text.substring(0, at) + piece + text.substring(to);
            case 3 -> text.substring(0, random.nextInt(4) == 0 ? at : text.length());
            case 4 -> {
                lines.add(line, lines.get(line));
                yield String.join("\n", lines);
            }
            case 5 -> {
                lines.remove(line);
                yield String.join("\n", lines);
            }
            // A whole cell, or a whole value.
            case 6 -> cellReplaced(text, piece, "[^,;\"\\n:\\[\\]{}]+");
            default -> cellReplaced(text, piece, "\"[^\"\\n]*\"|[0-9.]+");
        };
    }

    private String cellReplaced(String text, String piece, String pattern) {
        var cells = Pattern.compile(pattern).matcher(text).results().toList();
        if (cells.isEmpty()) {
            return text;
        }
        var cell = cells.get(random.nextInt(cells.size()));
        return text.substring(0, cell.start()) + piece + text.substring(cell.end());
    }

    private boolean isRead(byte[] bytes) throws Exception {
        var file = Files.write(folder.resolve("file"), bytes);
        return switch (new Recogniser(KnownFormats.all()).recognise(FileText.of(file))) {
            case Recognition.Known known -> {
                try (var text = FileText.of(file).open()) {
                    known.rows().read(text, new Judge());
                }
                yield true;
            }
            case Recognition.Refused refused -> {
                assertThat(refused.reason()).isNotBlank();
                yield false;
            }
            case Recognition.Unknown unknown -> {
                assertThat(unknown.reason()).isNotBlank();
                yield false;
            }
        };
    }

    /** Finds what the store could not hold. */
    private static final class Judge implements RowSink {
        @Override
        public void unit(List<RawRow> rows) {
            for (var row : rows) {
                assertThat(row.line()).isPositive();
                for (var i = 0; i < row.cells().size(); i++) {
                    var column = row.table().columns().get(i);
                    var cell = row.cells().get(i);
                    if (cell != null) {
                        assertThat(fits(column.type(), cell))
                                .as(row.table().name() + "." + column.name() + " holds " + cell)
                                .isTrue();
                    }
                }
            }
        }

        private static boolean fits(RawType type, Object cell) {
            return switch (type) {
                case TEXT, PAGE, CURRENCY, CUSTOMER -> cell instanceof String;
                case INTEGER -> cell instanceof Long;
                case MONEY -> isDecimal(cell, 2);
                case DECIMAL -> isDecimal(cell, 4);
                case MEASURED -> isDecimal(cell, 6);
                case RATE -> isDecimal(cell, 8);
                case BOOLEAN -> cell instanceof Boolean;
                case DATE, MONTH, US_DATE -> cell instanceof LocalDate day && isOfOurTime(day);
                case INSTANT, UTC_TIME, LOCAL_TIME ->
                    cell instanceof LocalDateTime time && isOfOurTime(time.toLocalDate());
            };
        }

        private static boolean isDecimal(Object cell, int scale) {
            return cell instanceof BigDecimal number
                    && number.scale() <= scale
                    && number.precision() - number.scale() <= 18 - scale;
        }

        private static boolean isOfOurTime(LocalDate day) {
            return day.getYear() >= 1900 && day.getYear() <= 9999;
        }

        @Override
        public void fault(RowFault fault) {
            assertThat(fault.line()).isPositive();
            assertThat(fault.reason()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        }

        @Override
        public void total(Map<String, BigDecimal> sums) {
            assertThat(sums).doesNotContainValue(null);
        }
    }
}
