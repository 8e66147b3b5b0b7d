package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies in victor.yml, and claims on the command line. */
class ClaimsTest {
    private static final String BY_COUNTRY = "SELECT country, AGGREGATE(orders) FROM metrics GROUP BY country";

    @TempDir
    private static Path data;

    @BeforeAll
    static void makeTheDemoShopAndAPolicy() throws IOException {
        assertThat(ran("ask", "orders last month").code()).isZero();
        Files.writeString(data.resolve("victor.yml"), "policies: country = store\n");
    }

    @Test
    void whoeverHasTheClaimSeesTheirRows() {
        var ran = ran("--claim", "store=US,CA", "sql", "--format", "csv", BY_COUNTRY);
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.split(",")[0])).containsExactlyInAnyOrder("country", "US", "CA");
        assertThat(ran.err()).contains("limited to the data that you may see");
    }

    @Test
    void anAnswerSaysThatItIsLimitedAndNotToWhat() {
        var ran = ran("--claim", "store=CA", "ask", "--json", "orders by channel last month");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("This is limited to the data that you may see.")
                .doesNotContain("'CA'");
        // What others have is to them as if it were not there.
        assertThat(ran("--claim", "store=CA", "ask", "orders in Germany last month")
                        .out())
                .contains("There is none: no row that you may see has");
    }

    @Test
    void whoeverHasNoneSeesNothing() {
        assertThat(ran("sql", BY_COUNTRY).code()).isEqualTo(1);
        assertThat(ran("sql", BY_COUNTRY).err()).contains("What you may see of these data is not known");
        assertThat(ran("ask", "orders by country last month").code()).isEqualTo(1);
    }

    @Test
    void aFactThatDoesNotTellWhoseItsRowsAreIsRefused() {
        assertThat(ran("--claim", "store=US", "sql", "SELECT AGGREGATE(ad_spend) FROM metrics")
                        .err())
                .contains("cannot be shown to you");
    }

    @Test
    void aPolicyThatIsNoneIsNamedWithItsLine(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("victor.yml"), "policies: country\n");
        var ran = Ran.of("--data", other.toString(), "sql", BY_COUNTRY);
        assertThat(ran.code()).isEqualTo(1);
    }

    private static Ran ran(String... arguments) {
        var all = new String[arguments.length + 4];
        System.arraycopy(new String[] {"--data", data.toString(), "--as-of", "2026-06-30"}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Ran.of(all);
    }
}
