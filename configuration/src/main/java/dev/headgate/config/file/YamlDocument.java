package dev.headgate.config.file;

import dev.headgate.text.Limits;
import dev.headgate.tree.Fault;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Node;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Turns YAML into values that know their lines, and what YAML itself forbids into a fault. */
final class YamlDocument {

    private YamlDocument() {}

    /** The file's root; empty if there is none or if the text is no YAML, which is then a fault. */
    static Optional<Node> compose(String yaml, Faults faults) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        if (yaml.length() > Limits.CHARACTERS) {
            faults.add(new Fault(
                    1, "", "the file has more than " + Limits.CHARACTERS + " characters", "Is it another file?"));
            return Optional.empty();
        }
        try {
            OptionalInt tooDeep = firstLineBelow(Limits.DEPTH, new Parse(settings).parseString(yaml));
            if (tooDeep.isPresent()) {
                faults.add(new Fault(
                        tooDeep.getAsInt(),
                        "",
                        "more than " + Limits.DEPTH + " sections and lists stand in each other",
                        "Compare it with docs/configuration.md"));
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(yaml).map(new YamlNodes(faults)::node);
            if (root.filter(node -> !node.isNothing()).isEmpty()) {
                faults.add(new Fault(1, "", "the file is empty", "Start with: headgate: 1"));
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            faults.add(fault(e));
        } catch (ReaderException e) {
            long line = 1
                    + yaml.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            faults.add(new Fault(
                    (int) line,
                    "",
                    "this is not YAML: it has the control character U+%04X".formatted(e.getCodePoint()),
                    "Remove it"));
        } catch (YamlEngineException e) {
            faults.add(
                    new Fault(1, "", "this is not YAML: " + e.getMessage(), "Compare it with docs/configuration.md"));
        }
        return Optional.empty();
    }

    /** Before anything is composed of them, which takes as deep a stack. */
    private static OptionalInt firstLineBelow(int deepest, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent && ++depth > deepest) {
                return OptionalInt.of(
                        event.getStartMark().map(YamlDocument::line).orElse(1));
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return OptionalInt.empty();
    }

    private static Fault fault(MarkedYamlEngineException e) {
        int line = e.getProblemMark().map(YamlDocument::line).orElse(1);
        String problem = e.getProblem();
        String since = e.getContextMark()
                .map(YamlDocument::line)
                .filter(start -> start != line)
                .map(start -> ", " + e.getContext() + " since line " + start)
                .orElse("");
        return new Fault(
                line, "", "this is not YAML: " + problem + since, cure(problem, String.valueOf(e.getContext())));
    }

    private static String cure(String problem, String context) {
        if (problem.contains("TAB")) {
            return "Indent with spaces";
        }
        if (context.contains("alias") || problem.contains("alias") || problem.contains("cannot start any token")) {
            return "Put a text that starts with a sign such as * or @ in quotes";
        }
        if (context.contains("quoted scalar")) {
            return "Close the quotes";
        }
        return "Indent the keys of one section alike, close each bracket, and put a text with a colon in quotes";
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
