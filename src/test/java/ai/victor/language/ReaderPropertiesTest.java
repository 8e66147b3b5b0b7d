package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Interpretation.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold of every question. */
class ReaderPropertiesTest {
    static final List<String> QUESTIONS = List.of(
            "revenue by channel last month",
            "orders from Germany in January",
            "top 5 designs by revenue in 2026",
            "mobile vs desktop revenue last month",
            "countries with margin under 20% this year",
            "which aesthetics lost money on Meta retargeting last month",
            "what share of orders is paid with PayPal by month in 2026",
            "revenue this month vs last month");

    private static final List<String> STRANGERS = List.of(
            "weather",
            "unicorn",
            "zeppelin",
            "forecast",
            "loyalty",
            "wombat",
            "quantum",
            "velocity",
            "sentiment",
            "refrigerated",
            "leads",
            "blue",
            "churn",
            "logistics",
            "median",
            "holiday",
            "employee",
            "competitor",
            "stockout",
            "inventory",
            "rainy",
            "older",
            "younger",
            "female",
            "delivered",
            "late");

    private static final List<String> POLITE = List.of(
            "please", "hey victor,", "can you tell me", "i would like to know", "show me", "thanks", "quickly", "ok,");

    @Test
    void aWordThatIsUnknownIsNamedWhereverItStands() {
        for (var question : QUESTIONS) {
            var words = List.of(question.split(" "));
            for (var stranger : STRANGERS) {
                for (int at = 0; at <= words.size(); at++) {
                    var asked = new ArrayList<>(words);
                    asked.add(at, stranger);
                    var text = String.join(" ", asked);
                    var read = BeeShop.read(text);
                    assertThat(read).as(text).isInstanceOf(Reply.class);
                    assertThat(((Reply) read).text()).as(text).contains(stranger);
                }
            }
        }
    }

    @Test
    void politenessChangesNothing() {
        var random = new Random(7);
        for (var question : QUESTIONS) {
            var plain = BeeShop.brief(question);
            for (int round = 0; round < 20; round++) {
                var before = POLITE.get(random.nextInt(POLITE.size()));
                var after = List.of("", " please", " thanks", "?", "!", " pls").get(random.nextInt(6));
                assertThat(BeeShop.brief(before + " " + question + after)).isEqualTo(plain);
                assertThat(BeeShop.brief((question + after).toUpperCase(Locale.ROOT)))
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void theSameQuestionIsReadTheSameWayEachTime() {
        for (var question : QUESTIONS) {
            var first = BeeShop.read(question);
            var other = new EnglishReader(BeeShop.MODEL, BeeShop.vocabulary(BeeShop.values()))
                    .read(question, List.of(), BeeShop.TODAY);
            assertThat(other).isEqualTo(first);
        }
    }

    @Test
    void everyPlanSaysItsDays() {
        for (var question : QUESTIONS) {
            assertThat(((Plan) BeeShop.read(question)).sentence()).matches(".*20\\d\\d.*");
        }
    }

    @Test
    void noTextMakesItFail() {
        var random = new Random(3);
        var words = new ArrayList<String>();
        QUESTIONS.forEach(question -> words.addAll(List.of(question.split(" "))));
        words.addAll(List.of(
                "?", "vs", "by", "not", "top", "5", "%", "$", "than", "and", "''", "\"", "(", "9999999999", "0"));
        for (int round = 0; round < 3000; round++) {
            var asked = new ArrayList<String>();
            for (int at = random.nextInt(12); at >= 0; at--) {
                asked.add(words.get(random.nextInt(words.size())));
            }
            assertThat(BeeShop.read(String.join(" ", asked))).isNotNull();
        }
        assertThat(BeeShop.read("")).isInstanceOf(Reply.class);
        assertThat(BeeShop.read("x".repeat(10_000))).isInstanceOf(Reply.class);
    }

    @Test
    void aQuestionIsReadInMillisecondsWithThousandsOfValues() {
        var values = BeeShop.values();
        var designs = new ArrayList<String>();
        for (int at = 0; at < 5_000; at++) {
            designs.add("Design Number " + at + " Bee");
        }
        values.put("design", designs);
        var reader = new EnglishReader(BeeShop.MODEL, BeeShop.vocabulary(values));
        for (int round = 0; round < 300; round++) {
            QUESTIONS.forEach(question -> reader.read(question, List.of(), BeeShop.TODAY));
        }
        var start = System.nanoTime();
        for (int round = 0; round < 100; round++) {
            QUESTIONS.forEach(question -> reader.read(question, List.of(), BeeShop.TODAY));
        }
        var each = Duration.ofNanos((System.nanoTime() - start) / 100 / QUESTIONS.size());
        // 0.1 ms on a quiet machine; the bound leaves room for a busy one.
        assertThat(each).isLessThan(Duration.ofMillis(5));
    }
}
