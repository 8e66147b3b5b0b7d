package ai.victor.language;

import ai.victor.language.Interpretation.Plan;
import ai.victor.table.Column;
import ai.victor.table.Table;
import ai.victor.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says in plain text what the results of a plan are; every number in it stands in a result, or counts its rows. */
public final class Narrator {
    private static final int FEW = 5;
    /** Where a label's noun ends: of {@code margin after ads} it is the margin. */
    private static final Pattern HEAD =
            Pattern.compile(" (after|before|of|from|in|on|per|by|with|without|for|to|at) ", Pattern.CASE_INSENSITIVE);

    /** @param results one for each step of the plan, in order */
    public String tell(Plan plan, List<Table> results) {
        if (results.size() == 1) {
            return Verdict.opening(plan, results) + one(plan.reading(), results.get(0));
        }
        var steps = plan.steps();
        if (results.size() == 2
                && steps.get(1).reading().list()
                && !steps.get(0).reading().list()) {
            return one(plan.reading(), results.get(0)) + things(results.get(1));
        }
        var texts = new ArrayList<String>();
        for (int at = 0; at < results.size(); at++) {
            var reading = steps.get(at).reading();
            var text = one(reading, results.get(at));
            texts.add(reading.ranking().isPresent() ? text : steps.get(at).title() + ": " + lowerFirst(text));
        }
        return String.join("\n", texts);
    }

    /** The names of what was counted. */
    private static String things(Table table) {
        var names = table.rows().stream()
                .limit(FEW)
                .map(row -> Figures.cell(table.columns().get(0), row.get(0)))
                .toList();
        var more = table.rows().size() > FEW ? " and more in the table." : ".";
        return names.isEmpty() ? "" : " Named: " + String.join(", ", names) + more;
    }

    private static String one(Reading reading, Table table) {
        var rows = table.rows();
        if (!rows.isEmpty() && !(reading.form() instanceof Form.Plain) && !PeriodColumns.fit(reading)) {
            return FormsTold.tell(reading, table);
        }
        if (rows.isEmpty() || allMissing(reading, table)) {
            return nothing(reading);
        }
        if (Overview.is(reading)) {
            return Overview.tell(reading, table);
        }
        if (PeriodColumns.fit(reading)) {
            return new Changes(reading, table).tell();
        }
        if (reading.breakdowns().isEmpty()) {
            return total(reading, table);
        }
        if (!reading.thresholds().isEmpty() || reading.list()) {
            return found(reading, table) + CutOff.told(reading, table);
        }
        if (reading.ranking().filter(ranking -> ranking.shown().isEmpty()).isPresent()) {
            return ranked(reading, table) + CutOff.told(reading, table);
        }
        if (reading.breakdowns().size() == 1
                && TimeColumns.isGrain(reading.breakdowns().get(0))) {
            return trend(reading, table);
        }
        return broken(reading, table) + CutOff.told(reading, table);
    }

    private static boolean allMissing(Reading reading, Table table) {
        int first = reading.breakdowns().size();
        return table.rows().stream()
                .allMatch(row -> row.subList(Math.min(first, row.size()), row.size()).stream()
                        .allMatch(Objects::isNull));
    }

    private static String nothing(Reading reading) {
        if (!reading.thresholds().isEmpty()) {
            return "None: no " + rowName(reading) + " meets that.";
        }
        return "There is none: nothing fits this question, so there is no number to give.";
    }

    static String rowName(Reading reading) {
        return reading.breakdowns().isEmpty()
                ? "row"
                : name(reading.breakdowns().get(0));
    }

    /** What people call a thing that a column names. */
    private static String name(String dimension) {
        return dimension.replace('_', ' ').replaceAll(" (name|key|id)$", "");
    }

    private static String total(Reading reading, Table table) {
        var of = about(reading);
        var row = table.rows().get(0);
        if (reading.quantities().size() == 1
                && reading.quantities().get(0) instanceof Quantity.Part part
                && row.size() == 3
                && row.stream().noneMatch(Objects::isNull)) {
            return part(part, of, table, row);
        }
        var texts = new ArrayList<String>();
        for (int at = 0; at < table.columns().size(); at++) {
            texts.add(told(table.columns().get(at), row.get(at), at == 0 ? of : ""));
        }
        var zero = table.columns().size() == 1
                && !reading.conditions().isEmpty()
                && row.get(0) instanceof Number number
                && new BigDecimal(number.toString()).signum() == 0;
        return String.join("; ", texts) + "." + (zero ? " There is none that fits all of this." : "");
    }

