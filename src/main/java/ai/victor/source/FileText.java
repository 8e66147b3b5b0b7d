package ai.victor.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file read as text, in the encoding that its first bytes name, else UTF-8. Bytes that cannot be read become U+FFFD, which every reader of
 * cells refuses, so that nothing is replaced unseen.
 *
 * @param name for people
 */
public record FileText(String name, Bytes bytes, Charset charset, int bomLength) {
    /** Where the bytes come from, from their beginning each time. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    public static FileText of(Path file) throws IOException {
        return of(String.valueOf(file.getFileName()), () -> Files.newInputStream(file));
    }

    public static FileText of(String name, Bytes bytes) throws IOException {
        byte[] first;
        try (var stream = bytes.open()) {
            first = stream.readNBytes(3);
        }
        if (first.length >= 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            return new FileText(name, bytes, StandardCharsets.UTF_8, 3);
        }
        if (first.length >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
            return new FileText(name, bytes, StandardCharsets.UTF_16LE, 2);
        }
        if (first.length >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
            return new FileText(name, bytes, StandardCharsets.UTF_16BE, 2);
        }
        return new FileText(name, bytes, StandardCharsets.UTF_8, 0);
    }

    public BufferedReader open() throws IOException {
        var stream = bytes.open();
        stream.skipNBytes(bomLength);
        return reader(stream);
    }

    /** The text's beginning. */
    public String sample(int characters) throws IOException {
        try (var text = open()) {
            var buffer = new char[characters];
            var read = 0;
            while (read < characters) {
                var more = text.read(buffer, read, characters - read);
                if (more < 0) {
                    break;
                }
                read += more;
            }
            return new String(buffer, 0, read);
        }
    }

    private BufferedReader reader(InputStream stream) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(stream, decoder), 1 << 16);
    }
}
