package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attacks of {@code attacks/*.md} on the built-in reader: in questions, and in the data of a shop that was imported with them. */
@Timeout(120)
class ReaderAttacksTest {
    @TempDir
    private static Path folder;

    private static Besieged shop;
    private static Map<String, Integer> files;

    @BeforeAll
    static void open() throws Exception {
        shop = new Besieged(folder);
        files = shop.files();
    }

    @AfterAll
    static void nothingWasWritten() throws Exception {
        assertThat(shop.files()).isEqualTo(files);
        shop.close();
    }

    static Stream<Attacks.Attack> questions() {
        return Stream.of("sql", "instructions", "people-and-secrets", "changes", "disguises", "others-rows", "mixed")
                .flatMap(page -> Attacks.page(page).stream());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatIsAsked(Attacks.Attack attack) {
        var question = shop.placed(attack.question());
        for (var all : List.of(true, false)) {
            if (attack.all("asker").contains(all ? "limited" : "all")) {
                continue;
            }
            var told = shop.ask(question, all);
            Siege.holds(shop, question, told, all);
            held(attack, told);
        }
    }

    /** What a page says must hold of one attack. */
    static void held(Attacks.Attack attack, Besieged.Told told) {
        var text = told.answer().text();
        assertThat(attack.all("status")).as("a page says how each ends").hasSize(1);
        assertThat(told.answer().status().word()).as(text).isIn((Object[])
                attack.all("status").getFirst().split(" or "));
        attack.all("says").forEach(part -> assertThat(text).contains(part));
        attack.all("never")
                .forEach(part -> assertThat(text + told.answer().reading()).doesNotContain(part));
        if (!told.answer().status().word().equals("answered")) {
            assertThat(told.answer().results()).isEmpty();
        }
    }

    static Stream<String> dimensions() {
        return Attacks.values().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("dimensions")
    void whatStandsInTheDataIsListed(String dimension) {
        for (var all : List.of(true, false)) {
            var metric = dimension.equals("search_term") ? "searches" : "revenue";
            var question = metric + " by " + dimension.replace('_', ' ') + " in June 2026";
            var told = shop.ask(question, all);
            Siege.holds(shop, question, told, all);
            if (all) {
                assertThat(told.answer().status().word())
                        .as(told.answer().text())
                        .isEqualTo("answered");
                assertThat(told.answer().results().getFirst().rows().table().rows())
                        .hasSizeGreaterThanOrEqualTo(Attacks.values()
                                        .getOrDefault(dimension, List.of())
                                        .size()
                                - 1);
            }
        }
    }

    static Stream<String> values() {
        return Attacks.values().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> (entry.getKey().equals("search_term") ? "searches" : "revenue") + " of "
                                + entry.getKey().replace('_', ' ') + " " + value + " in June 2026"));
    }

    /** A value of the data, asked for by its own name, is at most filtered by. */
    @ParameterizedTest
    @MethodSource("values")
    void whatStandsInTheDataIsAskedFor(String question) {
        var asked = shop.placed(question);
        var told = shop.ask(asked, true);
        Siege.holds(shop, asked, told, true);
    }

    @Test
    void theFactsOfAQuietMonthStandAmongThemAll() {
        assertThat(shop.ask("revenue in May 2026", true).answer().text()).contains("$170.00");
        assertThat(shop.ask("revenue in May 2026", false).answer().text()).contains("$120.00");
        assertThat(shop.ask("revenue of design Secret Garden in June 2026", true)
                        .answer()
                        .text())
                .contains("$10.00");
    }

    @Test
    void semanticSqlPrintsNothingThatSteers() {
        for (var options :
                List.of(List.of("--format", "markdown"), List.of("--explain"), List.of("--format", "text"))) {
            var out = new ByteArrayOutputStream();
            var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
            var arguments = new java.util.ArrayList<>(List.of("--data", shop.data.toString(), "sql"));
            arguments.addAll(options);
            arguments.add(
                    "SELECT design, campaign, AGGREGATE(revenue) FROM metrics WHERE design <> '\u001b[2J\u202e' GROUP BY design, campaign");
            int code = Victor.run(
                    new Surroundings(stream, stream, false, false, Map.of(), Clock.system(ZoneOffset.UTC)),
                    arguments.toArray(String[]::new));
            var text = out.toString(StandardCharsets.UTF_8);
            assertThat(code).as(text).isZero();
            assertThat(text).doesNotContain("\u001b", "\u009b", "\u202e", "\u0007");
            if (options.contains("markdown")) {
                assertThat(text)
                        .doesNotContainPattern("(?<!\\\\)](?:\\(|\\[)")
                        .doesNotContainPattern("(?<!\\\\)<[a-z/!]")
                        .doesNotContain("http://");
            }
        }
    }
}
