package ai.victor.ingest;

import ai.victor.ingest.mapping.MappingFile;
import ai.victor.problem.Problem;
import ai.victor.source.FileText;
import ai.victor.source.Format;
import ai.victor.source.Recogniser;
import ai.victor.source.Recognition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mapping files that hold for an import: those among its files, and those that earlier imports kept in the data folder. Of two with one name the
 * one that is given now holds.
 *
 * @param given by their paths
 * @param kept by their paths
 */
record Mappings(Path folder, Map<Path, MappingFile> given, Map<Path, MappingFile> kept) {
    static final String KIND = "column mapping";
    private static final int LARGEST = 1 << 16;

    static Mappings of(Path dataFolder, List<Path> paths) {
        var folder = dataFolder.resolve("mappings");
        var given = read(GivenFiles.under(paths).files());
        var kept = new LinkedHashMap<Path, MappingFile>();
        if (Files.isDirectory(folder)) {
            kept.putAll(read(GivenFiles.under(List.of(folder)).files()));
            kept.values()
                    .removeIf(old ->
                            given.values().stream().anyMatch(now -> now.name().equals(old.name())));
        }
        return new Mappings(folder, given, kept);
    }

    boolean isGiven() {
        return !given.isEmpty();
    }

    List<Problem> problems() {
        return all().flatMap(mapping -> mapping.problems().stream()).toList();
    }

    /** Knows the files that are mapped beside all others. */
    Recogniser recogniser() {
        var formats = new ArrayList<Format>(KnownFormats.all());
        all().forEach(mapping -> mapping.format().ifPresent(formats::add));
        return new Recogniser(formats);
    }

    /** The files without the mappings. A mapped one is told apart by its content and its mapping: with another mapping it says something else. */
    List<FoundFile> applied(List<FoundFile> files) {
        return files.stream()
                .filter(file -> !given.containsKey(file.path()))
                .map(file -> of(file).map(mapping -> new FoundFile(
                                file.path(),
                                file.sha() + "-"
                                        + Integer.toHexString(mapping.text().hashCode()),
                                file.modified(),
                                file.text(),
                                file.recognition(),
                                file.shop(),
                                file.plain()))
                        .orElse(file))
                .toList();
    }

    /** Keeps what was given, for files of the kind that come later. */
    void keep() {
        try {
            for (var mapping : given.values()) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(mapping.name()), mapping.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report with the mappings that were given. */
    ImportReport reported(ImportReport report) {
        var files = new ArrayList<>(report.files());
        given.forEach((path, mapping) -> files.add(FileReport.without(
                path,
                KIND,
                FileReport.Status.LOADED,
                report.failed() ? "" : "Kept for later imports of such files, in " + folder.getFileName() + ".")));
        return new ImportReport(files, report.problems(), report.published(), report.quarantined(), report.findings());
    }

    private Optional<MappingFile> of(FoundFile file) {
        return file.recognition() instanceof Recognition.Known(var format, var rows, var layout)
                ? all().filter(mapping ->
                                mapping.format().filter(format::equals).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private Stream<MappingFile> all() {
        return Stream.concat(given.values().stream(), kept.values().stream());
    }

    private static Map<Path, MappingFile> read(List<Path> paths) {
        var found = new LinkedHashMap<Path, MappingFile>();
        for (var path : paths) {
            if (path.toString().matches("(?i).*\\.ya?ml")) {
                try {
                    var text = FileText.of(path).sample(LARGEST);
                    MappingFile.read(path.getFileName().toString(), text, KnownFormats.all())
                            .ifPresent(mapping -> found.put(path, mapping));
                } catch (IOException e) {
                    // What cannot be read is reported with the other files.
                    continue;
                }
            }
        }
        return found;
    }
}
