package ai.victor.query;

import ai.victor.engine.EngineException;
import ai.victor.model.JoinKey;
import ai.victor.problem.Problem;
import java.nio.file.Path;

/** What stands between a question and the data, in words. */
final class Problems {
    private Problems() {}

    static Problem noData(Path folder) {
        return Problem.of("NO_DATA", "No data has been imported into " + folder + " yet.");
    }

    static Problem unreadable(EngineException e) {
        return Problem.of("STORE_UNREADABLE", e.getMessage() == null ? "The store cannot be read." : e.getMessage());
    }

    static Problem noShop(Path store) {
        return Problem.of(
                "STORE_OUTDATED",
                "The store " + store.getFileName()
                        + " does not say whose shop it is: it was made by another version; import the files again.");
    }

    static Problem badShop(String what, String value) {
        return Problem.of(
                "STORE_OUTDATED",
                "The store gives the shop the " + what + " '" + value
                        + "', which is none; set it and import the files again.");
    }

    static Problem repeatedKey(JoinKey key, String example) {
        return Problem.of(
                "REPEATED_KEY",
                "The store has more than one row in " + key.table() + " for the same " + key.expression()
                        + ", such as '" + example
                        + "', so that what the model joins to it would be counted several times.");
    }

    static Problem notRun(EngineException e) {
        return Problem.of(e.code().name(), e.getMessage() == null ? "The query did not run." : e.getMessage());
    }
}
