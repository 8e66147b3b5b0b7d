package ai.victor.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The engine could not do what was asked of it; the message is fit for people. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Code {
        /** The store cannot be opened or read. */
        STORE,
        /** A statement failed. */
        FAILED,
        /** What was to run is not one SELECT over the store's tables. */
        REFUSED,
        /** A statement was stopped after its time. */
        TIMEOUT,
        /** Too many questions wait already. */
        BUSY,
        /** The disk of the data folder is full, or what may be written to it. */
        NO_SPACE,
        /** The data folder cannot be read or written. */
        FOLDER,
        /** The folder for temporary files cannot be written, or is full. */
        TEMPORARY
    }

    /** As operating systems say it: of the disk, of a quota, of the largest file that a process may write. */
    private static final Pattern FULL = Pattern.compile(
            "no space left on device|disk quota exceeded|quota exceeded|file too large|not enough space on the disk|disk full");

    private final Code code;

    public EngineException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public EngineException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What failed, and why, in the words of the cause; of that code, unless the disk is full. */
    static EngineException of(Code code, String what, Exception cause) {
        return new EngineException(saysFull(cause) ? Code.NO_SPACE : code, what + ": " + cause.getMessage(), cause);
    }

    /** A data folder that cannot be read or written. */
    public static EngineException ofFolder(Path dataFolder, IOException cause) {
        return new EngineException(
                saysFull(cause) ? Code.NO_SPACE : Code.FOLDER,
                "The data folder " + dataFolder + " cannot be used: " + reason(cause) + ".",
                cause);
    }

    /** A folder for temporary files that the database cannot do without. */
    static EngineException ofTemporary(Throwable cause) {
        return new EngineException(
                Code.TEMPORARY,
                "The database needs about 100 MB in the folder for temporary files, "
                        + System.getProperty("java.io.tmpdir")
                        + ", and cannot write them there: make room, or permit it.",
                cause);
    }

    private static boolean saysFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (FULL.matcher(Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT))
                    .find()) {
                return true;
            }
        }
        return false;
    }

    /** What the system says, without the name of a class where it has words. */
    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied, " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case FileSystemException system
            when system.getReason() != null ->
                Objects.toString(system.getReason()).toLowerCase(Locale.ROOT) + ", " + system.getFile();
            default -> Objects.toString(e.getMessage(), e.getClass().getSimpleName());
        };
    }

    public Code code() {
        return code;
    }
}
