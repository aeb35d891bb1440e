package dev.headgate.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two dialects that differ in all that can differ, and trees to read in them. */
final class Dialects {

    /** Of files: sentences, lines, cures. */
    static final Dialect SENTENCES = new Dialect(
            "the file",
            "a section",
            "a list",
            "%s",
            "%s: %s",
            ".",
            true,
            false,
            (key, index) -> "each of " + key,
            (line, path, key, known) -> new Fault(line, path, key + " is unknown", "Known: " + known),
            Dialect::shownAsJson);

    /** Of JSON: places, examples in the rules, and null as a value. */
    static final Dialect PLACES = new Dialect(
            "",
            "an object such as %s",
            "an array such as %s",
            "%s",
            "",
            "/",
            false,
            true,
            (key, index) -> key + "#" + index,
            (line, path, key, known) -> new Fault(line, path + "/" + key, "unknown", ""),
            Dialect::shownAsJson);

    private Dialects() {}

    /** A tree with lines; a key that is not followed by a value has none. */
    static Node.Mapping lines(Node.Entry... entries) {
        return new Node.Mapping(1, List.of(entries));
    }

    static Node.Entry entry(int line, String key, Node value) {
        return new Node.Entry(line, key, value);
    }

    static Node.Scalar bare(int line, String text) {
        return new Node.Scalar(line, text, false, Optional.of(text));
    }

    static Node.Scalar nothing(int line) {
        return new Node.Scalar(line, "", false, Optional.empty());
    }

    /** A list in a list in a list, so many. */
    static Object nested(int depth) {
        return Map.of(
                "a",
                Stream.iterate((Object) List.of(), List::of)
                        .skip(depth - 2L)
                        .findFirst()
                        .orElseThrow());
    }

    static String told(Faults faults) {
        return faults.all().stream()
                .map(fault -> fault.line() + " " + fault.saidWithPath("; "))
                .collect(Collectors.joining("\n"));
    }
}
