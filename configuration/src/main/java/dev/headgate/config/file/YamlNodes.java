package dev.headgate.config.file;

import dev.headgate.tree.Fault;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Node;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML's own nodes into ours, each once: what is marked with & may stand in many places. */
final class YamlNodes {

    private final Faults faults;
    private final IdentityHashMap<org.snakeyaml.engine.v2.nodes.Node, Node> done = new IdentityHashMap<>();

    YamlNodes(Faults faults) {
        this.faults = faults;
    }

    Node node(org.snakeyaml.engine.v2.nodes.Node yaml) {
        int line = yaml.getStartMark().map(YamlDocument::line).orElse(1);
        Node known = done.get(yaml);
        if (known != null) {
            return known;
        }
        if (yaml.isRecursive()) {
            faults.add(new Fault(line, "", "what is marked with & here stands in itself", "Write it out"));
            return new Node.Mapping(line, List.of());
        }
        Node node = switch (yaml) {
            case MappingNode mapping ->
                new Node.Mapping(
                        line,
                        mapping.getValue().stream()
                                .map(it -> entry(it.getKeyNode(), it.getValueNode()))
                                .toList());
            case SequenceNode list ->
                new Node.Elements(line, list.getValue().stream().map(this::node).toList());
            case ScalarNode scalar -> new Node.Scalar(line, scalar.getValue(), !scalar.isPlain(), value(scalar));
            default -> throw new IllegalStateException("YAML has no other node: " + yaml.getNodeType());
        };
        done.put(yaml, node);
        return node;
    }

    /** A key that is no text is told as a fault would show it. */
    private Node.Entry entry(org.snakeyaml.engine.v2.nodes.Node key, org.snakeyaml.engine.v2.nodes.Node value) {
        Node written = node(key);
        return new Node.Entry(written.line(), FileDialect.shown(written), node(value));
    }

    /** Nothing is a key that is followed by no value, or by {@code null}. */
    private static Optional<Object> value(ScalarNode scalar) {
        return Optional.<Object>of(scalar.getValue())
                .filter(value -> !scalar.getTag().equals(Tag.NULL));
    }
}
