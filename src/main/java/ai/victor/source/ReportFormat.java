package ai.victor.source;

import java.io.BufferedReader;
import java.io.IOException;

/** A kind of text file that is no single table: a report with notes and sections. */
public non-sealed interface ReportFormat extends Format {
    /** Whether a file that begins so is of this kind. */
    boolean recognises(String beginning);

    void read(BufferedReader lines, RowSink sink) throws IOException;
}
