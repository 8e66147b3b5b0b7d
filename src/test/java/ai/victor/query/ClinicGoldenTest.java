package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.model.Metric;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the pages of the clinic, a model that has nothing in common with the bundled one: see {@link GoldenPages}. */
class ClinicGoldenTest {
    private static final Path PAGES = Path.of("src/test/resources/golden/clinic");

    @TempDir
    static Path folder;

    private static GoldenPages pages;

    @BeforeAll
    static void open() {
        pages = new GoldenPages(PAGES, Clinic.store(folder), Clinic.storeSql(), Clinic.model());
    }

    @AfterAll
    static void close() throws SQLException {
        pages.close();
    }

    @TestFactory
    List<DynamicTest> pages() {
        return pages.tests();
    }

    @Test
    void everyMetricOfTheModelHasACheck() {
        assertThat(pages.checkedMetrics(""))
                .containsAll(Clinic.model().metrics().stream().map(Metric::name).toList());
    }

    @Test
    void everyMetricOfTheModelHasACheckOfItCutByTwoDimensions() {
        assertThat(pages.checkedMetrics("\\bGROUP BY \\w+, \\w+\\s*$"))
                .containsAll(Clinic.model().metrics().stream().map(Metric::name).toList());
    }
}
