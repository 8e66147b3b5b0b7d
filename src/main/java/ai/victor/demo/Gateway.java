package ai.victor.demo;

/** Who takes the customer's money, and its fee. */
enum Gateway {
    SHOPIFY_PAYMENTS("shopify_payments", 290, 390, 30, 1500),
    STRIPE("stripe", 290, 440, 30, 1500),
    PAYPAL("paypal", 349, 499, 49, 2000),
    /** For test orders; it is in no payments file. */
    BOGUS("bogus", 0, 0, 0, 0);

    final String code;
    final long disputeFee;

    private final int domesticBasisPoints;
    private final int foreignBasisPoints;
    private final long fixed;

    Gateway(String code, int domesticBasisPoints, int foreignBasisPoints, long fixed, long disputeFee) {
        this.code = code;
        this.domesticBasisPoints = domesticBasisPoints;
        this.foreignBasisPoints = foreignBasisPoints;
        this.fixed = fixed;
        this.disputeFee = disputeFee;
    }

    long fee(long charged, boolean domestic) {
        return Cents.basisPoints(charged, domestic ? domesticBasisPoints : foreignBasisPoints) + fixed;
    }
}
