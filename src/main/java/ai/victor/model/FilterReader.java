package ai.victor.model;

import ai.victor.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code {{ Dimension('order__channel_group') }} = 'paid' AND …}: conditions on one column each, all of which must hold. */
final class FilterReader {
    private static final Map<String, String> OPPOSITES = Map.of(
            "=",
            "<>",
            "<>",
            "=",
            "<",
            ">=",
            ">=",
            "<",
            ">",
            "<=",
            "<=",
            ">",
            "IN",
            "NOT IN",
            "NOT IN",
            "IN",
            "IS NULL",
            "IS NOT NULL",
            "IS NOT NULL",
            "IS NULL");
    private static final Map<String, String> MIRRORED =
            Map.of("=", "=", "<>", "<>", "<", ">", ">", "<", "<=", ">=", ">=", "<=");

    private static final int DEEPEST = 50;

    private final Word filter;
    private final FilterTokens tokens;
    private Optional<Problem> fault = Optional.empty();
    private int depth;

    private FilterReader(Word filter) {
        this.filter = filter;
        this.tokens = new FilterTokens(filter.text());
    }

    /** What a filter says, or what is wrong with it. */
    record Conditions(List<Condition> conditions, Optional<Problem> fault) {}

    /** A condition whose column is not yet resolved. */
    record Condition(Mention mention, String operator, List<String> values) {
        /** The filter, with the file's words for its dimension. */
        Metric.Filter filter() {
            return new Metric.Filter(mention.written(), operator, values);
        }
    }

    static Conditions read(Word filter) {
        var reader = new FilterReader(filter);
        var read = reader.alternatives();
        if (reader.fault.isEmpty() && !reader.tokens.isAtEnd()) {
            reader.unreadable(reader.tokens.at());
        }
        return reader.fault.isPresent()
                ? new Conditions(List.of(), reader.fault)
                : new Conditions(read, Optional.empty());
    }

    private List<Condition> alternatives() {
        var first = conjunction();
        while (fault.isEmpty() && tokens.take("OR")) {
            var next = conjunction();
            if (fault.isEmpty()) {
                first = either(first, next);
            }
        }
        return first;
    }

    private List<Condition> conjunction() {
        var all = new ArrayList<>(term());
        while (fault.isEmpty() && tokens.take("AND")) {
            all.addAll(term());
        }
        return all;
    }

    /** Values of one column joined by OR are a list; any other OR is not a list of conditions. */
    private List<Condition> either(List<Condition> first, List<Condition> second) {
        if (first.size() == 1 && second.size() == 1) {
            var one = first.getFirst();
            var other = second.getFirst();
            if (one.mention().written().equals(other.mention().written()) && isList(one) && isList(other)) {
                var values = Stream.concat(one.values().stream(), other.values().stream())
                        .distinct()
                        .toList();
                return List.of(new Condition(one.mention(), "IN", values));
            }
        }
        fault = Optional.of(ModelProblems.filterOr(filter));
        return List.of();
    }

    private static boolean isList(Condition condition) {
        return condition.operator().equals("=") || condition.operator().equals("IN");
    }

    private List<Condition> term() {
        int start = tokens.at();
        if (++depth > DEEPEST) {
            return unreadable(start);
        }
        if (tokens.take("(")) {
            var inside = alternatives();
            return fault.isPresent() || tokens.take(")") ? inside : unreadable(start);
        }
        if (tokens.take("NOT")) {
            var inside = term();
            if (fault.isPresent()) {
                return List.of();
            }
            var opposite = inside.size() == 1 ? OPPOSITES.get(inside.getFirst().operator()) : null;
            return opposite == null
                    ? unreadable(start)
                    : List.of(new Condition(
                            inside.getFirst().mention(),
                            opposite,
                            inside.getFirst().values()));
        }
        var template = tokens.template();
        if (template.isPresent()) {
            var mention = Mention.read(template.get(), filter.place());
            return mention.isEmpty() ? unreadable(start) : about(mention.get(), start);
        }
        var literal = tokens.literal();
        var mirrored = literal.isEmpty()
                ? Optional.<String>empty()
                : tokens.comparison().map(MIRRORED::get);
        var mention = mirrored.isEmpty()
                ? Optional.<Mention>empty()
                : tokens.template().flatMap(text -> Mention.read(text, filter.place()));
        return mention.isEmpty()
                ? unreadable(start)
                : List.of(new Condition(mention.get(), mirrored.get(), List.of(literal.get())));
    }

    private List<Condition> about(Mention mention, int start) {
        if (tokens.take("IS")) {
            boolean not = tokens.take("NOT");
            if (tokens.take("NULL")) {
                return List.of(new Condition(mention, not ? "IS NOT NULL" : "IS NULL", List.of()));
            }
            var truth = tokens.literal().map(word -> word.toUpperCase(Locale.ROOT));
            return not || truth.isEmpty()
                    ? unreadable(start)
                    : List.of(new Condition(mention, "=", List.of(truth.get())));
        }
        boolean not = tokens.take("NOT");
        if (tokens.take("IN")) {
            return list().map(values -> List.of(new Condition(mention, not ? "NOT IN" : "IN", values)))
                    .orElseGet(() -> unreadable(start));
        }
        if (tokens.take("LIKE")) {
            return tokens.literal()
                    .map(pattern -> List.of(new Condition(mention, not ? "NOT LIKE" : "LIKE", List.of(pattern))))
                    .orElseGet(() -> unreadable(start));
        }
        if (not) {
            return unreadable(start);
        }
        if (tokens.take("BETWEEN")) {
            var from = tokens.literal();
            var to = from.isPresent() && tokens.take("AND") ? tokens.literal() : Optional.<String>empty();
            return to.isEmpty()
                    ? unreadable(start)
                    : List.of(
                            new Condition(mention, ">=", List.of(from.get())),
                            new Condition(mention, "<=", List.of(to.get())));
        }
        var comparison = tokens.comparison();
        if (comparison.isEmpty()) {
            return List.of(new Condition(mention, "=", List.of("TRUE")));
        }
        return tokens.literal()
                .map(value -> List.of(new Condition(mention, comparison.get(), List.of(value))))
                .orElseGet(() -> unreadable(start));
    }

    private Optional<List<String>> list() {
        var values = new ArrayList<String>();
        if (!tokens.take("(")) {
            return Optional.empty();
        }
        do {
            var value = tokens.literal();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        } while (tokens.take(","));
        return tokens.take(")") ? Optional.of(values) : Optional.empty();
    }

    private List<Condition> unreadable(int from) {
        if (fault.isEmpty()) {
            fault = Optional.of(ModelProblems.unreadableFilter(
                    filter, filter.text().substring(from).replaceAll("\\s+", " ")));
        }
        return List.of();
    }
}
