package ai.victor.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of a derived metric, worked out by reading it from left to right: {@code + - * /}, parentheses, COALESCE, NULLIF, ABS, ROUND
 * and CASE WHEN with one comparison. What else a model may write is unknown here, loudly.
 */
final class Formula {
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, @Nullable BigDecimal> inputs;
    private int at;

    private Formula(String text, Map<String, @Nullable BigDecimal> inputs) {
        this.inputs = inputs;
        var matcher = java.util.regex.Pattern.compile("\\s*(\\w+(?:\\.\\d+)?|<>|<=|>=|[-+*/(),<>=])")
                .matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("formula " + text);
        }
    }

    static @Nullable BigDecimal value(String text, Map<String, @Nullable BigDecimal> inputs) {
        var formula = new Formula(text, inputs);
        var value = formula.sum();
        if (formula.at != formula.tokens.size()) {
            throw new IllegalArgumentException("formula " + text);
        }
        return value;
    }

    static boolean isKnown(String text, Set<String> names) {
        var ones = new HashMap<String, @Nullable BigDecimal>();
        names.forEach(name -> ones.put(name, BigDecimal.ONE));
        try {
            value(text, ones);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable BigDecimal sum() {
        var value = product();
        while (next("+") || next("-")) {
            value = NaiveTerms.calculate(value, taken(), product());
        }
        return value;
    }

    private @Nullable BigDecimal product() {
        var value = factor();
        while (next("*") || next("/")) {
            value = NaiveTerms.calculate(value, taken(), factor());
        }
        return value;
    }

    private @Nullable BigDecimal factor() {
        var token = tokens.get(at++);
        if (token.equals("(")) {
            var value = sum();
            expect(")");
            return value;
        }
        if (token.equals("-")) {
            return NaiveTerms.calculate(BigDecimal.ZERO, '-', factor());
        }
        if (Character.isDigit(token.charAt(0))) {
            return new BigDecimal(token);
        }
        return switch (token.toUpperCase(Locale.ROOT)) {
            case "CASE" -> choice();
            case "COALESCE", "NULLIF", "ABS" -> function(token.toUpperCase(Locale.ROOT));
            case "NULL" -> null;
            default -> {
                if (!inputs.containsKey(token)) {
                    throw new IllegalArgumentException("no input " + token);
                }
                yield inputs.get(token);
            }
        };
    }

    private @Nullable BigDecimal choice() {
        @Nullable BigDecimal chosen = null;
        boolean found = false;
        while (next("WHEN")) {
            at++;
            boolean holds = comparison();
            expect("THEN");
            var then = sum();
            if (holds && !found) {
                chosen = then;
                found = true;
            }
        }
        if (next("ELSE")) {
            at++;
            var otherwise = sum();
            chosen = found ? chosen : otherwise;
        }
        expect("END");
        return chosen;
    }

    private boolean comparison() {
        var left = sum();
        var operator = tokens.get(at++);
        var right = sum();
        return Boolean.TRUE.equals(NaiveTerms.holds(
                new Condition.Compare(new Term.Literal(left), operator, new Term.Literal(right)), term -> null));
    }

    private @Nullable BigDecimal function(String name) {
        expect("(");
        var arguments = new ArrayList<@Nullable BigDecimal>();
        do {
            arguments.add(sum());
        } while (tokens.get(at++).equals(","));
        var first = arguments.getFirst();
        return switch (name) {
            case "COALESCE" -> {
                for (var argument : arguments) {
                    if (argument != null) {
                        yield argument;
                    }
                }
                yield null;
            }
            case "NULLIF" -> {
                var second = arguments.get(1);
                yield first != null && second != null && first.compareTo(second) == 0 ? null : first;
            }
            case "ABS" -> first == null ? null : first.abs();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private boolean next(String token) {
        return at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
    }

    private char taken() {
        return tokens.get(at++).charAt(0);
    }

    private void expect(String token) {
        if (!next(token)) {
            throw new IllegalArgumentException("no " + token + " at " + at + " of " + tokens);
        }
        at++;
    }
}
