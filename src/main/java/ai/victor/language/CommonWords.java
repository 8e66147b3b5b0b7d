package ai.victor.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that everybody writes. One of them is itself: no slip of another word, and no short name of something that merely has it in its name. */
final class CommonWords {
    private static final Set<String> WORDS = read();

    private CommonWords() {}

    static boolean has(String folded) {
        return WORDS.contains(folded);
    }

    private static Set<String> read() {
        try (var stream = CommonWords.class.getResourceAsStream("common-words.txt")) {
            if (stream == null) {
                throw new IllegalStateException("common-words.txt is not in the program");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
