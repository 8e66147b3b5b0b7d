package ai.victor.access;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who asked what, which queries ran and how many rows they gave, one line of JSON each, in a file that only its owner may read. No row and no secret is
 * in it. When it is full it becomes the file of the time before, of which there is one. Safe to share between threads.
 */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final long LARGEST = 64L << 20;
    private static final int LONGEST_TEXT = 4000;
    private static final Pattern SECRET = Pattern.compile("\\b(v[kt]_|sk-|xox[a-z]-|xapp-)[\\w.-]{6,}");

    private final Path file;
    private final Clock clock;

    public Audit(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * One thing that somebody did.
     *
     * @param door by which they came: {@code http}, {@code mcp}, {@code slack}
     * @param action {@code ask}, {@code query}, {@code import}, {@code key}, …
     * @param said the question or the semantic SQL as it came
     * @param outcome how it ended, in a word
     * @param queries the semantic SQL that ran
     * @param rows of all of them
     */
    public record Entry(
            Caller caller,
            String door,
            String action,
            String said,
            String outcome,
            List<String> queries,
            long rows,
            long millis) {}

    /** Adds a line; what cannot be written is logged without its content. */
    public synchronized void add(Entry entry) {
        try {
            PrivateFiles.folderOf(file);
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.move(
                        file, file.resolveSibling(file.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
            PrivateFiles.file(file);
            Files.write(file, line(entry).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.error("a line of the audit log could not be written: {}", e.toString());
        }
    }

    private String line(Entry entry) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("when", clock.instant().toString());
            json.writeStringField("who", entry.caller().name());
            json.writeStringField("caller", entry.caller().id());
            json.writeStringField("door", entry.door());
            json.writeStringField("action", entry.action());
            json.writeStringField("said", cut(entry.said()));
            json.writeStringField("outcome", entry.outcome());
            json.writeArrayFieldStart("queries");
            for (var query : entry.queries()) {
                json.writeString(cut(query));
            }
            json.writeEndArray();
            json.writeNumberField("rows", entry.rows());
            json.writeNumberField("millis", entry.millis());
            json.writeEndObject();
        }
        return text + "\n";
    }

    /** Somebody may put a key into a question by mistake. */
    private static String cut(String text) {
        var masked = SECRET.matcher(text).replaceAll("$1…");
        return masked.length() <= LONGEST_TEXT ? masked : masked.substring(0, LONGEST_TEXT);
    }
}
