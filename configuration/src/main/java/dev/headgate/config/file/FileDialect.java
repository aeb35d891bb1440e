package dev.headgate.config.file;

import dev.headgate.text.Nearest;
import dev.headgate.tree.Dialect;
import dev.headgate.tree.Fault;
import dev.headgate.tree.Node;
import java.util.Collection;

/** How faults of headgate.yaml are worded. */
final class FileDialect {

    static final Dialect WORDS = new Dialect(
            "the file",
            "a section of keys and values",
            "a list",
            "%s",
            "%s: %s",
            ".",
            true,
            false,
            (key, index) -> "each of " + key,
            FileDialect::unknown,
            FileDialect::shown);

    /** Longer values are cut. */
    private static final int LONGEST_SHOWN = 60;

    private FileDialect() {}

    private static Fault unknown(int line, String path, String key, Collection<String> known) {
        String cure = Nearest.to(key, known)
                .map(meant -> "Did you mean " + meant + "?")
                .orElseGet(() -> "Known here: " + String.join(", ", known));
        return new Fault(line, path, "the key " + key + " is unknown", cure);
    }

    static String shown(Node node) {
        return switch (node) {
            case Node.Mapping section -> "a section";
            case Node.Elements list -> "a list";
            case Node.Scalar scalar when scalar.text().isBlank() -> "nothing";
            case Node.Scalar scalar
            when scalar.text().length() > LONGEST_SHOWN -> scalar.text().substring(0, LONGEST_SHOWN) + "…";
            case Node.Scalar scalar -> scalar.text();
        };
    }
}
