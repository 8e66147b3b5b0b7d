package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A word that changes what is asked, put anywhere into a question, either changes the reading or stops it. */
class OperatorWordsTest {
    private static final String FILTER = "(Germany|Meta|retargeting|mobile|desktop|PayPal)";
    private static final String NUMBER = "(revenue|orders|margin)";
    private static final String DAYS = "(in )?(last month|this month|this year|2026|January)";

    @TestFactory
    Stream<DynamicTest> aWordWithAMeaningIsNeverDropped() {
        return Stream.of(Role.values())
                .flatMap(role -> phrases(role).stream()
                        .map(phrase -> DynamicTest.dynamicTest(
                                role + ": " + phrase,
                                () -> assertThat(dropped(phrase, sameInEnglish(role)))
                                        .isEmpty())));
    }

    private static List<String> dropped(String phrase, Map<String, String> allowed) {
        var dropped = new ArrayList<String>();
        for (var question : ReaderPropertiesTest.QUESTIONS) {
            var plain = BeeShop.brief(question);
            var words = List.of(question.split(" "));
            for (int at = 0; at <= words.size(); at++) {
                var asked = new ArrayList<>(words);
                asked.add(at, phrase);
                var marked = new ArrayList<>(words);
                marked.add(at, "<>");
                var place = String.join(" ", marked);
                var same = BeeShop.brief(String.join(" ", asked)).equals(plain);
                if (same && allowed.values().stream().noneMatch(where -> place.matches(".*(" + where + ").*"))) {
                    dropped.add(String.join(" ", asked));
                }
            }
        }
        return dropped;
    }

    /** Phrases of a role that must shape the reading wherever they stand; none where the role says nothing by itself, with the reason. */
    private static List<String> phrases(Role role) {
        return switch (role) {
            case NAME -> List.of("hoodies", "supplier", "refunds", "size");
            case TIME -> List.of("yesterday", "Q3 2026");
            case NUMBER -> List.of("7", "first");
            case UNKNOWN -> List.of("wombat");
            case BY -> List.of("by", "split by");
            case PER -> List.of("per");
            case EACH -> List.of("each", "apiece");
            case VERSUS -> List.of("vs", "compared to");
            case COMPARE -> List.of("compare", "difference between", "how much more");
            case AND -> List.of("and", "or", "plus");
            case NOT -> List.of("not", "without", "except", "outside");
            case NOTHING -> List.of("nothing", "never");
            case MORE -> List.of("more than", "exceeding");
            case LESS -> List.of("less than", "fewer than");
            case AT_LEAST -> List.of("at least");
            case AT_MOST -> List.of("at most");
            case OR_MORE -> List.of("or more");
            case OR_LESS -> List.of("or less");
            case HIGHEST -> List.of("highest", "biggest");
            case LOWEST -> List.of("lowest", "fewest");
            case BEST -> List.of("best");
            case WORST -> List.of("worst");
            case SHARE -> List.of("share of", "percentage of");
            case HOW_MANY -> List.of("how many", "number of", "total");
            case WHICH -> List.of("which", "what kind of");
            case LIST -> List.of("list", "every single");
            case AVERAGE -> List.of("average", "mean");
            case ORDINAL -> List.of("second", "third");
            case CUMULATIVE -> List.of("cumulative", "running total of");
            case MOVING -> List.of("moving average of");
            case GROWTH -> List.of("growth", "month over month");
            case BETWEEN -> List.of("between");
            case OTHERS -> List.of("the rest", "everyone else");
            case HIGHER -> List.of("higher", "better");
            case THAN -> List.of("than");
            case LOSS -> List.of("losing money");
            case GAIN -> List.of("profitable");
            case BELOW_PAR -> List.of("below margin");
            case TREND -> List.of("over time", "trend");
            case SORT -> List.of("highest first", "in alphabetical order");
            case PLUS -> List.of("plus");
            case MINUS -> List.of("minus");
            case ONLY -> List.of("only");
            case WITH -> List.of("including", "incl.", "having");
            case PERCENT -> List.of("%", "percent");
            case MONEY -> List.of("dollars", "$");
            case REFERENCE -> List.of("these", "them");
            case INSTEAD -> List.of("instead", "the same", "what about");
            // Of the words that only lead to something, these pick from a set.
            case PREPOSITION -> List.of("among", "inside", "out of");
            // What these lead to speaks for itself.
            case OF, VERB -> List.of();
            // Marks and politeness.
            case BREAK, FILLER -> List.of();
        };
    }

