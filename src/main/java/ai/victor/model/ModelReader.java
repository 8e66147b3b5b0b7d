package ai.victor.model;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a semantic model from YAML files in the form of MetricFlow, and finds all their faults at once. */
public final class ModelReader {
    /** The folder of the model that Victor comes with, in the jar and in the project. */
    private static final String BUNDLED = "semantic-model";

    private final Draft draft = new Draft();
    private final RootReader roots = new RootReader(draft);
    private final MartColumns marts;

    private ModelReader(MartColumns marts) {
        this.marts = marts;
    }

    /** Reads the files of a folder that end in {@code .yml} or {@code .yaml}, not those of its sub-folders. */
    public static ModelReading read(Path folder) {
        return read(folder, MartColumns.UNKNOWN);
    }

    /** {@link #read(Path)}, and finds what the marts do not have. */
    public static ModelReading read(Path folder, MartColumns marts) {
        return read(folder, folder.toString(), marts);
    }

    /** Reads the model that Victor comes with. */
    public static ModelReading bundled() {
        return bundled(MartColumns.UNKNOWN);
    }

    /** {@link #bundled()}, and finds what the marts do not have. */
    public static ModelReading bundled(MartColumns marts) {
        try {
            var code = Path.of(ModelReader.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) {
                return read(code.resolve(BUNDLED), BUNDLED, marts);
            }
            try (var jar = FileSystems.newFileSystem(code)) {
                return read(jar.getPath(BUNDLED), BUNDLED, marts);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelReading read(Path folder, String shownAs, MartColumns marts) {
        if (!Files.isDirectory(folder)) {
            return new ModelReading.Faulty(List.of(ModelProblems.noFolder(shownAs)));
        }
        var files = yamlFiles(folder);
        if (files.isEmpty()) {
            return new ModelReading.Faulty(List.of(ModelProblems.noFiles(shownAs)));
        }
        var reader = new ModelReader(marts);
        files.forEach(file -> reader.readFile(file, shownAs + "/" + file.getFileName()));
        return reader.finish();
    }

    private static List<Path> yamlFiles(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile(Path file, String name) {
        try {
            var text = Files.readString(file);
            // One buffer for the whole: at the edge of one the parser would part the halves of a character such as an
            // emoji.
            var settings = LoadSettings.builder()
                    .setLabel(name)
                    .setBufferSize(text.length() + 2)
                    .build();
            for (var node : new Compose(settings).composeAllFromString(text)) {
                readRoot(node, name);
            }
        } catch (CharacterCodingException e) {
            draft.problems.add(ModelProblems.notText(name));
        } catch (MarkedYamlEngineException e) {
            var place = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> new Place(name, mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new Place(name, 1, 0));
            draft.problems.add(ModelProblems.syntax(place, e.getProblem()));
        } catch (YamlEngineException e) {
            draft.problems.add(ModelProblems.syntax(new Place(name, 1, 0), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readRoot(Node node, String file) {
        if (!(node instanceof MappingNode mapping)) {
            draft.problems.add(ModelProblems.wrongShape(
                    Block.place(node, file), "a model's file", "a mapping with the keys semantic_models or metrics"));
            return;
        }
        roots.read(new Block(mapping, "model's file", file, draft.problems));
    }

    private ModelReading finish() {
        Binder.addEntityDimensions(draft);
        var links = new Links(draft);
        new NameCheck(draft).check();
        new LinkCheck(draft, links).check();
        new PathCheck(draft, links).check();
        new RollupCheck(draft, links).check();
        new ColumnCheck(draft, marts).check();
        var binder = new Binder(draft, links);
        var metrics = binder.metrics();
        var savedQueries = binder.savedQueries();
        if (draft.problems.isEmpty()) {
            return new ModelReading.Read(new Model(
                    ConformedDimensions.filledIn(draft.semanticModels), metrics, savedQueries, draft.verifiedQueries));
        }
        var problems = new ArrayList<>(draft.problems);
        problems.sort(Comparator.comparing(ModelReader::file)
                .thenComparing(problem -> problem.place().map(Place::line).orElse(0))
                .thenComparing(problem -> problem.place().map(Place::column).orElse(0)));
        return new ModelReading.Faulty(problems.stream().distinct().toList());
    }

    private static String file(Problem problem) {
        return problem.place()
                .map(place -> place.file() == null ? "" : place.file())
                .orElse("");
    }
}
