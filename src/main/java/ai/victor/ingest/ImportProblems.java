package ai.victor.ingest;

import ai.victor.model.JoinKey;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What can be wrong with an import as a whole. What is wrong with one file or row stands in the {@link ImportReport}. */
final class ImportProblems {
    private ImportProblems() {}

    static Problem absent(Path path) {
        return Problem.of("NO_SUCH_PATH", "There is no file or folder " + path + ".");
    }

    static Problem nothingUsable(List<String> kinds) {
        return Problem.of(
                "NOTHING_TO_IMPORT",
                "Nothing here is an export that Victor reads; expected is at least one of: " + String.join(", ", kinds)
                        + ".");
    }

    static Problem busy(Path dataFolder) {
        return Problem.of(
                "IMPORT_RUNNING",
                "Another import is writing to " + dataFolder
                        + "; try again when it has ended, or use `victor import --wait`.");
    }

    /** @param copy the bytes of the current store, which an import copies */
    static Problem noSpace(Path dataFolder, long copy, long free) {
        return Problem.of(
                "NO_SPACE",
                "There is not enough room on the disk of " + dataFolder + ": an import needs "
                        + (copy == 0 ? "room for the new store" : "a copy of the store, " + megabytes(copy))
                        + ", and room for what is new, and " + megabytes(free)
                        + " are free now. Nothing was changed; make room, then import again.");
    }

    static Problem noTemporarySpace(String message) {
        return Problem.of("NO_SPACE", message);
    }

    static Problem notUsable(String message) {
        return Problem.of(
                "DATA_FOLDER", message + " Permit it, or name another folder with --data; nothing was changed.");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    static Problem badKeyFile(Path dataFolder) {
        return Problem.of(
                "BAD_KEY_FILE",
                "The file " + dataFolder.resolve(PersonalText.KEY_FILE)
                        + " does not hold the 64 hexadecimal digits that customers are told apart by. Put it back from a backup, or import everything"
                        + " anew into another folder with --data: with another key the same customer would be two.");
    }

    static Problem noZone() {
        return Problem.of(
                "NO_TIME_ZONE",
                "The shop's time zone is not known, and days cannot be told without it: put \"timezone: America/New_York\" (or yours) into victor.yml"
                        + " in the data folder, set VICTOR_TIMEZONE, or import a shop.yaml that names it.");
    }

    static Problem noCurrency(List<String> seen) {
        return Problem.of(
                "NO_CURRENCY",
                "The shop's currency is not known"
                        + (seen.size() > 1 ? ", for the orders are in " + String.join(" and ", seen) : "")
                        + ": put \"currency: USD\" (or yours) into victor.yml in the data folder, set VICTOR_CURRENCY, or import a shop.yaml that names it.");
    }

    static Problem otherCurrency(String before, String now) {
        return Problem.of(
                "OTHER_CURRENCY",
                "What was imported before is in " + before + ", and the shop's currency is now given as " + now
                        + "; a data folder holds one currency: give " + before
                        + " again, or import into another folder with --data.");
    }

    static Problem badSetting(Place place, String key, String value, String expected) {
        return Problem.at(place, "BAD_SETTING", key + " is \"" + value + "\"; expected is " + expected + ".");
    }

    static Problem unbalanced(String check, long rows, String example) {
        return Problem.of(
                "NOT_RECONCILED",
                "The parts do not add up to the whole (" + check + ", " + rows + " times, first: " + example
                        + "); nothing was published. This is a fault of the marts, not of your files.");
    }

    static Problem repeatedKey(JoinKey key, String example, long values, long rows) {
        return Problem.of(
                "REPEATED_KEY",
                key.table() + " has more than one row for the same " + key.expression() + ": " + rows + " rows for "
                        + values + (values == 1 ? " value, " : " values, for example ") + "'" + example
                        + "'. What belongs to it would be counted several times, so nothing was published and the last import stays in force;"
                        + " keep one row for each " + key.entity().name() + ".");
    }

    static Problem badKey(JoinKey key, String message) {
        return Problem.at(
                key.owner().place(),
                "BAD_KEY",
                "Whether " + key.expression() + " is unique in " + key.table() + " cannot be told: " + message);
    }

    static Problem badMarts(String file, String message) {
        return Problem.at(new Place(file, 1, 0), "BAD_MART", "The mart cannot be built: " + message);
    }
}
