package ai.victor.query;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What terms and conditions are worth for one row, or for one group: null is what is unknown. */
final class NaiveTerms {
    private NaiveTerms() {}

    /** @param given what a column, or a metric, is worth there */
    static @Nullable Object value(Term term, Function<Term, @Nullable Object> given) {
        return switch (term) {
            case Term.Literal literal -> RawRows.plain(literal.value());
            case Term.Choice choice -> Boolean.TRUE.equals(holds(choice.test(), given)) ? "yes" : "no";
            case Term.Arithmetic both ->
                calculate(number(value(both.left(), given)), both.operator(), number(value(both.right(), given)));
            case Term.Column column -> given.apply(column);
            case Term.Measure measure -> given.apply(measure);
        };
    }

    static @Nullable BigDecimal calculate(@Nullable BigDecimal left, char operator, @Nullable BigDecimal right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case '+' -> left.add(right);
            case '-' -> left.subtract(right);
            case '*' -> left.multiply(right);
            // What is divided by nothing is unknown, not infinite.
            case '/' -> right.signum() == 0 ? null : left.divide(right, MathContext.DECIMAL128);
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }

    static @Nullable Boolean holds(Condition condition, Function<Term, @Nullable Object> given) {
        return switch (condition) {
            case Condition.Compare compare ->
                compare(value(compare.left(), given), compare.operator(), value(compare.right(), given));
            case Condition.In in -> {
                var value = value(in.term(), given);
                @Nullable Boolean any = Boolean.FALSE;
                for (var choice : in.choices()) {
                    any = or(any, compare(value, "=", value(choice, given)));
                }
                yield in.negated() ? not(any) : any;
            }
            case Condition.Between between -> {
                var value = value(between.term(), given);
                var inside = and(
                        compare(value, ">=", value(between.low(), given)),
                        compare(value, "<=", value(between.high(), given)));
                yield between.negated() ? not(inside) : inside;
            }
            case Condition.Empty empty -> (value(empty.term(), given) == null) != empty.negated();
            case Condition.Like like -> {
                var value = value(like.term(), given);
                if (value == null) {
                    yield null;
                }
                yield matches(value.toString(), like.pattern()) != like.negated();
            }
            case Condition.Truth truth -> (Boolean) value(truth.column(), given);
            case Condition.Both both ->
                both.and()
                        ? and(holds(both.left(), given), holds(both.right(), given))
                        : or(holds(both.left(), given), holds(both.right(), given));
            case Condition.Not not -> not(holds(not.test(), given));
        };
    }

    private static @Nullable Boolean compare(@Nullable Object left, String operator, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        int order = order(left, right);
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** Text whatever its case. */
    private static int order(Object left, Object right) {
        return switch (left) {
            case String text -> lower(text).compareTo(lower(right.toString()));
            case BigDecimal number -> number.compareTo((BigDecimal) right);
            case LocalDate day -> day.compareTo((LocalDate) right);
            case Boolean truth -> truth.compareTo((Boolean) right);
            default -> throw new IllegalArgumentException(left.getClass().toString());
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean matches(String text, String pattern) {
        var regex = new StringBuilder();
        lower(pattern).codePoints().forEach(point -> {
            switch (point) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(point)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL)
                .matcher(lower(text))
                .matches();
    }

    private static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : Boolean.TRUE;
    }

    private static @Nullable Boolean or(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
            return true;
        }
        return left == null || right == null ? null : Boolean.FALSE;
    }

    private static @Nullable Boolean not(@Nullable Boolean truth) {
        return truth == null ? null : !truth;
    }

    static @Nullable BigDecimal number(@Nullable Object value) {
        return (BigDecimal) value;
    }

    /** A time column of a day, whose weeks begin as the store says; null if it is no time column. */
    static @Nullable Object time(String column, LocalDate day, DayOfWeek weekStart) {
        return switch (column) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case "month" -> day.withDayOfMonth(1);
            case "quarter" -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case "year" -> new BigDecimal(day.getYear()).stripTrailingZeros();
            case "weekday" -> day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "day_type" -> day.getDayOfWeek().getValue() >= 6 ? "weekend" : "weekday";
            default -> null;
        };
    }

    /** Whether two numbers are the same as far as a double tells. */
    static boolean same(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        if (left == null || right == null) {
            return Objects.equals(left, right);
        }
        var difference = left.subtract(right).abs();
        return difference.compareTo(left.abs().max(BigDecimal.ONE).movePointLeft(9)) <= 0;
    }
}
