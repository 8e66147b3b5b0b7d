package ai.victor.agent;

import ai.victor.agent.Amount.Kind;
import ai.victor.table.CellText;
import ai.victor.table.Column;
import ai.victor.table.Table;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a text against results: each number in it must stand in a cell, as rounded as the text has it, or come from cells that the text names by one
 * operation that the text states, or count rows, or stand in the question; each date must be one of the results, their queries or the question.
 */
final class BoundNumbers {
    private static final int ROWS_TOLD = 5;
    private static final int SHORTEST_NAME = 2;

    /** A name that says something of a number would say it as a fact, did it not stand between quotation marks. */
    private static final Pattern CLAIM =
            Pattern.compile("(?i)\\b(?:is|are|was|were|has|had|be|equals?|totall?ed|made|earned)\\b");

    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?;](?=\\s)|\\n");

    private static final Pattern LOSS = Pattern.compile(
            "(?i)\\b(?:loss(?:es)?|los[et]|losing|negative|minus|below|under|down|fell|fall(?:en)?|drop(?:ped)?|decreas\\w*|declin\\w*"
                    + "|lower|less|fewer|red|short|shrank|shrunk|worse|cost)\\b");

    /**
     * Beside the results, where a text may have its numbers and dates from.
     *
     * @param said whose numbers may be said again: the question
     * @param queries whose literals may: semantic SQL
     * @param told of the catalogue and by analyses
     * @param days that may be named
     * @param names of values that stand in no result
     */
    record Sources(
            List<String> said, List<String> queries, List<String> told, List<LocalDate> days, List<String> names) {
        Sources(List<String> said, List<String> queries, List<String> told, List<LocalDate> days) {
            this(said, queries, told, days, List.of());
        }

        /** A bound of a query may be the first day that is not meant. */
        static Sources of(String question, List<String> queries, List<String> told) {
            var days = queries.stream()
                    .flatMap(sql -> DayWords.days(sql).stream())
                    .flatMap(day -> Stream.of(day, day.minusDays(1)))
                    .toList();
            return new Sources(List.of(question), queries, told, days);
        }

        Sources with(List<LocalDate> more) {
            return new Sources(
                    said,
                    queries,
                    told,
                    Stream.concat(days.stream(), more.stream()).toList(),
                    names);
        }

        Sources naming(List<String> values) {
            return new Sources(said, queries, told, days, values);
        }
    }

    private final List<Table> tables;
    private final Operations operations;
    private final List<Amount> said = new ArrayList<>();
    private final List<Amount> literals = new ArrayList<>();
    private final List<Amount> told = new ArrayList<>();
    private final Set<LocalDate> days = new LinkedHashSet<>();
    private final List<DayWords.Said> saidDays = new ArrayList<>();
    private final List<String> names;

    /** Whether number words are the writer's own way of speaking. */
    private final boolean onlyDigits;

    /** @param words texts that need no proof, whose numbers may be said again: the question, the reading, titles */
    BoundNumbers(List<Table> tables, List<String> words) {
        this(tables, new Sources(words, List.of(), List.of(), List.of()), true);
    }

    /** @param days that the results are about */
    static BoundNumbers ofTheReader(List<Table> tables, List<String> words, List<LocalDate> days) {
        return new BoundNumbers(tables, new Sources(words, List.of(), List.of(), days), true);
    }

    BoundNumbers(List<Table> tables, Sources sources) {
        this(tables, sources, false);
    }

    private BoundNumbers(List<Table> tables, Sources sources, boolean onlyDigits) {
        this.tables = List.copyOf(tables);
        this.onlyDigits = onlyDigits;
        this.operations = new Operations(tables);
        this.names = names(tables, sources.names());
        sources.said().forEach(text -> allow(text, said));
        sources.queries().forEach(text -> allow(text, literals));
        sources.told().forEach(text -> allow(text, told));
        days.addAll(sources.days());
        for (var table : tables) {
            for (int at = 0; at < table.columns().size(); at++) {
                allow(table.columns().get(at).label(), told);
                allowDays(table.columns().get(at), at, table);
            }
        }
    }

    private void allow(String text, List<Amount> amounts) {
        var found = DayWords.in(ascii(text));
        saidDays.addAll(found.dates());
        days.addAll(DayWords.days(ascii(text)));
        amounts.addAll(Amounts.in(found.rest()));
    }

    /** A period's first day stands for its last one too. */
    private void allowDays(Column column, int at, Table table) {
        for (var row : table.rows()) {
            var day = switch (row.get(at)) {
                case LocalDate date -> date;
                case LocalDateTime time -> time.toLocalDate();
                case Number year when column.name().equals("year") -> LocalDate.of(year.intValue(), 1, 1);
                case null, default -> null;
            };
            if (day != null) {
                days.add(day);
                switch (column.name()) {
                    case "week" -> days.add(day.plusDays(6));
                    case "month" -> days.add(day.plusMonths(1).minusDays(1));
                    case "quarter" -> days.add(day.plusMonths(3).minusDays(1));
                    default -> {}
                }
            }
        }
    }

    /** The numbers and dates of a text that come from nowhere, as they are written. */
    List<String> unbound(String text) {
        return unbound(text, false);
    }

    /** @param free whether the text is about the queries, whose literals it may then say as anything */
    List<String> unbound(String text, boolean free) {
        var found = DayWords.in(withoutNames(ascii(text)));
        var unbound = new ArrayList<String>();
        for (var date : found.dates()) {
            if (!isBound(date)) {
                unbound.add(date.written());
            }
        }
        var amounts = Amounts.in(found.rest());
        for (var amount : amounts) {
            if (onlyDigits && amount.written().chars().noneMatch(Character::isDigit)) {
                continue;
            }
            var sentence = sentence(found.rest(), amount.start());
            if (!isBound(amount, sentence, free) && !operations.give(amount, sentence, ascii(text), amounts)) {
                unbound.add(amount.written());
            }
        }
        return unbound;
    }

    private boolean isBound(DayWords.Said date) {
        boolean onlyYear = date.year().isPresent()
                && date.month().isEmpty()
                && date.quarter().isEmpty();
        return days.stream().anyMatch(date::holds)
                || saidDays.stream().anyMatch(date::isWithin)
                || onlyYear && isBound(Amounts.in(date.written()).getFirst(), "", false);
    }

    private boolean isBound(Amount amount, String sentence, boolean free) {
        if (said.stream().anyMatch(other -> same(amount, other))
                || literals.stream().anyMatch(other -> (free || amount.kind() == Kind.PLAIN) && equal(amount, other))
                || told.stream().anyMatch(other -> amount.kind() == other.kind() && equal(amount, other))) {
            return true;
        }
        for (var table : tables) {
            if (counts(amount, table) || inCell(amount, table, sentence)) {
                return true;
            }
        }
        return amount.kind() == Kind.PLAIN && amount.value().compareTo(BigDecimal.valueOf(tables.size())) == 0;
    }

    /** A question's "20%" may come back as 20%, 20 points or 20. */
    private static boolean same(Amount amount, Amount other) {
        return equal(amount, other)
                && (amount.kind() == other.kind() || amount.kind() == Kind.PLAIN || other.kind() == Kind.PLAIN);
    }

    private static boolean equal(Amount amount, Amount other) {
        return amount.value().compareTo(other.value()) == 0;
    }

    private static boolean counts(Amount amount, Table table) {
        var rows = BigDecimal.valueOf(table.rows().size());
        return switch (amount.kind()) {
            case PLAIN -> !table.truncated() && amount.value().compareTo(rows) == 0;
            case RANK -> amount.value().compareTo(rows) <= 0;
            case MONEY, PERCENT, TIMES -> false;
        };
    }

    private static boolean inCell(Amount amount, Table table, String sentence) {
        for (int at = 0; at < table.columns().size(); at++) {
            var column = table.columns().get(at);
            for (var row : table.rows()) {
                if (row.get(at) instanceof Number number
                        && fits(amount, column, new BigDecimal(number.toString()), sentence)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Texts say "a loss of $5.00" where the cell has -5.00; but what has a minus must be below zero, and what is must say so somehow. */
    private static boolean fits(Amount amount, Column column, BigDecimal cell, String sentence) {
        if (!Operations.isOf(amount, column)) {
            return false;
        }
        boolean sign = amount.negative()
                ? cell.signum() < 0
                : cell.signum() >= 0 || LOSS.matcher(sentence).find();
        return sign && (amount.says(cell) || isShare(amount, column, cell));
    }

    /** A ratio of 0.25 is 25%. */
    private static boolean isShare(Amount amount, Column column, BigDecimal cell) {
        return amount.kind() == Kind.PERCENT
                && !column.unit().name().equals("percent")
                && amount.says(cell.movePointRight(2));
    }

    /** The first rows of the results, as they are. */
    String plainText() {
        var lines = new ArrayList<String>();
        for (var table : tables) {
            for (var row :
                    table.rows().subList(0, Math.min(ROWS_TOLD, table.rows().size()))) {
                lines.add(line(table, row));
            }
            int more = table.rows().size() - ROWS_TOLD;
            if (more > 0) {
                lines.add("And " + more + (more == 1 ? " more row." : " more rows."));
            }
        }
        return lines.isEmpty() ? "There are no rows." : String.join("\n", lines);
    }

    private static String line(Table table, List<@Nullable Object> row) {
        return String.join(
                ", ",
                IntStream.range(0, row.size())
                        .mapToObj(at -> table.columns().get(at).label() + ": "
                                + CellText.of(table.columns().get(at), row.get(at)))
                        .toList());
    }

    /** What names rows and columns, the longest first: numbers in it count nothing. */
    private static List<String> names(List<Table> tables, List<String> others) {
        var names = new LinkedHashSet<>(others);
        for (var table : tables) {
            for (int at = 0; at < table.columns().size(); at++) {
                names.add(table.columns().get(at).label());
                for (var row : table.rows()) {
                    if (row.get(at) instanceof String name) {
                        names.add(name);
                    }
                }
            }
        }
        return names.stream()
                .map(BoundNumbers::ascii)
                .filter(name -> name.length() >= SHORTEST_NAME && (hasNumber(name) || endsInASign(name)))
                .sorted(Comparator.comparingInt(name -> -name.length()))
                .toList();
    }

    private static boolean hasNumber(String name) {
        var found = DayWords.in(name);
        return !found.dates().isEmpty() || !Amounts.in(found.rest()).isEmpty();
    }

    /** Whether a number that follows could take the end of the name for its own sign: “Sale -- $10”. */
    private static boolean endsInASign(String name) {
        return !Character.isLetterOrDigit(name.codePointBefore(name.length()));
    }

    private String withoutNames(String text) {
        var rest = text;
        for (var name : names) {
            var quoted = CLAIM.matcher(name).find();
            rest = Pattern.compile((quoted ? "(?i)(?<=[“\"'‘«])" : "(?i)(?<![\\p{L}\\p{N}.,])")
                            + Pattern.quote(name)
                            + (quoted ? "(?=[”\"'’»])" : "(?![\\p{L}\\p{N}]|[.,]\\d|\\s?%)"))
                    .matcher(rest)
                    .replaceAll(match -> "_".repeat(match.group().length()));
        }
        return rest;
    }

    /** Digits of any script as those of this one. */
    private static String ascii(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var ascii = new StringBuilder();
        normal.codePoints()
                .forEach(point ->
                        ascii.appendCodePoint(Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
        return ascii.toString();
    }

    private static String sentence(String text, int at) {
        int from = 0;
        for (var end : END_OF_SENTENCE.matcher(text).results().toList()) {
            if (end.end() <= at) {
                from = end.end();
            } else {
                return text.substring(from, end.start());
            }
        }
        return text.substring(from);
    }
}
