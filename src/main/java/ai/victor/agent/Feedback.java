package ai.victor.agent;

import ai.victor.access.PrivateFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people say of answers, one line of JSON for each word of theirs, in a file to which is only ever added: a candidate for a verified query is
 * worth keeping exactly as it came. Safe to share between threads.
 */
public final class Feedback {
    private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);
    private static final long LARGEST_FILE = 64L << 20;

    /** A lock of a file keeps out other processes only. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;
    private final Clock clock;

    public Feedback(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * What somebody said of an answer.
     *
     * @param queries the semantic SQL behind it
     */
    public record Entry(Instant when, String answer, boolean up, String note, String question, List<String> queries) {
        public Entry {
            queries = List.copyOf(queries);
        }
    }

    Asker.Rated add(String answer, boolean up, String note, Conversation.Exchange exchange) {
        var line = Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("when", clock.instant().toString());
            json.writeStringField("answer", answer);
            json.writeStringField("vote", up ? "up" : "down");
            json.writeStringField("note", note);
            json.writeStringField("question", exchange.question());
            Json.writeStrings(json, "queries", exchange.queries());
            json.writeEndObject();
        });
        synchronized (ONE_AT_A_TIME) {
            return append(line);
        }
    }

    private Asker.Rated append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            create();
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                // Another process may add a line, too.
                try (var lock = channel.lock()) {
                    long end = channel.size();
                    if (end > LARGEST_FILE) {
                        LOG.warn("{} is full", file.getFileName());
                        return Asker.Rated.FULL;
                    }
                    var bytes = ByteBuffer.wrap(
                            ((isTorn(channel) ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
                    channel.position(end);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Asker.Rated.KEPT;
    }

    private void create() throws IOException {
        try {
            PrivateFiles.file(file);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
            LOG.debug("{} is there already", file.getFileName());
        }
    }

    /** Whether the last line has no end, because whoever wrote it was stopped. */
    private static boolean isTorn(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        var last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    /** All that can be read, oldest first; of several words on one answer the last. */
    public List<Entry> all() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        var entries = new LinkedHashMap<String, Entry>();
        try {
            for (var line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
                read(line).ifPresent(entry -> {
                    entries.remove(entry.answer());
                    entries.put(entry.answer(), entry);
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries.values());
    }

    private static Optional<Entry> read(String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            var queries = new ArrayList<String>();
            json.path("queries").forEach(query -> queries.add(query.asText()));
            return Optional.of(new Entry(
                    Instant.parse(json.path("when").asText()),
                    json.path("answer").asText(),
                    json.path("vote").asText().equals("up"),
                    json.path("note").asText(),
                    json.path("question").asText(),
                    queries));
        } catch (JsonProcessingException | DateTimeException e) {
            if (!line.isBlank()) {
                LOG.warn("a line of the feedback cannot be read and is passed over");
            }
            return Optional.empty();
        }
    }
}
