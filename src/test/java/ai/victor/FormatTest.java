package ai.victor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Every source is as palantir-java-format writes it. It is a test, not a plugin, because a plugin parses with Maven's own JDK, which may be too
 * old for our sources. Run with {@code -Dformat=apply} to have the sources rewritten; that run fails if it changed any.
 */
class FormatTest {
    @Test
    void sourcesAreFormatted() throws Exception {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        var changed = new ArrayList<Path>();
        for (var file : Sources.java()) {
            var text = Files.readString(file);
            var formatted = formatter.formatSource(ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.PALANTIR));
            if (!formatted.equals(text)) {
                changed.add(file);
                if (System.getProperty("format", "").equals("apply")) {
                    Files.writeString(file, formatted);
                }
            }
        }
        assertThat(changed)
                .as("files to format: run ./mvnw test -Dtest=FormatTest -Dformat=apply")
                .isEmpty();
    }
}
