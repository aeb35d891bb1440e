package dev.headgate.cli.look;

import dev.headgate.cli.picture.Words;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.text.PlainLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The lines of an answer. Whatever is put into it may be others' words: all of it is cleaned here, and only then coloured. */
public final class Sheet {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    private final int width;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    /** @param width columns that lines may fill; only what has no blank in it, such as a link, is longer */
    public Sheet(int width, Ink ink) {
        this.width = Math.clamp(width, NARROWEST, WIDEST);
        this.ink = ink;
    }

    /** As wide as the terminal, or as terminals usually are. */
    public static Sheet on(Terminal terminal) {
        int columns = terminal.output() ? Terminal.size().columns() : Terminal.Size.USUAL.columns();
        return new Sheet(columns, terminal.ink());
    }

    public Ink ink() {
        return ink;
    }

    public Sheet blank() {
        lines.add("");
        return this;
    }

    /** What follows it belongs to it. */
    public Sheet title(String text) {
        return put("", 0, text, ink::bold);
    }

    /** A paragraph of its own. */
    public Sheet line(int indent, String text) {
        return put("", indent, text, it -> it);
    }

    public Sheet line(int indent, String text, UnaryOperator<String> paint) {
        return put("", indent, text, paint);
    }

    /** What is to be pasted or opened: on one line, however long. */
    public Sheet whole(int indent, String text) {
        lines.add(" ".repeat(indent) + cleaned(text));
        return this;
    }

    /**
     * A label, two columns in, and what it labels, whose further lines stand below its first.
     *
     * @param column where the text begins; a longer label pushes it on
     */
    public Sheet row(String label, int column, String text) {
        return row(label, column, text, it -> it);
    }

    public Sheet row(String label, int column, String text, UnaryOperator<String> paint) {
        return put(Words.padded("  " + cleaned(label), column - 1) + " ", column, text, paint);
    }

    /** What was drawn already, such as a bar; it holds no words of others. */
    public Sheet drawn(String line) {
        lines.add(line.stripTrailing());
        return this;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    private Sheet put(String label, int indent, String text, UnaryOperator<String> paint) {
        String first = label.isEmpty() ? " ".repeat(indent) : label;
        String start = first;
        for (String part : Words.wrapped(cleaned(text), width - indent)) {
            lines.add((start + paint.apply(part)).stripTrailing());
            start = " ".repeat(indent);
        }
        return this;
    }

    private static String cleaned(String text) {
        return PlainLine.of(text);
    }
}
