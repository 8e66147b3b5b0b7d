package ai.victor.bench;

import ai.victor.demo.DemoShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * The exports of a shop many times the size of the demo shop: its files over and over, each copy with orders, customers, sessions and bills of its
 * own. What a shop has one of (designs, rates, channels, ads) stays as it is.
 */
final class BigExports {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    /** What names an order, a person, a visit or a bill, in every file. */
    private static final String NAMES =
            "(gid://shopify/[A-Za-z]+/\\d+|#\\d+|\\b[sv]\\d+\\b|\\b(?:txn|ch|pi)_\\w+|\\bTCP\\d+|\\bP[A-Z]+-\\d+|\\bSPO\\w*-\\d+)";

    private static final List<String> COPIED = List.of(
            "shopify/orders.jsonl",
            "web/sessions.csv",
            "web/events.csv",
            "web/assignments.csv",
            "suppliers/supplier_invoices.csv",
            "payments/stripe_balance.csv",
            "payments/paypal.csv",
            "payments/shopify_payments_transactions.csv");

    private BigExports() {}

    /** The folder of the exports, made if it is not there. */
    static Path made(Path folder, int copies) throws IOException, SQLException {
        var exports = folder.resolve("exports-" + copies);
        if (Files.exists(exports.resolve("whole"))) {
            return exports.resolve("files");
        }
        var files = exports.resolve("files");
        Files.createDirectories(files);
        DemoShop.write(files, TODAY);
        for (var name : COPIED) {
            copied(files.resolve(name), copies);
        }
        Files.writeString(exports.resolve("whole"), "");
        return files;
    }

    /**
     * What changed on one day: the orders of the last day but one with another shipping charge, and the day's sessions once more.
     *
     * @param files the exports that they are taken from
     */
    static Path changedDay(Path files, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        var day = TODAY.minusDays(2).toString();
        run("COPY (WITH lines AS (" + lines(files.resolve("shopify/orders.jsonl")) + "), changed AS (SELECT n, line,"
                + " sum(CASE WHEN line LIKE '{\"id\":\"gid://shopify/Order/%' THEN 1 ELSE 0 END) OVER (ORDER BY n) AS o FROM lines),"
                + " day AS (SELECT o FROM changed WHERE line LIKE '{\"id\":\"gid://shopify/Order/%\"createdAt\":\""
                + day
                + "%') SELECT regexp_replace(line, '(\"totalShippingPriceSet\":.\"shopMoney\":.\"amount\":\")[0-9.]+', '\\11.23')"
                + " FROM changed JOIN day USING (o) ORDER BY n) TO '"
                + folder.resolve("orders.jsonl")
                + "' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')");
        run("COPY (SELECT * REPLACE (device || '' AS device) FROM read_csv('" + files.resolve("web/sessions.csv")
                + "', all_varchar = true) WHERE started_at LIKE '" + day + "%') TO '" + folder.resolve("sessions.csv")
                + "' (FORMAT csv)");
        return folder;
    }

    private static void copied(Path file, int copies) throws IOException, SQLException {
        var header = file.toString().endsWith(".csv");
        var one = Files.move(file, file.resolveSibling(file.getFileName() + ".one"));
        run("COPY (WITH lines AS (" + lines(one) + ") SELECT CASE WHEN k = 0 THEN line ELSE regexp_replace(line, '"
                + NAMES
                + "', '\\1' || lpad(k::VARCHAR, 3, '0'), 'g') END FROM range(" + copies + ") AS c(k) CROSS JOIN lines"
                + (header ? " WHERE n > 1 OR k = 0" : "") + " ORDER BY k, n) TO '" + file
                + "' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')");
        Files.delete(one);
    }

    private static String lines(Path file) {
        return "SELECT row_number() OVER () AS n, line FROM read_csv('" + file
                + "', columns = {'line': 'VARCHAR'}, header = false, delim = '\u0001', quote = '', escape = '', auto_detect = false)";
    }

    private static void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '6GB'");
            statement.execute(sql);
        }
    }
}
