package ai.victor.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two numbers are the same for a gold file: near enough for the unit. Doubles do here, because what is compared was rounded before and the
 * rules are written in them.
 */
final class Tolerance {
    /** Whichever of the two lets more through: so much, and so much of the gold number. */
    private record Bound(double absolute, double relative) {}

    private static final Bound MONEY = new Bound(0.0101, 1e-4);
    private static final Map<String, Bound> BOUNDS = Map.ofEntries(
            Map.entry("usd", MONEY),
            Map.entry("usdabs", MONEY),
            Map.entry("pct", new Bound(0.0501, 0)),
            Map.entry("pctabs", new Bound(0.0501, 0)),
            Map.entry("pct2", new Bound(0.0051, 2e-3)),
            Map.entry("count", new Bound(0.001, 0)),
            Map.entry("ratio", new Bound(0.0051, 1e-3)),
            Map.entry("days", new Bound(0.51, 0)),
            Map.entry("est", new Bound(0.02, 0.01)),
            Map.entry("est5", new Bound(0.02, 0.005)),
            Map.entry("rate4", new Bound(0.0051, 2e-3)),
            Map.entry("diff", new Bound(0.006, 0.01)));

    private static final Set<String> PERCENT = Set.of("pct", "pct2", "pctabs");
    private static final Pattern NUMBER =
            Patterns.of("^([-+]?)\\$?\\s*([-+]?)(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(%|x|k|m|usd|pp|pts?)?$");

    private Tolerance() {}

    /** The number in a cell: of a text that is one too, such as {@code ($1.2k)}. */
    static Optional<Double> number(JsonNode cell) {
        if (cell.isNumber()) {
            return Optional.of(cell.doubleValue()).filter(Double::isFinite);
        }
        if (!cell.isTextual()) {
            return Optional.empty();
        }
        var text = cell.asText()
                .strip()
                .replace('\u2212', '-')
                .replace("\u00a0", "")
                .replace(",", "");
        boolean accounted = text.startsWith("(") && text.endsWith(")");
        text = text.replaceAll("^[()]+|[()]+$", "");
        var matcher = NUMBER.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        double sign = (matcher.group(1) + matcher.group(2)).contains("-") ? -1 : 1;
        var unit = matcher.group(4) == null ? "" : matcher.group(4).toLowerCase(Locale.ROOT);
        double scale = unit.equals("k") ? 1000 : unit.equals("m") ? 1e6 : 1;
        return Optional.of(Double.parseDouble(matcher.group(3)) * sign * (accounted ? -1 : 1) * scale);
    }

    /**
     * Whether a number, or that there is none, is one of those that the gold takes.
     *
     * @param alternatives numbers and nulls; none at all means null
     * @param slack how much more may be between them
     */
    static boolean isAny(@Nullable Double found, JsonNode alternatives, String unit, double slack) {
        if (alternatives.isEmpty()) {
            return same(found, null, unit, slack);
        }
        for (var alternative : alternatives) {
            if (same(found, alternative.isNull() ? null : alternative.doubleValue(), unit, slack)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(@Nullable Double found, @Nullable Double gold, String unit, double slack) {
        if (found == null) {
            return gold == null || gold == 0 && (unit.equals("usd") || unit.equals("count"));
        }
        if (gold == null) {
            return found == 0;
        }
        var bound = BOUNDS.getOrDefault(unit, MONEY);
        double allowed = Math.max(bound.absolute(), bound.relative() * Math.abs(gold)) + slack;
        boolean unsigned = unit.equals("usdabs") || unit.equals("pctabs");
        double x = unsigned ? Math.abs(found) : found;
        double v = unsigned ? Math.abs(gold) : gold;
        return Math.abs(x - v) <= allowed
                // A share may be told as a part of one, and a ratio in percent.
                || PERCENT.contains(unit) && Math.abs(x) <= 5 && Math.abs(x * 100 - v) <= allowed
                || unit.equals("ratio") && Math.abs(x / 100 - v) <= allowed;
    }
}
