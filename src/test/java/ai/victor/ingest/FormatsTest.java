package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.source.FileText;
import ai.victor.source.RawRow;
import ai.victor.source.Recogniser;
import ai.victor.source.Recognition;
import ai.victor.source.RowFault;
import ai.victor.source.RowSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file is known by its content, reads a good row and says what is wrong with a bad one. */
class FormatsTest {
    @TempDir
    Path folder;

    /** Kinds of which one order makes rows of several tables, each with the test that shows them. */
    private static final Map<String, Class<?>> NESTED = Map.ofEntries(
            Map.entry("Shopify orders", OrdersReadingTest.class),
            Map.entry("Shopify orders (REST)", OrderJsonTest.class),
            Map.entry("Shopify orders export (CSV)", OrdersCsvTest.class),
            Map.entry("Shopify products export", ProductTagsTest.class),
            Map.entry("Shopify Payments API balance transactions", PaymentAnswersTest.class),
            Map.entry("Shopify Payments API payouts", PaymentAnswersTest.class),
            Map.entry("Shopify API order transactions", PaymentAnswersTest.class),
            Map.entry("Stripe API balance transactions", PaymentAnswersTest.class),
            Map.entry("Printify orders", SupplierTrapTest.class),
            Map.entry("Printful orders", SupplierTrapTest.class),
            Map.entry("Spreadconnect orders", SupplierTrapTest.class));

    @TestFactory
    Stream<DynamicTest> aGoodRowIsReadAndABadOneIsNamed() {
        return FormatExamples.ALL.stream()
                .map(example -> DynamicTest.dynamicTest(example.kind(), () -> {
                    var heard = read(example.text().getBytes(StandardCharsets.UTF_8), example.kind());
                    assertThat(heard.rows).containsExactly(example.row());
                    assertThat(heard.faults).containsExactly(example.fault());
                }));
    }

    @Test
    void everyKindHasAnExample() {
        assertThat(KnownFormats.all().stream().map(format -> format.name()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                NESTED.keySet().stream(),
                                FormatExamples.ALL.stream().map(FormatExamples.Example::kind))
                        .toList());
    }

    @Test
    void totalRowsOfReportsAreCountedApart() throws IOException {
        for (var kind : List.of("Google Ads ad group report", "TikTok ads report")) {
            var example = FormatExamples.ALL.stream()
                    .filter(one -> one.kind().equals(kind))
                    .findFirst()
                    .orElseThrow();
            assertThat(read(example.text().getBytes(StandardCharsets.UTF_8), kind).totals)
                    .isEqualTo(1);
        }
    }

    @Test
    void anEncodingThatTheFirstBytesNameIsRead() throws IOException {
        var text = "\uFEFFcountry_code,zone\r\nUS,US\r\n";
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(text.getBytes(charset), "shipping zones file").rows).containsExactly("US|US");
        }
    }

    @Test
    void bytesThatAreNotTextAreNeverReplacedUnseen() throws IOException {
        var bytes = "country_code,zone\nUS,U?\nCA,Canada\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[22] = (byte) 0xFF;
        var heard = read(bytes, "shipping zones file");
        assertThat(heard.rows).containsExactly("CA|Canada");
        assertThat(heard.faults).singleElement().asString().startsWith("2 zone").contains("not in the file's encoding");
    }

    @Test
    void otherDelimitersAndOrdersOfColumnsAreFine() throws IOException {
        var heard = read(
                "cost;month;extra;tool;category\n249,00;2025-10;x;StarPost;reviews\n".getBytes(StandardCharsets.UTF_8),
                "tool costs file");
        assertThat(heard.rows).containsExactly("StarPost|reviews|2025-10-01|249.00");
    }

    @Test
    void aQuoteThatIsNeverClosedIsAFault() throws IOException {
        var heard = read(
                "country_code,zone\nUS,US\nCA,\"Canada\nGB,UK\n".getBytes(StandardCharsets.UTF_8),
                "shipping zones file");
        assertThat(heard.rows).contains("US|US").doesNotContain("GB|UK");
        assertThat(heard.rows.size() + heard.faults.size()).isEqualTo(2);
    }

    @Test
    void aMissingColumnRefusesTheFileAndIsNamed() throws IOException {
        assertThat(recognised("tool,category,month\nStarPost,reviews,2025-10\n"))
                .isInstanceOfSatisfying(
                        Recognition.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("tool costs file")
                                .contains("\"cost\" is missing"));
    }

    @Test
    void whatIsNoExportIsSaidToBeNone() throws IOException {
        assertThat(recognised("<!DOCTYPE html>\n<html></html>\n"))
                .isInstanceOfSatisfying(
                        Recognition.Refused.class,
                        refused -> assertThat(refused.reason()).contains("web page"));
        assertThat(recognised("")).isInstanceOf(Recognition.Unknown.class);
        assertThat(recognised("name,age\nx,1\n")).isInstanceOf(Recognition.Unknown.class);
        assertThat(recognised("PK\u0003\u0004\0\0")).isInstanceOf(Recognition.Unknown.class);
        assertThat(recognised("{\"orders\": []}")).isInstanceOf(Recognition.Unknown.class);
    }

    private Recognition recognised(String text) throws IOException {
        return recognise(text.getBytes(StandardCharsets.UTF_8));
    }

    private Recognition recognise(byte[] bytes) throws IOException {
        return new Recogniser(KnownFormats.all())
                .recognise(FileText.of(Files.write(folder.resolve("any name"), bytes)));
    }

    private Heard read(byte[] bytes, String kind) throws IOException {
        var recognition = recognise(bytes);
        assertThat(recognition).isInstanceOf(Recognition.Known.class);
        var known = (Recognition.Known) recognition;
        assertThat(known.format().name()).isEqualTo(kind);
        var heard = new Heard();
        try (var text = FileText.of(folder.resolve("any name")).open()) {
            known.rows().read(text, heard);
        }
        return heard;
    }

    /** What a source said. */
    private static final class Heard implements RowSink {
        private final List<String> rows = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private int totals;

        @Override
        public void unit(List<RawRow> unit) {
            for (var row : unit) {
                rows.add(String.join(
                        "|",
                        row.cells().stream()
                                .map(cell -> cell == null ? "-" : cell.toString())
                                .toList()));
            }
        }

        @Override
        public void fault(RowFault fault) {
            faults.add(fault.line() + " " + fault.column() + " " + fault.value() + " " + fault.reason());
        }

        @Override
        public void total(Map<String, BigDecimal> sums) {
            totals++;
        }
    }
}
