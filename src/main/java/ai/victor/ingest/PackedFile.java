package ai.victor.ingest;

import ai.victor.source.FileText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One file of exports as it is once unpacked: a plain file, what a gzip file holds, or a file in a zip archive.
 *
 * @param path of the file; of one in an archive, as if the archive were a folder
 * @param modified when it was last written, as far as its packing tells
 * @param plain whether it is on the disk as it is, in no packing
 */
record PackedFile(Path path, FileText.Bytes bytes, Instant modified, boolean plain) {
    private static final int MAGIC = 7;

    /** An archive that opens with a password only. */
    static final class Locked extends IOException {
        Locked() {
            super("it has a password");
        }
    }

    /** A workbook, which is an archive too. */
    static final class Workbook extends IOException {
        Workbook() {
            super("it is an Excel workbook");
        }
    }

    /** What a file holds, known by its first bytes, whatever its name. */
    static List<PackedFile> in(Path path) throws IOException {
        var modified = Files.getLastModifiedTime(path).toInstant();
        byte[] first;
        try (var bytes = Files.newInputStream(path)) {
            first = bytes.readNBytes(MAGIC);
        }
        if (starts(first, 0x1F, 0x8B)) {
            return List.of(new PackedFile(
                    path, () -> new GZIPInputStream(Files.newInputStream(path), 1 << 16), modified, false));
        }
        if (starts(first, 'P', 'K', 3, 4)) {
            // The first bit of the flags of its first file; Java would hand out what is encrypted as if it were
            // damaged.
            if (first.length == MAGIC && (first[6] & 1) == 1) {
                throw new Locked();
            }
            return inArchive(path);
        }
        return List.of(new PackedFile(path, () -> Files.newInputStream(path), modified, true));
    }

    /** Whether it is a Parquet file, by itself: the database reads those from the disk only. */
    boolean isParquet() throws IOException {
        try (var stream = bytes.open()) {
            return ParquetText.begins(stream.readNBytes(MAGIC)) && Files.isRegularFile(path);
        }
    }

    private static List<PackedFile> inArchive(Path path) throws IOException {
        var found = new ArrayList<PackedFile>();
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.getEntry("[Content_Types].xml") != null) {
                throw new Workbook();
            }
            for (var entry : zip.stream()
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList()) {
                if (!entry.isDirectory() && !isHidden(entry.getName())) {
                    var name = entry.getName();
                    found.add(new PackedFile(
                            path.resolve(shown(name)),
                            () -> open(path, name),
                            entry.getLastModifiedTime().toInstant(),
                            false));
                }
            }
        }
        return List.copyOf(found);
    }

    /** What archives of some systems hold beside the files. */
    private static boolean isHidden(String name) {
        var shown = shown(name);
        return shown.startsWith("__MACOSX/") || shown.startsWith(".") || shown.contains("/.");
    }

    /** A name that stays within the archive, for it is only shown. */
    private static String shown(String name) {
        return Arrays.stream(name.replace('\\', '/').split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("..") && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    private static InputStream open(Path path, String name) throws IOException {
        var zip = new ZipFile(path.toFile());
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            zip.close();
            throw new IOException("the archive no longer holds " + name);
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                try (zip) {
                    super.close();
                }
            }
        };
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (var i = 0; i < magic.length; i++) {
            if (bytes[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }
}
