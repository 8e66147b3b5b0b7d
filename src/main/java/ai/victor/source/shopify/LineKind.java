package ai.victor.source.shopify;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a line of the orders CSV sells: there a tip and a gift card look like goods, and only their names tell them apart. */
enum LineKind {
    GOODS,
    /** Money for goods to come: no sale yet. */
    GIFT_CARD,
    TIP;

    private static final Pattern TIPS =
            Pattern.compile("tips?|gratuity|trinkgeld|pourboire|propina|mancia|fooi|gorjeta", Pattern.CASE_INSENSITIVE);

    private static final Pattern GIFT_CARDS = Pattern.compile(
            "(e-?|digital |physical )?(gift[ -]?(card|voucher|certificate)|geschenkgutschein|geschenkkarte|gutschein"
                    + "|(carte|chèque)[ -]cadeau|tarjeta (de )?regalo|carta regalo|buono regalo|cadeaubon|vale[ -]presente)s?"
                    + "(\\W.*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Pattern GIFT_CARD_SKU =
            Pattern.compile("(e-?)?gift[-_ ]?(card|voucher)\\b.*", Pattern.CASE_INSENSITIVE);

    /** The word that the raw table has for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a line.
     *
     * <p>A gift card has no supplier, and either a sku that says so or nothing to ship: a mug named "Gift Card Holder" that a supplier makes is goods.
     *
     * @param shipped whether it must be shipped; null where the file does not say
     */
    static LineKind of(String name, String sku, String supplier, @Nullable Boolean shipped) {
        var title = name.strip();
        if (sku.isEmpty() && supplier.isEmpty() && TIPS.matcher(title).matches()) {
            return TIP;
        }
        if (GIFT_CARD_SKU.matcher(sku).matches() && supplier.isEmpty()) {
            return GIFT_CARD;
        }
        var named = GIFT_CARDS.matcher(title).matches();
        return named && (supplier.isEmpty() || Boolean.FALSE.equals(shipped)) ? GIFT_CARD : GOODS;
    }
}
