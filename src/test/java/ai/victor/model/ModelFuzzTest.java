package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.victor.problem.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, reading it gives a model or problems, and never anything else. */
class ModelFuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 200);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122);

    private static final List<String> PIECES = List.of(
            ":", "-", "{", "}", "[", "]", "'", "\"", "&a ", "*a", "~", "\t", "\n", "? ", "|", "!!x ", "#", "%", "null",
            "\0", "  ", "é");

    /** Words of the language, so that random text gets past the first key now and then. */
    private static final List<String> WORDS = List.of(
            "semantic_models",
            "metrics",
            "saved_queries",
            "name",
            "type",
            "model",
            "type_params",
            "measure",
            "measures",
            "dimensions",
            "entities",
            "agg",
            "percentile",
            "agg_params",
            "non_additive_dimension",
            "window_groupings",
            "cumulative",
            "conversion",
            "cumulative_type_params",
            "conversion_type_params",
            "base_measure",
            "entity",
            "constant_properties",
            "offset_window",
            "1 month",
            "7 days",
            "0 day",
            "99999999999999999999 days",
            "filter",
            "{{ Dimension('a__b') }} = 'x'",
            "{{ TimeDimension('metric_time', 'day') }} >= '2026-01-01'",
            "((((",
            "NOT",
            "{{ Entity('e') }}",
            "config",
            "meta",
            "rollup_of",
            "verified_queries",
            "verified_at",
            "query_params",
            "group_by",
            "order_by",
            "limit",
            "1e999999999",
            "-.5",
            "true",
            "primary",
            "foreign",
            "simple",
            "derived",
            "expr",
            "a / b",
            "İıß\u202E",
            "\uD83D\uDE00",
            "e\u0301",
            "\u0000",
            "\uFEFF",
            "__",
            "a__",
            "__a",
            "'",
            "\"");

    @TempDir
    Path folder;

    /** The parser reads in pieces, and a character of two halves may lie across two of them. */
    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere(@TempDir Path folder) throws IOException {
        for (int before = 900; before < 1_150; before++) {
            Files.writeString(
                    folder.resolve("m.yml"),
                    "#" + "x".repeat(before) + "\uD83D\uDE00\nmetrics: []\n" + "#" + "y".repeat(5_000)
                            + "\uD83D\uDE00\n");
            assertThatCode(() -> ModelReader.read(folder)).doesNotThrowAnyException();
        }
    }

    @Test
    void mutatedFilesNeverThrow() throws IOException {
        var random = new Random(SEED);
        var originals = List.of(
                Files.readString(Path.of("src/test/resources/models/bikes/bikes.yml"))
                        + Files.readString(Path.of("src/test/resources/models/bikes/bike_metrics.yaml")),
                Files.readString(Path.of("src/test/resources/models/cafe/cafe.yml")));
        for (int round = 0; round < ROUNDS; round++) {
            isAValueOrProblems(mutated(originals.get(round % originals.size()), random), round);
        }
    }

    @Test
    void randomFilesNeverThrow() throws IOException {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var text = new StringBuilder();
            for (int line = random.nextInt(30); line >= 0; line--) {
                text.append("  ".repeat(random.nextInt(5)))
                        .append(random.nextInt(3) == 0 ? "- " : "")
                        .append(word(random))
                        .append(random.nextInt(4) == 0 ? "" : ": ")
                        .append(random.nextBoolean() ? "" : word(random))
                        .append('\n');
            }
            isAValueOrProblems(text.toString(), round);
        }
    }

    @Test
    void randomFiltersNeverThrow() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS * 10; round++) {
            var text = new StringBuilder();
            for (int part = random.nextInt(12); part >= 0; part--) {
                text.append(FILTER_PIECES.get(random.nextInt(FILTER_PIECES.size())))
                        .append(' ');
            }
            var filter = new Word(text.toString().strip(), new Place("f.yml", 1, 1));
            assertThatCode(() -> FilterReader.read(filter))
                    .as("seed " + SEED + ", round " + round + ": " + text)
                    .doesNotThrowAnyException();
        }
    }

    private static final List<String> FILTER_PIECES = List.of(
            "{{ Dimension('a__b') }}",
            "{{Dimension(\"b\").grain('day')}}",
            "{{ x }}",
            "{{",
            "}}",
            "=",
            "<>",
            "IN",
            "(",
            ")",
            "'a'",
            "'",
            "''",
            "1",
            "-1.5",
            "AND",
            "OR",
            "NOT",
            "IS",
            "NULL",
            "TRUE",
            "LIKE",
            "BETWEEN",
            ",",
            "::date",
            "CAST('2026-01-01' AS DATE)",
            "DATE",
            "((((((((((((((((((((((((((((((",
            "ß",
            "\u0000");

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private void isAValueOrProblems(String text, int round) throws IOException {
        Files.write(folder.resolve("model.yml"), text.getBytes(StandardCharsets.UTF_8));
        assertThatCode(() -> {
                    switch (ModelReader.read(folder)) {
                        case ModelReading.Read read -> ModelList.of(read.model());
                        case ModelReading.Faulty faulty ->
                            assertThat(faulty.problems())
                                    .isNotEmpty()
                                    .allSatisfy(problem ->
                                            assertThat(problem.message()).isNotBlank());
                    }
                })
                .as("seed " + SEED + ", round " + round + ":\n" + text)
                .doesNotThrowAnyException();
    }

    private static String mutated(String original, Random random) {
        var text = new StringBuilder(original);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                case 2 ->
                    text.insert(
                            at,
                            original,
                            at % original.length(),
                            Math.min(original.length(), at % original.length() + 40));
                default -> dropLine(text, at);
            }
        }
        return text.toString();
    }

    private static void dropLine(StringBuilder text, int at) {
        int end = text.indexOf("\n", at);
        if (end > 0) {
            text.delete(text.lastIndexOf("\n", at) + 1, end + 1);
        }
    }
}
