package ai.victor.source;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The sign of a currency that stands beside an amount: {@code $21.83}. */
public final class CurrencySign {
    private static final Pattern BESIDE = Pattern.compile("([+-]?)\\s*([$€£¥])\\s*([+-]?.*)|(.*\\d)\\s*([$€£¥])");

    private static final Map<String, Set<String>> CURRENCIES = Map.of(
            "$",
            Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD"),
            "€",
            Set.of("EUR"),
            "£",
            Set.of("GBP"),
            "¥",
            Set.of("JPY", "CNY"));

    private CurrencySign() {}

    /** Whether the sign may stand for the currency. */
    public static boolean fits(String sign, String currency) {
        return CURRENCIES.getOrDefault(sign, Set.of()).contains(currency);
    }

    /** The sign beside an amount; empty where there is none. */
    public static String of(String text) {
        if (isPlain(text)) {
            return "";
        }
        var matcher = BESIDE.matcher(text);
        if (!matcher.matches()) {
            return "";
        }
        return matcher.group(2) != null ? matcher.group(2) : matcher.group(5);
    }

    /** The amount without its sign. */
    public static String without(String text) {
        if (isPlain(text)) {
            return text;
        }
        var matcher = BESIDE.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        return matcher.group(2) != null ? matcher.group(1) + matcher.group(3) : matcher.group(4);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '$' || c == '€' || c == '£' || c == '¥') {
                return false;
            }
        }
        return true;
    }
}
