package ai.victor.demo;

/** One thing that can be bought: a design on a product in a colour and a size. */
record Sku(
        String code,
        Design design,
        ProductType type,
        String colour,
        ProductType.Size size,
        String printMethod,
        Supplier supplier,
        long price) {
    boolean plus() {
        return type.hasPlusSizes() && (size.name().equals("2XL") || size.name().equals("3XL"));
    }
}
