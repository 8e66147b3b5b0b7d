package ai.victor.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The verified and saved queries of the model that Victor comes with are accepted and have rows. */
class KeptQueriesTest {
    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyKeptQueryHasRows() {
        var model = TestStore.model();
        assertThat(model.verifiedQueries()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(model.savedQueries()).isNotEmpty();
        TestStore.smallShop(folder);
        return Stream.concat(
                model.verifiedQueries().stream().map(query -> test(query.question(), query.sql())),
                model.savedQueries().stream().map(query -> test(query.name(), query.semanticSql())));
    }

    private static DynamicTest test(String name, String sql) {
        return DynamicTest.dynamicTest(name, () -> {
            try (var analytics = Analytics.open(folder, TestStore.model())) {
                assertThat(analytics.run(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                Outcome.Rows.class,
                                rows -> assertThat(rows.table().rows()).isNotEmpty());
            }
        });
    }
}
