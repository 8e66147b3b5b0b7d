package ai.victor.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of the golden pages.
 *
 * @param title the words that stand before it
 * @param semantic what a person writes
 * @param byHand what an expert wrote over the tables, for the same answer
 */
record GoldenQuery(String title, String semantic, Optional<String> byHand) {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Pattern CASE = Pattern.compile(
            "(?:(?<title>[^\\n]+)\\n\\n)?```sql semantic\\n(?<query>.*?)```\\n(?<outputs>(?:\\s*```(?:sql|text) \\w+\\n.*?```\\n)*)",
            Pattern.DOTALL);

    private static final Pattern CHECK = Pattern.compile("```sql check\\n(.*?)```", Pattern.DOTALL);

    /** Every query of every page, in the order of the pages' names. */
    static List<GoldenQuery> all() {
        try (var files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page whose queries are asked of the big shop. */
    static List<GoldenQuery> scale() {
        return of(GOLDEN.resolve("scale.md"));
    }

    private static List<GoldenQuery> of(Path file) {
        try {
            return CASE.matcher(Files.readString(file))
                    .results()
                    .map(found -> new GoldenQuery(
                            Objects.requireNonNullElse(found.group(1), "").strip(),
                            found.group(2).strip(),
                            Optional.of(CHECK.matcher(found.group(3)))
                                    .filter(Matcher::find)
                                    .map(check -> check.group(1).strip())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
