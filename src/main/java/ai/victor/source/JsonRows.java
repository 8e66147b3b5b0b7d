package ai.victor.source;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns the objects of one JSON file into rows of tables. */
public interface JsonRows {
    /** @param line where the object begins, from 1 */
    void object(JsonNode object, long line, RowSink sink);

    /** After the last object. */
    default void end(RowSink sink) {}
}
