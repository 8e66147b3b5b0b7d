package ai.victor.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read by path; keeps the first fault, so that a reader names all the fields it needs and asks once at the end.
 * Not thread-safe.
 */
public final class JsonFields {
    /** The first second of 2200. */
    private static final long LAST = 7_258_118_400L;

    /** The names of each path; paths stand in the program, so there are not many. */
    private static final Map<String, String[]> NAMES = new ConcurrentHashMap<>();

    private final JsonNode object;
    private final long line;
    private @Nullable RowFault fault;

    public JsonFields(JsonNode object, long line) {
        this.object = object;
        this.line = line;
    }

    public Optional<RowFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** The field; a fault where it is absent or null. */
    public @Nullable Object required(RawType type, String path) {
        var node = at(path);
        return node.isMissingNode() || node.isNull() ? fail(path, "", "is missing") : read(type, path, node);
    }

    /** The field, or null; a fault where the object does not name it at all: an export that left it out says nothing of it. */
    public @Nullable Object nullable(RawType type, String path) {
        var node = at(path);
        return node.isMissingNode() ? fail(path, "", "is missing") : read(type, path, node);
    }

    /** The field, or null. */
    public @Nullable Object optional(RawType type, String path) {
        return read(type, path, at(path));
    }

    /** A time in seconds since 1970, as that of UTC; a fault where it is absent or none of our time. */
    public @Nullable Object seconds(String path) {
        var node = at(path);
        if (node.isMissingNode() || node.isNull()) {
            return missing(path);
        }
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0 && node.longValue() < LAST
                ? LocalDateTime.ofEpochSecond(node.longValue(), 0, ZoneOffset.UTC)
                : fail(path, node.asText(), "is no time in seconds since 1970");
    }

    public JsonNode at(String path) {
        var node = object;
        for (var name : NAMES.computeIfAbsent(path, dotted -> dotted.split("\\."))) {
            node = node.path(name);
        }
        return node;
    }

    /** Reads a node that stands somewhere under the path. */
    public @Nullable Object read(RawType type, String path, JsonNode node) {
        var text = node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
        if (text.isEmpty()) {
            return null;
        }
        return switch (CellReader.read(type, text)) {
            case ParsedCell.Value(var value) -> value;
            case ParsedCell.Unreadable(var reason) -> fail(path, text, reason);
        };
    }

    /** Enters that a part of the object lacks the field. */
    public @Nullable Object missing(String path) {
        return fail(path, "", "is missing");
    }

    /** Enters a fault that no type of cell shows. */
    public void refuse(String path, String value, String reason) {
        fail(path, value, reason);
    }

    private @Nullable Object fail(String path, String value, String reason) {
        if (fault == null) {
            fault = new RowFault(line, path, value, reason);
        }
        return null;
    }
}
