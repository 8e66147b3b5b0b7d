package ai.victor.source.printful;

import ai.victor.source.Format;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.RawTable;
import ai.victor.source.SupplierOrders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The kinds of file that Printful gives. */
public final class PrintfulFormats {
    private PrintfulFormats() {}

    public static List<Format> all() {
        return List.of(new Orders());
    }

    /** Pages of orders of either version, or a single one. */
    private record Orders() implements JsonFormat {
        @Override
        public String name() {
            return "Printful orders";
        }

        @Override
        public List<RawTable> tables() {
            return SupplierOrders.tables();
        }

        @Override
        public boolean recognises(JsonNode first) {
            return first.has("external_id") && first.path("costs").isObject() && first.has("retail_costs")
                    || first.path("costs").has("fulfillment_fee");
        }

        @Override
        public JsonRows rows() {
            return (order, line, sink) -> new PrintfulOrder(order, line).into(sink);
        }
    }
}
