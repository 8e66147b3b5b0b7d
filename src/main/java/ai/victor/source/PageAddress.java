package ai.victor.source;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of a page of the shop, as far as it tells of the page: links carry names, addresses and keys of their readers. */
final class PageAddress {
    private static final Pattern SITE = Pattern.compile("^https?://[^/?#]*", Pattern.CASE_INSENSITIVE);

    /** The parameters that tell of campaigns and of the page itself. */
    private static final Pattern KEPT =
            Pattern.compile("(utm_(source|medium|campaign|content|term|id)|variant|view|page|preview_theme_id)=.*");

    private PageAddress() {}

    static String plain(String address) {
        if (address.startsWith("/") && address.indexOf('#') < 0 && address.indexOf('?') < 0) {
            return address;
        }
        var path = SITE.matcher(address).replaceFirst("");
        var fragment = path.indexOf('#');
        path = fragment < 0 ? path : path.substring(0, fragment);
        var query = path.indexOf('?');
        if (query < 0) {
            return path.isEmpty() ? "/" : path;
        }
        var kept = Arrays.stream(path.substring(query + 1).split("&"))
                .filter(parameter -> KEPT.matcher(parameter).matches())
                .collect(Collectors.joining("&"));
        var page = query == 0 ? "/" : path.substring(0, query);
        return kept.isEmpty() ? page : page + "?" + kept;
    }
}
