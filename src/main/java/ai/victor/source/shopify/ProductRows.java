package ai.victor.source.shopify;

import ai.victor.source.CsvLine;
import ai.victor.source.CsvRows;
import ai.victor.source.RawRow;
import ai.victor.source.RowSink;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the variants of products; what the first row says of the product holds for the rows below it. A variant without a sku cannot be sold by one. */
final class ProductRows implements CsvRows {
    private static final Pattern COLOUR = Pattern.compile("colou?rs?|farbe|couleur|kleur", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("sizes?|größe|taille|maat|talla", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> product = new HashMap<>();
    private String handle = "";

    @Override
    public void line(CsvLine line, RowSink sink) {
        if (line.fault().isPresent()) {
            sink.fault(line.fault().get());
            return;
        }
        if (!line.text("handle").isEmpty() && !line.text("handle").equals(handle)) {
            handle = line.text("handle");
            product.clear();
        }
        for (var column : ProductFormat.OF_PRODUCT) {
            if (!line.text(column.name()).isEmpty()) {
                product.putIfAbsent(column.name(), line.text(column.name()));
            }
        }
        if (!line.text("sku").isEmpty() && !handle.isEmpty()) {
            sink.unit(List.of(variant(line)));
        }
    }

    private RawRow variant(CsvLine line) {
        var tags = new ProductTags(product.getOrDefault("tags", ""));
        return new RawRow(
                ProductFormat.TABLE,
                line.number(),
                Arrays.asList(
                        handle,
                        line.text("sku"),
                        told("design", tags, "design"),
                        told("design_family", tags, "(design[ _-]?)?family"),
                        told("aesthetic", tags, "aesthetic"),
                        told("niche", tags, "niche"),
                        product.get("type"),
                        option(line, COLOUR),
                        option(line, SIZE),
                        told("print_method", tags, "print([ _-]?method)?"),
                        line.get("price"),
                        line.get("cost")),
                line.sign());
    }

    /** A metafield says it on purpose, so it goes before a tag. */
    private @Nullable String told(String column, ProductTags tags, String words) {
        return Optional.ofNullable(product.get(column))
                .or(() -> tags.value(words))
                .orElse(null);
    }

    private @Nullable String option(CsvLine line, Pattern name) {
        for (var place : List.of("1", "2", "3")) {
            if (name.matcher(product.getOrDefault("option" + place, "")).matches()
                    && !line.text("value" + place).isEmpty()) {
                return line.text("value" + place);
            }
        }
        return null;
    }
}
