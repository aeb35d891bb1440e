package dev.headgate.tree;

import java.util.Collection;
import java.util.Optional;

/**
 * Words what is wrong in one mapping, and notes it.
 *
 * @param path of the mapping
 */
record Notes(String path, Dialect dialect, Faults faults) {

    Notes(String path, Faults faults) {
        this(path, faults.dialect(), faults);
    }

    /** For what is wrong only because of what was noted already. */
    Notes unheard() {
        return new Notes(path, new Faults(dialect));
    }

    void wrong(int line, String subject, String what, String cure) {
        faults.add(dialect.fault(line, path, subject, what, cure));
    }

    void unknown(int line, String key, Collection<String> known) {
        faults.add(dialect.unknown().fault(line, path, key, known));
    }

    void mustBe(Node node, String subject, String rule, String cure) {
        wrong(node.line(), subject, "must be " + rule + ", not " + shown(node), cure);
    }

    void twice(Node node, String subject) {
        wrong(node.line(), subject, "has " + shown(node) + " twice", "Remove one");
    }

    void twice(Node.Entry entry, Node.Entry first) {
        String what = "was given in line " + first.line() + " already";
        wrong(entry.line(), "the key " + entry.key(), what, "Keep one of them");
    }

    <T> Optional<T> read(String subject, Node node, Format<T> format, String example) {
        Optional<T> value = format.read(node);
        if (value.isEmpty()) {
            mustBe(node, subject, format.rule(), format.cure(node, dialect.cure(example)));
        }
        return value;
    }

    void requireName(Node.Entry entry, Format<String> format) {
        if (!format.accepts(entry.key())) {
            String what = "must be " + format.rule() + ", not " + entry.key();
            wrong(entry.line(), "the name", what, format.cure(entry.key(), dialect.cure(format.example())));
        }
    }

    private String shown(Node node) {
        return dialect.shown().apply(node);
    }
}
