package ai.victor.source.stripe;

import ai.victor.source.RawRow;
import ai.victor.source.RowCheck;
import ai.victor.source.RowFault;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** How many decimals the whole units have in which Stripe counts a currency: its own list, which is not quite that of the standard. */
final class MinorUnits {
    private static final Set<String> NONE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> THREE = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private MinorUnits() {}

    /** @param currency in upper case */
    static int of(String currency) {
        return NONE.contains(currency) ? 0 : THREE.contains(currency) ? 3 : 2;
    }

    /** Finds an amount with more decimals than its currency has; {@code gross}, {@code fee} and {@code net} go by the file's headers. */
    static RowCheck check(String gross, String fee, String net) {
        return row ->
                fault(row, "gross", gross).or(() -> fault(row, "fee", fee)).or(() -> fault(row, "net", net));
    }

    private static Optional<RowFault> fault(RawRow row, String column, String header) {
        var decimals = of(String.valueOf(row.cell("currency")));
        return row.cell(column) instanceof BigDecimal amount
                        && amount.stripTrailingZeros().scale() > decimals
                ? Optional.of(new RowFault(
                        row.line(), header, amount.toPlainString(), "has more than " + decimals + " decimals"))
                : Optional.empty();
    }
}
