package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.victor.engine.ImportLock;
import ai.victor.engine.StoreWriter;
import ai.victor.engine.Stores;
import ai.victor.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import changes all that is new and nothing else, and says what it did. */
class ImporterTest {
    private static final String TOOLS =
            "tool,category,month,cost\nStarPost,reviews,2026-05,10.00\nStarPost,reviews,2026-06,10.00\n";

    @TempDir
    Path folder;

    private Imported shop;

    @BeforeEach
    void newShop() {
        shop = new Imported(folder);
    }

    @Test
    void importedTwiceNothingChanges() {
        shop.file("tools.csv", TOOLS);
        assertThat(shop.run().published()).isTrue();
        var store = Stores.current(shop.data);
        var again = shop.run();
        assertThat(again.published()).isFalse();
        assertThat(again.files()).extracting(FileReport::status).containsExactly(FileReport.Status.UNCHANGED);
        assertThat(again.text()).contains("Nothing changed");
        assertThat(Stores.current(shop.data)).isEqualTo(store);
    }

    @Test
    void aFileConcatenatedWithItselfGivesTheTotalsOfOne() {
        shop.file("tools.csv", TOOLS + TOOLS.substring(TOOLS.indexOf('\n') + 1));
        var file = shop.run().files().getFirst();
        assertThat(List.of(file.read(), file.loaded(), file.replaced())).containsExactly(4L, 2L, 2L);
        assertThat(shop.rows("SELECT count(*), sum(cost) FROM fact_tool_cost")).containsExactly("2|20.00");
    }

    @Test
    void aCorrectedRowTakesTheOldOnesPlaceAndItsFaultIsHealed() {
        shop.file("tools.csv", TOOLS + "StarPost,reviews,2026-07,ten\n");
        assertThat(shop.run().quarantined()).isEqualTo(1);
        shop.file("tools.csv", TOOLS.replace("05,10.00", "05,11.00") + "StarPost,reviews,2026-07,10.00\n");
        var report = shop.run();
        assertThat(report.quarantined()).isZero();
        assertThat(report.files().getFirst().replaced()).isEqualTo(2);
        assertThat(shop.rows("SELECT month, cost FROM fact_tool_cost ORDER BY month"))
                .containsExactly("2026-05-01|11.00", "2026-06-01|10.00", "2026-07-01|10.00");
    }

