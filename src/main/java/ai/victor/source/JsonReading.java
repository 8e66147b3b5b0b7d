package ai.victor.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Reader;

/** Reads a JSON file of a known kind to its end, or to where it is broken. */
record JsonReading(JsonFormat format) {
    void read(Reader text, RowSink sink) throws IOException {
        var rows = format.rows();
        try {
            JsonElements.read(text, (object, line) -> {
                rows.object(object, line, sink);
                return true;
            });
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            sink.fault(RowFault.ofRow(
                    place == null ? 1 : place.getLineNr(),
                    "from here on it is no whole JSON; the export may be incomplete, or cut off here"));
        }
        rows.end(sink);
    }
}
