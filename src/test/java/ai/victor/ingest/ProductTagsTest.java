package ai.victor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What designs look like, from Shopify's products and from a file of tags, for SKUs that the shop's own catalogue lacks. */
class ProductTagsTest {
    private static final String PRODUCTS = """
            Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Cost per item,Aesthetic (product.metafields.custom.aesthetic)
            sun-tee,Sun,<p>x</p>,Printify,T-Shirt,"summer, aesthetic:western, niche_nurse, Design Family: Desert, design:D1",true,Color,Black,Size,2XL,SUN-B-2XL,27.99,9.10,
            sun-tee,,,,,,,,White,,S,SUN-W-S,27.99,9.10,
            sun-tee,,,,,,,,,,,,,,
            moon-mug,Moon,,Printify,Mug,aesthetic:gothic,true,Title,Default Title,,,MOON,15.00,,dark academia
            own-mug,Own,,Printify,Mug,aesthetic:wrong,true,Title,Default Title,,,OWN,15.00,,
            """;

    private static final String SKUS =
            "SELECT sku, design, design_family, aesthetic, niche, product_type, colour, size, size_class FROM dim_sku ORDER BY sku";

    @TempDir
    Path folder;

    @Test
    void tagsAndMetafieldsDescribeVariantsAndTheOwnCatalogueGoesFirst() {
        var shop = new Imported(folder)
                .file(
                        "orders.jsonl",
                        new Orders()
                                .order("#1", "2026-05-01T12:00:00Z")
                                .line("MOON", 1, "15.00", "0.00", "Printify")
                                .text())
                .file("products_export.csv", PRODUCTS)
                .file("designs.csv", """
                        sku,design,design_family,aesthetic,niche,product_type,colour,size,print_method,list_price
                        OWN,D9,Ours,cottagecore,,mug,White,11OZ,sublimation,15.00
                        """);
        assertThat(shop.run().problems()).isEmpty();
        assertThat(shop.rows(SKUS))
                .containsExactly(
                        "MOON|-|-|dark academia|-|mug|-|-|standard",
                        "OWN|D9|Ours|cottagecore|-|mug|White|11OZ|standard",
                        "SUN-B-2XL|D1|Desert|western|nurse|t-shirt|Black|2XL|plus",
                        "SUN-W-S|D1|Desert|western|nurse|t-shirt|White|S|standard");
    }

    @Test
    void aFileOfDesignTagsNamesSkusOrProducts() {
        var shop = new Imported(folder)
                .file(
                        "orders.jsonl",
                        new Orders()
                                .order("#1", "2026-05-01T12:00:00Z")
                                .line("MOON", 1, "15.00", "0.00", "Printify")
                                .text())
                .file("products_export.csv", PRODUCTS)
                .file("design_tags.csv", """
                        design_id,sku,product_handle,design_family,aesthetic,niche,colour,weight,valid_from
                        D7,,moon-mug,Sky,gothic,,,1,2026-01-01
                        D8,NEW,,Sky,western,nurse,Black,1,
                        """);
        assertThat(shop.run().problems()).isEmpty();
        assertThat(
                        shop.rows(
                                "SELECT sku, design, design_family, aesthetic, niche FROM dim_sku WHERE sku IN ('MOON', 'NEW') ORDER BY sku"))
                .containsExactly("MOON|D7|Sky|gothic|-", "NEW|D8|Sky|western|nurse");
    }
}
