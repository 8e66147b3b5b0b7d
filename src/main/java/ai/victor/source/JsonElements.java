package ai.victor.source;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The objects of a JSON file, one at a time, whatever they are wrapped in: {@code [{…}, {…}]}, {@code {"data": [{…}]}}, {@code {"order": {…}}},
 * one after the other, or one alone.
 */
final class JsonElements {
    /** The fields in which interfaces wrap what they are asked for. */
    private static final Set<String> WRAPPERS = Set.of(
            "data",
            "result",
            "results",
            "order",
            "orders",
            "transactions",
            "payouts",
            "disputes",
            "refunds",
            "payout",
            "transaction",
            "dispute",
            "refund");

    /** Money keeps its decimals as they stand. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final BiPredicate<JsonNode, Long> taken;

    private JsonElements(BiPredicate<JsonNode, Long> taken) {
        this.taken = taken;
    }

    /**
     * Hands on each object and the line where it begins, until it is not taken.
     *
     * @throws JsonProcessingException where the text is no JSON, after the objects before that place were handed on
     */
    static void read(Reader text, BiPredicate<JsonNode, Long> taken) throws IOException {
        try (var parser = JSON.createParser(text)) {
            var elements = new JsonElements(taken);
            var more = true;
            while (more && parser.nextToken() != null) {
                more = elements.root(parser);
            }
        }
    }

    private boolean root(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> array(parser);
            case START_OBJECT -> wrapped(parser);
            default -> true;
        };
    }

    private boolean array(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                var line = line(parser);
                if (!taken.test(tree(parser), line)) {
                    return false;
                }
            } else {
                parser.skipChildren();
            }
        }
        return true;
    }

    /** An object: what it wraps, or where it wraps nothing the object itself. */
    private boolean wrapped(JsonParser parser) throws IOException {
        var line = line(parser);
        var whole = JsonNodeFactory.instance.objectNode();
        var wraps = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            var wrapper = whole.path("id").isMissingNode() && WRAPPERS.contains(name);
            if (wrapper && value == JsonToken.START_ARRAY) {
                wraps = true;
                if (!array(parser)) {
                    return false;
                }
            } else if (wrapper && value == JsonToken.START_OBJECT) {
                wraps = true;
                var inner = line(parser);
                if (!taken.test(tree(parser), inner)) {
                    return false;
                }
            } else {
                whole.set(name, tree(parser));
            }
        }
        return wraps || taken.test(whole, line);
    }

    private static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** A number with an exponent of many digits is no number to anybody. */
    private static JsonNode tree(JsonParser parser) throws IOException {
        try {
            return JSON.readTree(parser);
        } catch (NumberFormatException e) {
            throw new JsonParseException(parser, "a number cannot be read", e);
        }
    }
}
