package ai.victor.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns baskets into orders: discounts, tax, shipping, tip and payment. */
final class Checkout {
    private static final long FIRST_LINE = 14_200_000_000_003L;
    private static final long LINE_STEP = 7;
    private static final int BLACK_FRIDAY_PERCENT = 15;

    private static final Weighted<Gateway> GATEWAYS =
            Weighted.by(List.of(Gateway.SHOPIFY_PAYMENTS, Gateway.STRIPE, Gateway.PAYPAL), gateway -> switch (gateway) {
                case SHOPIFY_PAYMENTS -> 58;
                case STRIPE -> 23;
                case PAYPAL -> 19;
                case BOGUS -> 0;
            });

    private static final List<Code> COMEBACK_CODES =
            List.of(new Code("ARCANA40", 40), new Code("ARCANA45", 45), new Code("ARCANA40", 40));

    /** A discount code and what it takes off. */
    private record Code(String name, int percent) {}

    private final Chance chance;
    private long nextLine = FIRST_LINE;

    Checkout(Chance chance) {
        this.chance = chance;
    }

    Order order(Basket basket) {
        var code = code(basket);
        var lines = new ArrayList<Line>();
        for (var item : basket.items()) {
            lines.add(line(item, basket, code));
        }
        var goods = lines.stream().mapToLong(Line::net).sum();
        return new Order(
                basket,
                tags(basket),
                code.map(Code::name),
                lines,
                shipping(basket, goods),
                tip(basket),
                basket.kind() == Basket.Kind.TEST ? Gateway.BOGUS : chance.pick(GATEWAYS),
                "r" + chance.hex(12),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private Line line(Basket.Item item, Basket basket, Optional<Code> code) {
        var gross = item.sku().price() * item.quantity();
        var sale = basket.kind() == Basket.Kind.WEB
                && Timeline.blackFriday(basket.created().toLocalDate());
        var automatic = item.recommended()
                ? Cents.percent(gross, DemoShop.UPSELL_DISCOUNT_PERCENT)
                : sale ? Cents.percent(gross, BLACK_FRIDAY_PERCENT) : 0;
        var byCode = item.recommended() || code.isEmpty()
                ? 0
                : Cents.percent(gross - automatic, code.get().percent());
        var taxed = basket.kind() != Basket.Kind.WHOLESALE;
        var tax = taxed
                ? Cents.basisPoints(
                        gross - automatic - byCode, basket.customer().home().salesTax())
                : 0;
        nextLine += LINE_STEP;
        return new Line(nextLine, item.sku(), item.quantity(), byCode, automatic, tax, item.recommended());
    }

    private Optional<Code> code(Basket basket) {
        return switch (basket.kind()) {
            case WHOLESALE -> Optional.of(new Code("TRADE30", 30));
            case TEST -> Optional.empty();
            case WEB -> {
                if (basket.comeback()) {
                    yield Optional.of(chance.pick(COMEBACK_CODES));
                }
                if (basket.items().isEmpty()) {
                    yield Optional.empty();
                }
                var campaign = basket.touch().map(Touch::campaign).orElse("");
                if (campaign.equals("flow: Welcome Aboard") || campaign.equals("flow: Text Welcome")) {
                    yield Optional.of(new Code("COMET10", 10));
                }
                if (campaign.contains("Last Chance")) {
                    yield Optional.of(new Code("LAST15", 15));
                }
                if (campaign.equals("tiktok-maker-picks") && chance.perMille(600)) {
                    yield Optional.of(new Code("MAKER15", 15));
                }
                yield chance.perMille(90) ? Optional.of(new Code("FRIEND10", 10)) : Optional.empty();
            }
        };
    }

    private static long shipping(Basket basket, long goods) {
        var home = basket.customer().home();
        var free = basket.kind() != Basket.Kind.WEB
                || basket.comeback()
                || basket.items().isEmpty()
                || goods >= home.freeFrom();
        return free ? 0 : home.shipping();
    }

    private long tip(Basket basket) {
        return basket.kind() == Basket.Kind.WEB && chance.perMille(25) ? 100L * chance.between(1, 5) : 0;
    }

    private List<String> tags(Basket basket) {
        return switch (basket.kind()) {
            case WHOLESALE -> List.of("wholesale");
            case TEST -> List.of("test");
            case WEB ->
                chance.perMille(15) ? List.of("gift") : chance.perMille(10) ? List.of("gift", "express") : List.of();
        };
    }
}
