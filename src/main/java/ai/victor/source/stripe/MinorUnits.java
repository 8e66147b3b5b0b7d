package ai.victor.source.stripe;

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
}
