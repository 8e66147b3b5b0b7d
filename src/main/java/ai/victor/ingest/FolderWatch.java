package ai.victor.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Looks at a folder again and again, and tells which files have come or changed and are complete: a file is, once it was the same in two looks. It
 * asks the file system each time, since folders on other machines tell nobody what happens in them. Not thread-safe.
 */
public final class FolderWatch {
    /** What programs call a file while they are bringing it. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp");

    private final Path folder;
    private final Path except;
    private final Map<Path, Seen> told = new HashMap<>();
    private Map<Path, Seen> before = Map.of();
    private Set<Path> unreadable = Set.of();

    /** What of a file changes when it does; one that may be read at last is another one too. */
    private record Seen(long size, FileTime modified, boolean readable) {}

    /**
     * What a look has found.
     *
     * @param files complete ones that are new or changed, in the order of their names
     * @param troubles sentences about what cannot be looked at, each told once
     */
    public record Looked(List<Path> files, List<String> troubles) {
        public Looked {
            files = List.copyOf(files);
            troubles = List.copyOf(troubles);
        }
    }

    /** @param except a folder that is not looked at, such as the data folder, if it is inside */
    public FolderWatch(Path folder, Path except) {
        this.folder = folder;
        this.except = except.toAbsolutePath().normalize();
    }

    /** Each complete file is told once, until it changes. */
    public Looked look() {
        var given = GivenFiles.under(List.of(folder));
        var now = new HashMap<Path, Seen>();
        var complete = new ArrayList<Path>();
        for (var file : given.files()) {
            if (isOurs(file)) {
                try {
                    var seen = seen(file);
                    now.put(file, seen);
                    if (seen.equals(before.get(file)) && !seen.equals(told.put(file, seen))) {
                        complete.add(file);
                    }
                } catch (IOException e) {
                    // It is gone again.
                }
            }
        }
        before = now;
        return new Looked(complete, troubles(given.unreadable()));
    }

    /** Has files told once more at the next look. */
    public void again(Collection<Path> files) {
        files.forEach(told::remove);
    }

    private List<String> troubles(Map<Path, IOException> failures) {
        var sentences = new ArrayList<String>();
        failures.forEach((path, failure) -> {
            if (!unreadable.contains(path)) {
                sentences.add(path + ": " + GivenFiles.sentence(failure));
            }
        });
        unreadable = new HashSet<>(failures.keySet());
        return sentences;
    }

    private boolean isOurs(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return !file.toAbsolutePath().normalize().startsWith(except)
                && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    private static Seen seen(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Seen(attributes.size(), attributes.lastModifiedTime(), Files.isReadable(file));
    }
}
