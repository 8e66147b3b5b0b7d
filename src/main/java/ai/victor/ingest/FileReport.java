package ai.victor.ingest;

import ai.victor.source.RowFault;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of one file. The rows read are those loaded, those replaced, those older and those quarantined; total rows are beside them.
 *
 * @param kind what it was recognised as; empty where it was not
 * @param replaced rows that took the place of a row with the same key, from an earlier import or further up in the file
 * @param older rows that were left out, because the store has a newer one with the same key
 * @param totals rows of a report that only sum up others
 * @param note a sentence where there is more to say than numbers; else empty
 * @param faults the first few of the quarantined rows
 */
public record FileReport(
        Path path,
        String kind,
        Status status,
        long read,
        long loaded,
        long replaced,
        long older,
        long quarantined,
        long totals,
        String note,
        List<RowFault> faults) {
    /** What an import did with a file. */
    public enum Status {
        /** Its rows are in the store. */
        LOADED,
        /** Its very content is in the store already. */
        UNCHANGED,
        /** It should have been read and cannot be. */
        REFUSED,
        /** It is no export that Victor reads. */
        UNKNOWN
    }

    public FileReport {
        faults = List.copyOf(faults);
    }

    static FileReport without(Path path, String kind, Status status, String note) {
        return new FileReport(path, kind, status, 0, 0, 0, 0, 0, 0, note, List.of());
    }
}
