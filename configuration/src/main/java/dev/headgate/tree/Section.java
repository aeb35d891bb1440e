package dev.headgate.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A cursor on one mapping of an input, which reads values and notes what is wrong with them.
 *
 * <p>A wrong value is replaced by a right one, so that reading goes on and finds the other faults. A key without a value
 * counts as absent, unless the dialect says otherwise, and an absent section as an empty one.
 */
public final class Section {

    private static final Node NO_ELEMENTS = new Node.Elements(1, List.of());

    private final int line;
    private final Dialect dialect;
    private Notes notes;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Map<String, Format<?>> formats = new LinkedHashMap<>();
    private final Map<String, List<Section>> opened = new LinkedHashMap<>();
    /** What the keys must look like, where they are names. */
    private Optional<Format<String>> nameFormat = Optional.empty();
    /** What a cure shows instead of a single key; empty to show the key. */
    private Optional<String> wholeExample = Optional.empty();

    private Section(String path, int line, Faults faults) {
        this.line = line;
        notes = new Notes(path, faults);
        dialect = faults.dialect();
    }

    /**
     * The whole of an input.
     *
     * @param path as its faults shall name it
     */
    public static Section root(Node node, String path, String example, Faults faults) {
        Section root = new Section(path, 1, faults);
        root.fill(node, root, faults.dialect().root(), example);
        return root;
    }

    /** The whole of an input in JSON: plain maps, lists, strings, numbers, booleans and null. */
    public static Section ofJson(@Nullable Object json, String path, String example, Faults faults) {
        return root(Node.of(json), path, example, faults);
    }

    public String path() {
        return notes.path();
    }

    /** Of what stands under the key. */
    public String path(String key) {
        return dialect.below(notes.path(), key);
    }

