package ai.victor.source;

/**
 * Why a row was not taken.
 *
 * @param line of the file, from 1
 * @param column as the file names it; empty where the whole row is at fault
 * @param value the cell as it stood; empty where the whole row is at fault
 * @param reason a clause that completes "was left out: "
 * @param fix what a person can do, a sentence without its full stop
 */
public record RowFault(long line, String column, String value, String reason, String fix) {
    private static final int LONGEST_VALUE = 60;

    private static final String CORRECT = "Correct it in the file, or export it again, and import the file once more";

    private static final String EXPORT_AGAIN = "Export the file again and import that";

    public RowFault {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    /** A cell that can be put right in the file. */
    public RowFault(long line, String column, String value, String reason) {
        this(line, column, value, reason, CORRECT);
    }

    /** A row that is damaged as a whole. */
    public static RowFault ofRow(long line, String reason) {
        return new RowFault(line, "", "", reason, EXPORT_AGAIN);
    }

    /** A row that is left out as a whole, with what would mend it. */
    public static RowFault ofRow(long line, String reason, String fix) {
        return new RowFault(line, "", "", reason, fix);
    }
}
