package ai.victor.source;

import java.io.BufferedReader;
import java.io.IOException;

/** A kind of file with one JSON object on each line. */
public non-sealed interface JsonLinesFormat extends Format {
    /** Whether a file whose first line this is, is of this kind. */
    boolean recognises(String firstLine);

    void read(BufferedReader lines, RowSink sink) throws IOException;
}
