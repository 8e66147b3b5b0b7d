package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.engine.ImportLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is watched: what comes into it is imported when it is complete, and told. */
@Timeout(180)
class WatchTest {
    private static final String SHOP = "currency: USD\ntimezone: America/New_York\n";
    private static final String TOOLS = "tool,category,month,cost\nStarPost,reviews,2026-05,10.00\n";
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");

    @TempDir
    private Path folder;

    private Path data;
    private Path incoming;

    @BeforeEach
    void folders() throws IOException {
        data = folder.resolve("data");
        incoming = Files.createDirectory(folder.resolve("incoming"));
    }

    /** A command that runs on a thread of this process until it is closed. */
    private final class Running implements AutoCloseable {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Thread thread;

        Running(String... command) {
            var surroundings = new Surroundings(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    false,
                    false,
                    Map.of(),
                    Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC));
            var arguments = new ArrayList<>(List.of("--data", data.toString()));
            arguments.addAll(List.of(command));
            thread = Thread.ofPlatform().start(() -> Victor.run(surroundings, arguments.toArray(String[]::new)));
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        void until(String... printed) throws InterruptedException {
            while (!List.of(printed).stream().allMatch(text -> (out() + err()).contains(text))) {
                assertThat(thread.isAlive()).as(out() + err()).isTrue();
                Thread.sleep(20);
            }
        }

        @Override
        public void close() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    private Running watching() {
        return new Running("watch", "--every", "0.1", incoming.toString());
    }

    private static int times(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void aFileThatIsWrittenInPiecesIsImportedOnceItIsWhole() throws Exception {
        Files.writeString(incoming.resolve("shop.yaml"), SHOP);
        Files.writeString(incoming.resolve("tools.csv"), TOOLS);
        try (var watching =
                Started.victor(folder, "--data", data.toString(), "watch", "--every", "1", incoming.toString())) {
            while (!watching.out().contains("Imported.")) {
                assertThat(watching.process.isAlive()).as(watching.err()).isTrue();
                Thread.sleep(50);
            }
            var file = incoming.resolve("orders.jsonl");
            for (int number = 1; number <= 30; number++) {
                Files.writeString(
                        file, ShopVersions.order(number, 2), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Thread.sleep(100);
            }
            while (times(watching.out(), "Imported.") < 2) {
                assertThat(watching.process.isAlive()).as(watching.err()).isTrue();
                Thread.sleep(50);
            }
            // As a service's manager does; Ctrl-C is not heard by what a script starts in the background.
            watching.process.destroy();
            assertThat(watching.code()).isEqualTo(143);
            assertThat(watching.err()).isEmpty();
            assertThat(watching.out())
                    .startsWith("Victor watches " + incoming + " and imports what comes into it (Ctrl-C stops it).\n")
                    .containsOnlyOnce("tools.csv ")
                    .containsPattern("orders\\.jsonl +Shopify orders +60 +60 +0 +0  loaded")
                    .containsOnlyOnce("orders.jsonl ");
        }
        assertThat(ShopVersions.sums(data)).isEqualTo("[[30, 60.00, 10.00]]");
    }

    @Test
    void whatFailsIsToldOnceAndTriedAgainWhenItChanges() throws Exception {
        Files.writeString(incoming.resolve("shop.yaml"), SHOP);
        Files.writeString(incoming.resolve("tools.csv"), TOOLS);
        Files.writeString(incoming.resolve("holiday.txt"), "sun and sea\n");
        try (var watching = watching()) {
            watching.until("Imported.");
            Thread.sleep(1000);
            assertThat(watching.out()).containsOnlyOnce("holiday.txt: No kind of export");
            Files.writeString(incoming.resolve("more.csv"), TOOLS.replace("StarPost", "FindFox"));
            watching.until("more.csv");
            Files.writeString(incoming.resolve("holiday.txt"), TOOLS.replace("StarPost", "SunMail"));
            while (times(watching.out(), "Imported.") < 3) {
                Thread.sleep(20);
            }
            assertThat(watching.out())
                    .containsOnlyOnce("holiday.txt: No kind of export")
                    .containsOnlyOnce("tools.csv ");
            assertThat(watching.err()).isEmpty();
        }
    }

    @Test
    void whatLackedSomethingIsImportedWhenItComes() throws Exception {
        Files.writeString(incoming.resolve("tools.csv"), TOOLS);
        try (var watching = watching()) {
            watching.until("The shop's time zone is not known");
            Thread.sleep(500);
            Files.writeString(incoming.resolve("shop.yaml"), SHOP);
            watching.until("Imported.");
            assertThat(watching.err()).containsOnlyOnce("The shop's time zone is not known");
            assertThat(watching.out()).containsPattern("tools\\.csv .* loaded");
        }
    }

    @Test
    void anImportThatIsUnderWayIsWaitedFor() throws Exception {
        Files.writeString(incoming.resolve("shop.yaml"), SHOP);
        Files.writeString(incoming.resolve("tools.csv"), TOOLS);
        var held = ImportLock.take(data).orElseThrow();
        try (var watching = watching()) {
            try (held) {
                watching.until("Another import is under way");
                Thread.sleep(500);
                assertThat(watching.out()).doesNotContain("Imported.");
            }
            watching.until("Imported.");
            assertThat(watching.err())
                    .isEqualTo("Another import is under way; what has come is imported when it has ended.\n");
        }
    }

    @Test
    void aServerAnswersFromWhatHasCome() throws Exception {
        ShopVersions.write(incoming, 1);
        assertThat(Ran.of("--data", data.toString(), "import", incoming.toString())
                        .code())
                .isZero();
        try (var serving = new Running("serve", "--port", "0", "--watch", incoming.toString());
                var client = HttpClient.newHttpClient()) {
            serving.until("/api/v1/ask", "Nothing changed: all of it was imported before.");
            assertThat(revenue(serving, client)).contains("400");
            ShopVersions.write(incoming, 2);
            serving.until("Imported.");
            assertThat(revenue(serving, client)).contains("800");
        }
    }

    private static String revenue(Running serving, HttpClient client) throws Exception {
        var address = PORT.matcher(serving.out());
        assertThat(address.find()).isTrue();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.group(1) + "/api/v1/ask"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"question\": \"revenue in May 2026\"}"))
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void aFolderThatIsNotThereIsASentence() {
        var absent = folder.resolve("absent").toString();
        for (var command : List.of(List.of("watch", absent), List.of("serve", "--port", "0", "--watch", absent))) {
            var arguments = new ArrayList<>(List.of("--data", data.toString()));
            arguments.addAll(command);
            var ran = Ran.of(arguments.toArray(String[]::new));
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).isEqualTo("There is no folder " + absent + " to watch.\n");
        }
        assertThat(Ran.of("--data", data.toString(), "watch", "--every", "0", incoming.toString())
                        .code())
                .isEqualTo(2);
    }
}
