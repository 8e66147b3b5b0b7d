package ai.victor.engine;

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
        BUSY
    }

    private final Code code;

    public EngineException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public EngineException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What failed, and why, in the words of the cause. */
    static EngineException of(Code code, String what, Exception cause) {
        return new EngineException(code, what + ": " + cause.getMessage(), cause);
    }

    public Code code() {
        return code;
    }
}