    /** {@code 36.2% of revenue in May 2026 is of repeat customers: $17,359.78 of $47,993.49.} */
    private static String part(Quantity.Part part, String of, Table table, List<@Nullable Object> row) {
        var cells = IntStream.range(0, row.size())
                .mapToObj(at -> Figures.cell(table.columns().get(at), row.get(at)))
                .toList();
        var which = part.conditions().stream()
                .map(condition -> (condition.negated() ? "not " : "") + said(condition))
                .collect(Collectors.joining(", "));
        var picked = part.groups().stream()
                .map(group -> (part.metric().equals(plural(thing(group)))
                                ? " with "
                                : " is of " + plural(thing(group)) + " with ")
                        + group.thresholds().stream().map(Narrator::bound).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(","));
        return cells.get(0) + " of " + lowerFirst(table.columns().get(2).label()) + of
                + (which.isEmpty() ? "" : " is of " + which) + picked + ": "
                + cells.get(1) + " of " + cells.get(2) + ".";
    }

    /** {@code Revenue for hoodies in May 2026 was $1.00}, {@code 3 orders for hoodies in May 2026}. */
    private static String told(Column column, @Nullable Object value, String of) {
        var figure = Figures.cell(column, value);
        var label = column.label();
        if (value == null) {
            return label + of + ": none";
        }
        var many = Words.isPlural(HEAD.split(label, 2)[0]);
        if (column.unit().equals(Unit.COUNT) && Words.isPlural(label) && !label.contains(" of ")) {
            return figure + " "
                    + (figure.equals("1") ? label.substring(0, label.length() - 1) : label).toLowerCase(Locale.ROOT)
                    + of;
        }
        return label + of + (many ? " were " : " was ") + figure;
    }

    /** What a number is of, in the question's words: {@code  for hoodies in May 2026}. */
    static String about(Reading reading) {
        var text = new StringBuilder();
        var said = reading.conditions().stream()
                .filter(condition -> !condition.negated() && !condition.values().isEmpty())
                .map(Narrator::said)
                .toList();
        if (!said.isEmpty()) {
            text.append(" for ").append(String.join(", ", said));
        }
        reading.conditions().stream()
                .filter(condition -> condition.negated() && !condition.values().isEmpty())
                .forEach(condition -> text.append(" without ").append(condition.words()));
        if (reading.periods().size() == 1) {
            text.append(" ").append(reading.periods().get(0).when());
        }
        int told = 0;
        for (var group : reading.groups()) {
            Tops.said(group, reading).ifPresent(top -> text.append(" ").append(top));
            group.among()
                    .filter(among ->
                            Tops.said(group, reading).isEmpty() && group.words().isEmpty())
                    .ifPresent(among -> text.append(", of the ")
                            .append(among.picksOne() ? thing(group) : plural(thing(group)))
                            .append(" picked before"));
            var held = group.thresholds().stream().map(Narrator::bound).toList();
            if (!group.words().isEmpty()) {
                text.append(isOf(reading, group) ? "" : " of " + plural(thing(group)))
                        .append(told > 0 ? " and" : "")
                        .append(group.without() ? " without " : " with ")
                        .append(group.words());
                told++;
            }
            if (!held.isEmpty()) {
                text.append(isOf(reading, group) ? "" : " of " + plural(thing(group)))
                        .append(" with ")
                        .append(String.join(" and ", held));
            }
        }
        return text.toString();
    }

    /** Whether the number asked for counts the very things that are picked: customers with two orders. */
    private static boolean isOf(Reading reading, Group group) {
        return reading.quantities().size() == 1
                && reading.quantities().get(0).column().replace('_', ' ').equals(plural(thing(group)));
    }

    private static String thing(Group group) {
        return name(group.dimension());
    }

    /** {@code at least 2 orders}, {@code revenue above 100}. */
    private static String bound(Threshold threshold) {
        var noun = threshold.quantity().column().replace('_', ' ');
        var number = threshold.bound().stripTrailingZeros().toPlainString();
        var counted = threshold.quantity() instanceof Quantity.Plain && Words.isPlural(noun);
        return counted
                        && threshold.comparison() != Threshold.Comparison.ABOVE
                        && threshold.comparison() != Threshold.Comparison.BELOW
                ? threshold.comparison().words + " " + number + " "
                        + (number.equals("1") ? noun.substring(0, noun.length() - 1) : noun)
                : noun + " " + threshold.comparison().words + " " + number;
    }

    /** In the words of the question, but spelled as the data has it. */
    private static String said(Condition condition) {
        var words = condition.words();
        return condition.values().size() == 1
                        && words.equalsIgnoreCase(condition.values().getFirst())
                ? condition.values().getFirst()
                : words;
    }

    private static String found(Reading reading, Table table) {
        var count = (table.truncated() ? "More than " : "")
                + String.format(Locale.ENGLISH, "%,d", table.rows().size());
        var noun = rowName(reading);
        var head = count + " " + (table.rows().size() == 1 ? noun : plural(noun)) + about(reading) + ": ";
        return head + listed(reading, table);
    }

    static String plural(String noun) {
        return noun.endsWith("y") && !noun.matches(".*[aeiou]y")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun.endsWith("s") ? noun : noun + "s";
    }

