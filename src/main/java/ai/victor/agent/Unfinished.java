package ai.victor.agent;

import ai.victor.agent.Answer.Status;
import ai.victor.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What goes out where a language model came to no end and left results behind. Nobody has said that they are the answer, so they are given as one only
 * where all of them are of one query, the query says by itself what it means, and all that the question names is in it; else the question is declined
 * beside them.
 */
final class Unfinished {
    static final String WARNING =
            "The language model came to no end, so this is the table that it had asked for, without a word of its own.";

    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern ITEM =
            Pattern.compile("(?i)(?:(AGGREGATE)\\s*\\(\\s*(\\w+)\\s*\\)|(\\w+))(?:\\s+AS\\s+\\w+)?");
    private static final Pattern PLAIN = Pattern.compile(
            "(?is)SELECT\\s+(?<items>.+?)\\s+FROM\\s+metrics(?:\\s+WHERE\\s+(?<where>.+?))?"
                    + "(?:\\s+GROUP\\s+BY\\s+(?<keys>[\\w\\s,]+?))?(?:\\s+ORDER\\s+BY\\s+(?<order>.+?))?(?:\\s+LIMIT\\s+(?<limit>\\d+))?");

    /** What makes a query say more than its items and conditions do. */
    private static final Pattern MORE = Pattern.compile(
            "(?i)\\b(?:select|distinct|having|qualify|over|filter|case|with|join|union|except|intersect|offset|fetch|pivot|rollup|cube"
                    + "|grouping|sets|within|tablesample)\\b");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern WORDS_OF_TIME = Pattern.compile(
            "(?i)\\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november"
                    + "|december|today|yesterday|last|this|past|previous|prior|since|until|before|after|weeks?|months?|quarters?|years?|days?"
                    + "|weekends?|weekdays?|hours?|[ymqw]td|q[1-4]|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\\b");

    private final Model model;
    private final String question;
    private final List<String> values;

    /** @param values of the data that look-ups found */
    Unfinished(Model model, String question, List<String> values) {
        this.model = model;
        this.question = question;
        this.values = values;
    }

    /** @param why there is no answer of the model, a sentence */
    ToolCall.Finish of(String why, List<Answer.Result> results) {
        return reading(results)
                .map(reading -> new ToolCall.Finish(
                        Status.ANSWERED,
                        new BoundNumbers(List.of(results.getLast().rows().table()), List.of()).plainText(),
                        reading,
                        List.of()))
                .orElseGet(() -> new ToolCall.Finish(
                        Status.UNANSWERABLE,
                        why + " What was read until then stands beside this, and may not be what you asked.",
                        "",
                        List.of()));
    }

    /** What the only query means, if it is plain and leaves out nothing that the question names. */
    private Optional<String> reading(List<Answer.Result> results) {
        var queries = results.stream()
                .map(result -> result.rows().semanticSql().strip().replaceAll("\\s+", " "))
                .distinct()
                .toList();
        var rows = results.getLast().rows();
        return queries.size() == 1
                        && !rows.table().truncated()
                        && !rows.table().rows().isEmpty()
                        && holdsWhatIsAsked(queries.getFirst())
                ? said(queries.getFirst(), results.getLast())
                : Optional.empty();
    }

    private Optional<String> said(String sql, Answer.Result result) {
        var parts = PLAIN.matcher(LITERAL.matcher(sql).replaceAll("''"));
        if (!parts.matches()
                || MORE.matcher(parts.group().substring("SELECT".length())).find()) {
            return Optional.empty();
        }
        var metrics = new ArrayList<String>();
        var cuts = new ArrayList<String>();
        for (var item : parts.group("items").split(",")) {
            var name = ITEM.matcher(item.strip());
            if (!name.matches()) {
                return Optional.empty();
            }
            if (name.group(1) != null) {
                metrics.add(model.metric(name.group(2).toLowerCase(Locale.ROOT))
                        .map(metric -> metric.meta().label())
                        .orElse(name.group(2)));
            } else {
                cuts.add(name.group(3).replace('_', ' '));
            }
        }
        var keys = parts.group("keys") == null
                ? List.<String>of()
                : List.of(parts.group("keys").replace('_', ' ').split("\\s*,\\s*"));
        var certificate = result.rows().certificate();
        boolean isFiltered = parts.group("where") != null;
        if (metrics.isEmpty()
                || !cuts.containsAll(keys)
                || isFiltered && certificate.filters().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(", ", metrics)
                + (cuts.isEmpty() ? "" : " by " + String.join(", ", cuts))
                + (isFiltered ? ", where " + String.join(" and ", certificate.filters()) : "")
                + certificate
                        .range()
                        .map(range -> ", " + range.from() + " to " + range.to())
                        .orElse("")
                + first(parts.group("order"), parts.group("limit"))
                + ".");
    }

    private static String first(@Nullable String order, @Nullable String limit) {
        return limit == null ? "" : "; only the first " + limit + (order == null ? "" : " in the order of " + order);
    }

    private boolean holdsWhatIsAsked(String sql) {
        var query = sql.toLowerCase(Locale.ROOT);
        var asked = question.toLowerCase(Locale.ROOT);
        return values.stream()
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .filter(value -> Pattern.compile(
                                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])")
                                .matcher(asked)
                                .find())
                        .allMatch(query::contains)
                && numbers(query).containsAll(numbers(asked))
                && (!WORDS_OF_TIME.matcher(asked).find() || namesTime(query));
    }

    private static boolean namesTime(String query) {
        return Model.TIME_COLUMNS.stream()
                .anyMatch(column ->
                        Pattern.compile("\\b" + column + "\\b").matcher(query).find());
    }

    private static Set<Double> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(number -> Double.valueOf(number.group()))
                .collect(Collectors.toSet());
    }
}
