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
import java.util.regex.Pattern;

/**
 * The scripts that build facts and dimensions from raw tables, in the order in which they run: by name.
 *
 * <p>The marts are built whole, or made to follow a change: then the tables that say whom it reaches ({@code -- anew: condition}) lose those rows
 * and get them again by the same query, and all other tables are made again as always. Scripts named {@code .touched.sql} find out whom it reaches and
 * run only then; those named {@code .whole.sql} run only where all is built.
 */
record MartScripts(List<Script> scripts) {
    private static final String BUNDLED = "/semantic-model/marts";
    private static final String FOLLOWING = ".touched.sql";
    private static final String WHOLE = ".whole.sql";
    private static final Pattern ANEW = Pattern.compile("(?m)^-- anew: (.+)\\RCREATE OR REPLACE TABLE (\\w+) AS\\b");

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

    /** What builds everything. */
    List<Script> whole() {
        return scripts.stream()
                .filter(script -> !script.name().endsWith(FOLLOWING))
                .toList();
    }

    /** What makes built marts follow a change; empty where these scripts cannot. */
    List<Script> following() {
        return scripts.stream().noneMatch(script -> script.name().endsWith(FOLLOWING))
                ? List.of()
                : scripts.stream()
                        .filter(script -> !script.name().endsWith(WHOLE))
                        .map(script -> new Script(
                                script.name(),
                                ANEW.matcher(script.sql()).replaceAll("DELETE FROM $2 WHERE $1;\nINSERT INTO $2")))
                        .toList();
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