    @Test
    void aNewerExportOfAnOrderReplacesAllItsParts() {
        new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .line("B", 1, "10.00", "0.00", "P")
                .write(shop.files.resolve("orders.jsonl"));
        shop.run();
        new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("orders.jsonl"));
        shop.run();
        assertThat(shop.rows("SELECT sku FROM fact_order_line")).containsExactly("A");
    }

    @Test
    void aLoadThatIsKilledLeavesTheOldStoreInForce() {
        shop.file("tools.csv", TOOLS);
        shop.run();
        var before = Stores.current(shop.data);
        // What a killed process leaves behind: a store that was being written, and no pointer to it.
        try (var begun = StoreWriter.open(Stores.next(shop.data))) {
            begun.run("DELETE FROM fact_tool_cost");
        }
        assertThat(Stores.current(shop.data)).isEqualTo(before);
        assertThat(shop.rows("SELECT count(*) FROM fact_tool_cost")).containsExactly("2");
        shop.file("more.csv", TOOLS.replace("StarPost", "FindFox"));
        assertThat(shop.run().published()).isTrue();
        assertThat(shop.rows("SELECT count(*) FROM fact_tool_cost")).containsExactly("4");
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldStoreInForce() throws IOException {
        shop.file("tools.csv", TOOLS);
        shop.run();
        var before = Stores.current(shop.data);
        shop.file("more.csv", TOOLS.replace("StarPost", "FindFox"));
        var breaks = (Progress) step -> {
            if (step.startsWith("bringing")) {
                throw new IllegalStateException("the machine stopped");
            }
        };
        var importer = new Importer(shop.data, Imported.NEW_YORK, Clock.systemUTC());
        assertThatThrownBy(() -> importer.importPaths(List.of(shop.files), breaks))
                .hasMessage("the machine stopped");
        assertThat(Stores.current(shop.data)).isEqualTo(before);
        try (var files = Files.list(shop.data)) {
            assertThat(files.filter(file -> file.toString().contains("store-"))).hasSize(1);
        }
    }

    @Test
    void partsThatDoNotAddUpAreNotPublished() throws IOException {
        shop.file("tools.csv", TOOLS);
        shop.run();
        var before = Stores.current(shop.data);
        Orders.write(
                folder.resolve("model/marts/90.sql"),
                "CREATE OR REPLACE TABLE reconciliation AS SELECT 'fees' AS check_name, '#1: 1.00 against 0.99' AS detail");
        var report = new Importer(
                        shop.data, Imported.NEW_YORK, Clock.systemUTC(), Imported.model(), folder.resolve("model"))
                .importPaths(List.of(shop.files), Progress.SILENT);
        assertThat(report.problems()).extracting(Problem::code).containsExactly("NOT_RECONCILED");
        assertThat(report.text()).contains("#1: 1.00 against 0.99");
        assertThat(Stores.current(shop.data)).isEqualTo(before);
    }

    @Test
    void aMartThatIsNoSqlIsAProblemWithItsFile() {
        shop.file("tools.csv", TOOLS);
        Orders.write(folder.resolve("model/marts/10_mine.sql"), "SELEC 1");
        var report = new Importer(
                        shop.data, Imported.NEW_YORK, Clock.systemUTC(), Imported.model(), folder.resolve("model"))
                .importPaths(List.of(shop.files), Progress.SILENT);
        assertThat(report.problems()).singleElement().asString().contains("10_mine.sql");
        assertThat(Stores.current(shop.data)).isEmpty();
    }

    @Test
    void oneImportAtATime() {
        shop.file("tools.csv", TOOLS);
        try (var lock = ImportLock.take(shop.data).orElseThrow()) {
            assertThat(shop.run().problems()).extracting(Problem::code).containsExactly("IMPORT_RUNNING");
        }
        assertThat(shop.run().published()).isTrue();
    }

    @Test
    void unknownFilesAreNamedAndTheRestIsImported() {
        shop.file("tools.csv", TOOLS).file("holiday.txt", "sun and sea\n").file(".hidden", "x");
        var report = shop.run();
        assertThat(report.published()).isTrue();
        assertThat(report.files())
                .extracting(file -> file.path().getFileName() + " " + file.status())
                .containsExactly("tools.csv LOADED", "holiday.txt UNKNOWN");
    }

    @Test
    void settingsAloneMakeNoShopInWhichEverythingIsZero() {
        shop.file("shop.yaml", "timezone: America/New_York\ncurrency: USD\n").file("holiday.txt", "sun and sea\n");
        assertThat(shop.run().problems()).extracting(Problem::code).containsExactly("NOTHING_TO_IMPORT");
        assertThat(Stores.current(shop.data)).isEmpty();
    }

    @Test
    void aKeyThatAKilledImportLeftEmptyIsMadeAgainWhereNothingWasHashedWithIt() throws IOException {
        Files.createDirectories(shop.data);
        Files.writeString(shop.data.resolve("secret.key"), "");
        shop.file("tools.csv", TOOLS);
        assertThat(shop.run().published()).isTrue();
        Files.writeString(shop.data.resolve("secret.key"), "");
        shop.file("more.csv", TOOLS.replace("StarPost", "MoonPost"));
        var report = shop.run();
        assertThat(report.problems()).extracting(Problem::code).containsExactly("BAD_KEY_FILE");
        assertThat(report.text()).contains("secret.key").contains("--data");
        assertThat(shop.data.resolve("secret.key")).isEmptyFile();
    }

    @Test
    void aStreetThatStandsWhereADateShouldIsNotKept() {
        shop.file("tools.csv", TOOLS + "StarPost,reviews,12 Elm Street,10.00\nStarPost,reviews,yesterday,10.00\n");
        shop.run();
        assertThat(shop.rows("SELECT value FROM quarantine ORDER BY line"))
                .containsExactly("12 Aaa Aaaaaa", "yesterday");
    }

    @Test
    void aFolderWithNothingUsableSaysWhatIsExpected() {
        shop.file("holiday.txt", "sun and sea\n");
        var report = shop.run();
        assertThat(report.problems()).extracting(Problem::code).containsExactly("NOTHING_TO_IMPORT");
        assertThat(report.text())
                .contains("holiday.txt")
                .contains("Shopify orders")
                .contains("Stripe balance report");
        assertThat(new Importer(shop.data, Imported.NEW_YORK, Clock.systemUTC())
                        .importPaths(List.of(folder.resolve("absent")), Progress.SILENT)
                        .problems())
                .extracting(Problem::code)
                .containsExactly("NO_SUCH_PATH");
    }

    @Test
    void withoutAZoneItAsksAndImportsNothing() {
        new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("orders.jsonl"));
        var report = shop.run(ShopSettings.NONE);
        assertThat(report.problems()).extracting(Problem::code).containsExactly("NO_TIME_ZONE");
        assertThat(Stores.current(shop.data)).isEmpty();
    }

    @Test
    void theCurrencyIsTakenFromTheOrdersWhereTheyAgree() {
        var zoneOnly = new ShopSettings(
                Optional.empty(), Optional.empty(), Optional.of(ZoneId.of("Europe/Berlin")), Optional.empty());
        var orders = new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .with("currencyCode", "EUR")
                .line("A", 1, "20.00", "0.00", "P");
        orders.write(shop.files.resolve("orders.jsonl"));
        assertThat(shop.run(zoneOnly).problems()).isEmpty();
        assertThat(shop.rows("SELECT currency, zone, week_start FROM shop"))
                .containsExactly("EUR|Europe/Berlin|monday");

        orders.order("#2", "2026-05-05T12:00:00Z").line("A", 1, "20.00", "0.00", "P");
        orders.write(new Imported(folder.resolve("other")).files.resolve("orders.jsonl"));
        assertThat(new Imported(folder.resolve("other")).run(zoneOnly).problems())
                .extracting(Problem::code)
                .containsExactly("NO_CURRENCY");
    }

    @Test
    void settingsComeFromTheShopsFileAndTheConfigurationGoesBeforeIt() {
        shop.file("tools.csv", TOOLS).file("my shop.txt", """
                shop_name: Mesa
                currency: usd
                timezone: America/Toronto
                week_start: sunday
                today: 2020-01-01
                """);
        shop.run(ShopSettings.NONE);
        assertThat(shop.rows("SELECT name, currency, zone, week_start, imported_at FROM shop"))
                .containsExactly("Mesa|USD|America/Toronto|sunday|2026-07-01 12:00:00.0");
        // The files are unchanged, but what they mean is not.
        assertThat(shop.run(Imported.NEW_YORK).published()).isTrue();
        assertThat(shop.rows("SELECT name, currency, zone, week_start FROM shop"))
                .containsExactly("Test shop|USD|America/New_York|sunday");
    }

    @Test
    void aFolderKeepsItsCurrency() {
        shop.file("tools.csv", TOOLS);
        shop.run();
        var euro = new ShopSettings(
                Optional.empty(), Optional.of("EUR"), Optional.of(ZoneId.of("Europe/Berlin")), Optional.empty());
        assertThat(shop.run(euro).problems()).extracting(Problem::code).containsExactly("OTHER_CURRENCY");
        assertThat(shop.rows("SELECT currency FROM shop")).containsExactly("USD");
    }

    @Test
    void filesOfOneNameAreToldApartByTheirFolders() {
        shop.file("may/tools.csv", TOOLS).file("june/tools.csv", TOOLS.replace("StarPost", "FindFox"));
        assertThat(shop.run().text()).contains("may/tools.csv").contains("june/tools.csv");
    }

    @Test
    void aBadSettingIsAProblemWithItsLine() {
        shop.file("tools.csv", TOOLS).file("shop.yaml", "currency: USD\ntimezone: Mars/Olympus\n");
        assertThat(shop.run(ShopSettings.NONE).problems())
                .singleElement()
                .asString()
                .contains("shop.yaml:2")
                .contains("Mars/Olympus");
    }

    @Test
    void noPersonIsInTheStore() throws IOException {
        new Orders()
                .order("#1", "2026-05-05T12:00:00Z")
                .customer(7_000_000_001_234L)
                .with("email", "jane.doe@example.com")
                .with("note", "leave with Jane Doe, 12 Elm Street")
                .line("A", 1, "20.00", "0.00", "P")
                .write(shop.files.resolve("orders.jsonl"));
        shop.file("sessions.csv", """
                session_id,visitor_id,customer_id,started_at,utm_source,utm_medium,utm_campaign,device,landing_page,order_name
                s1,v1,7000000001234,2026-05-05T11:09:05Z,,,,mobile,/welcome?email=jane.doe%40example.com,#1
                """);
        shop.file("events.csv", """
                occurred_at,event_type,session_id,visitor_id,query,results_count,widget
                2026-05-05T11:09:25Z,search,s1,v1,jane.doe@example.com,0,
                jane.doe@example.com,search,s1,v1,x,0,
                """);
        shop.run();
        var bytes =
                new String(Files.readAllBytes(Stores.current(shop.data).orElseThrow()), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .doesNotContain("jane.doe")
                .doesNotContain("Jane Doe")
                .doesNotContain("Elm Street")
                .doesNotContain("7000000001234");
        assertThat(shop.rows("SELECT search_term FROM fact_event").getFirst()).startsWith("(e-mail ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shop.data.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theReportIsATableWithNotes() {
        shop.file("tools.csv", TOOLS + "StarPost,reviews,July,10.00\n").file("holiday.txt", "sun\n");
        assertThat(shop.run().text()).isEqualTo("""
                file         kind             read  loaded  replaced  quarantined  result
                tools.csv    tool costs file     3       2         0            1  loaded
                holiday.txt  -                   0       0         0            0  unknown
                tools.csv, line 4, month "July" is no month (YYYY-MM)
                holiday.txt: No kind of export that Victor reads has this header.
                Imported. Rows in quarantine: 1.
                """);
    }
}