    private static String ranked(Reading reading, Table table) {
        var first = table.rows().get(0);
        var ranking = reading.ranking().orElseThrow();
        int by = column(table, ranking.by().column());
        var rank = ranking.skip() > 0 ? " was number " + (ranking.skip() + 1) + " by " : " had the ";
        var key = key(reading, table, first);
        var name = key.startsWith("the week of ") ? "T" + key.substring(1) : key;
        var text = name + rank + (ranking.descending() ? "highest " : "lowest ")
                + lowerFirst(table.columns().get(by).label()) + about(reading) + ": "
                + Figures.cell(table.columns().get(by), first.get(by)) + ".";
        return table.rows().size() == 1 ? text : text + " In order: " + listed(reading, table);
    }

    /** The bounds that rows were held to, as they go on in a sentence. */
    static String held(Reading reading) {
        return reading.thresholds().isEmpty()
                        || reading.thresholds().get(0).bound().signum() == 0
                ? ""
                : " that meet it";
    }

    private static String trend(Reading reading, Table table) {
        int value = 1;
        var column = table.columns().get(value);
        var rows = table.rows();
        var first = rows.get(0);
        var last = rows.get(rows.size() - 1);
        var text = new StringBuilder(column.label())
                .append(": ")
                .append(point(table, first, value))
                .append(" at the start");
        if (rows.size() > 1) {
            text.append(", ").append(point(table, last, value)).append(" at the end");
            rows.stream()
                    .filter(row -> row.get(value) != null)
                    .max(Comparator.comparing(row -> number(row.get(value))))
                    .filter(peak -> rows.size() > 2 && peak != first && peak != last)
                    .ifPresent(peak -> text.append("; highest ").append(point(table, peak, value)));
        }
        return text.append(".").append(CutOff.told(reading, first, last)).toString();
    }

    private static String point(Table table, List<@Nullable Object> row, int value) {
        return Figures.cell(table.columns().get(value), row.get(value)) + " ("
                + Figures.cell(table.columns().get(0), row.get(0)) + ")";
    }

    private static BigDecimal number(@Nullable Object cell) {
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString());
    }

    private static String broken(Reading reading, Table table) {
        var names = reading.quantities().stream()
                .map(quantity -> lowerFirst(
                        table.columns().get(column(table, quantity.column())).label()))
                .toList();
        var head = String.join(" and ", names);
        return head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1) + " by "
                + String.join(" and ", labels(reading, table)) + about(reading) + ": " + listed(reading, table);
    }

    private static List<String> labels(Reading reading, Table table) {
        return table.columns().subList(0, reading.breakdowns().size()).stream()
                .map(column -> lowerFirst(column.label()))
                .toList();
    }

    private static String listed(Reading reading, Table table) {
        var texts = new ArrayList<String>();
        // Nobody opens a table for two rows more.
        int shown = table.rows().size() <= FEW + 2 ? table.rows().size() : FEW;
        for (var row : table.rows().subList(0, shown)) {
            var values = new ArrayList<String>();
            for (int at = reading.breakdowns().size(); at < row.size(); at++) {
                var column = table.columns().get(at);
                var label = reading.quantities().size() > 1 ? lowerFirst(column.label()) + " " : "";
                if (reading.quantities().size() > 1
                        || at == reading.breakdowns().size()) {
                    values.add(label + Figures.cell(column, row.get(at)));
                }
            }
            texts.add(lead(reading, table, row) + String.join(", ", values));
        }
        return String.join("; ", texts) + (table.rows().size() > shown ? "; and more in the table." : ".");
    }

    /** What a row is called, leading to its numbers: a number is set off from another. */
    static String lead(Reading reading, Table table, List<@Nullable Object> row) {
        var key = key(reading, table, row);
        return key + (!key.isEmpty() && Character.isDigit(key.charAt(key.length() - 1)) ? ": " : " ");
    }

    static String key(Reading reading, Table table, List<@Nullable Object> row) {
        var keys = new ArrayList<String>();
        // A list's first column may be a key of the platform; what follows it is what people know.
        int from = reading.list()
                        && reading.breakdowns().size() > 2
                        && reading.breakdowns().get(0).matches(".*_(id|key)")
                ? 1
                : 0;
        for (int at = from; at < reading.breakdowns().size(); at++) {
            keys.add(Figures.cell(table.columns().get(at), row.get(at)));
        }
        return String.join(", ", keys);
    }

    static int column(Table table, String name) {
        for (int at = 0; at < table.columns().size(); at++) {
            if (table.columns().get(at).name().equalsIgnoreCase(name)) {
                return at;
            }
        }
        return table.columns().size() - 1;
    }

    /** Small letters inside a sentence, but for names in capitals. */
    static String lowerFirst(String label) {
        return label.length() > 1 && (Character.isUpperCase(label.charAt(1)) || label.charAt(0) == '#')
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
