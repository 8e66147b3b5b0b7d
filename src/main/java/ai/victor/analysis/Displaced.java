package ai.victor.analysis;

import ai.victor.table.Unit;
import java.math.BigDecimal;

/**
 * Cannibalisation: what recommended items brought per visitor, and what the other items of the same visitors brought less. Both against the holdout, so
 * that what would have been bought anyway is not taken for a gain; together they are the difference in margin.
 */
record Displaced(TwoArms attached, TwoArms others) {
    static Displaced of(Measured measured) {
        var treatment = measured.treatment();
        var holdout = measured.holdout();
        return new Displaced(
                TwoArms.means(treatment.attached(), holdout.attached()),
                TwoArms.means(treatment.unattached(), holdout.unattached()));
    }

    /** The difference of the attached items, in money. */
    BigDecimal gained(Unit money) {
        return Grid.decimal(attached.difference().value(), money);
    }

    /** The difference of the others: what the attached leave of the whole, so that to the cent they are the whole. */
    BigDecimal lost(Unit money) {
        double whole = attached.difference().value() + others.difference().value();
        return Grid.decimal(whole, money).subtract(gained(money));
    }
}
