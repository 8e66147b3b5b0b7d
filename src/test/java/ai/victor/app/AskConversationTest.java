package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions in the terminal that go on from one another: typed one after the other, or one by one under a name. */
class AskConversationTest {
    @TempDir
    private static Path data;

    @BeforeAll
    static void askTheFirstQuestion() {
        assertThat(ask("orders in May").code()).isZero();
    }

    @Test
    void linesAreOneConversation() {
        var ran = Ran.typing(false, "orders in May\n\n  and in April?\n", "--data", data.toString(), "ask");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsSubsequence("I took this to mean: Orders, 1–31 May", "I took this to mean: Orders, 1–30 Apr")
                .doesNotContain("> ");
    }

    @Test
    void aPersonIsPromptedUntilAnEmptyLine() {
        var ran = Ran.typing(
                true,
                "orders in May\nwhat is our star rating?\nand in April?\n\nnever",
                "--data",
                data.toString(),
                "ask");
        assertThat(ran.code()).as("one may be declined").isZero();
        assertThat(ran.out())
                .startsWith("Ask away; an empty line ends it.\n> ")
                .endsWith("\n\n> ")
                .doesNotContain("never");
        assertThat(Ran.typing(true, "QUIT\nnever", "--data", data.toString(), "ask")
                        .out())
                .isEqualTo("Ask away; an empty line ends it.\n> ");
        var tooLong = Ran.typing(true, "x".repeat(2001) + "\norders in May\n", "--data", data.toString(), "ask");
        assertThat(tooLong.err()).isEqualTo("The question has 2001 characters; at most 2000 are read.\n");
        assertThat(tooLong.out()).contains("Orders, 1–31 May");
    }

    @Test
    void pipedLinesAreRefusedIfOneIs() {
        var ran = Ran.typing(
                false, "orders in May\nwhat is our star rating?\n", "--data", data.toString(), "ask", "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\""));
        assertThat(Ran.typing(false, "\n \n", "--data", data.toString(), "ask").code())
                .isEqualTo(2);
    }

    @Test
    void aNamedConversationGoesOnInAnotherProcess() {
        ask("orders in May", "--conversation", "books");
        assertThat(ask("and in April?", "-c", "Books").out()).contains("Orders, 1–30 Apr");
        assertThat(ask("and in April?", "-c", "another").out()).doesNotContain("Orders, 1–30 Apr");
        assertThat(ask("and in April?").out()).doesNotContain("Orders, 1–30 Apr");
        assertThat(ask("and in April?", "-c", "books", "--claim", "store=US").out())
                .as("somebody else's")
                .doesNotContain("Orders, 1–30 Apr");
    }

    @Test
    void onlyAConversationWithANameIsKept() throws Exception {
        ask("orders in May");
        var folder = data.resolve("conversations");
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .isSubsetOf("books.json", "another.json");
            }
        }
        assertThat(ask("orders in May", "-c", "../books").code()).isEqualTo(2);
    }

    private static Ran ask(String question, String... options) {
        var arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"--data", data.toString(), "ask", question}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Ran.of(arguments);
    }
}
