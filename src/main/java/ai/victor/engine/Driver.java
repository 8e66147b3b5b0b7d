package ai.victor.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** The database's driver. At each start it unpacks its native library into the folder for temporary files, and it removes that file at the end. */
final class Driver {
    /** A library that was unpacked so long ago is loaded, or never will be; and a loaded one needs no file. */
    private static final Duration SURELY_LOADED = Duration.ofHours(1);

    private Driver() {}

    /** @param store a file, or nothing for a database in memory */
    static Connection connect(String store, Properties properties) throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:duckdb:" + store, properties);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw EngineException.ofTemporary(e);
        }
    }

    /** Removes the libraries, tens of megabytes each, of processes that were killed. */
    static void sweep() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var before = System.currentTimeMillis() - SURELY_LOADED.toMillis();
        try (var libraries = Files.newDirectoryStream(temporary, "libduckdb_java*")) {
            for (var library : libraries) {
                if (Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(library).toMillis() < before) {
                    Files.deleteIfExists(library);
                }
            }
        } catch (IOException e) {
            // What cannot be removed is somebody else's, or in use.
        }
    }
}
