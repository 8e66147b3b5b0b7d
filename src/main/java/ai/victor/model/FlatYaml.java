package ai.victor.model;

import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A settings file: {@code key: value} on each line, nothing nested. It is here because this package owns YAML.
 *
 * @param entries in the file's order; only where there are no problems
 */
public record FlatYaml(Map<String, Entry> entries, List<Problem> problems) {
    public FlatYaml {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        problems = List.copyOf(problems);
    }

    /** @param value the text as written, without quotes */
    public record Entry(String value, Place place) {}

    /** The entry of a key; empty where there is none, or none with a text. */
    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.value().isBlank());
    }

    /** @param file the file's name for the places */
    public static FlatYaml read(String file, String text) {
        return read(file, text, false);
    }

    /** The same with sections, whose entries have the section's name before theirs: {@code columns.order_name}. */
    public static FlatYaml sections(String file, String text) {
        return read(file, text, true);
    }

    private static FlatYaml read(String file, String text, boolean sections) {
        try {
            var root = new Compose(LoadSettings.builder()
                            .setUseMarks(true)
                            .setBufferSize(text.length() + 2)
                            .build())
                    .composeString(text);
            if (root.isEmpty()) {
                return new FlatYaml(Map.of(), List.of());
            }
            if (!(root.get() instanceof MappingNode mapping)) {
                return faulty(new Place(file, 1, 1));
            }
            var entries = new LinkedHashMap<String, Entry>();
            for (NodeTuple pair : mapping.getValue()) {
                if (sections
                        && pair.getKeyNode() instanceof ScalarNode section
                        && pair.getValueNode() instanceof MappingNode inner) {
                    for (NodeTuple entry : inner.getValue()) {
                        if (!entered(file, section.getValue() + ".", entry, entries)) {
                            return faulty(place(file, entry));
                        }
                    }
                } else if (!entered(file, "", pair, entries)) {
                    return faulty(place(file, pair));
                }
            }
            return new FlatYaml(entries, List.of());
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            return faulty(new Place(file, line, 0));
        } catch (YamlEngineException e) {
            return faulty(new Place(file, 1, 0));
        }
    }

    /** Whether the pair is a key and a text; then it is entered. */
    private static boolean entered(String file, String section, NodeTuple pair, Map<String, Entry> entries) {
        if (pair.getKeyNode() instanceof ScalarNode key && pair.getValueNode() instanceof ScalarNode value) {
            entries.put(section + key.getValue(), new Entry(value.getValue(), place(file, pair)));
            return true;
        }
        return false;
    }

    private static Place place(String file, NodeTuple pair) {
        var start = pair.getKeyNode().getStartMark().orElseThrow();
        return new Place(file, start.getLine() + 1, start.getColumn() + 1);
    }

    private static FlatYaml faulty(Place place) {
        return new FlatYaml(
                Map.of(),
                List.of(Problem.at(place, "BAD_SETTINGS", "A settings file has \"key: value\" on each line.")));
    }
}
