package dev.headgate.tree;

import dev.headgate.text.PlainLine;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How faults of one kind of input are worded.
 *
 * @param root what the whole is called
 * @param mapping what must stand where a mapping is wanted; %s is its example
 * @param list what must stand where a list is wanted; %s is its example
 * @param key how a key is named; %s is the key
 * @param example how a cure writes a key and its value; empty where cures show none, as the rule does
 * @param joint stands between the path of a mapping and a key in it
 * @param sentences whether a fault's problem begins with the key; otherwise the fault's path ends with it
 * @param nullIsAValue whether it is more than absence
 * @param element how an element of a list is named, by the list's key and the place in it, from 0
 * @param shown a value as it stands after "not"
 */
public record Dialect(
        String root,
        String mapping,
        String list,
        String key,
        String example,
        String joint,
        boolean sentences,
        boolean nullIsAValue,
        BiFunction<String, Integer, String> element,
        Unknown unknown,
        Function<Node, String> shown) {

    /** Words a fault that a key is, for nobody asked for it. */
    @FunctionalInterface
    public interface Unknown {
        Fault fault(int line, String path, String key, Collection<String> known);
    }

    /** A value as JSON would have it, on one short line. */
    public static String shownAsJson(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> "an object";
            case Node.Elements list -> list.nodes().isEmpty() ? "an empty list" : "a list";
            case Node.Scalar scalar when scalar.quoted() -> PlainLine.quoted(scalar.text());
            case Node.Scalar scalar -> PlainLine.of(scalar.text(), PlainLine.SHORT);
        };
    }

    Fault fault(int line, String path, String subject, String what, String cure) {
        return sentences
                ? new Fault(line, path, subject + " " + what, cure)
                : new Fault(line, below(path, subject), what, cure);
    }

    String named(String itsKey) {
        return key.formatted(itsKey);
    }

    /** The path of what stands under the key. */
    String below(String path, String itsKey) {
        return path.isEmpty() || itsKey.isEmpty() ? path + itsKey : path + joint + itsKey;
    }

    /** The path of an element. */
    String below(String path, String itsKey, int index) {
        return below(path, sentences ? itsKey + "[" + index + "]" : element.apply(itsKey, index));
    }

    String written(String itsKey, String value) {
        return example.isEmpty() ? value : example.formatted(itsKey, value);
    }

    String cure(String written) {
        return example.isEmpty() ? "" : "Write for example: " + written;
    }
}
