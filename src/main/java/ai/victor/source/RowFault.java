package ai.victor.source;

/**
 * Why a row was not taken.
 *
 * @param line of the file, from 1
 * @param column as the file names it; empty where the whole row is at fault
 * @param value the cell as it stood; empty where the whole row is at fault
 * @param reason a clause that completes "was left out: "
 */
public record RowFault(long line, String column, String value, String reason) {
    private static final int LONGEST_VALUE = 60;

    public RowFault {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
    }

    public static RowFault ofRow(long line, String reason) {
        return new RowFault(line, "", "", reason);
    }
}
