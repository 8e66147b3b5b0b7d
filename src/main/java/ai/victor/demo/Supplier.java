package ai.victor.demo;

/** Who prints and ships: what it asks beside the usual price, in percent. */
enum Supplier {
    PRINTIFY("Printify", "PFY", 100, 100, 100),
    PRINTFUL("Printful", "PFL", 104, 97, 94),
    SPOD("SPOD", "SPD", 95, 108, 104);

    final String label;
    final String prefix;
    final int basePercent;
    final int printPercent;
    final int shippingPercent;

    Supplier(String label, String prefix, int basePercent, int printPercent, int shippingPercent) {
        this.label = label;
        this.prefix = prefix;
        this.basePercent = basePercent;
        this.printPercent = printPercent;
        this.shippingPercent = shippingPercent;
    }
}
