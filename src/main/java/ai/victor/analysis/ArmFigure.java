package ai.victor.analysis;

import ai.victor.table.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A number that the arms of an experiment are compared by. */
enum ArmFigure {
    REVENUE("Revenue per visitor", "Revenue"),
    MARGIN("Margin per visitor", "Contribution margin"),
    ORDERS("Orders per visitor", "Orders"),
    BUYERS("Conversion rate", "Buyers"),
    PER_BUYER("Margin per buyer", ""),
    ORDER_VALUE("Average order value", ""),
    MARGIN_RATE("Contribution margin rate", ""),
    ATTACH_RATE("Attach rate", "");

    /** What is looked at over other days, or beside the arms, is no figure of theirs. */
    private static final List<String> OTHERS = List.of(
            "_90",
            "_150",
            "retention",
            "incremental",
            "impd",
            "cost",
            "before",
            "recommended",
            "roas",
            "ltv",
            "refund");

    final String label;

    /** Of an arm as a whole; empty where there is no such sum. */
    final String sum;

    ArmFigure(String label, String sum) {
        this.label = label;
        this.sum = sum;
    }

    /** What a metric of the model is in an experiment. */
    static Optional<ArmFigure> of(String metric) {
        var name = metric.toLowerCase(Locale.ROOT);
        if (OTHERS.stream().anyMatch(name::contains)) {
            return Optional.empty();
        }
        if (name.contains("attach")) {
            return Optional.of(ATTACH_RATE);
        }
        if (name.contains("conversion") && !name.contains("claimed")
                || List.of("customers", "buyers", "assigned_buyers").contains(name)) {
            return Optional.of(BUYERS);
        }
        if (name.contains("aov") || name.contains("order_value") || name.equals("revenue_per_order")) {
            return Optional.of(ORDER_VALUE);
        }
        if (name.equals("contribution_margin_rate") || name.equals("margin_rate")) {
            return Optional.of(MARGIN_RATE);
        }
        if (name.equals("orders") || name.endsWith("_orders") || name.startsWith("orders_per_")) {
            return Optional.of(ORDERS);
        }
        if (List.of("revenue", "rpv", "revenue_per_visitor").contains(name)
                || name.contains("assigned_revenue")
                || name.startsWith("revenue_lift")) {
            return Optional.of(REVENUE);
        }
        return List.of("contribution_margin", "margin", "mpv", "margin_per_visitor")
                                .contains(name)
                        || name.contains("assigned_margin")
                        || name.startsWith("margin_per_")
                        || name.startsWith("contribution_margin_per_v")
                ? Optional.of(MARGIN)
                : Optional.empty();
    }

    Optional<TwoArms> of(Measured measured) {
        return switch (this) {
            case REVENUE -> Optional.of(measured.revenue());
            case MARGIN -> Optional.of(measured.margin());
            case ORDERS ->
                Optional.of(TwoArms.means(
                        measured.treatment().orders(), measured.holdout().orders()));
            case BUYERS -> Optional.of(measured.conversion());
            case PER_BUYER -> measured.perBuyer();
            case ORDER_VALUE -> measured.orderValue();
            case MARGIN_RATE -> measured.marginRate();
            case ATTACH_RATE -> measured.attachRate();
        };
    }

    OptionalDouble sum(Arm arm) {
        return switch (this) {
            case REVENUE -> OptionalDouble.of(arm.revenue().sum());
            case MARGIN -> OptionalDouble.of(arm.margin().sum());
            case ORDERS -> OptionalDouble.of(arm.orders().sum());
            case BUYERS -> OptionalDouble.of(arm.orders().others());
            case PER_BUYER, ORDER_VALUE, MARGIN_RATE, ATTACH_RATE -> OptionalDouble.empty();
        };
    }

    Unit unit(Unit money) {
        return switch (this) {
            case REVENUE, MARGIN, PER_BUYER, ORDER_VALUE -> money;
            case BUYERS, MARGIN_RATE, ATTACH_RATE -> Unit.PERCENT;
            case ORDERS -> Unit.RATIO;
        };
    }

    /** Sums of money are money, all others are counts. */
    Unit sumUnit(Unit money) {
        return this == REVENUE || this == MARGIN ? money : Unit.COUNT;
    }

    /** Percent are points. */
    double scale() {
        return unit(Unit.NONE).equals(Unit.PERCENT) ? 100 : 1;
    }
}
