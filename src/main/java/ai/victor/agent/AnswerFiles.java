package ai.victor.agent;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import ai.victor.access.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of one who asks, whole and as they were given, in a folder of their own: a link to an answer shows the numbers of its day, whatever was
 * imported since. Only the owner of the process can read them. What goes wrong with a file is logged and costs no answer.
 */
public final class AnswerFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerFiles.class);

    /** Nothing else gets near a path. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final String ENDING = ".json";
    private static final int LARGEST = 4 << 20;
    private static final int WRITES_BETWEEN_TIDYING = 100;

    private final Path folder;
    private final int most;
    private final Duration longest;
    private final Clock clock;
    private int writes;

    /**
     * @param folder of this asker alone
     * @param most answers, the oldest removed first
     * @param longest an answer is kept
     */
    public AnswerFiles(Path folder, int most, Duration longest, Clock clock) {
        this.folder = folder;
        this.most = most;
        this.longest = longest;
        this.clock = clock;
    }

    void write(Answer answer, String question) {
        var json = AnswerJson.of(answer, question);
        if (json.length() > LARGEST || !ID.matcher(answer.id()).matches()) {
            return;
        }
        try {
            PrivateFiles.folder(folder);
            var draft = PrivateFiles.draft(folder, json);
            Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
            Files.move(draft, folder.resolve(answer.id() + ENDING), ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("an answer could not be kept: {}", e.toString());
        }
        synchronized (this) {
            writes++;
            if (writes % WRITES_BETWEEN_TIDYING != 1) {
                return;
            }
        }
        tidy();
    }

    Optional<String> read(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        var file = folder.resolve(id + ENDING);
        try {
            var text = Files.readString(file);
            // Names of files may be the same but for upper and lower case; ids are not.
            return Json.MAPPER.readTree(text).path("id").asText().equals(id) && !isOld(file)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("an answer could not be read: {}", e.toString());
            return Optional.empty();
        }
    }

    void remove(String id) {
        if (ID.matcher(id).matches()) {
            removed(folder.resolve(id + ENDING));
        }
    }

    private boolean isOld(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().plus(longest).isBefore(clock.instant());
    }

    private void tidy() {
        record Aged(Path file, FileTime time) {}
        try (var all = Files.list(folder)) {
            var byAge = all.map(file -> new Aged(file, modified(file)))
                    .sorted(Comparator.comparing(Aged::time).reversed())
                    .toList();
            var oldest = FileTime.from(clock.instant().minus(longest));
            for (var i = 0; i < byAge.size(); i++) {
                if (i >= most || byAge.get(i).time().compareTo(oldest) < 0) {
                    removed(byAge.get(i).file());
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be tidied", folder.getFileName());
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void removed(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed", file.getFileName());
        }
    }
}
