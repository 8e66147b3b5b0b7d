package ai.victor.source.shopify;

import ai.victor.source.Format;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of file that Shopify exports. */
public final class ShopifyFormats {
    private ShopifyFormats() {}

    public static List<Format> all() {
        return Stream.concat(
                        Stream.of(
                                new OrdersFormat(), new OrderJsonFormat(), OrderCsvFormat.FORMAT, ProductFormat.FORMAT),
                        PaymentsFormats.all().stream())
                .toList();
    }
}
