package ai.victor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A word that changes what is asked, put anywhere into a question, either changes the reading or stops it. */
class OperatorWordsTest {
    @TestFactory
    Stream<DynamicTest> aWordWithAMeaningIsNeverDropped() {
        return Stream.of(Role.values())
                .flatMap(role -> phrases(role).stream())
                .map(phrase -> DynamicTest.dynamicTest(
                        phrase, () -> assertThat(dropped(phrase)).isEmpty()));
    }

    private static List<String> dropped(String phrase) {
        var dropped = new ArrayList<String>();
        for (var question : ReaderPropertiesTest.QUESTIONS) {
            var plain = BeeShop.brief(question);
            var words = List.of(question.split(" "));
            for (int at = 0; at <= words.size(); at++) {
                var asked = new ArrayList<>(words);
                asked.add(at, phrase);
                var text = String.join(" ", asked);
                if (BeeShop.brief(text).equals(plain)) {
                    dropped.add(text);
                }
            }
        }
        return dropped;
    }

    /** Phrases of a role that must shape the reading wherever they stand; none where the role says nothing by itself. */
    private static List<String> phrases(Role role) {
        return switch (role) {
            case NAME -> List.of("design", "hoodies");
            case TIME -> List.of("yesterday", "Q3 2026");
            case NUMBER -> List.of("7", "first");
            case UNKNOWN -> List.of("wombat");
            case BY -> List.of("by", "split by");
            case PER -> List.of("per", "/");
            case EACH -> List.of("each", "apiece");
            case VERSUS -> List.of("vs", "compared to");
            case COMPARE -> List.of("compare", "difference between");
            case AND -> List.of("and", "or");
            case NOT -> List.of("not", "without", "except");
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
            case HOW_MANY -> List.of("how many", "total");
            case WHICH -> List.of("which");
            case LIST -> List.of("list", "every single");
            case AVERAGE -> List.of("average", "mean");
            case HIGHER -> List.of("higher", "better");
            case THAN -> List.of("than");
            case LOSS -> List.of("losing money");
            case GAIN -> List.of("profitable");
            case BELOW_PAR -> List.of("below margin");
            case TREND -> List.of("over time", "trend");
            case ONLY -> List.of("only");
            case WITH -> List.of("including", "incl.", "having");
            case PERCENT -> List.of("%", "percent");
            case MONEY -> List.of("dollars", "$");
            case REFERENCE -> List.of("those", "them");
            case INSTEAD -> List.of("instead", "what about");
            case OF, PREPOSITION -> List.of("of", "among", "outside", "inside", "out of");
            case VERB -> List.of();
            case BREAK, FILLER -> List.of();
        };
    }
}
