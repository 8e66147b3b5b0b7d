package ai.victor.agent;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import ai.victor.access.PrivateFiles;
import ai.victor.agent.Conversation.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversations of one who asks as files in a folder of their own, one for each, so that they outlive the process. A file holds questions,
 * answers in words and the queries behind them: what a follow-up needs, and no rows.
 *
 * <p>What goes wrong with a file costs a conversation its memory and never an answer: it is logged, and a file that cannot be read is put aside.
 */
public final class ConversationFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationFiles.class);

    /** Nothing else gets near a path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final String ENDING = ".json";
    private static final String ASIDE = "unreadable";
    private static final int MOST_ASIDE = 20;
    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_QUERIES = 12;
    private static final int MOST_TOLD = 100;
    private static final long LARGEST_FILE = 4L << 20;
    private static final int WRITES_BETWEEN_TIDYING = 200;

    private final Path folder;
    private final int most;
    private final Duration longest;
    private final Clock clock;
    private int writes;

    /**
     * @param folder of this asker alone
     * @param most conversations, the least recently used removed first
     * @param longest after its last question a conversation is kept
     */
    public ConversationFiles(Path folder, int most, Duration longest, Clock clock) {
        this.folder = folder;
        this.most = most;
        this.longest = longest;
        this.clock = clock;
        tidy();
    }

    /** Removes what is too old in the folders of all askers, also of those who ask no more. */
    public static void tidy(Path folders, int most, Duration longest, Clock clock) {
        if (!Files.isDirectory(folders)) {
            return;
        }
        try (var all = Files.list(folders)) {
            all.filter(Files::isDirectory).forEach(folder -> new ConversationFiles(folder, most, longest, clock));
        } catch (IOException e) {
            LOG.warn("{} could not be tidied", folders.getFileName());
        }
    }

    void write(String id, List<Exchange> exchanges) {
        var now = clock.instant();
        try {
            PrivateFiles.folder(folder);
            var draft = PrivateFiles.draft(folder, json(id, now, exchanges));
            Files.setLastModifiedTime(draft, FileTime.from(now));
            // Not forced to the disk: a conversation is worth less than the time that it takes.
            Files.move(draft, file(id), ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("a conversation could not be kept: {}", e.toString());
        }
        synchronized (this) {
            writes++;
            if (writes % WRITES_BETWEEN_TIDYING != 0) {
                return;
            }
        }
        tidy();
    }

    /** What was said, oldest first; empty where nothing is kept under that id, or it is too old. */
    Optional<List<Exchange>> read(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        var file = file(id);
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException("too large");
            }
            var json = Json.MAPPER.readTree(Files.readAllBytes(file));
            var used = Instant.parse(json.path("used").asText());
            // Names of files may be the same but for upper and lower case; ids are not.
            return id.equals(json.path("id").asText()) && used.plus(longest).isAfter(clock.instant())
                    ? Optional.of(exchanges(json))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DateTimeException e) {
            LOG.warn("a conversation could not be read and is put aside: {}", e.toString());
            putAside(file);
            return Optional.empty();
        }
    }

    /** Those with a question in them, the latest first. */
    List<Asker.Talk> history() {
        var talks = new ArrayList<Asker.Talk>();
        for (var file : byAge(folder).reversed().stream().limit(MOST_TOLD).toList()) {
            var name = file.getFileName().toString();
            var id = name.substring(0, name.length() - ENDING.length());
            read(id).filter(exchanges -> !exchanges.isEmpty())
                    .ifPresent(exchanges -> talks.add(new Asker.Talk(
                            id, exchanges.getFirst().question(), modified(file).toInstant(), exchanges.size())));
        }
        return talks;
    }

    void remove(String id) {
        if (ID.matcher(id).matches()) {
            try {
                Files.deleteIfExists(file(id));
            } catch (IOException e) {
                LOG.warn("a conversation could not be removed: {}", e.toString());
            }
        }
    }

    /** The exchange that ended in an answer. */
    Optional<Exchange> answered(String answer) {
        return conversationOf(answer).stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.answerId().equals(answer))
                .findFirst();
    }

    /** The conversation in which an answer was given. */
    Optional<List<Exchange>> conversationOf(String answer) {
        for (var file : files(folder)) {
            var name = file.getFileName().toString();
            var exchanges = read(name.substring(0, name.length() - ENDING.length()))
                    .filter(candidates -> candidates.stream()
                            .anyMatch(candidate -> candidate.answerId().equals(answer)));
            if (exchanges.isPresent()) {
                return exchanges;
            }
        }
        return Optional.empty();
    }

    private Path file(String id) {
        return folder.resolve(id + ENDING);
    }

    private static String json(String id, Instant used, List<Exchange> exchanges) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeStringField("id", id);
            json.writeStringField("used", used.toString());
            json.writeArrayFieldStart("exchanges");
            for (var exchange : exchanges) {
                json.writeStartObject();
                json.writeStringField("question", cut(exchange.question()));
                json.writeStringField("answer", cut(exchange.answer()));
                json.writeStringField("reading", cut(exchange.reading()));
                json.writeBooleanField("ours", exchange.ours());
                json.writeStringField("answer_id", exchange.answerId());
                Json.writeStrings(
                        json,
                        "queries",
                        exchange.queries().stream()
                                .limit(MOST_QUERIES)
                                .map(ConversationFiles::cut)
                                .toList());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT / 2));
    }

    private static List<Exchange> exchanges(JsonNode json) throws IOException {
        if (json.path("version").asInt() != 1 || !json.path("exchanges").isArray()) {
            throw new IOException("not a conversation");
        }
        var exchanges = new ArrayList<Exchange>();
        for (var exchange : json.path("exchanges")) {
            if (!exchange.path("question").isTextual()
                    || !exchange.path("answer").isTextual()) {
                throw new IOException("not an exchange");
            }
            var queries = new ArrayList<String>();
            exchange.path("queries").forEach(query -> queries.add(query.asText()));
            exchanges.add(new Exchange(
                    exchange.path("question").asText(),
                    exchange.path("answer").asText(),
                    exchange.path("reading").asText(),
                    exchange.path("ours").asBoolean(),
                    exchange.path("answer_id").asText(),
                    queries));
        }
        return exchanges;
    }

    private void putAside(Path file) {
        try {
            var aside = folder.resolve(ASIDE);
            PrivateFiles.folder(aside);
            Files.move(file, aside.resolve(file.getFileName()), REPLACE_EXISTING);
            remove(byAge(aside), MOST_ASIDE);
        } catch (IOException e) {
            LOG.warn("{} could not be put aside", file.getFileName());
        }
    }

    /** Removes what is too old or too much. */
    private void tidy() {
        var oldest = FileTime.from(clock.instant().minus(longest));
        var files = byAge(folder);
        var tooOld = files.stream()
                .filter(file -> modified(file).compareTo(oldest) < 0)
                .toList();
        remove(tooOld, 0);
        // Of processes that were stopped while they wrote.
        remove(
                files(folder, PrivateFiles.DRAFT).stream()
                        .filter(draft -> modified(draft).compareTo(oldest) < 0)
                        .toList(),
                0);
        remove(files.subList(tooOld.size(), files.size()), most);
    }

    /** Removes the first, until so many are left. */
    private static void remove(List<Path> files, int left) {
        for (var file : files.subList(0, Math.max(0, files.size() - left))) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("{} could not be removed", file.getFileName());
            }
        }
    }

    private static List<Path> byAge(Path folder) {
        record Aged(Path file, FileTime time) {}
        return files(folder).stream()
                .map(file -> new Aged(file, modified(file)))
                .sorted(Comparator.comparing(Aged::time))
                .map(Aged::file)
                .toList();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.from(Instant.EPOCH);
        }
    }

    private static List<Path> files(Path folder) {
        return files(folder, ENDING);
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            LOG.warn("{} could not be read", folder.getFileName());
            return List.of();
        }
    }
}
