package ai.victor.source.spreadconnect;

import ai.victor.source.Format;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.RawTable;
import ai.victor.source.SupplierOrders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The kinds of file that Spreadconnect gives. */
public final class SpreadconnectFormats {
    private SpreadconnectFormats() {}

    public static List<Format> all() {
        return List.of(new Orders());
    }

    /** Single orders; the interface lists none. */
    private record Orders() implements JsonFormat {
        @Override
        public String name() {
            return "Spreadconnect orders";
        }

        @Override
        public List<RawTable> tables() {
            return SupplierOrders.tables();
        }

        @Override
        public boolean recognises(JsonNode first) {
            return first.path("orderItems").isArray()
                    && first.has("id")
                    && (first.has("orderReference") || first.has("externalOrderReference"));
        }

        @Override
        public JsonRows rows() {
            return (order, line, sink) -> new SpreadconnectOrder(order, line).into(sink);
        }
    }
}
