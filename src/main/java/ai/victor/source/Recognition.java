package ai.victor.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** What a file turned out to be. */
public sealed interface Recognition {
    /**
     * A kind that is read.
     *
     * @param layout of a CSV file whose plain rows the database can read by itself
     */
    record Known(Format format, Rows rows, Optional<CsvLayout> layout) implements Recognition {
        Known(Format format, Rows rows) {
            this(format, rows, Optional.empty());
        }
    }

    /**
     * It is not read, though it should be: it is damaged, or of a known kind and lacks what cannot be guessed.
     *
     * @param reason a sentence
     */
    record Refused(String kind, String reason) implements Recognition {}

    /**
     * It is none of ours.
     *
     * @param reason a sentence
     */
    record Unknown(String reason) implements Recognition {}

    /** How the rows of a recognised file are read. */
    @FunctionalInterface
    interface Rows {
        void read(BufferedReader text, RowSink sink) throws IOException;
    }
}