    /** Where the word may stand and leave the reading as it is, because everybody reads the same question: the reason and the place. */
    private static Map<String, String> sameInEnglish(Role role) {
        return switch (role) {
            case BY, PER, WHICH ->
                Map.of(
                        "it leads to what is shown by rows anyway", "^<> (top 5 designs|countries)",
                        "rows are told by their number anyway", "desktop <> revenue");
            case EACH ->
                Map.of(
                        "it leads to what is shown by rows anyway", "<> (top 5 designs|countries|aesthetics)",
                        "it says of rows that each has a number, as they do",
                                "(revenue|money|share) <> (in 2026|on Meta|of)");
            case COMPARE ->
                Map.of(
                        "it says what “vs” says, too", "^<> .* vs |revenue <> this month vs",
                        "rows stand beside each other anyway", "^<> (revenue by channel|top 5 designs)");
            case AND -> Map.of("a question may go on from talk before", "^(what )?<>");
            case HIGHEST, BEST -> Map.of("the ranking is said twice", "<> top 5|top <> 5");
            case LOWEST, WORST -> Map.of("below a bound the lowest come first anyway", "countries|aesthetics");
            case SHARE -> Map.of("a margin is a percentage", "margin <> under 20%");
            case HOW_MANY ->
                Map.of(
                        "it counts what is a count, or the rows that are shown",
                                "^<> (orders|countries|which aesthetics)",
                        "what is summed is a total anyway", "<> (mobile vs desktop )?" + NUMBER + "|^<> countries",
                        "without rows all is in total", "^(orders|revenue) .*<>|<> (retargeting)");
            case LIST -> Map.of("it says show", "^(what )?<>");
            case AVERAGE -> Map.of("a margin in percent is an average", "<> margin under 20%");
            case SORT ->
                Map.of("rows stand so anyway", "top 5|by channel|countries|aesthetics|by month|mobile .*vs .*desktop");
            case PLUS, MINUS -> Map.of();
            case HIGHER -> Map.of("of two that stand side by side one sees which is higher", " vs ");
            case LOSS -> Map.of("it is said twice", "lost money");
            case TREND -> Map.of("the rows are months anyway", "by( <>)? month");
            case ONLY ->
                Map.of(
                        "a filter takes nothing else anyway", "<> (paid with )?" + FILTER + "|" + FILTER + " <>",
                        "days take no others anyway", "<> " + DAYS + "|" + DAYS + " <>",
                        "what is asked is told, and no more",
                                "<> (top 5|" + NUMBER + "|under|what share|share)|" + NUMBER + " <>");
            case WITH -> Map.of("it leads to what is a filter anyway", "<> (under 20%|retargeting|paid with)");
            case PREPOSITION ->
                Map.of(
                        "it leads to what is a filter anyway",
                        "<> (" + FILTER + "|paid with)",
                        "it leads to what is shown by rows anyway",
                        "<> top 5 designs");
            case PERCENT ->
                Map.of(
                        "a margin is a percentage", "margin <> under 20%|20% <>",
                        "a share is in percent anyway", "share .* in <>");
            case INSTEAD -> Map.of("a question may go on from talk before", "^(what )?<>");
            case NAME, TIME, NUMBER, UNKNOWN, VERSUS, NOT, MORE, LESS, AT_LEAST, AT_MOST, OR_MORE, OR_LESS, THAN ->
                Map.of();
            case NOTHING, ORDINAL, CUMULATIVE, MOVING, BETWEEN, OTHERS -> Map.of();
            case GROWTH ->
                Map.of("of two periods the change is told anyway", "this month( <>)? vs|<> .* vs|vs last month <>");
            case GAIN, BELOW_PAR, MONEY, REFERENCE, OF, VERB, BREAK, FILLER -> Map.of();
        };
    }
}