    /** What is wrong in the whole input, as far as it is read. */
    public Faults faults() {
        return notes.faults();
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    public boolean isSection(String key) {
        return find(key).filter(Node.Mapping.class::isInstance).isPresent();
    }

    /** The value, whatever it looks like. */
    public Optional<Node> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key))
                .map(Node.Entry::value)
                .filter(value -> dialect.nullIsAValue() || !value.isNothing());
    }

    /** The value, or its stand-in: a missing one is a fault. */
    public <T> T required(String key, Format<T> format) {
        return expected(key, format).orElse(format.standIn());
    }

    /** The same, with a cure of its own for the missing one. */
    public <T> T required(String key, Format<T> format, String cure) {
        return expected(key, format, cure).orElse(format.standIn());
    }

    /** The value; a missing one is a fault. */
    public <T> Optional<T> expected(String key, Format<T> format) {
        return expected(key, format, dialect.cure(example(key, format)));
    }

    private <T> Optional<T> expected(String key, Format<T> format, String cure) {
        if (!has(key)) {
            wrong(key, "is missing", cure);
        }
        return optional(key, format);
    }

    public <T> Optional<T> optional(String key, Format<T> format) {
        formats.put(key, format);
        return find(key).flatMap(node -> notes.read(dialect.named(key), node, format, example(key, format)));
    }

    /** The right values of a list without repetition; empty if it is absent. */
    public <T> List<T> list(String key, Format<T> format) {
        List<T> values = new ArrayList<>();
        each(key, format, (node, value) -> {
            if (values.contains(value)) {
                notes.twice(node, dialect.named(key));
            } else {
                values.add(value);
            }
        });
        return values;
    }

    /** The right values of a list, each as often as it stands there; empty if it is absent. */
    public <T> List<T> values(String key, Format<T> format) {
        List<T> values = new ArrayList<>();
        each(key, format, (node, value) -> values.add(value));
        return values;
    }

    /** Like {@link #list}, but an empty one is a fault and holds the stand-in. */
    public <T> List<T> atLeastOne(String key, Format<T> format) {
        int before = faults().count();
        List<T> values = list(key, format);
        if (!values.isEmpty()) {
            return values;
        }
        if (faults().count() == before) {
            wrong(key, "must have at least one", dialect.cure(listExample(key, format)));
        }
        return List.of(format.standIn());
    }

    public Section section(String key, String example) {
        return open(key, path(key), example);
    }

    /** A section without which nothing can be done. */
    public Section requiredSection(String key, String example) {
        int before = faults().count();
        Section section = section(key, example);
        requireSome(key, section.entries.isEmpty() && faults().count() == before, example);
        return section;
    }

    /** A section whose faults are told as this one's, with all of it as their cure. */
    public Section part(String key, String example) {
        Section part = open(key, notes.path(), example);
        part.wholeExample = Optional.of(example);
        return part;
    }

    /** The sections of a list. */
    public List<Section> sections(String key, String example) {
        List<Section> items = new ArrayList<>();
        for (Node node : elements(key, example)) {
            Section item = new Section(dialect.below(notes.path(), key, items.size()), node.line(), faults());
            item.fill(node, this, dialect.element().apply(key, items.size()), example);
            items.add(item);
        }
        opened.computeIfAbsent(key, unused -> new ArrayList<>()).addAll(items);
        return items;
    }

    /** The sections of a list without which nothing can be done. */
    public List<Section> requiredSections(String key, String example) {
        int before = faults().count();
        List<Section> items = sections(key, example);
        requireSome(key, items.isEmpty() && faults().count() == before, example);
        return items;
    }

    /** The keys of a section in which they are names, in the order of the input. */
    public List<String> names() {
        known.addAll(entries.keySet());
        return List.copyOf(entries.keySet());
    }

    /** The same, where not everything is a name. */
    public List<String> names(Format<String> format) {
        nameFormat = Optional.of(format);
        entries.values().forEach(entry -> notes.requireName(entry, format));
        return names();
    }

    /** To be called once all of this section is read: keys that nobody asked for are faults. */
    public void refuseUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                notes.unknown(entry.line(), key, known);
            }
        });
    }

    /** To be called on the root once all is read. */
    public void refuseUnknownKeysEverywhere() {
        refuseUnknownKeys();
        opened.values().forEach(sections -> sections.forEach(Section::refuseUnknownKeysEverywhere));
    }

    /** To be called once all is read. */
    public Asked asked() {
        Map<String, List<Asked>> sections = new LinkedHashMap<>();
        opened.forEach((key, those) ->
                sections.put(key, those.stream().map(Section::asked).toList()));
        return new Asked(known, nameFormat, formats, sections);
    }

    /** Notes a whole sentence. */
    public void fault(String key, String problem, String cure) {
        faults().add(new Fault(lineOf(key), notes.path(), problem, cure));
    }

    /** Notes what goes on a sentence that begins with the key. */
    public void wrong(String key, String what, String cure) {
        notes.wrong(lineOf(key), dialect.named(key), what, cure);
    }

    /** The same where its rule is its cure. */
    public void wrong(String key, String what) {
        wrong(key, what, "");
    }

    private void requireSome(String key, boolean none, String example) {
        if (none) {
            wrong(key, has(key) ? "is empty" : "is missing", dialect.cure(example));
        }
    }

    private String example(String key, Format<?> format) {
        return wholeExample.orElseGet(() -> dialect.written(key, format.example()));
    }

    private String listExample(String key, Format<?> format) {
        return dialect.written(key, "[" + format.example() + "]");
    }

    private <T> void each(String key, Format<T> format, BiConsumer<Node, T> taken) {
        formats.put(key, format);
        String example = listExample(key, format);
        int index = 0;
        for (Node node : elements(key, example)) {
            notes.read(dialect.element().apply(key, index++), node, format, example)
                    .ifPresent(value -> taken.accept(node, value));
        }
    }

    private List<Node> elements(String key, String example) {
        Node value = find(key).orElse(NO_ELEMENTS);
        if (value instanceof Node.Elements list) {
            return list.nodes();
        }
        notes.mustBe(value, dialect.named(key), dialect.list().formatted(example), dialect.cure(example));
        return List.of();
    }

    private Section open(String key, String childPath, String example) {
        Section child = new Section(childPath, lineOf(key), faults());
        find(key).ifPresent(node -> child.fill(node, this, dialect.named(key), example));
        opened.computeIfAbsent(key, unused -> new ArrayList<>()).add(child);
        return child;
    }

    private int lineOf(String key) {
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::line).orElse(line);
    }

    /** Takes the entries of a mapping; anything else is a fault of the section around it. */
    private void fill(Node node, Section around, String subject, String example) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(this::put);
        } else {
            around.notes.mustBe(node, subject, dialect.mapping().formatted(example), dialect.cure(example));
            notes = notes.unheard(); // All that it lacks follows from what was just said.
        }
    }

    private void put(Node.Entry entry) {
        Node.Entry first = entries.putIfAbsent(entry.key(), entry);
        if (first != null) {
            notes.twice(entry, first);
        }
    }
}
