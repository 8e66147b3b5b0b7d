package ai.victor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code to the {@link PackageMap}. */
class ArchitectureTest {
    private static final String ROOT = ArchitectureTest.class.getPackageName();

    /** A library, and the one package that may know of it. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("org.snakeyaml", "model"),
            Map.entry("org.apache.calcite", "sql"),
            Map.entry("java.sql", "engine"),
            Map.entry("org.apache.commons.statistics", "analysis"),
            Map.entry("org.apache.commons.rng", "analysis"),
            Map.entry("org.duckdb", "engine"),
            Map.entry("dev.langchain4j", "agent"),
            Map.entry("com.openai", "agent"),
            Map.entry("java.net.http", "source"),
            Map.entry("io.javalin", "web"),
            Map.entry("io.prometheus", "agent"),
            Map.entry("com.slack.api", "slack"),
            Map.entry("org.knowm.xchart", "slack"),
            Map.entry("io.modelcontextprotocol", "mcp"),
            Map.entry("picocli", "app"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void mapIsInOrderAndNamesEveryPackage() {
        var above = new HashSet<String>();
        PackageMap.uses().forEach((name, uses) -> {
            assertThat(above).as("packages above " + name).containsAll(uses);
            above.add(name);
        });
        assertThat(packagesOnDisk()).isEqualTo(new TreeSet<>(PackageMap.uses().keySet()));
    }

    @TestFactory
    List<DynamicTest> packagesUseOnlyWhatTheMapAllows() {
        return PackageMap.uses().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    var inside = entry.getValue().stream()
                            .map(used -> ROOT + "." + used + "..")
                            .collect(Collectors.toSet());
                    inside.add(ROOT + "." + entry.getKey() + "..");
                    classes()
                            .that()
                            .resideInAPackage(ROOT + "." + entry.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                                    .or(resideInAnyPackage(inside.toArray(String[]::new))))
                            .check(classes);
                }))
                .toList();
    }

    @Test
    void sourcesAreBlindToEachOther() {
        slices().matching(ROOT + ".source.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(classes);
    }

    @TestFactory
    List<DynamicTest> librariesHaveOneOwner() {
        return OWNERS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + "." + entry.getValue() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(entry.getKey() + "..")
                                .check(classes)))
                .toList();
    }

    @Test
    void onlyTheAppReadsTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".app..")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .check(classes);
    }

    private TreeSet<String> packagesOnDisk() {
        return classes.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(1).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
