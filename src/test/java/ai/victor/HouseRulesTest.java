package ai.victor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the house that no library checks. */
class HouseRulesTest {
    private static final int LONGEST_FILE = 400;

    private static final Pattern BANNED_NAME =
            Pattern.compile(".*(Impl|Manager|Helper|Helpers|Util|Utils|Service|Processor|Data|Info)\\.java");

    private static final Pattern TODO = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!\\()");

    @Test
    void filesAreShort() {
        assertThat(Sources.java())
                .allSatisfy(file -> assertThat(read(file).lines().count())
                        .as("lines of " + file)
                        .isLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void namesSayWhatThingsAre() {
        assertThat(Sources.java())
                .noneMatch(file ->
                        BANNED_NAME.matcher(file.getFileName().toString()).matches());
    }

    @Test
    void unfinishedWorkHasAName() {
        var own = Path.of("src/test/java/ai/victor/HouseRulesTest.java");
        assertThat(Sources.java())
                .filteredOn(file -> !file.equals(own))
                .noneMatch(file -> TODO.matcher(read(file)).find());
    }

    @Test
    void everyMainPackageSaysItsJobAndIsNullMarked() {
        var packages = Sources.java().stream()
                .filter(file -> file.startsWith("src/main"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        assertThat(packages)
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("/**")
                        .contains("@NullMarked"));
    }

    @Test
    void topLevelTypesSayWhatTheyAre() {
        var undocumented = Sources.java().stream()
                .filter(file -> file.startsWith("src/main"))
                .filter(file -> !Pattern.compile(
                                "\\*/\\s*(@\\w+(\\([^()]*\\))?\\s*)*(public |final |sealed |non-sealed |abstract |@interface |class |interface |record |enum |package |@NullMarked)")
                        .matcher(read(file))
                        .find())
                .toList();
        assertThat(undocumented).isEmpty();
    }

    @Test
    void readmePrintsThePackageMapThatIsTested() {
        assertThat(read(Path.of("README.md"))).contains(PackageMap.LINES);
    }

    @Test
    void topLevelHoldsOnlyWhatItMay() throws IOException {
        try (var files = Files.list(Path.of("."))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !ignored().contains(name)))
                    .isSubsetOf(
                            "pom.xml",
                            "src",
                            "prompts",
                            "semantic-model",
                            "README.md",
                            "Dockerfile",
                            "victor",
                            "mvnw",
                            ".mvn",
                            ".ci",
                            "LICENSE",
                            ".git",
                            ".gitignore",
                            ".gitattributes",
                            ".dockerignore");
        }
    }

    private static List<String> ignored() {
        return read(Path.of(".gitignore"))
                .lines()
                .map(line -> line.replaceAll("/$", ""))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
