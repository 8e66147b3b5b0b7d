package ai.victor.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The files that an import was given, by themselves or in folders, each once, in the order of their names; hidden ones left out.
 *
 * @param unreadable files and folders that cannot be looked at, and why
 */
record GivenFiles(List<Path> files, Map<Path, IOException> unreadable) {
    GivenFiles {
        files = List.copyOf(files);
        unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
    }

    static GivenFiles under(List<Path> paths) {
        var found = new LinkedHashSet<Path>();
        var unreadable = new LinkedHashMap<Path, IOException>();
        for (var given : paths) {
            try {
                // A link to a folder is that folder.
                var walk = new Walk(Files.isSymbolicLink(given) ? given.toRealPath() : given, unreadable);
                Files.walkFileTree(walk.root, walk);
                found.addAll(walk.files);
            } catch (IOException e) {
                unreadable.put(given, e);
            }
        }
        return new GivenFiles(List.copyOf(found), unreadable);
    }

    /** Why a file or folder cannot be read, and what to do. */
    static String sentence(IOException e) {
        return switch (e) {
            case AccessDeniedException denied ->
                "You have no permission to read it: have it permitted, then import it again.";
            case NoSuchFileException gone -> "It is gone: it was moved or removed while the import looked at it.";
            case PackedFile.Locked locked -> "It has a password: unpack it, and import what was in it.";
            case PackedFile.Workbook workbook -> "It is an Excel workbook: save its sheet as CSV, then import that.";
            case ZipException damaged -> "It is damaged or cut off: export or copy it again, then import that.";
            case EOFException cut -> "It is damaged or cut off: export or copy it again, then import that.";
            case FileSystemException system when system.getReason() != null -> unreadable(system.getReason());
            default -> unreadable(e.getMessage());
        };
    }

    private static String unreadable(@Nullable String reason) {
        return "It cannot be read (" + Objects.requireNonNullElse(reason, "the system does not say why")
                + "): copy it to another place, then import that.";
    }

    /** Goes through one folder, past what it cannot look at. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, IOException> unreadable;
        private final TreeSet<Path> files = new TreeSet<>();

        Walk(Path root, Map<Path, IOException> unreadable) {
            this.root = root;
            this.unreadable = unreadable;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file) && Files.isRegularFile(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (!isHidden(path)) {
                unreadable.put(path, e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                unreadable.put(folder, e);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return StreamSupport.stream(root.relativize(path).spliterator(), false)
                    .anyMatch(part -> part.toString().startsWith("."));
        }
    }
}
