package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README prints under a command is what the command prints about the demo shop. Where that has changed for the better,
 * {@code ./mvnw test -Dtest=ReadmeTest -Dreadme=apply} writes it anew.
 */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern SESSION =
            Pattern.compile("(```console\\n\\$ \\./victor )((?!--model)[^\\n]*)(\\n)(.*?)(```)", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** The files that README imports, and what it calls their folder. */
    private static final Path EXPORTS = Path.of("src/test/resources/readme/exports");

    @TempDir
    private static Path data;

    @Test
    void sessionsAreTrue() throws IOException {
        var readme = Files.readString(README);
        var truth = SESSION.matcher(readme)
                .replaceAll(session -> Matcher.quoteReplacement(session.group(1)
                        + session.group(2)
                        + session.group(3)
                        + printed(session.group(2))
                        + session.group(5)));
        if (System.getProperty("readme", "").equals("apply")) {
            Files.writeString(README, truth);
        }
        assertThat(readme).contains("$ ./victor --as-of").isEqualTo(truth);
    }

    @Test
    void examplesAreAnswered() throws IOException {
        assertThat(Files.readString(README).lines().filter(line -> line.startsWith("./victor ask ")))
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> {
                    var ran = run("--as-of 2026-06-30 "
                            + line.substring("./victor ".length()).replaceAll("#.*", ""));
                    assertThat(ran.code())
                            .as(line + "\n" + ran.out() + ran.err())
                            .isZero();
                    assertThat(ran.out())
                            .containsPattern(line.contains("# experiments") ? "experiment.visitors" : "order.lines");
                });
    }

    private static String printed(String line) {
        // The first question makes the demo shop that the others are about.
        run("--as-of 2026-06-30 ask orders");
        var ran = run(line);
        assertThat(ran.err()).as(line).isEmpty();
        return ran.out().replace(EXPORTS.toString(), "exports");
    }

    private static Ran run(String line) {
        // The imported shop has a data folder of its own beside the demo shop's.
        var imported = line.startsWith("import ") || line.equals("data");
        var folder = imported ? data.resolve("imported") : data;
        var arguments = new ArrayList<>(List.of("--data", folder.toString()));
        ARGUMENT.matcher(line)
                .results()
                .map(argument -> argument.group(1) == null ? argument.group(2) : argument.group(1))
                .map(argument -> argument.equals("exports") ? EXPORTS.toString() : argument)
                .forEach(arguments::add);
        return Ran.of(arguments.toArray(String[]::new));
    }
}
