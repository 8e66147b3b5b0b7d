package ai.victor.source.catalog;

import static ai.victor.source.CsvColumn.blank;
import static ai.victor.source.CsvColumn.of;
import static ai.victor.source.CsvColumn.optional;
import static ai.victor.source.RawType.DATE;
import static ai.victor.source.RawType.DECIMAL;
import static ai.victor.source.RawType.MONEY;
import static ai.victor.source.RawType.TEXT;

import ai.victor.source.CsvFormat;
import ai.victor.source.Format;
import java.util.List;

/** The kinds of file that describe SKUs. */
public final class CatalogFormats {
    private static final CsvFormat DESIGNS = CsvFormat.of(
            "catalogue of designs",
            "raw_design",
            List.of("sku"),
            of("sku", TEXT, "sku"),
            blank("design", TEXT, "design"),
            blank("design_family", TEXT, "design_family"),
            blank("aesthetic", TEXT, "aesthetic"),
            blank("niche", TEXT, "niche"),
            blank("product_type", TEXT, "product_type"),
            blank("colour", TEXT, "colour"),
            blank("size", TEXT, "size"),
            blank("print_method", TEXT, "print_method"),
            blank("list_price", MONEY, "list_price"));

    /** For shops whose catalogue lies in Shopify: what a design looks like, by sku or by the product's handle. */
    private static final CsvFormat DESIGN_TAGS = CsvFormat.of(
            "design tags",
            "raw_design_tag",
            List.of("design_id", "sku", "product_handle", "product_id"),
            of("design_id", TEXT, "design_id"),
            optional("sku", TEXT, "sku"),
            optional("product_handle", TEXT, "product_handle"),
            optional("product_id", TEXT, "product_id"),
            blank("design_family", TEXT, "design_family"),
            blank("aesthetic", TEXT, "aesthetic"),
            blank("niche", TEXT, "niche"),
            optional("colour", TEXT, "colour"),
            optional("weight", DECIMAL, "weight"),
            optional("valid_from", DATE, "valid_from"));

    private CatalogFormats() {}

    public static List<Format> all() {
        return List.of(DESIGNS, DESIGN_TAGS);
    }
}
