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

/** Runs every page under golden/ over the small shop: see {@link GoldenPages}. */
class GoldenTest {
    private static final Path PAGES = Path.of("src/test/resources/golden");

    @TempDir
    static Path folder;

    private static GoldenPages pages;

    @BeforeAll
    static void open() {
        pages = new GoldenPages(PAGES, TestStore.smallShop(folder), TestStore.smallShopSql(), TestStore.model());
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
        assertThat(pages.checkedMetrics("")).containsAll(metrics());
    }

    @Test
    void everyMetricOfTheModelHasACheckOfItCutByTwoDimensions() {
        assertThat(pages.checkedMetrics("\\bGROUP BY \\w+, \\w+\\s*$")).containsAll(metrics());
    }

    private static List<String> metrics() {
        return TestStore.model().metrics().stream().map(Metric::name).toList();
    }
}
