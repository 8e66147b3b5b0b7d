package ai.victor.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one of a number is: a currency by its ISO 4217 code, {@code percent} (in points: 23.4), {@code count}, {@code ratio},
 * {@code days}, or {@code none} for what is no quantity.
 */
public record Unit(String name) {
    public static final Unit NONE = new Unit("none");
    public static final Unit PERCENT = new Unit("percent");
    public static final Unit COUNT = new Unit("count");
    public static final Unit RATIO = new Unit("ratio");
    public static final Unit DAYS = new Unit("days");

    /** True for a currency: three upper-case letters. */
    public boolean isMoney() {
        return name.length() == 3 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** The most decimals of a value: 2 for money, percent, counts and days (ad platforms claim parts of a purchase), 4 for a ratio. */
    public int decimals() {
        return switch (name) {
            case "percent", "count", "days" -> 2;
            case "ratio" -> 4;
            default -> isMoney() ? 2 : 4;
        };
    }

    /** A value with as many decimals as it has and the unit allows; of money always both. */
    public BigDecimal rounded(BigDecimal number) {
        var shown = number.setScale(decimals(), RoundingMode.HALF_UP);
        if (isMoney()) {
            return shown;
        }
        var brief = shown.stripTrailingZeros();
        return brief.scale() < 0 ? brief.setScale(0, RoundingMode.UNNECESSARY) : brief;
    }
}
