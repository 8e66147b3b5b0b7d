package ai.victor.source.shopify;

import ai.victor.source.JsonFields;
import ai.victor.source.JsonFormat;
import ai.victor.source.JsonRows;
import ai.victor.source.RawTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Orders as the REST Admin API and its webhooks give them: {@code {"orders": […]}}, {@code {"order": {…}}} or bare. */
final class OrderJsonFormat implements JsonFormat {
    @Override
    public String name() {
        return "Shopify orders (REST)";
    }

    @Override
    public List<RawTable> tables() {
        return OrderTables.ALL;
    }

    /** A draft and a checkout have lines and a name too; only an order has been numbered and has a payment status. */
    @Override
    public boolean recognises(JsonNode first) {
        return first.has("order_number")
                && first.has("financial_status")
                && first.has("name")
                && first.has("created_at")
                && first.path("id").isIntegralNumber();
    }

    @Override
    public JsonRows rows() {
        return (object, line, sink) -> {
            var fields = new JsonFields(object, line);
            var rows = new OrderJson(fields, line).rows();
            fields.fault().ifPresentOrElse(sink::fault, () -> sink.unit(rows));
        };
    }
}
