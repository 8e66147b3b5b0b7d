package ai.victor.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table's columns and rows as JSON, and reads them back: money to the cent, percentages in points, dates as ISO 8601, a row as an array.
 * {@code columns} and {@code rows} are written as members of the object that the caller has begun.
 */
public final class JsonTable {
    private JsonTable() {}

    public static void writeColumns(JsonGenerator json, Table table) throws IOException {
        writeColumns(json, table, false);
    }

    /** Writes the columns with a member {@code label} more. */
    public static void writeLabelledColumns(JsonGenerator json, Table table) throws IOException {
        writeColumns(json, table, true);
    }

    private static void writeColumns(JsonGenerator json, Table table, boolean labelled) throws IOException {
        json.writeArrayFieldStart("columns");
        for (var column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            if (labelled) {
                json.writeStringField("label", column.label());
            }
            json.writeStringField("type", typeName(column.type()));
            json.writeStringField("unit", column.unit().name());
            if (column.shown().isPresent()) {
                json.writeNumberField("decimals", column.shown().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** @param most rows to write */
    public static void writeRows(JsonGenerator json, Table table, int most) throws IOException {
        json.writeArrayFieldStart("rows");
        for (var row : table.rows().subList(0, Math.min(most, table.rows().size()))) {
            json.writeStartArray();
            for (int i = 0; i < row.size(); i++) {
                writeCell(json, table.columns().get(i), row.get(i));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeCell(JsonGenerator json, Column column, @Nullable Object cell) throws IOException {
        switch (cell) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(column.rounded(number));
            default -> json.writeString(cell.toString());
        }
    }

    /** Reads what was written; where labels were not, they are the names. */
    public static Table read(JsonNode object, boolean truncated) {
        var columns = new ArrayList<Column>();
        for (var column : object.path("columns")) {
            var name = column.path("name").asText();
            var label = column.path("label").asText(name);
            columns.add(new Column(
                    name,
                    label,
                    Type.valueOf(column.path("type").asText().toUpperCase(Locale.ROOT)),
                    new Unit(column.path("unit").asText()),
                    Optional.of(column.path("decimals")).filter(JsonNode::isInt).map(JsonNode::asInt)));
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var row : object.path("rows")) {
            var cells = new ArrayList<@Nullable Object>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(cell(row.path(i), columns.get(i).type()));
            }
            rows.add(cells);
        }
        return new Table(columns, rows, truncated);
    }

    private static @Nullable Object cell(JsonNode value, Type type) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case TEXT -> value.asText();
            case INTEGER -> value.asLong();
            case DECIMAL -> value.decimalValue();
            case DATE -> LocalDate.parse(value.asText());
            case TIMESTAMP -> LocalDateTime.parse(value.asText());
            case BOOLEAN -> value.asBoolean();
        };
    }

    private static String typeName(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
