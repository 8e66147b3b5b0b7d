package ai.victor.demo;

/**
 * A line of an order, without its gift card.
 *
 * @param codeDiscount what the discount code takes off the whole line
 * @param automaticDiscount what the shop takes off by itself
 */
record Line(long id, Sku sku, int quantity, long codeDiscount, long automaticDiscount, long tax, boolean recommended) {
    long gross() {
        return sku.price() * quantity;
    }

    long discounts() {
        return codeDiscount + automaticDiscount;
    }

    long net() {
        return gross() - discounts();
    }
}
