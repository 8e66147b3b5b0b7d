package ai.victor.demo;

/** Where suppliers ship to: what it adds to their shipping price, in percent of the domestic one, and the tax they bill, in basis points. */
enum Zone {
    US("US", 100, 650),
    CANADA("Canada", 150, 500),
    UK("UK", 165, 0),
    EUROPE("Europe", 180, 0),
    AUSTRALIA("Australia/NZ", 340, 0);

    final String label;
    final int shippingPercent;
    final int taxBasisPoints;

    Zone(String label, int shippingPercent, int taxBasisPoints) {
        this.label = label;
        this.shippingPercent = shippingPercent;
        this.taxBasisPoints = taxBasisPoints;
    }
}
