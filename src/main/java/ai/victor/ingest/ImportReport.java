package ai.victor.ingest;

import ai.victor.problem.Problem;
import java.util.List;

/**
 * What an import did.
 *
 * @param problems why nothing was imported; empty where something was, or where all was there already
 * @param published whether there is a new store
 * @param quarantined rows in quarantine now, from this and earlier imports
 * @param findings what the marts found in the rows, worst first
 */
public record ImportReport(
        List<FileReport> files, List<Problem> problems, boolean published, long quarantined, List<Finding> findings) {
    /**
     * Something in the rows that a person should know: a line without a price, an invoice without an order.
     *
     * @param rows how many rows it is about
     */
    public record Finding(String kind, String detail, long rows) {}

    public ImportReport {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }

    static ImportReport failed(List<FileReport> files, List<Problem> problems) {
        return new ImportReport(files, problems, false, 0, List.of());
    }

    public boolean failed() {
        return !problems.isEmpty();
    }

    /** As plain text, a table with notes. */
    public String text() {
        return ImportReportText.of(this);
    }
}
