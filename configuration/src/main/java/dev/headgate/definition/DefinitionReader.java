package dev.headgate.definition;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** Reads YAML as the plain maps, lists and values of JSON, and refuses what JSON cannot say. */
final class DefinitionReader {

    /** The parser's own bound is 50, less than the steps of one machine times the retriers of each. */
    private static final int MOST_ALIASES = 1000;

    private static final String START = "Start with: StartAt: NameOfAState";

    /** By JSON's rules a word is a text, but for true, false and null: {@code on} and {@code no} mean nothing else. */
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();

    private final String fileName;

    DefinitionReader(String fileName) {
        this.fileName = fileName;
    }

    Map<String, Object> read(String yaml) {
        Node root = compose(yaml).orElseThrow(() -> fault(1, "the file is empty", START));
        if (root instanceof MappingNode definition) {
            return members(definition);
        }
        throw fault(line(root), "a definition is a section, no list and no text", START);
    }

    private Optional<Node> compose(String yaml) {
        try {
            return new Compose(SETTINGS).composeString(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(DefinitionReader::line).orElse(1);
            throw fault(line, "this is not YAML: " + e.getProblem(), cure(e.getProblem()));
        } catch (YamlEngineException e) {
            throw fault(1, "this is not YAML: " + e.getMessage(), "Compare it with the other definition");
        }
    }

    private static String cure(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "Indent with spaces";
        }
        if (problem.contains("undefined alias")) {
            return "Mark with & what it stands for, further up, or put a text that starts with * in quotes";
        }
        return "Indent the keys of one state alike, and put a text in quotes that starts with a sign or has a colon";
    }

    private Object value(Node node) {
        if (node.isRecursive()) {
            throw fault(line(node), "this part is marked with & and stands in itself", "Write it out");
        }
        return switch (node) {
            case MappingNode section -> members(section);
            case SequenceNode list -> list.getValue().stream().map(this::value).toList();
            case ScalarNode scalar -> value(scalar);
            default -> throw fault(line(node), "this is nothing that JSON knows", "Write a section, a list or a text");
        };
    }

    private Map<String, Object> members(MappingNode section) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (NodeTuple member : section.getValue()) {
            String key = key(member.getKeyNode());
            if (members.putIfAbsent(key, value(member.getValueNode())) != null) {
                throw fault(line(member.getKeyNode()), key + " is in one section twice", "Keep one of them");
            }
        }
        return members;
    }

    private String key(Node node) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            throw fault(line(node), "a key that is no text", "Put it in quotes if it is to be one");
        }
        if (scalar.getValue().equals("<<")) {
            throw fault(line(node), "sections are not merged into each other", "Share whole sections: *name");
        }
        return scalar.getValue();
    }

    private Object value(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        // The parser sees a variable of its environment in what is a placeholder of ours.
        if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) {
            return text;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.NULL)) {
            throw fault(line(scalar), "a key or an item without a value", "Write one, or remove it");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw fault(line(scalar), text + " is no value of JSON", "Put it in quotes, without a tag before it");
        }
    }

    private InvalidDefinitionException fault(int line, String problem, String cure) {
        return new InvalidDefinitionException(fileName, line, problem, cure);
    }

    private static int line(Node node) {
        return node.getStartMark().map(DefinitionReader::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
