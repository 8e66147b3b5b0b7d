package ai.victor.analysis;

import ai.victor.model.DateRange;
import ai.victor.table.CellText;
import ai.victor.table.Table;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences on the data's health; each number of them stands in a table beside. */
final class HealthWords {
    private static final int MOST_GAPS = 12;
    private static final int FEW_SOURCES = 3;

    private HealthWords() {}

    static List<String> gaps(List<SourceDays> sources, DateRange period, boolean named, Optional<DateRange> asked) {
        var in = asked.map(range -> " in " + PeriodName.of(range)).orElse("");
        var sentences = new ArrayList<String>();
        var quiet = new ArrayList<String>();
        int whole = 0;
        for (var source : sources) {
            var gaps = source.gaps(period);
            if (!named && !source.isDaily()) {
                continue;
            }
            if (gaps.isEmpty()) {
                whole++;
                if (named) {
                    sentences.add(
                            source.expected(period).isEmpty()
                                    ? source.source() + " has no days" + in + "."
                                    : source.source() + " has rows on every day" + in + ".");
                }
                continue;
            }
            if (!named && gaps.stream().noneMatch(source::isLong)) {
                quiet.add(source.source());
                continue;
            }
            long days = gaps.stream().mapToLong(PeriodName::days).sum();
            var shown = gaps.stream().limit(MOST_GAPS).map(HealthWords::told).toList();
            sentences.add(source.source() + " has no rows on " + days + (days == 1 ? " day" : " days") + in + ": "
                    + Figures.list(shown) + (gaps.size() > MOST_GAPS ? " and more" : "") + ".");
        }
        if (!quiet.isEmpty()) {
            sentences.add(Figures.list(quiet) + (quiet.size() == 1 ? " has" : " have")
                    + " a few scattered days without rows, as a quiet day is.");
        }
        if (!sentences.isEmpty() && whole < sources.size()) {
            sentences.add("Days without rows are gaps or pauses, not zeros.");
        }
        if (sentences.isEmpty()) {
            sentences.add("Each source that tells of every day has rows on every day" + in + ".");
        }
        return sentences.stream().map(HealthWords::capital).toList();
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String told(DateRange gap) {
        if (gap.from().equals(gap.to())) {
            return gap.from().toString();
        }
        return gap.from() + (PeriodName.days(gap) == 2 ? " and " : " to ") + gap.to();
    }

    /** From which day to which the sources tell. */
    static String covered(List<SourceDays> sources) {
        var first = sources.stream().map(source -> source.days().first()).min(LocalDate::compareTo);
        var last = sources.stream().map(source -> source.days().last()).max(LocalDate::compareTo);
        return first.isEmpty() || last.isEmpty() ? "" : "The data runs from " + first.get() + " to " + last.get() + ".";
    }

    static List<String> fresh(List<SourceDays> sources) {
        var behind = sources.stream()
                .filter(source -> source.isDaily() && source.behind() > 0)
                .map(source -> source.source() + " ends on " + source.days().last())
                .toList();
        var end = sources.getFirst().end();
        if (sources.size() <= FEW_SOURCES) {
            return sources.stream()
                    .map(source -> capital(source.source()) + " has data up to "
                            + source.days().last()
                            + (source.behind() > 0
                                    ? ", " + source.behind() + (source.behind() == 1 ? " day" : " days")
                                            + " behind the newest source"
                                    : "")
                            + ".")
                    .toList();
        }
        if (sources.stream().noneMatch(source -> source.days().last().equals(end))) {
            return List.of(Figures.list(behind) + (behind.isEmpty() ? "" : "."));
        }
        return List.of(
                behind.isEmpty()
                        ? "Every source that tells of each day has data up to " + end + "."
                        : "The newest data is of " + end + "; " + Figures.list(behind) + ".");
    }

    /** What there is none of is told as that, without the share that it is nothing of. */
    static String trust(Table table) {
        var row = table.rows().getFirst();
        var said = new ArrayList<String>();
        var none = new ArrayList<String>();
        for (int i = 0; i < row.size(); i++) {
            var column = table.columns().get(i);
            var label = Character.toLowerCase(column.label().charAt(0))
                    + column.label().substring(1);
            if (row.get(i) instanceof Number number && new BigDecimal(number.toString()).signum() == 0) {
                if (!column.unit().equals(Unit.PERCENT) || i == 0) {
                    none.add(label);
                }
            } else if (row.get(i) != null) {
                said.add((said.isEmpty() ? column.label() : label) + ": " + CellText.of(column, row.get(i)));
            }
        }
        return (said.isEmpty() ? "" : String.join("; ", said) + ".")
                + (said.isEmpty() || none.isEmpty() ? "" : " ")
                + (none.isEmpty() ? "" : "None: " + String.join(", ", none) + ".");
    }
}
