package dev.headgate.config.file;

import dev.headgate.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A cursor on one mapping of the file, which reads values and notes what is wrong with them.
 *
 * <p>A wrong value is replaced by a right one, so that reading goes on and finds the other faults. A key without a value
 * counts as absent, and an absent section as an empty one.
 */
final class Section {

    private record Entry(int line, Node value) {}

    private final String path;
    private final int line;
    private Faults faults;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Format<?>> formats = new LinkedHashMap<>();
    private final Map<String, List<Section>> opened = new LinkedHashMap<>();
    /** What the keys must look like, where they are names. */
    private Optional<Format<String>> nameFormat = Optional.empty();
    /** What a cure shows instead of a single key; empty to show the key. */
    private Optional<String> wholeExample = Optional.empty();

    private Section(String path, int line, Faults faults) {
        this.path = path;
        this.line = line;
        this.faults = faults;
    }

    static Section root(Node node, Faults faults) {
        Section root = new Section("", 1, faults);
        root.fill(node, root, "the file", "headgate: 1");
        return root;
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    boolean isSection(String key) {
        return find(key).filter(entry -> entry.value() instanceof MappingNode).isPresent();
    }

    private boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The value, or its stand-in: a missing one is a fault. */
    <T> T required(String key, Format<T> format) {
        return expected(key, format).orElse(format.standIn());
    }

    /** The value; a missing one is a fault. */
    <T> Optional<T> expected(String key, Format<T> format) {
        if (!has(key)) {
            fault(key, key + " is missing", "Write for example: " + example(key, format));
        }
        return optional(key, format);
    }

    <T> Optional<T> optional(String key, Format<T> format) {
        formats.put(key, format);
        return find(key).flatMap(entry -> read(key, entry.value(), format, example(key, format)));
    }

    /** The right values of a list without repetition; empty if it is absent. */
    <T> List<T> list(String key, Format<T> format) {
        formats.put(key, format);
        String example = key + ": [" + format.example() + "]";
        List<T> values = new ArrayList<>();
        for (Node node : elements(key, example)) {
            Optional<T> value = read("each of " + key, node, format, example);
            if (value.filter(values::contains).isPresent()) {
                fault(YamlDocument.line(node), key + " has " + YamlDocument.shown(node) + " twice", "Remove one");
            } else {
                value.ifPresent(values::add);
            }
        }
        return values;
    }

    /** Like {@link #list}, but an empty one is a fault and holds the stand-in. */
    <T> List<T> atLeastOne(String key, Format<T> format) {
        int before = faults.count();
        List<T> values = list(key, format);
        if (!values.isEmpty()) {
            return values;
        }
        if (faults.count() == before) {
            fault(key, key + " must have at least one", "Write for example: " + key + ": [" + format.example() + "]");
        }
        return List.of(format.standIn());
    }

    Section section(String key, String example) {
        return open(key, path.isEmpty() ? key : path + "." + key, example);
    }

    /** A section without which nothing can be done. */
    Section requiredSection(String key, String example) {
        int before = faults.count();
        Section section = section(key, example);
        if (section.isEmpty() && faults.count() == before) {
            fault(key, key + (has(key) ? " is empty" : " is missing"), "Write for example: " + example);
        }
        return section;
    }

    /** A section whose faults are told as this one's, with all of it as their cure. */
    Section part(String key, String example) {
        Section part = open(key, path, example);
        part.wholeExample = Optional.of(example);
        return part;
    }

    /** The sections of a list. */
    List<Section> sections(String key, String example) {
        List<Section> items = new ArrayList<>();
        for (Node node : elements(key, example)) {
            Section item = new Section(path + "." + key + "[" + items.size() + "]", YamlDocument.line(node), faults);
            item.fill(node, this, "each of " + key, example);
            items.add(item);
        }
        opened.computeIfAbsent(key, unused -> new ArrayList<>()).addAll(items);
        return items;
    }

    /** The keys of a section in which they are names, in the order of the file. */
    List<String> names(Format<String> format) {
        known.addAll(entries.keySet());
        nameFormat = Optional.of(format);
        entries.forEach((name, entry) -> {
            if (format.reader().apply(name).isEmpty()) {
                fault(
                        entry.line(),
                        "the name must be " + format.rule() + ", not " + name,
                        format.cure(name, format.example()));
            }
        });
        return List.copyOf(entries.keySet());
    }

    /** To be called on the root once all is read: keys that nobody asked for are faults. */
    void refuseUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String cure = Nearest.to(key, known)
                        .map(meant -> "Did you mean " + meant + "?")
                        .orElseGet(() -> "Known here: " + String.join(", ", known));
                fault(entry.line(), "the key " + key + " is unknown", cure);
            }
        });
        sections().forEach(Section::refuseUnknownKeys);
    }

    /** To be called once all is read. */
    Asked asked() {
        Map<String, List<Asked>> sections = new LinkedHashMap<>();
        opened.forEach((key, those) ->
                sections.put(key, those.stream().map(Section::asked).toList()));
        return new Asked(known, nameFormat, formats, sections);
    }

    private Stream<Section> sections() {
        return opened.values().stream().flatMap(List::stream);
    }

    void fault(String key, String problem, String cure) {
        fault(lineOf(key), problem, cure);
    }

    private void fault(int where, String problem, String cure) {
        faults.add(new Fault(where, path, problem, cure));
    }

    private Optional<Entry> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).filter(entry -> !YamlDocument.isNothing(entry.value()));
    }

    private <T> Optional<T> read(String subject, Node node, Format<T> format, String example) {
        Optional<T> value = format.read(node);
        if (value.isEmpty()) {
            fault(
                    YamlDocument.line(node),
                    subject + " must be " + format.rule() + ", not " + YamlDocument.shown(node),
                    format.cure(YamlDocument.shown(node), example));
        }
        return value;
    }

    private <T> String example(String key, Format<T> format) {
        return wholeExample.orElse(key + ": " + format.example());
    }

    private List<Node> elements(String key, String example) {
        Optional<Node> value = find(key).map(Entry::value);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode list) {
            return list.getValue();
        }
        fault(key, key + " must be a list, not " + YamlDocument.shown(value.get()), "Write for example: " + example);
        return List.of();
    }

    private Section open(String key, String childPath, String example) {
        Optional<Entry> entry = find(key);
        Section child = new Section(childPath, lineOf(key), faults);
        entry.ifPresent(it -> child.fill(it.value(), this, key, example));
        opened.computeIfAbsent(key, unused -> new ArrayList<>()).add(child);
        return child;
    }

    private int lineOf(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::line).orElse(line);
    }

    /** Takes the entries of a mapping; anything else is a fault of the section around it. */
    private void fill(Node node, Section around, String subject, String example) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::put);
        } else {
            around.fault(
                    YamlDocument.line(node),
                    subject + " must be a section of keys and values, not " + YamlDocument.shown(node),
                    "Write for example: " + example);
            faults = new Faults(); // All that it lacks follows from what was just said.
        }
    }

    private void put(NodeTuple tuple) {
        int where = YamlDocument.line(tuple.getKeyNode());
        String key = YamlDocument.shown(tuple.getKeyNode());
        Entry first = entries.putIfAbsent(key, new Entry(where, tuple.getValueNode()));
        if (first != null) {
            fault(where, "the key " + key + " was given in line " + first.line() + " already", "Keep one of them");
        }
    }
}
