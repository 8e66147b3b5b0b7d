package ai.victor.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts a keyed hash in the place of what names a person. Not thread-safe.
 *
 * <p>The key is a file of the data folder, made on first use: the same customer is the same hash in every import of this folder, and means
 * nothing outside it.
 */
final class PersonalText {
    private static final String KEY_FILE = "secret.key";
    private static final int HASH_CHARACTERS = 24;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+'-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern ESCAPED_EMAIL =
            Pattern.compile("[\\w.+'-]+%40[\\w-]+(\\.[\\w-]+)+", Pattern.CASE_INSENSITIVE);

    /** As people write them: from a country on, or with the area in parentheses. */
    private static final Pattern PHONE =
            Pattern.compile("\\+\\d[\\d ().-]{7,16}\\d|\\(\\d{3}\\) ?\\d{3}[ .-]\\d{4}(?!\\d)");

    private final Mac mac;

    private PersonalText(Mac mac) {
        this.mac = mac;
    }

    static PersonalText in(Path dataFolder) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(dataFolder), "HmacSHA256"));
            return new PersonalText(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of a customer. */
    String hash(String text) {
        var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, HASH_CHARACTERS);
    }

    /** The text without e-mail addresses and phone numbers: people type them into search boxes, links carry them, and sellers tag with them. */
    String without(String text) {
        if (text.indexOf('+') >= 0 || text.indexOf('(') >= 0) {
            var plain = PHONE.matcher(text).replaceAll(phone -> "(phone " + hash(phone.group()) + ")");
            return withoutAddresses(plain);
        }
        return withoutAddresses(text);
    }

    private String withoutAddresses(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('%') < 0) {
            return text;
        }
        var plain = EMAIL.matcher(text).replaceAll(address -> "(e-mail " + hash(address.group()) + ")");
        return ESCAPED_EMAIL.matcher(plain).replaceAll(address -> "(e-mail " + hash(address.group()) + ")");
    }

    private static byte[] key(Path dataFolder) throws IOException {
        var file = dataFolder.resolve(KEY_FILE);
        if (!Files.exists(file)) {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            create(file);
            Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
        }
        return HexFormat.of().parseHex(Files.readString(file).strip());
    }

    /** Owner only from the first moment, where the file system knows owners. */
    private static void create(Path file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, owner);
        } catch (UnsupportedOperationException e) {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("two imports made " + KEY_FILE + " at once", e);
        }
    }
}
