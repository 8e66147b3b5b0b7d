package ai.victor.query;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import ai.victor.model.VerifiedQuery;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each verified query was when it was first seen, in a small file of the data folder; a file that cannot be read is begun anew. */
final class VerifiedNotes {
    private static final Logger LOG = LoggerFactory.getLogger(VerifiedNotes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;

    VerifiedNotes(Path dataFolder) {
        this.file = dataFolder.resolve("verified.json");
    }

    /** What must stay. */
    record Note(String meaning, String columns, boolean hasRows) {}

    /** What was noted of the query; what it is now, if nothing was. */
    Note firstSeen(VerifiedQuery query, Note now) {
        synchronized (ONE_AT_A_TIME) {
            var all = read();
            var key = String.join(
                    "\n",
                    query.question(),
                    query.sql(),
                    query.verifiedBy(),
                    query.verifiedAt().toString());
            var known = all.path(key);
            if (known.isObject()) {
                return new Note(
                        known.path("meaning").asText(),
                        known.path("columns").asText(),
                        known.path("has_rows").asBoolean());
            }
            all.putObject(key)
                    .put("meaning", now.meaning())
                    .put("columns", now.columns())
                    .put("has_rows", now.hasRows());
            write(all);
            return now;
        }
    }

    private ObjectNode read() {
        try {
            return JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object
                    ? object
                    : JSON.createObjectNode();
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is begun anew", file.getFileName());
            return JSON.createObjectNode();
        }
    }

    private void write(ObjectNode all) {
        try {
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, all.toPrettyString() + "\n");
            Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "{} cannot be written: {}", file.getFileName(), e.getClass().getSimpleName());
        }
    }
}
