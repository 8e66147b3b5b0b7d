package ai.victor.model;

import ai.victor.problem.Candidates;
import ai.victor.problem.Place;
import ai.victor.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of a YAML file that is read key by key; {@link #close} finds the keys that nobody asked for. */
final class Block implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15})");

    private final String what;
    private final String file;
    private final Place place;
    private final List<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private boolean shared;

    /**
     * @param what what the block describes, for problems: {@code metric}
     * @param problems where its faults go
     */
    Block(MappingNode node, String what, String file, List<Problem> problems) {
        this.what = what;
        this.file = file;
        this.place = place(node);
        this.problems = problems;
        for (var entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
                    problems.add(ModelProblems.repeatedKey(place(key), key.getValue(), what));
                }
                keys.putIfAbsent(key.getValue(), place(key));
            } else {
                problems.add(ModelProblems.wrongShape(place(entry.getKeyNode()), "a key", "a word"));
            }
        }
    }

    Place place() {
        return place;
    }

    String what() {
        return what;
    }

    /** Where a key stands, or the block itself where the key is absent. */
    Place placeOf(String key) {
        return keys.getOrDefault(key, place);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** All keys, as words of the file: for mappings whose keys are names. */
    List<Word> keys() {
        asked.addAll(values.keySet());
        return values.keySet().stream()
                .map(key -> new Word(key, keys.getOrDefault(key, place)))
                .toList();
    }

    /** The text under a key; runs of white space are one space, because long sentences are folded over lines. */
    Optional<Word> text(String key) {
        return node(key).flatMap(node -> word(node, key));
    }

    /** The text under a key, with a problem if there is none. */
    Optional<Word> required(String key) {
        var found = text(key);
        if (found.isEmpty() && !(values.get(key) instanceof MappingNode || values.get(key) instanceof SequenceNode)) {
            problems.add(ModelProblems.missing(placeOf(key), key, what));
        }
        return found;
    }

    /** A name: {@link #required}, and fit to be a column of SQL. */
    Optional<Word> name() {
        var name = required("name");
        name.filter(word -> !word.text().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"))
                .ifPresent(word -> problems.add(ModelProblems.badName(word)));
        return name;
    }

    /** The texts of a list; a single text is a list of one. */
    List<Word> texts(String key) {
        return scalars(key).stream().flatMap(item -> word(item, key).stream()).toList();
    }

    /** {@link #texts} with all white space left in them: SQL. */
    List<Word> verbatim(String key) {
        return scalars(key).stream()
                .flatMap(item -> item instanceof ScalarNode scalar
                        ? Stream.of(new Word(scalar.getValue().strip(), place(item)))
                        : word(item, key).stream())
                .filter(word -> !word.text().isEmpty())
                .toList();
    }

    private List<Node> scalars(String key) {
        return node(key)
                .map(node -> node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node))
                .orElse(List.of());
    }

    /** A yes or no; empty where the key is absent or says neither. */
    Optional<Boolean> flag(String key) {
        return text(key).flatMap(word -> switch (word.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> {
                problems.add(ModelProblems.notOneOf(word, "value", List.of("true", "false")));
                yield Optional.empty();
            }
        });
    }

    /** A number; empty where the key is absent or has none. */
    Optional<BigDecimal> number(String key) {
        return text(key).flatMap(word -> {
            if (NUMBER.matcher(word.text()).matches()) {
                return Optional.of(new BigDecimal(word.text()));
            }
            problems.add(ModelProblems.wrongShape(word.place(), key, "a number"));
            return Optional.empty();
        });
    }

    Optional<Block> block(String key, String inner) {
        return node(key).flatMap(node -> asBlock(node, key, inner));
    }

    /** The blocks of a list of mappings. */
    List<Block> blocks(String key, String inner) {
        var found = node(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (!(found.get() instanceof SequenceNode sequence)) {
            problems.add(ModelProblems.wrongShape(place(found.get()), key, "a list"));
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        sequence.getValue().forEach(item -> asBlock(item, inner, inner).ifPresent(blocks::add));
        return blocks;
    }

    /** A block without keys, for one that is absent. */
    Block nothing(String inner) {
        return new Block(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK), inner, file, problems);
    }

    /** The block under a key that takes a name alone or a block with the key {@code name}. */
    Optional<Block> nameOrBlock(String key, String inner) {
        return node(key).flatMap(node -> asBlock(named(node), key, inner));
    }

    /** The blocks of a list of names alone or blocks with the key {@code name}. */
    List<Block> namesOrBlocks(String key, String inner) {
        return scalars(key).stream()
                .flatMap(node -> asBlock(named(node), key, inner).stream())
                .toList();
    }

    private static Node named(Node node) {
        if (!(node instanceof ScalarNode)) {
            return node;
        }
        var name = new ScalarNode(Tag.STR, true, "name", ScalarStyle.PLAIN, node.getStartMark(), node.getEndMark());
        return new MappingNode(
                Tag.MAP,
                true,
                List.of(new NodeTuple(name, node)),
                FlowStyle.BLOCK,
                node.getStartMark(),
                node.getEndMark());
    }

    /** A key that dbt's users may write and that Victor cannot do: a fault where it is used. */
    void refuse(String... unsupported) {
        for (var key : unsupported) {
            node(key).ifPresent(node -> problems.add(ModelProblems.unsupported(placeOf(key), key, what)));
        }
    }

    /** Keys that are known and cannot be judged. */
    void leave(String... unjudged) {
        asked.addAll(List.of(unjudged));
    }

    /** What others keep here is theirs: of the keys that nobody asked for only those are reported that look like ours. */
    Block shared() {
        shared = true;
        return this;
    }

    /** Reports the keys that nobody asked for. */
    @Override
    public void close() {
        values.keySet().stream()
                .filter(key -> !asked.contains(key))
                .filter(key -> !shared || !Candidates.near(key, asked).isEmpty())
                .forEach(key -> problems.add(ModelProblems.unknownKey(placeOf(key), key, what, asked)));
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).filter(node -> node.getTag() != Tag.NULL);
    }

    private Optional<Word> word(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            var text = scalar.getValue().strip().replaceAll("\\s+", " ");
            return text.isEmpty() ? Optional.empty() : Optional.of(new Word(text, place(node)));
        }
        problems.add(ModelProblems.wrongShape(place(node), key, "a text"));
        return Optional.empty();
    }

    private Optional<Block> asBlock(Node node, String key, String inner) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Block(mapping, inner, file, problems));
        }
        problems.add(ModelProblems.wrongShape(place(node), key, "a mapping of keys to values"));
        return Optional.empty();
    }

    private Place place(Node node) {
        return place(node, file);
    }

    static Place place(Node node, String file) {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> new Place(file, 1, 0));
    }
}
