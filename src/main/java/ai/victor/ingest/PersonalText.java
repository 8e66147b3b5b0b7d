package ai.victor.ingest;

import ai.victor.engine.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Puts a keyed hash in the place of what names a person. Not thread-safe.
 *
 * <p>The key is a file of the data folder, made on first use: the same customer is the same hash in every import of this folder, and means
 * nothing outside it.
 */
final class PersonalText {
    static final String KEY_FILE = "secret.key";

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    static final int HASH_CHARACTERS = 24;

    /** In bytes: what SHA-256 takes at a time. */
    private static final int BLOCK = 64;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+'-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern ESCAPED_EMAIL =
            Pattern.compile("[\\w.+'-]+%40[\\w-]+(\\.[\\w-]+)+", Pattern.CASE_INSENSITIVE);

    /** As people write them: from a country on, or with the area in parentheses. */
    private static final Pattern PHONE = Pattern.compile(
            "\\+\\d[\\d ().-]{7,16}\\d|\\(\\d{3}\\) ?\\d{3}[ .-]\\d{4}(?!\\d)|(?<![\\w-])\\d{3}([ .-])\\d{3}\\1\\d{4}(?![\\w-])");

    private static final Pattern SEVERAL_WORDS = Pattern.compile("\\p{L}{2,}[^\\p{L}]*\\s[^\\p{L}]*\\p{L}{2,}");

    private static final Pattern NAME = Pattern.compile("(?<!\\p{L})\\p{Lu}\\p{Ll}{2,}(?!\\p{L})");

    private static final Pattern CALENDAR = Pattern.compile(
            "\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\\p{L}*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");

    private static final Pattern SMALL = Pattern.compile("[\\p{L}&&[^\\p{Lu}]]");

    /** A power of two: so many of the last hashes are at hand. */
    private static final int AT_HAND = 1 << 14;

    private final Mac mac;
    private final byte[] key;
    private final @Nullable String[] texts = new String[AT_HAND];
    private final @Nullable String[] hashes = new String[AT_HAND];

    private PersonalText(Mac mac, byte[] key) {
        this.mac = mac;
        this.key = key;
    }

    /**
     * With the key of a data folder; empty where its file holds none.
     *
     * @param anew whether nothing was hashed with a key before, so that one that cannot be read may be made again
     */
    static Optional<PersonalText> in(Path dataFolder, boolean anew) {
        try {
            var file = dataFolder.resolve(KEY_FILE);
            // What an import that was killed has left.
            Files.deleteIfExists(draft(file));
            if (!Files.exists(file) || anew && !KEY.matcher(read(file)).matches()) {
                make(file);
            }
            var key = read(file);
            if (!KEY.matcher(key).matches()) {
                return Optional.empty();
            }
            var mac = Mac.getInstance("HmacSHA256");
            var bytes = HexFormat.of().parseHex(key);
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return Optional.of(new PersonalText(mac, bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        } catch (IOException e) {
            throw EngineException.ofFolder(dataFolder, e);
        }
    }

    /** One with the same key, for another thread. */
    PersonalText another() {
        try {
            return new PersonalText((Mac) mac.clone(), key);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's HmacSHA256 can be cloned", e);
        }
    }

    /** The key of a customer. */
    String hash(String text) {
        var place = text.hashCode() & AT_HAND - 1;
        var known = hashes[place];
        if (known != null && text.equals(texts[place])) {
            return known;
        }
        var hash = HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, HASH_CHARACTERS / 2);
        texts[place] = text;
        hashes[place] = hash;
        return hash;
    }

    /**
     * The key as the outer and the inner hash of an HMAC begin with it (RFC 2104), for the database to hash with: the hash of a text is
     * {@code sha256(outer || sha256(inner || text))}, cut after {@link #HASH_CHARACTERS}.
     */
    List<byte[]> keys() {
        var outer = new byte[BLOCK];
        var inner = new byte[BLOCK];
        for (var i = 0; i < BLOCK; i++) {
            var one = i < key.length ? key[i] : 0;
            outer[i] = (byte) (one ^ 0x5C);
            inner[i] = (byte) (one ^ 0x36);
        }
        return List.of(outer, inner);
    }

    /** The text without e-mail addresses and phone numbers: people type them into search boxes, links carry them, and sellers tag with them. */
    String without(String text) {
        if (isHarmless(text)) {
            return text;
        }
        return withoutAddresses(PHONE.matcher(text).replaceAll(phone -> "(phone " + hash(phone.group()) + ")"));
    }

    /** Whether the text has none of the letters that an address must have, nor digits set apart as those of a phone. */
    private static boolean isHarmless(String text) {
        var gaps = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '@' || c == '%' || c == '+' || c == '(') {
                return false;
            }
            if (c <= '.' && (c == '-' || c == '.' || c == ' ') && i > 0 && Character.isDigit(text.charAt(i - 1))) {
                gaps++;
            }
        }
        return gaps < 2;
    }

    private String withoutAddresses(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('%') < 0) {
            return text;
        }
        var plain = EMAIL.matcher(text).replaceAll(address -> "(e-mail " + hash(address.group()) + ")");
        return ESCAPED_EMAIL.matcher(plain).replaceAll(address -> "(e-mail " + hash(address.group()) + ")");
    }

    /** A rejected cell as it may be shown: of several words, or of one written as names are, only the shape. */
    String shown(String value) {
        var plain = without(value);
        var named = SEVERAL_WORDS.matcher(plain).find()
                || NAME.matcher(plain).find() && !CALENDAR.matcher(plain).find();
        return named && !plain.contains("(e-mail ") && !plain.contains("(phone ")
                ? SMALL.matcher(CAPITAL.matcher(plain).replaceAll("A")).replaceAll("a")
                : plain;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    /** Whole or not at all: an import may be killed at any moment, and half a key would tell customers apart that are one. */
    private static void make(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        var draft = draft(file);
        create(draft);
        Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path draft(Path file) {
        return file.resolveSibling(KEY_FILE + ".new");
    }

    /** Owner only from the first moment, where the file system knows owners. */
    private static void create(Path file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, owner);
        } catch (UnsupportedOperationException e) {
            Files.createFile(file);
        }
    }
}
