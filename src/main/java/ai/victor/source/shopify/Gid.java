package ai.victor.source.shopify;

import java.util.Optional;
import java.util.regex.Pattern;

/** Shopify's global id: {@code gid://shopify/Order/5100000000000}. */
record Gid(String type, String number) {
    private static final Pattern FORM = Pattern.compile("gid://shopify/(\\w+)/(\\d+)(\\?.*)?");

    static Optional<Gid> of(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new Gid(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
