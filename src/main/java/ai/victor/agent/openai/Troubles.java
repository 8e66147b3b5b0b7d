package ai.victor.agent.openai;

import ai.victor.agent.ModelTrouble;
import ai.victor.agent.ModelTrouble.Kind;
import com.openai.core.http.Headers;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the loop's words what the client threw. What the server wrote goes nowhere but to the log, and there without the key. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    /** A server's name for what it did not like, as it may stand in a sentence. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]-]{0,60}");

    private static final int LOGGED = 400;

    private final Optional<ApiKey> key;

    Troubles(Optional<ApiKey> key) {
        this.key = key;
    }

    ModelTrouble of(RuntimeException error) {
        return switch (error) {
            case ModelTrouble trouble -> trouble;
            case OpenAIServiceException refused -> refused(refused);
            case OpenAIInvalidDataException garbled -> new ModelTrouble(Kind.GARBLED);
            case OpenAIIoException broken -> new ModelTrouble(kind(broken));
            default -> new ModelTrouble(kind(error));
        };
    }

    private ModelTrouble refused(OpenAIServiceException error) {
        int status = error.statusCode();
        var message = String.valueOf(error.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        var clean = key.map(secret -> secret.removedFrom(message)).orElse(message);
        LOG.warn("the model's server answered {}: {}", status, clean.substring(0, Math.min(LOGGED, clean.length())));
        var code = error.code().filter(word -> WORD.matcher(word).matches());
        var detail = "HTTP " + status + code.map(word -> ", " + word).orElse("")
                + error.param()
                        .filter(word -> WORD.matcher(word).matches())
                        .map(word -> ": " + word)
                        .orElse("");
        var safe = key.map(secret -> secret.removedFrom(detail)).orElse(detail);
        return new ModelTrouble(kind(status, code.orElse(""), message), safe, retryAfter(error.headers()));
    }

    private static Kind kind(int status, String code, String message) {
        if (code.equals("insufficient_quota") || status == 402) {
            return Kind.NO_CREDIT;
        }
        if (code.equals("context_length_exceeded") || status == 413 || message.contains("context length")) {
            return Kind.TOO_LONG;
        }
        return switch (status) {
            case 401, 403 -> Kind.KEY;
            case 404 -> Kind.NO_SUCH_MODEL;
            case 408, 504 -> Kind.SLOW;
            case 429, 503, 529 -> Kind.BUSY;
            default -> status >= 500 || status < 400 ? Kind.BROKEN : Kind.REJECTED;
        };
    }

    private static Kind kind(RuntimeException error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SocketTimeoutException slow -> {
                    return Kind.SLOW;
                }
                case InterruptedIOException slow -> {
                    return Kind.SLOW;
                }
                case ConnectException unreachable -> {
                    return Kind.UNREACHABLE;
                }
                case UnknownHostException unreachable -> {
                    return Kind.UNREACHABLE;
                }
                case NoRouteToHostException unreachable -> {
                    return Kind.UNREACHABLE;
                }
                case SSLException unreachable -> {
                    return Kind.UNREACHABLE;
                }
                case EOFException cut -> {
                    return Kind.CUT;
                }
                case ProtocolException cut -> {
                    return Kind.CUT;
                }
                default -> {}
            }
        }
        return error instanceof OpenAIIoException ? Kind.CUT : Kind.GARBLED;
    }

    /** How long the server wants to be left alone, where it says so in a form that is known. */
    private static Optional<Duration> retryAfter(Headers headers) {
        var milliseconds = first(headers, "retry-after-ms").filter(value -> value.matches("\\d{1,9}"));
        if (milliseconds.isPresent()) {
            return Optional.of(Duration.ofMillis(Long.parseLong(milliseconds.get())));
        }
        return first(headers, "retry-after").flatMap(value -> {
            if (value.matches("\\d{1,9}(\\.\\d+)?")) {
                return Optional.of(Duration.ofMillis((long) (Double.parseDouble(value) * 1000)));
            }
            try {
                var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                var wait = Duration.between(Instant.now(), until);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> first(Headers headers, String name) {
        return headers.values(name).stream().map(String::strip).findFirst();
    }
}
