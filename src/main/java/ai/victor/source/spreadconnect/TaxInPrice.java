package ai.victor.source.spreadconnect;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The tax that a price holds. */
final class TaxInPrice {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TaxInPrice() {}

    /**
     * The tax to the cent; it and the net amount add up to the price.
     *
     * @param rate in percent: 19
     */
    static BigDecimal of(BigDecimal price, BigDecimal rate) {
        var net = price.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
        return price.subtract(net);
    }
}
