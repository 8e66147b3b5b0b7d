package ai.victor.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Other dialects are made by reading our own text again, so all of it must be of the grammar that reads it. */
class PhysicalGrammarTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Pattern PHYSICAL = Pattern.compile("```sql physical\\n(.*?)```", Pattern.DOTALL);

    @Test
    void allGoldenTextCanBeReadAgain() throws IOException {
        int read = 0;
        try (var files = Files.list(GOLDEN)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                var matches = PHYSICAL.matcher(Files.readString(file));
                while (matches.find()) {
                    var text = matches.group(1);
                    assertThatCode(() -> Expressions.parser(text).parseQuery())
                            .as("%s: %s", file, text)
                            .doesNotThrowAnyException();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(15);
    }
}
