package ai.victor.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files of what people said, which only the owner of the process may read, where the file system knows such a thing. */
public final class PrivateFiles {
    /** How the names of drafts end. */
    public static final String DRAFT = ".new";

    private static final boolean HAS_PERMISSIONS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** Makes the folder where it is not yet there. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, only("rwx------"));
        }
    }

    /** The folder of a file, made where it is not yet there. */
    public static Path folderOf(Path file) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        folder(folder);
        return folder;
    }

    /** A new file of a name that nothing reads, to be moved where it belongs. */
    public static Path draft(Path folder, String text) throws IOException {
        var draft = Files.createTempFile(folder, "draft", DRAFT, only("rw-------"));
        // A question may hold half of a character; the file does not.
        Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
        return draft;
    }

    /** Makes the file, empty, where it is not yet there. */
    public static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, only("rw-------"));
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return HAS_PERMISSIONS
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
