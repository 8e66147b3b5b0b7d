package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.language.Turns.Turn;
import ai.victor.model.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Takes one row of the answer before by its place, {@code the first one}, {@code number 2}, and asks another number of it: {@code its refund rate}. */
final class Pointed {
    private static final Pattern PLACE = Pattern.compile(
            "(?i)\\b(?:(?:of|for|about|on|from|with|in|by) )?(?:(?:the|that) (?<place>first|second|third|fourth|fifth|last|top|bottom|best|worst|highest|lowest|biggest|smallest|1st|2nd|3rd|4th|5th)(?: (?:one|row|entry|of (?:these|them|those|the list)))"
                    + "|(?:number|no\\.?|#) ?(?<number>[1-9])(?! ?%|\\.?\\d)|the (?<winner>winner|leader|loser))(?:'s)?\\b");

    private static final Pattern OF_THEM = Turns.whole(
            "(?:and |so )?how many of (?:them|those|these) (?:(?:were|are|was|is|came|come|had|have|bought|used|went|paid) )?(?:from |for |with |on |in |by )?(?<rest>.+?)");

    private static final Pattern MORE = Turns.whole(
            "(?:and |so )?which(?: one| of (?:them|those|these|the two))? (?:had|has|got|sold|made|brought|did) (?<way>more|fewer|less) (?<rest>.+?)");

    private static final List<List<String>> PLACES = List.of(
            List.of("first", "1st", "1"),
            List.of("second", "2nd", "2"),
            List.of("third", "3rd", "3"),
            List.of("fourth", "4th", "4"),
            List.of("fifth", "5th", "5"),
            List.of("6"),
            List.of("7"),
            List.of("8"),
            List.of("9"));

    private final Reading before;
    private final Names names;
    private final Function<String, Interpretation> next;
    private final Function<String, Interpretation> alone;

    /**
     * @param next reads a text as what comes after the answer before
     * @param alone reads a text as a question of its own
     */
    Pointed(
            Reading before,
            Names names,
            Function<String, Interpretation> next,
            Function<String, Interpretation> alone) {
        this.next = next;
        this.before = before;
        this.names = names;
        this.alone = alone;
    }

    Optional<Turn> read(String text) {
        var some = OF_THEM.matcher(text);
        if (some.matches() && next.apply("only " + some.group("rest")) instanceof Plan) {
            return Optional.of(new Turn.Read("only " + some.group("rest")));
        }
        var more = MORE.matcher(text);
        if (more.matches() && !before.breakdowns().isEmpty()) {
            var end = more.group("way").equalsIgnoreCase("more") ? "highest " : "lowest ";
            return Optional.of(new Turn.Read("which one had the " + end + more.group("rest")));
        }
        return place(text);
    }

    private Optional<Turn> place(String question) {
        var place = PLACE.matcher(question);
        if (!place.find()
                || before.breakdowns().size() != 1
                || TimeColumns.isGrain(before.breakdowns().get(0))
                || before.periods().size() > 1
                || !(before.form() instanceof Form.Plain)) {
            return Optional.empty();
        }
        var word = Optional.ofNullable(place.group("place"))
                .or(() -> Optional.ofNullable(place.group("number")))
                .orElseGet(() -> place.group("winner").equalsIgnoreCase("loser") ? "worst" : "best")
                .toLowerCase(Locale.ROOT);
        var list = listed();
        var one = list.ranked(Optional.of(ranking(word, list)));
        var rest = (question.substring(0, place.start()) + " " + question.substring(place.end())).strip();
        if (rest.matches("(?i)(?:and|what|how|is|about|show|just|only|me|give|now|which|was|tell|the|so|[ ,.?!])*")) {
            return Optional.of(new Turn.Shown(list == before ? one : before.of(List.of(Group.rowsOf(one))), List.of()));
        }
        if (!(alone.apply(rest) instanceof Plan plan)
                || !plan.reading().breakdowns().isEmpty()
                || !plan.reading().periods().isEmpty()
                || plan.reading().list()
                || !plan.reading().groups().isEmpty()) {
            return Optional.empty();
        }
        var asked = plan.reading();
        var conditions = new ArrayList<>(before.conditions());
        asked.conditions().stream()
                .filter(condition -> !conditions.contains(condition))
                .forEach(conditions::add);
        return Optional.of(new Turn.Shown(
                asked.by(before.breakdowns())
                        .under(conditions)
                        .in(before.periods())
                        .of(List.of(Group.rowsOf(one))),
                List.of()));
    }

    /** The list that rows were picked from: where the answer before was about one of them, the list before it. */
    private Reading listed() {
        return before.groups().size() == 1
                ? before.groups()
                        .get(0)
                        .among()
                        .filter(rows -> rows.breakdowns().equals(before.breakdowns()))
                        .orElse(before)
                : before;
    }

    /** One row: by the order that is shown, or from the end that the word names. */
    private Ranking ranking(String word, Reading list) {
        var shown = list.ranking().orElse(new Ranking(list.quantities().get(0), true, OptionalInt.empty()));
        int skip = PLACES.stream()
                .filter(words -> words.contains(word))
                .findFirst()
                .map(PLACES::indexOf)
                .orElse(0);
        var low = names.goodness(shown.by()) == Meta.Goodness.LOWER;
        var descending = switch (word) {
            case "highest", "biggest" -> true;
            case "lowest", "smallest" -> false;
            case "best" -> !low;
            case "worst" -> low;
            case "last", "bottom" -> !shown.descending();
            default -> shown.descending();
        };
        return new Ranking(shown.by(), descending, OptionalInt.of(1), skip);
    }
}
