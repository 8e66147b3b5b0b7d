package ai.victor.source.shopify;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.like;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvColumn;
import ai.victor.source.CsvFormat;
import ai.victor.source.RawColumn;
import ai.victor.source.RawTable;
import java.util.List;
import java.util.stream.Stream;

/** The products CSV of Shopify's admin: one row a variant or picture, what concerns the product on its first row only. */
final class ProductFormat {
    static final RawTable TABLE = new RawTable(
            "raw_product",
            List.of(
                    new RawColumn("handle", TEXT),
                    new RawColumn("sku", TEXT),
                    new RawColumn("design", TEXT),
                    new RawColumn("design_family", TEXT),
                    new RawColumn("aesthetic", TEXT),
                    new RawColumn("niche", TEXT),
                    new RawColumn("product_type", TEXT),
                    new RawColumn("colour", TEXT),
                    new RawColumn("size", TEXT),
                    new RawColumn("print_method", TEXT),
                    new RawColumn("list_price", MONEY),
                    new RawColumn("unit_cost", MONEY)),
            List.of("handle", "sku"),
            List.of());

    /** What is said once for all variants of a product. */
    static final List<CsvColumn> OF_PRODUCT = List.of(
            optional("type", TEXT, "Type"),
            blank("tags", TEXT, "Tags"),
            optional("option1", TEXT, "Option1 Name"),
            optional("option2", TEXT, "Option2 Name"),
            optional("option3", TEXT, "Option3 Name"),
            metafield("design", "design([ _-]?(name|id|code))?"),
            metafield("design_family", "(design[ _-]?)?family"),
            metafield("aesthetic", "[^(.]*aesthetic[^).]*"),
            metafield("niche", "[^(.]*niche[^).]*"),
            metafield("print_method", "print[ _-]?method"));

    static final CsvFormat FORMAT = CsvFormat.grouped(
            "Shopify products export",
            List.of(TABLE),
            ProductRows::new,
            Stream.concat(
                            Stream.of(
                                    blank("handle", TEXT, "Handle"),
                                    blank("sku", TEXT, "Variant SKU"),
                                    optional("value1", TEXT, "Option1 Value"),
                                    optional("value2", TEXT, "Option2 Value"),
                                    optional("value3", TEXT, "Option3 Value"),
                                    blank("price", MONEY, "Variant Price"),
                                    optional("cost", MONEY, "Cost per item")),
                            OF_PRODUCT.stream())
                    .toList());

    private ProductFormat() {}

    /** A column of the seller's own, {@code Aesthetic (product.metafields.custom.aesthetic)}, known by its title or its key. */
    private static CsvColumn metafield(String name, String words) {
        return like(
                        name,
                        TEXT,
                        name + " (product.metafields.…)",
                        words + "\\s*\\(product\\.metafields\\..*\\)|.*\\(product\\.metafields\\.[^.]+\\." + words
                                + "\\)")
                .orLacking();
    }
}
