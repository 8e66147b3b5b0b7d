package ai.victor.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/** Writes the small files about the shop itself: its settings, what it sells, and the tools it pays for. */
final class ShopFiles {
    /** A subscription, monthly, in cents; it begins so many months after the shop. */
    private record Tool(String name, String category, long cost, int begins) {}

    private static final List<Tool> TOOLS = List.of(
            new Tool("Klaviyo", "email", 15_000, 0),
            new Tool("StarNote", "reviews", 3900, 0),
            new Tool("SeekWell", "search", 7900, 5),
            new Tool(Experiment.TOOL, "recommendations", 19_900, 14));

    private ShopFiles() {}

    static void write(Path folder, Catalog catalog, Timeline timeline) throws IOException {
        settings(folder.resolve("shop.yaml"), timeline);
        try (var csv = new CsvFile(
                folder.resolve("catalog/designs.csv"),
                "sku,design,design_family,aesthetic,niche,product_type,colour,size,print_method,list_price")) {
            for (var sku : catalog.allSkus()) {
                csv.row(
                        sku.code(),
                        sku.design().name(),
                        sku.design().family(),
                        sku.design().aesthetic(),
                        sku.design().niche(),
                        sku.type().label,
                        sku.colour(),
                        sku.size().name(),
                        sku.printMethod(),
                        Cents.text(sku.price()));
            }
        }
        try (var csv = new CsvFile(folder.resolve("costs/tools.csv"), "tool,category,month,cost")) {
            for (var tool : TOOLS) {
                var end = YearMonth.from(timeline.last());
                for (var month = YearMonth.from(timeline.first()).plusMonths(tool.begins());
                        !month.isAfter(end);
                        month = month.plusMonths(1)) {
                    csv.row(tool.name(), tool.category(), month, Cents.text(tool.cost()));
                }
            }
        }
    }

    private static void settings(Path file, Timeline timeline) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, """
                shop_name: %s
                currency: %s
                timezone: %s
                week_start: monday
                data_from: %s
                data_to: %s
                first_order_name: "#%s"
                """.formatted(
                        DemoShop.NAME,
                        DemoShop.CURRENCY,
                        Timeline.ZONE,
                        timeline.first(),
                        timeline.last(),
                        Integer.toString(Baskets.FIRST_NUMBER)));
    }
}
