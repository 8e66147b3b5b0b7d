package ai.victor.source;

import com.fasterxml.jackson.databind.JsonNode;

/** A kind of file with JSON objects of one kind in it: in an array, on pages of an interface, one to a line, or a single one. */
public non-sealed interface JsonFormat extends Format {
    /** Whether a file whose first object this is, is of this kind. */
    boolean recognises(JsonNode first);

    /** What turns the objects of one file into rows. */
    JsonRows rows();
}
