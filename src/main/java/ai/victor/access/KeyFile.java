package ai.victor.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Keys as JSON. */
final class KeyFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KeyFile() {}

    static String text(List<ApiKey> keys) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (var key : keys) {
                json.writeStartObject();
                json.writeStringField("id", key.id());
                json.writeStringField("name", key.name());
                json.writeStringField("hash", key.hash());
                json.writeArrayFieldStart("scopes");
                for (var scope : EnumSet.copyOf(key.scopes())) {
                    json.writeString(scope.word());
                }
                json.writeEndArray();
                json.writeObjectFieldStart("claims");
                for (var claim : new TreeMap<>(key.claims().values()).keySet()) {
                    json.writeArrayFieldStart(claim);
                    for (var value : key.claims().of(claim)) {
                        json.writeString(value);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
                json.writeStringField("created", key.created().toString());
                if (key.revoked().isPresent()) {
                    json.writeStringField("revoked", key.revoked().get().toString());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text + "\n";
    }

    /** Throws where it is none of ours: to pass over a key would let in whom nobody named, or keep out whom somebody did. */
    static List<ApiKey> keys(String text) throws IOException {
        var json = MAPPER.readTree(text);
        if (json == null || !json.isArray()) {
            throw new IOException("the file of keys is no list of keys");
        }
        var keys = new ArrayList<ApiKey>();
        for (var key : json) {
            keys.add(key(key));
        }
        return List.copyOf(keys);
    }

    private static ApiKey key(JsonNode json) throws IOException {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var word : json.path("scopes")) {
            scopes.add(Scope.of(word.asText()).orElseThrow(() -> new IOException("a key has an unknown scope")));
        }
        Map<String, Set<String>> claims = new LinkedHashMap<>();
        for (var claim : json.path("claims").properties()) {
            var values = new LinkedHashSet<String>();
            claim.getValue().forEach(value -> values.add(value.asText()));
            claims.put(claim.getKey(), values);
        }
        var hash = json.path("hash").asText();
        if (!hash.matches("[0-9a-f]{64}") || json.path("id").asText().isEmpty()) {
            throw new IOException("a key lacks its hash or its id");
        }
        try {
            return new ApiKey(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    hash,
                    scopes,
                    new Claims(claims),
                    Instant.parse(json.path("created").asText()),
                    json.has("revoked")
                            ? Optional.of(Instant.parse(json.path("revoked").asText()))
                            : Optional.empty());
        } catch (DateTimeException e) {
            throw new IOException("a key has no time", e);
        }
    }
}
