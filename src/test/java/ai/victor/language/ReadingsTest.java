package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every question of {@code readings.txt} and {@code readings-context.txt} is read as it says there. */
class ReadingsTest {
    @TestFactory
    List<DynamicTest> questionsAreReadAsWritten() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        var earlier = new ArrayList<String>();
        var question = "";
        var lines = new ArrayList<String>();
        for (var file : List.of("readings.txt", "readings-context.txt")) {
            lines.addAll(Files.readAllLines(Path.of("src/test/resources/language", file)));
        }
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith("    ")) {
                if (!line.startsWith(">>")) {
                    earlier.clear();
                }
                question = line.replaceFirst("^>>", "").strip();
                continue;
            }
            var asked = question;
            var before = earlier.toArray(String[]::new);
            tests.add(DynamicTest.dynamicTest(
                    asked,
                    () -> assertThat(BeeShop.brief(asked, before)).as(asked).isEqualTo(line.strip())));
            earlier.add(asked);
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests;
    }
}
