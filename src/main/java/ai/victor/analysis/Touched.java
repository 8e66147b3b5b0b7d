package ai.victor.analysis;

import ai.victor.model.DateRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Revenue and margin before and after, of the products (a design on a product type) that were sold from a recommendation after, and of all others: what
 * moved the others too was not the recommendation.
 */
record Touched(
        Amounts touchedBefore,
        Amounts touchedAfter,
        Amounts othersBefore,
        Amounts othersAfter,
        Sheet before,
        Sheet after) {
    /** Money of some products together. */
    record Amounts(double revenue, double margin) {
        static final Amounts NONE = new Amounts(0, 0);

        Amounts plus(Amounts other) {
            return new Amounts(revenue + other.revenue, margin + other.margin);
        }
    }

    private static final String BY_PRODUCT =
            "SELECT design, product_type, AGGREGATE(revenue) AS revenue, AGGREGATE(contribution_margin) AS margin, AGGREGATE(rec_line_revenue) AS recommended FROM metrics WHERE %s GROUP BY design, product_type";

    static Touched read(DataDoor data, BeforeAfter days) {
        var before = byProduct(data, days.before());
        var after = byProduct(data, days.after());
        var recommended = new HashSet<List<String>>();
        for (int i = 0; i < after.size(); i++) {
            if (after.number(i, "recommended") != 0) {
                product(after, i).ifPresent(recommended::add);
            }
        }
        var first = sums(before, recommended);
        var second = sums(after, recommended);
        return new Touched(
                first.getOrDefault(true, Amounts.NONE),
                second.getOrDefault(true, Amounts.NONE),
                first.getOrDefault(false, Amounts.NONE),
                second.getOrDefault(false, Amounts.NONE),
                before,
                after);
    }

    /** True if there are both kinds to tell apart. */
    boolean isAny() {
        return touchedAfter.revenue() != 0 && othersAfter.revenue() != 0;
    }

    private static Optional<List<String>> product(Sheet sheet, int row) {
        return sheet.text(row, "design")
                .map(design -> List.of(design, sheet.text(row, "product_type").orElse("")));
    }

    private static Sheet byProduct(DataDoor data, DateRange days) {
        return Sheet.read(data, BY_PRODUCT.formatted(BeforeAfter.condition(days)));
    }

    /** Whether touched → what those brought. */
    private static Map<Boolean, Amounts> sums(Sheet sheet, Set<List<String>> recommended) {
        var sums = new HashMap<Boolean, Amounts>();
        for (int i = 0; i < sheet.size(); i++) {
            boolean touched = product(sheet, i).filter(recommended::contains).isPresent();
            sums.merge(touched, new Amounts(sheet.number(i, "revenue"), sheet.number(i, "margin")), Amounts::plus);
        }
        return sums;
    }
}
