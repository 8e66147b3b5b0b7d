package ai.victor.source.shopify;

import ai.victor.source.JsonLinesFormat;
import ai.victor.source.RawTable;
import ai.victor.source.RowSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Orders in the form of the Admin API's bulk operations: one object a line, children after their parent. */
final class OrdersFormat implements JsonLinesFormat {
    private static final Pattern FIRST_LINE = Pattern.compile(
            "\\{.*\"id\"\\s*:\\s*\"gid://shopify/(Order|LineItem|Refund|RefundLineItem|RefundShippingLine)/.*");

    @Override
    public String name() {
        return "Shopify orders";
    }

    @Override
    public List<RawTable> tables() {
        return OrderTables.ALL;
    }

    @Override
    public boolean recognises(String firstLine) {
        return FIRST_LINE.matcher(firstLine).matches();
    }

    @Override
    public void read(BufferedReader lines, RowSink sink) throws IOException {
        var reading = new OrdersReading(sink);
        var number = 0L;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                reading.line(number, line);
            }
        }
        reading.end();
    }
}
