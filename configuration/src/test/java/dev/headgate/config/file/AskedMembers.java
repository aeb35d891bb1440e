package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.tree.Asked;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that the reader asks files for, by the paths of {@link SchemaMembers}, and what it must look like. */
final class AskedMembers {

    private static final Set<String> LISTS_OF_SECTIONS = Set.of("gates", "steps");

    private final Set<String> paths = new TreeSet<>();
    private final Map<String, List<Format<?>>> formats = new TreeMap<>();
    private final Map<String, Format<String>> names = new TreeMap<>();

    private AskedMembers() {}

    /** What it asks of these files together: no file has every key, as some exclude each other. */
    static AskedMembers of(List<String> files) {
        AskedMembers members = new AskedMembers();
        for (String yaml : files) {
            Faults faults = new Faults(FileDialect.WORDS);
            Section root = Section.root(YamlDocument.compose(yaml, faults).orElseThrow(), "", "", faults);
            new ConfigurationReader(root, faults, "headgate.yaml").read("111122223333");
            assertThat(faults.all()).isEmpty();
            members.below("", root.asked());
        }
        return members;
    }

    Set<String> paths() {
        return paths;
    }

    /** By path; one value may have to look differently in different places, as behind another gate. */
    Map<String, List<Format<?>>> formats() {
        return formats;
    }

    /** What names must look like, by the path of the section in which they stand. */
    Map<String, Format<String>> names() {
        return names;
    }

    private void below(String path, Asked asked) {
        Optional<Format<String>> free = asked.names().filter(format -> !format.equals(Formats.SHIFT));
        free.ifPresent(format -> names.put(path, format));
        asked.keys().forEach(key -> paths.add(at(path, key, free)));
        asked.formats()
                .forEach((key, format) -> formats.computeIfAbsent(at(path, key, free), unused -> new ArrayList<>())
                        .add(format));
        asked.sections().forEach((key, sections) -> {
            String there = at(path, key, free) + (LISTS_OF_SECTIONS.contains(key) ? "[]" : "");
            sections.forEach(section -> below(there, section));
        });
    }

    private static String at(String path, String key, Optional<Format<String>> names) {
        return SchemaMembers.join(path, names.isPresent() ? "*" : key);
    }
}
