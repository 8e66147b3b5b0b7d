package ai.victor.source.printify;

import ai.victor.source.Format;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.RawTable;
import ai.victor.source.SupplierOrders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The kinds of file that Printify gives. */
public final class PrintifyFormats {
    private PrintifyFormats() {}

    public static List<Format> all() {
        return List.of(new Orders());
    }

    /** Pages of orders, or a single one. */
    private record Orders() implements JsonFormat {
        @Override
        public String name() {
            return "Printify orders";
        }

        @Override
        public List<RawTable> tables() {
            return SupplierOrders.tables();
        }

        @Override
        public boolean recognises(JsonNode first) {
            return first.path("line_items").isArray() && first.has("total_shipping") && first.has("shipping_method");
        }

        @Override
        public JsonRows rows() {
            return (order, line, sink) -> new PrintifyOrder(order, line).into(sink);
        }
    }
}
