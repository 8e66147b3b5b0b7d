package ai.victor.model;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
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

    @TempDir
    Path folder;

    @Test
    void mutatedFilesNeverThrow() throws IOException {
        var random = new Random(SEED);
        var original = Files.readString(Path.of("src/test/resources/models/bikes/bikes.yml"))
                + Files.readString(Path.of("src/test/resources/models/bikes/bike_metrics.yaml"));
        for (int round = 0; round < ROUNDS; round++) {
            var text = mutated(original, random);
            Files.writeString(folder.resolve("model.yml"), text);
            assertThatCode(() -> ModelReader.read(folder))
                    .as("seed " + SEED + ", round " + round + ":\n" + text)
                    .doesNotThrowAnyException();
        }
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
