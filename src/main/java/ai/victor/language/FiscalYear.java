package ai.victor.language;

import ai.victor.language.Calendar.Span;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes out years that begin in a month which the question names, {@code our fiscal year starts in October}: as the days that they are. */
final class FiscalYear {
    private static final String YEAR = "(?:fiscal|financial|tax|business|accounting|book|our|my) year|fy";

    private static final Pattern START = Pattern.compile(
            "(?i)[,;.(]?\\s*\\b(?:(?:if|as|since|given(?: that)?|with|assuming(?: that)?|because|note(?: that)?|where|and|but)\\s+)?"
                    + "(?:(?:our|my|the|a)\\s+)?(?:" + YEAR
                    + ")\\s+(?:that\\s+|which\\s+)?(?:(?:starts?|starting|begins?|beginning|runs?|running|going|goes)\\s*(?:in|on|from|with|at)?|(?:is\\s+)?from)"
                    + "\\s+(?:the\\s+)?(?:(?:1st|first|1)\\s+(?:of\\s+)?)?(\\p{L}+)(?:\\s+(?:1st|1))?(?:\\s+(?:to|through|until|till|-)\\s+\\p{L}+)?\\b\\s*[).,;:]?");

    private static final Pattern ENDS = Pattern.compile(
            "(?i)[,;.(]?\\s*\\b(?:(?:if|as|since|given(?: that)?|with|assuming(?: that)?|because|where|and|but)\\s+)?"
                    + "(?:(?:our|my|the|a)\\s+)?(?:" + YEAR
                    + ")\\s+(?:that\\s+|which\\s+)?(?:ends?|ending|closes?|closing)\\s*(?:in|on|with|at)?\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(\\p{L}+)\\b\\s*[).,;:]?");

    private static final String FISCAL = "(?:fiscal|financial|tax|business|accounting)";

    private static final Pattern QUARTER = Pattern.compile(
            "(?i)\\b(?:(?:fiscal|financial|fy)\\s*)?q([1-4])(?:\\s+(?:of\\s+)?(?:the\\s+)?(?:fiscal|financial)(?:\\s+year)?)?(?:\\s+(?:of\\s+)?(?:fy\\s*)?'?(20\\d\\d|\\d\\d))?\\b");

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:the\\s+)?(?:" + FISCAL + "\\s+year|fy)\\s*(?:of\\s+)?'?(20\\d\\d|\\d\\d)\\b");

    private static final Pattern TOLD =
            Pattern.compile("(?i)\\b(?:(?:the|our)\\s+)?(this|current|last|previous|prior)\\s+(?:" + FISCAL
                    + "\\s+year|fy)(?:\\s+(?:so far|to date))?\\b|\\b(?:our\\s+|the\\s+)?(?:" + FISCAL
                    + "\\s+year|fy)(?:\\s+(?:so far|to date)|td)?\\b|\\bfytd\\b");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));

    private final int first;
    private final Calendar calendar;

    private FiscalYear(int first, Calendar calendar) {
        this.first = first;
        this.calendar = calendar;
    }

    /** The same question with days in place of such years and their quarters. */
    static String written(String question, Calendar calendar) {
        var starts = START.matcher(question);
        if (starts.find() && month(starts.group(1)).isPresent()) {
            return new FiscalYear(month(starts.group(1)).orElseThrow(), calendar).write(without(question, starts));
        }
        var ends = ENDS.matcher(question);
        if (ends.find() && month(ends.group(1)).isPresent()) {
            return new FiscalYear(month(ends.group(1)).orElseThrow() % 12 + 1, calendar).write(without(question, ends));
        }
        return question;
    }

    private static String without(String question, Matcher clause) {
        return (question.substring(0, clause.start()) + " " + question.substring(clause.end())).strip();
    }

    private static Optional<Integer> month(String word) {
        var folded = Words.fold(word);
        return TimePoints.isMonth(folded) ? Optional.ofNullable(MONTHS.get(folded.substring(0, 3))) : Optional.empty();
    }

    private String write(String question) {
        var written = QUARTER.matcher(question).replaceAll(this::quarter);
        written = NAMED.matcher(written).replaceAll(match -> days(startOf(year(match.group(1))), 12));
        return TOLD.matcher(written).replaceAll(match -> {
            var earlier = match.group(1) != null && !match.group(1).matches("(?i)this|current");
            return days(startOf(current() - (earlier ? 1 : 0)), 12);
        });
    }

    /** A quarter without its year is the latest one that has begun. */
    private String quarter(MatchResult match) {
        int number = match.group(1).charAt(0) - '0';
        int year = match.group(2) == null ? current() : year(match.group(2));
        var start = startOf(year).plusMonths(3L * (number - 1));
        if (match.group(2) == null && start.isAfter(calendar.yesterday())) {
            start = start.minusYears(1);
        }
        return days(start, 3);
    }

    /** A fiscal year has the number of the calendar year in which it ends. */
    private LocalDate startOf(int year) {
        return LocalDate.of(first == 1 ? year : year - 1, first, 1);
    }

    private int current() {
        var last = calendar.yesterday();
        return first > 1 && last.getMonthValue() >= first ? last.getYear() + 1 : last.getYear();
    }

    private static int year(String digits) {
        return Integer.parseInt(digits) % 100 + 2000;
    }

    private String days(LocalDate start, int months) {
        var end = calendar.plus(start, Span.MONTH, months).minusDays(1);
        return "from " + start + " to "
                + (end.isAfter(calendar.yesterday()) && !start.isAfter(calendar.yesterday())
                        ? calendar.yesterday()
                        : end);
    }
}
