package ai.victor.demo;

import java.time.LocalDate;

/** What a supplier asks on a day: the usual price, by supplier and zone, and more from the day that one supplier raised its prices. */
final class RateCard {
    private static final long PLUS_T_SHIRT = 260;
    private static final long PLUS_HOODIE = 320;

    /** Prices per unit, in cents. */
    record Price(long base, long print, long shippingFirst, long shippingAdditional, int taxBasisPoints) {
        long baseFor(int quantity) {
            return base * quantity;
        }

        long printFor(int quantity) {
            return print * quantity;
        }

        long taxFor(int quantity) {
            return Cents.basisPoints((base + print) * quantity, taxBasisPoints);
        }

        /** Shipping of a line that travels alone. */
        long shippingFor(int quantity) {
            return shippingFirst + shippingAdditional * (quantity - 1);
        }
    }

    private final LocalDate rise;

    RateCard(LocalDate rise) {
        this.rise = rise;
    }

    Price price(Sku sku, Zone zone, LocalDate day) {
        return price(sku.supplier(), sku.type(), sku.printMethod(), zone, sku.plus(), day);
    }

    Price price(Supplier supplier, ProductType type, String printMethod, Zone zone, boolean plus, LocalDate day) {
        var surcharge = plus ? (type == ProductType.HOODIE ? PLUS_HOODIE : PLUS_T_SHIRT) : 0;
        var base = Cents.percent(type.base + surcharge, supplier.basePercent);
        if (supplier == DemoShop.DEARER_SUPPLIER && !day.isBefore(rise)) {
            base = Cents.percent(base, 100 + DemoShop.PRICE_RISE_PERCENT);
        }
        var print = Cents.percent(type.print, supplier.printPercent);
        return new Price(
                base,
                Cents.percent(print, printMethod.equals("DTF") || printMethod.equals("embroidery") ? 115 : 100),
                Cents.percent(Cents.percent(type.shippingFirst, supplier.shippingPercent), zone.shippingPercent),
                Cents.percent(Cents.percent(type.shippingAdditional, supplier.shippingPercent), zone.shippingPercent),
                zone.taxBasisPoints);
    }
}
