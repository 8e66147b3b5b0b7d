package ai.victor.model;

import ai.victor.model.Metric.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code {{ Dimension('order__channel_group') }} = 'paid' AND …}: conditions joined by AND. */
final class FilterReader {
    private static final String LITERAL = "'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?|TRUE|FALSE";

    private static final Pattern CONDITION = Pattern.compile(
            "\\s*\\{\\{\\s*Dimension\\(\\s*['\"](\\w+)['\"]\\s*\\)\\s*\\}\\}\\s*"
                    + "(?:(?<null>IS\\s+NULL|IS\\s+NOT\\s+NULL)"
                    + "|(?<in>IN|NOT\\s+IN)\\s*\\(\\s*(?<list>(?:" + LITERAL + ")(?:\\s*,\\s*(?:" + LITERAL
                    + "))*)\\s*\\)"
                    + "|(?<compare>=|<>|!=|<=|<|>=|>)\\s*(?<literal>" + LITERAL + "))\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AND = Pattern.compile("AND\\b", Pattern.CASE_INSENSITIVE);

    private FilterReader() {}

    /**
     * The conditions up to where the text cannot be read.
     *
     * @param rest what cannot be read
     */
    record Conditions(List<Condition> conditions, Optional<String> rest) {}

    /**
     * A condition and the path by which it names its dimension.
     *
     * @param entity empty where the dimension is named without one
     */
    record Condition(String entity, Filter filter) {}

    static Conditions read(Word filter) {
        var text = filter.text();
        var conditions = new ArrayList<Condition>();
        int at = 0;
        while (true) {
            var condition = CONDITION.matcher(text).region(at, text.length());
            if (!condition.lookingAt()) {
                return new Conditions(conditions, Optional.of(text.substring(at)));
            }
            conditions.add(condition(condition.toMatchResult()));
            at = condition.end();
            if (at == text.length()) {
                return new Conditions(conditions, Optional.empty());
            }
            var and = AND.matcher(text).region(at, text.length());
            if (!and.lookingAt()) {
                return new Conditions(conditions, Optional.of(text.substring(at)));
            }
            at = and.end();
        }
    }

    private static Condition condition(java.util.regex.MatchResult match) {
        var path = match.group(1);
        int split = path.lastIndexOf("__");
        var entity = split < 0 ? "" : path.substring(0, split);
        var dimension = split < 0 ? path : path.substring(split + 2);
        if (match.group("null") != null) {
            return new Condition(entity, new Filter(dimension, operator(match.group("null")), List.of()));
        }
        if (match.group("in") != null) {
            return new Condition(
                    entity, new Filter(dimension, operator(match.group("in")), literals(match.group("list"))));
        }
        var operator = match.group("compare").equals("!=") ? "<>" : match.group("compare");
        return new Condition(entity, new Filter(dimension, operator, literals(match.group("literal"))));
    }

    private static String operator(String written) {
        return written.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static List<String> literals(String list) {
        return Pattern.compile(LITERAL, Pattern.CASE_INSENSITIVE)
                .matcher(list)
                .results()
                .map(found -> found.group())
                .map(literal -> literal.startsWith("'")
                        ? literal.substring(1, literal.length() - 1).replace("''", "'")
                        : literal)
                .toList();
    }
}
