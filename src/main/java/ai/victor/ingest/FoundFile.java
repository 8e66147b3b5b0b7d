package ai.victor.ingest;

import ai.victor.source.FileText;
import ai.victor.source.Recogniser;
import ai.victor.source.Recognition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file that an import was given, by itself, in a folder or in an archive, and what it is.
 *
 * @param sha of its content: SHA-256
 * @param modified when it was last written, in UTC: of two files that tell of the same thing the newer one is right
 * @param shop its settings, where it is a file of those
 * @param plain whether the text is on the disk as it is, in UTF-8 and in no packing
 */
record FoundFile(
        Path path,
        String sha,
        LocalDateTime modified,
        FileText text,
        Recognition recognition,
        Optional<ShopFile> shop,
        boolean plain) {
    private static final int PIECE = 1 << 18;

    static final String SHOP_KIND = "shop settings";

    /** What it is, where it holds rows that are read. */
    Optional<Recognition.Known> known() {
        return shop.isEmpty() && recognition instanceof Recognition.Known rows ? Optional.of(rows) : Optional.empty();
    }

    /** The files under the paths, each once, in the order of their names; hidden ones left out. */
    static List<FoundFile> under(List<Path> paths, Recogniser recogniser) {
        var given = GivenFiles.under(paths);
        // To hash a file takes as long as the disk or a processor does; so two are hashed at a time.
        var found = new ArrayList<>(given.files().parallelStream()
                .flatMap(path -> in(path, recogniser).stream())
                .toList());
        given.unreadable().forEach((path, reason) -> found.add(unreadable(path, Instant.EPOCH, reason)));
        return List.copyOf(found);
    }

    /** In bytes; 0 where it stands in an archive. */
    long size() {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether it has been written to since it was found, so that what was read may be half of it. */
    boolean hasChanged() {
        try {
            return Files.isRegularFile(path)
                    && !utc(Files.getLastModifiedTime(path).toInstant()).equals(modified);
        } catch (IOException e) {
            return true;
        }
    }

    /** The file, or the files in it where it is an archive. */
    private static List<FoundFile> in(Path path, Recogniser recogniser) {
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
            var parquet = packed.isParquet();
            var content = parquet ? ParquetText.bytes(packed.path(), recogniser) : packed.bytes();
            var text = FileText.of(packed.path().getFileName().toString(), content);
            return new FoundFile(
                    packed.path(),
                    sha(packed.bytes()),
                    utc(packed.modified()),
                    text,
                    recogniser.recognise(text),
                    ShopFile.read(text),
                    packed.plain()
                            && !parquet
                            && text.charset().equals(StandardCharsets.UTF_8)
                            && text.bomLength() == 0);
        } catch (IOException e) {
            return unreadable(packed.path(), packed.modified(), e);
        }
    }

    private static FoundFile unreadable(Path path, Instant modified, IOException e) {
        var refused = new Recognition.Refused("", GivenFiles.sentence(e));
        var nothing = new FileText(
                String.valueOf(path.getFileName()), InputStream::nullInputStream, StandardCharsets.UTF_8, 0);
        return new FoundFile(path, "", utc(modified), nothing, refused, Optional.empty(), false);
    }

    private static LocalDateTime utc(Instant modified) {
        return LocalDateTime.ofInstant(modified, ZoneOffset.UTC);
    }

    private static String sha(FileText.Bytes content) throws IOException {
        try (var bytes = content.open()) {
            var digest = MessageDigest.getInstance("SHA-256");
            // A large buffer: of files of gigabytes to fetch them piece by piece costs more than to digest them.
            var buffer = new byte[PIECE];
            for (var read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
