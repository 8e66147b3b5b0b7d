package ai.victor.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes the three payment providers' exports, each in its own form, sign and time zone. */
final class PaymentFiles {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter AMERICAN_DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final List<String> CARDS = List.of("visa", "master", "visa", "american_express", "discover");
    private static final int PAYOUT_DAYS = 3;

    private PaymentFiles() {}

    static void write(Path folder, List<Order> orders, Timeline timeline) throws IOException {
        shopify(folder.resolve("shopify_payments_transactions.csv"), orders, timeline);
        stripe(folder.resolve("stripe_balance.csv"), orders);
        paypal(folder.resolve("paypal.csv"), orders);
    }

    private static void shopify(Path file, List<Order> orders, Timeline timeline) throws IOException {
        try (var csv = new CsvFile(
                file,
                "Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,"
                        + "Payment Method Name,Presentment Amount,Presentment Currency,Currency,VAT")) {
            for (var payment : Payment.at(Gateway.SHOPIFY_PAYMENTS, orders)) {
                var order = payment.order();
                var payout = payment.at().toLocalDate().plusDays(PAYOUT_DAYS);
                var paid = timeline.reached(payout);
                csv.row(
                        WITH_OFFSET.format(payment.at()),
                        word(payment.kind()),
                        order.name(),
                        CARDS.get(order.basket().number() % CARDS.size()),
                        "online",
                        paid ? "paid" : "pending",
                        payout,
                        paid ? 91_000_000 + payout.toEpochDay() : "",
                        payout,
                        Cents.text(payment.amount()),
                        Cents.text(payment.fee()),
                        Cents.text(payment.net()),
                        "#" + (OrdersFile.number(order) + 5),
                        "card",
                        Cents.text(Math.abs(payment.amount())),
                        DemoShop.CURRENCY,
                        DemoShop.CURRENCY,
                        "0.00");
            }
        }
    }

    private static void stripe(Path file, List<Order> orders) throws IOException {
        try (var csv = new CsvFile(
                file,
                "balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,source_id,description,charge_id,"
                        + "payment_intent_id,payment_method_type,payment_metadata[order_name]")) {
            var number = 0;
            for (var payment : Payment.at(Gateway.STRIPE, orders)) {
                var order = payment.order();
                var utc = payment.at().withZoneSameInstant(ZoneOffset.UTC);
                var charge =
                        String.format(Locale.ROOT, "ch_TC%07d", order.basket().number());
                var source = switch (payment.kind()) {
                    case CHARGE -> charge;
                    case REFUND -> String.format(Locale.ROOT, "re_TC%07d", number);
                    case DISPUTE -> String.format(Locale.ROOT, "dp_TC%07d", number);
                };
                csv.row(
                        String.format(Locale.ROOT, "txn_TC%07d", number++),
                        SECONDS.format(utc),
                        SECONDS.format(utc.plusDays(2)),
                        DemoShop.CURRENCY.toLowerCase(Locale.ROOT),
                        Cents.text(payment.amount()),
                        Cents.text(payment.fee()),
                        Cents.text(payment.net()),
                        word(payment.kind()),
                        source,
                        "Order " + order.name(),
                        charge,
                        "pi_" + order.reference(),
                        "card",
                        order.name());
            }
        }
    }

    private static void paypal(Path file, List<Order> orders) throws IOException {
        try (var csv = new CsvFile(
                file,
                "Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Invoice Number,Reference Txn ID")) {
            var number = 0;
            for (var payment : Payment.at(Gateway.PAYPAL, orders)) {
                var type = switch (payment.kind()) {
                    case CHARGE -> "Express Checkout Payment";
                    case REFUND -> "Payment Refund";
                    case DISPUTE -> "Chargeback";
                };
                csv.row(
                        AMERICAN_DATE.format(payment.at()),
                        TIME.format(payment.at()),
                        ZONE_NAME.format(payment.at()),
                        type,
                        "Completed",
                        DemoShop.CURRENCY,
                        Cents.text(payment.amount()),
                        Cents.text(-payment.fee()),
                        Cents.text(payment.net()),
                        String.format(Locale.ROOT, "TCP%08d", ++number),
                        payment.order().name(),
                        payment.kind() == Payment.Kind.CHARGE
                                ? ""
                                : "P" + payment.order().reference());
            }
        }
    }

    private static String word(Payment.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
