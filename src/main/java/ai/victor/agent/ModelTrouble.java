package ai.victor.agent;

import java.time.Duration;
import java.util.Optional;

/** Why a language model sent no message; thrown by its transport, and told to people by {@link #sentence}. */
public final class ModelTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What went wrong, and whether asking once more may help. */
    public enum Kind {
        UNREACHABLE(
                true, "The language model's server cannot be reached: check llm_base_url and that the server runs."),
        KEY(false, "The language model's server does not accept the key: check llm_api_key."),
        NO_SUCH_MODEL(false, "The language model's server does not have that model: check llm_model and llm_base_url."),
        NO_CREDIT(false, "The account at the language model's provider has no credit left."),
        BUSY(true, "The language model's server has too much to do just now."),
        BROKEN(true, "The language model's server failed."),
        SLOW(true, "The language model's server took too long to say anything."),
        CUT(true, "The connection to the language model broke off before its message was complete."),
        TOO_LONG(false, "The question and its results together are too long for this language model."),
        REJECTED(
                false,
                "The language model's server does not take what Victor sends: settings such as llm_strict_tools,"
                        + " llm_token_field or llm_stream_options may have to fit it."),
        GARBLED(true, "The language model's server sent something that is no message."),
        BLOCKED(false, "The language model's provider blocked its message.");

        private final boolean passing;
        private final String sentence;

        Kind(boolean passing, String sentence) {
            this.passing = passing;
            this.sentence = sentence;
        }

        /** Whether asking once more may help. */
        boolean isPassing() {
            return passing;
        }
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public ModelTrouble(Kind kind) {
        this(kind, "", Optional.empty());
    }

    /**
     * @param detail for the sentence, without a secret and without free text of the server; may be empty
     * @param retryAfter how long the server wants to be left alone
     */
    public ModelTrouble(Kind kind, String detail, Optional<Duration> retryAfter) {
        super(detail.isEmpty() ? kind.sentence : kind.sentence.replaceFirst("([.:])", " (" + detail + ")$1"));
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What a person is told. */
    String sentence() {
        var text = String.valueOf(getMessage());
        return retryAfter
                .filter(wait -> kind.isPassing() && wait.toSeconds() > 0)
                .map(wait -> text + " Try again in " + seconds(wait) + ".")
                .orElse(text);
    }

    private static String seconds(Duration wait) {
        return wait.toMinutes() > 1 ? (wait.toMinutes() + 1) + " minutes" : wait.toSeconds() + " seconds";
    }
}
