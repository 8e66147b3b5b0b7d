package ai.victor.agent.openai;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach a server that speaks chat completions.
 *
 * @param baseUrl as far as the path that {@code chat/completions} follows
 * @param key none for servers that want none
 * @param outputTokens the most that one message of the model may have
 * @param silence how long the server may send nothing
 */
public record OpenAiSettings(
        URI baseUrl, Optional<ApiKey> key, String model, Quirks quirks, int outputTokens, Duration silence) {
    /**
     * What servers differ in.
     *
     * @param strictTools whether tools are sent with {@code strict: true}
     * @param streamOptions whether to ask for the usage at the end of a stream
     * @param tokenField what bounds the length of a message
     * @param toolChoice how the model is told to call a tool
     * @param apiVersion of Azure's deployments; other servers have none
     */
    public record Quirks(
            boolean strictTools,
            boolean streamOptions,
            TokenField tokenField,
            ForcedTool toolChoice,
            Optional<String> apiVersion) {
        public static final Quirks NONE =
                new Quirks(true, true, TokenField.MAX_COMPLETION_TOKENS, ForcedTool.REQUIRED, Optional.empty());
    }

    /** The field that bounds the length of a message. */
    public enum TokenField {
        MAX_COMPLETION_TOKENS,
        MAX_TOKENS,
        NONE;

        /** As settings write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The value of {@code tool_choice}. */
    public enum ForcedTool {
        REQUIRED,
        AUTO,
        /** The field is left out. */
        NONE;

        /** As settings write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
