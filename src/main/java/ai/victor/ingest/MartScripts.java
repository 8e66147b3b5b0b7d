package ai.victor.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The scripts that build facts and dimensions from raw tables, in the order in which they run: by name. */
record MartScripts(List<Script> scripts) {
    private static final String BUNDLED = "/semantic-model/marts";

    MartScripts {
        scripts = List.copyOf(scripts);
    }

    /** One script. */
    record Script(String name, String sql) {}

    /** Those that came with the program. */
    static MartScripts bundled() {
        var place = MartScripts.class.getResource(BUNDLED);
        if (place == null) {
            throw new IllegalStateException("the program was built without " + BUNDLED);
        }
        try {
            return place.getProtocol().equals("jar") ? inJar(place.toURI()) : read(Path.of(place.toURI()));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("cannot read " + BUNDLED, e);
        }
    }

    static MartScripts ofModel(Path modelFolder) {
        var folder = modelFolder.resolve("marts");
        return Files.isDirectory(folder) ? read(folder) : bundled();
    }

    private static MartScripts read(Path folder) {
        try (var files = Files.list(folder)) {
            var scripts = new ArrayList<Script>();
            for (var file : files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted((a, b) -> name(a).compareTo(name(b)))
                    .toList()) {
                scripts.add(new Script(name(file), Files.readString(file)));
            }
            return new MartScripts(scripts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes when any of the scripts does: what was built by others must be built again. */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var script : scripts) {
                digest.update((script.name() + "\n" + script.sql() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static MartScripts inJar(URI place) throws IOException {
        var jar = URI.create(place.toString().split("!", 2)[0]);
        try (var files = FileSystems.newFileSystem(jar, Map.of())) {
            return read(files.getPath(BUNDLED));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
