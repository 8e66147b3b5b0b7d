package ai.victor.table;

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

    /** Decimals of a value that is shown: 2 for money and percent, 0 for counts and days, 4 for a ratio. */
    public int decimals() {
        return switch (name) {
            case "percent" -> 2;
            case "count", "days" -> 0;
            case "ratio" -> 4;
            default -> isMoney() ? 2 : 4;
        };
    }
}
