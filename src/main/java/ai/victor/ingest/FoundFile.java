package ai.victor.ingest;

import ai.victor.source.FileText;
import ai.victor.source.Recogniser;
import ai.victor.source.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A file that an import was given, by itself, in a folder or in an archive, and what it is.
 *
 * @param sha of its content: SHA-256
 * @param modified when it was last written, in UTC: of two files that tell of the same thing the newer one is right
 * @param shop its settings, where it is a file of those
 */
record FoundFile(
        Path path,
        String sha,
        LocalDateTime modified,
        FileText text,
        Recognition recognition,
        Optional<ShopFile> shop) {
    static final String SHOP_KIND = "shop settings";

    /** What it is, where it holds rows that are read. */
    Optional<Recognition.Known> known() {
        return shop.isEmpty() && recognition instanceof Recognition.Known rows ? Optional.of(rows) : Optional.empty();
    }

    /** The files under the paths, each once, in the order of their names; hidden ones left out. */
    static List<Path> under(List<Path> paths) {
        var found = new ArrayList<Path>();
        for (var given : paths) {
            var path = real(given);
            try (var files = Files.walk(path)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !isHidden(path, file))
                        .sorted()
                        .filter(file -> !found.contains(file))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(found);
    }

    /** The file, or the files in it where it is an archive. */
    static List<FoundFile> in(Path path, Recogniser recogniser) {
        try {
            return PackedFile.in(path).stream()
                    .map(packed -> of(packed, recogniser))
                    .toList();
        } catch (IOException e) {
            return List.of(unreadable(path, Instant.EPOCH, e));
        }
    }

    private static FoundFile of(PackedFile packed, Recogniser recogniser) {
        try {
            var text = FileText.of(packed.path().getFileName().toString(), packed.bytes());
            return new FoundFile(
                    packed.path(),
                    sha(packed.bytes()),
                    utc(packed.modified()),
                    text,
                    recogniser.recognise(text),
                    ShopFile.read(text));
        } catch (IOException e) {
            return unreadable(packed.path(), packed.modified(), e);
        }
    }

    private static FoundFile unreadable(Path path, Instant modified, IOException e) {
        var refused = new Recognition.Refused(
                "", "The file cannot be read (" + e.getClass().getSimpleName() + ").");
        var nothing = new FileText(
                String.valueOf(path.getFileName()), InputStream::nullInputStream, StandardCharsets.UTF_8, 0);
        return new FoundFile(path, "", utc(modified), nothing, refused, Optional.empty());
    }

    private static LocalDateTime utc(Instant modified) {
        return LocalDateTime.ofInstant(modified, ZoneOffset.UTC);
    }

    /** A link to a folder is that folder. */
    private static Path real(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHidden(Path root, Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static String sha(FileText.Bytes content) throws IOException {
        try (var bytes = new DigestInputStream(content.open(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
