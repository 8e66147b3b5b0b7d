package ai.victor.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes small exports of rows of large ones, some with values that other rows bear. */
final class ChangedExports {
    private static final List<String> CSVS = List.of(
            "web/sessions.csv",
            "web/events.csv",
            "web/assignments.csv",
            "suppliers/supplier_invoices.csv",
            "payments/stripe_balance.csv",
            "payments/paypal.csv",
            "payments/shopify_payments_transactions.csv");

    /** What a row may say that no other says. */
    private static final List<String> STRANGE =
            List.of("", "1001", " #1002 ", "#987654", "6200000000000", "printify", "base_and_print", "search", "1");

    private static final String ORDERS = "shopify/orders.jsonl";

    /** What may be another order's: values of one form that stand once in the text of an order. */
    private static final List<Pattern> OF_AN_ORDER = List.of(
            Pattern.compile("(?<=\"name\":\")#\\d+"),
            Pattern.compile("(?<=\"createdAt\":\")[^\"]+"),
            Pattern.compile("(?<=\"cancelledAt\":)(?:null|\"[^\"]+\")"),
            Pattern.compile("(?<=gid://shopify/Customer/)\\d+"),
            Pattern.compile("(?<=\"countryCodeV2\":\")\\w+"),
            Pattern.compile("(?<=\"totalShippingPriceSet\":\\{\"shopMoney\":\\{\"amount\":\")[\\d.]+"),
            Pattern.compile("(?<=\"sku\":\")[^\"]+"),
            Pattern.compile("(?<=\"quantity\":)\\d+"),
            Pattern.compile("(?<=\"originalUnitPriceSet\":\\{\"shopMoney\":\\{\"amount\":\")[\\d.]+"),
            Pattern.compile("(?<=\"paymentId\":\")[^\"]+"),
            Pattern.compile("(?<=\"source\":\")\\w+"));

    private final Path exports;
    private final Random random;

    ChangedExports(Path exports, Random random) {
        this.exports = exports;
        this.random = random;
    }

    /** Writes all the files, those that grow by the day without their last rows. */
    Path begun(Path folder) throws IOException {
        try (var files = Files.walk(exports)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = exports.relativize(file).toString();
                var to = folder.resolve(name);
                Files.createDirectories(to.getParent());
                if (name.equals(ORDERS)) {
                    var orders = orders();
                    Files.writeString(to, String.join("", orders.subList(0, begun(orders.size()))));
                } else if (CSVS.contains(name)) {
                    var lines = Files.readAllLines(file);
                    Files.write(to, lines.subList(0, begun(lines.size())));
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return folder;
    }

    private static int begun(int size) {
        return size - size / 20;
    }

    /** Writes some of the files with some of the rows, as likely of the last ones as of all. */
    Path written(Path folder) throws IOException {
        Files.createDirectories(folder);
        var any = false;
        for (var name : CSVS) {
            if (random.nextInt(3) == 0) {
                csv(name, folder);
                any = true;
            }
        }
        if (random.nextInt(2) == 0 || !any) {
            orders(folder);
        }
        return folder;
    }

    private void csv(String name, Path folder) throws IOException {
        var lines = Files.readAllLines(exports.resolve(name));
        var text = new StringBuilder(lines.getFirst()).append('\n');
        for (var n = 1 + random.nextInt(500); n > 0; n--) {
            var row = row(lines);
            for (var changes = random.nextInt(4); changes > 0; changes--) {
                var column = random.nextInt(row.length);
                row[column] = random.nextInt(4) == 0 ? STRANGE.get(random.nextInt(STRANGE.size())) : row(lines)[column];
            }
            text.append(String.join(",", row)).append('\n');
        }
        Files.writeString(folder.resolve(Path.of(name).getFileName()), text);
    }

    private String[] row(List<String> lines) {
        while (true) {
            var line = lines.get(1 + any(lines.size() - 1));
            if (line.indexOf('"') < 0) {
                return line.split(",", -1);
            }
        }
    }

    private int any(int size) {
        return random.nextBoolean() ? random.nextInt(size) : begun(size) + random.nextInt(size - begun(size));
    }

    private void orders(Path folder) throws IOException {
        var orders = orders();
        var text = new StringBuilder();
        for (var n = 1 + random.nextInt(100); n > 0; n--) {
            var order = orders.get(any(orders.size()));
            for (var changes = random.nextInt(4); changes > 0; changes--) {
                var pattern = OF_AN_ORDER.get(random.nextInt(OF_AN_ORDER.size()));
                var other = pattern.matcher(orders.get(random.nextInt(orders.size())));
                if (other.find()) {
                    order = pattern.matcher(order).replaceFirst(Matcher.quoteReplacement(other.group()));
                }
            }
            text.append(order);
        }
        Files.writeString(folder.resolve("orders.jsonl"), text);
    }

    /** Each order with the lines of its parts. */
    private List<String> orders() throws IOException {
        var orders = new ArrayList<StringBuilder>();
        for (var line : Files.readAllLines(exports.resolve(ORDERS))) {
            if (line.startsWith("{\"id\":\"gid://shopify/Order/")) {
                orders.add(new StringBuilder());
            }
            orders.getLast().append(line).append('\n');
        }
        return orders.stream().map(StringBuilder::toString).toList();
    }
}
