package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.victor.eval.Replay;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our verdicts on the public questions, beside those of the scorer that comes with them and asks over HTTP. */
@Timeout(300)
class EvalAgreementTest {
    private static final Path SHOP = Path.of("../shared/shop");
    private static final Path QUESTIONS = SHOP.resolve("public_questions.jsonl");
    private static final Path GOLD = SHOP.resolve("public_gold.jsonl");
    private static final int SPOILED = 20;
    private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void thereMustBeTheQuestionsAndWhatScoresThem() {
        assumeTrue(Files.isRegularFile(QUESTIONS));
        assumeTrue(runs("python3", "--version"));
    }

    @Test
    void bothScorersAgree() throws Exception {
        var data = folder.resolve("data").toString();
        var ran = Ran.of("--data", data, "import", SHOP.resolve("exports").toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        var responses = folder.resolve("responses.jsonl");
        var theirs = overHttp(data, responses);

        Ran.of("--data", data, "--as-of", "2026-06-30", "eval", QUESTIONS.toString(), "--json", path("ours.json"));
        assertThat(ours(folder.resolve("ours.json"))).hasSizeGreaterThan(50).isEqualTo(theirs);

        var seen = new TreeMap<String, Integer>();
        for (int seed = 0; seed < SPOILED; seed++) {
            var spoiled = folder.resolve("spoiled.jsonl");
            Replay.spoil(responses, spoiled, seed);
            var verdicts = Replay.verdicts(GOLD, spoiled);
            assertThat(verdicts).as("spoiled by seed " + seed).isEqualTo(scored("--replay", spoiled.toString()));
            verdicts.values().forEach(verdict -> seen.merge(verdict, 1, Integer::sum));
        }
        assertThat(seen)
                .as("what the spoiling came to")
                .containsOnlyKeys(
                        "abstained", "error", "right", "right_refusal", "wrong", "wrong_answer_to_unanswerable")
                .hasEntrySatisfying("right", count -> assertThat(count).isGreaterThan(200))
                .hasEntrySatisfying("wrong", count -> assertThat(count).isGreaterThan(200));
    }

    private static Map<String, String> overHttp(String data, Path responses) throws Exception {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var clock = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);
        var surroundings = new Surroundings(out, out, false, false, Map.of(), clock);
        var serving = Thread.ofPlatform()
                .start(() -> Victor.run(surroundings, "--data", data, "--as-of", "2026-06-30", "serve", "--port", "0"));
        try {
            var announced = PORT.matcher("");
            while (!announced.reset(printed.toString(StandardCharsets.UTF_8)).find()) {
                Thread.sleep(20);
            }
            return scored("--base", "http://127.0.0.1:" + announced.group(1), "--save", responses.toString());
        } finally {
            serving.interrupt();
            serving.join();
        }
    }

    /** Question → the outcome that the scorer gives it. */
    private static Map<String, String> scored(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                "python3",
                SHOP.resolve("score.py").toString(),
                "--questions",
                QUESTIONS.toString(),
                "--gold",
                GOLD.toString(),
                "--quiet",
                "--out",
                path("theirs.json")));
        command.addAll(List.of(arguments));
        assertThat(runs(command.toArray(String[]::new))).isTrue();
        var outcomes = new TreeMap<String, String>();
        JSON.readTree(folder.resolve("theirs.json").toFile())
                .path("turns")
                .forEach(turn -> outcomes.put(
                        turn.path("id").asText() + "." + turn.path("turn"),
                        turn.path("outcome").asText()));
        return outcomes;
    }

    private static Map<String, String> ours(Path report) throws IOException {
        var outcomes = new TreeMap<String, String>();
        JSON.readTree(report.toFile())
                .path("turns")
                .forEach(turn -> outcomes.put(
                        turn.path("id").asText() + "." + (turn.path("turn").asInt() - 1),
                        turn.path("outcome").asText()));
        return outcomes;
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
