package ai.victor.source.printful;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Printful charges for an order, in {@code currency}.
 *
 * @param known whether they are calculated; until then an amount may be null, or not the last word
 */
record Costs(
        boolean known,
        @Nullable Object currency,
        @Nullable BigDecimal subtotal,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal fee,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal vat,
        @Nullable BigDecimal total) {
    /** Fees stand beside the subtotal, or in it already: the sum tells which, and in the second case they are no cost of their own. */
    Costs {
        if (total != null
                && fee != null
                && fee.signum() != 0
                && total.compareTo(sum(subtotal, discount, shipping, null, tax, vat)) == 0) {
            fee = BigDecimal.ZERO.setScale(2);
        }
    }

    /** Whether the total is what its parts add up to. */
    boolean closes() {
        return !known || Objects.requireNonNull(total).compareTo(sum()) == 0;
    }

    BigDecimal sum() {
        return sum(subtotal, discount, shipping, fee, tax, vat);
    }

    private static BigDecimal sum(
            @Nullable BigDecimal subtotal,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal shipping,
            @Nullable BigDecimal fee,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal vat) {
        return or0(subtotal)
                .subtract(or0(discount))
                .add(or0(shipping))
                .add(or0(fee))
                .add(or0(tax))
                .add(or0(vat));
    }

    private static BigDecimal or0(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
