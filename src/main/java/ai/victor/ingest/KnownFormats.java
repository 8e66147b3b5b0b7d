package ai.victor.ingest;

import ai.victor.source.Format;
import ai.victor.source.RawTable;
import ai.victor.source.campaigns.CampaignFormats;
import ai.victor.source.catalog.CatalogFormats;
import ai.victor.source.costs.CostFormats;
import ai.victor.source.ga4.GaFormats;
import ai.victor.source.google.GoogleFormats;
import ai.victor.source.identity.IdentityFormats;
import ai.victor.source.klaviyo.KlaviyoFormats;
import ai.victor.source.meta.MetaFormats;
import ai.victor.source.paypal.PayPalFormats;
import ai.victor.source.printful.PrintfulFormats;
import ai.victor.source.printify.PrintifyFormats;
import ai.victor.source.rates.RateFormats;
import ai.victor.source.shopify.ShopifyFormats;
import ai.victor.source.spreadconnect.SpreadconnectFormats;
import ai.victor.source.stripe.StripeFormats;
import ai.victor.source.supplier.SupplierFormats;
import ai.victor.source.tiktok.TikTokFormats;
import ai.victor.source.web.WebFormats;
import java.util.List;
import java.util.stream.Stream;

/** Every kind of file that Victor reads; orders first, because the shop's currency may have to be taken from them. */
final class KnownFormats {
    private static final List<Format> ALL = Stream.of(
                    ShopifyFormats.all(),
                    StripeFormats.all(),
                    PayPalFormats.all(),
                    SupplierFormats.all(),
                    PrintifyFormats.all(),
                    PrintfulFormats.all(),
                    SpreadconnectFormats.all(),
                    MetaFormats.all(),
                    GoogleFormats.all(),
                    TikTokFormats.all(),
                    CampaignFormats.all(),
                    KlaviyoFormats.all(),
                    CatalogFormats.all(),
                    WebFormats.all(),
                    GaFormats.all(),
                    CostFormats.all(),
                    RateFormats.all(),
                    IdentityFormats.all())
            .flatMap(List::stream)
            .toList();

    private KnownFormats() {}

    static List<Format> all() {
        return ALL;
    }

    static List<String> names() {
        return ALL.stream().map(Format::name).toList();
    }

    static List<RawTable> tables() {
        return ALL.stream()
                .flatMap(format -> format.tables().stream())
                .distinct()
                .toList();
    }
}
