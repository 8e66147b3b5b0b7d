package ai.victor.demo;

import java.util.List;

/** What a design can be printed on: its price in the shop, its variants, and what it costs before supplier and zone are known. */
enum ProductType {
    T_SHIRT("t-shirt", "TEE", 30, 2799, 930, 400, 449, 210, List.of("DTG", "DTF")),
    HOODIE("hoodie", "HOD", 15, 5499, 2250, 520, 829, 340, List.of("DTG", "DTF")),
    SWEATSHIRT("sweatshirt", "SWT", 10, 4699, 1790, 480, 749, 310, List.of("DTG", "embroidery")),
    TOTE("tote", "TOT", 7, 2399, 760, 360, 469, 215, List.of("DTG", "DTF")),
    MUG("mug", "MUG", 12, 1699, 460, 215, 589, 330, List.of("sublimation")),
    POSTER("poster", "POS", 10, 2499, 640, 390, 599, 170, List.of("giclee")),
    STICKER("sticker", "STK", 9, 449, 105, 70, 299, 45, List.of("digital")),
    PHONE_CASE("phone case", "CAS", 7, 2599, 820, 360, 429, 200, List.of("sublimation"));

    private static final List<Size> APPAREL = List.of(
            new Size("S", 16, 0),
            new Size("M", 27, 0),
            new Size("L", 27, 0),
            new Size("XL", 18, 0),
            new Size("2XL", 8, 200),
            new Size("3XL", 4, 300));

    /** A size, how often it is bought, and what it adds to the price. */
    record Size(String name, int weight, long surcharge) {}

    final String label;
    final String code;
    final int weight;
    final long price;
    final long base;
    final long print;
    final long shippingFirst;
    final long shippingAdditional;
    final List<String> printMethods;

    ProductType(
            String label,
            String code,
            int weight,
            long price,
            long base,
            long print,
            long shippingFirst,
            long shippingAdditional,
            List<String> printMethods) {
        this.label = label;
        this.code = code;
        this.weight = weight;
        this.price = price;
        this.base = base;
        this.print = print;
        this.shippingFirst = shippingFirst;
        this.shippingAdditional = shippingAdditional;
        this.printMethods = printMethods;
    }

    List<String> colours() {
        return switch (this) {
            case T_SHIRT -> List.of("Black", "Natural", "Forest");
            case HOODIE -> List.of("Black", "Oatmeal");
            case SWEATSHIRT -> List.of("Maroon", "Ash");
            case TOTE -> List.of("Natural", "Black");
            case MUG -> List.of("White", "Black");
            case POSTER, STICKER -> List.of("White");
            case PHONE_CASE -> List.of("Clear", "Black");
        };
    }

    List<Size> sizes() {
        return switch (this) {
            case T_SHIRT, HOODIE, SWEATSHIRT -> APPAREL;
            case TOTE -> List.of(new Size("One size", 1, 0));
            case MUG -> List.of(new Size("11oz", 7, 0), new Size("15oz", 3, 300));
            case POSTER -> List.of(new Size("12x18", 5, 0), new Size("18x24", 4, 600), new Size("24x36", 1, 1400));
            case STICKER -> List.of(new Size("3in", 7, 0), new Size("5in", 3, 150));
            case PHONE_CASE -> List.of(new Size("Slim", 6, 0), new Size("Tough", 4, 500));
        };
    }

    /** Suppliers ask more for the largest sizes of these. */
    boolean hasPlusSizes() {
        return this == T_SHIRT || this == HOODIE;
    }
}
