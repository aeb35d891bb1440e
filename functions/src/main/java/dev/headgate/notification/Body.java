package dev.headgate.notification;

import java.util.ArrayList;
import java.util.List;

/** The text of a message: a first sentence, then titled sections of rows, whose values stand in one column, and of lines. */
final class Body {

    private final List<Part> parts = new ArrayList<>();

    private sealed interface Part {
        record Title(String text) implements Part {}

        record Row(String label, String value) implements Part {}

        record Line(String text) implements Part {}
    }

    private final String firstSentence;

    Body(String firstSentence) {
        this.firstSentence = PlainText.line(firstSentence);
    }

    Body section(String title) {
        parts.add(new Part.Title(title));
        return this;
    }

    Body row(String label, String value) {
        parts.add(new Part.Row(label, PlainText.line(value)));
        return this;
    }

    Body line(String sentence) {
        parts.add(new Part.Line(PlainText.line(sentence)));
        return this;
    }

    /** Steps to take; a single one needs no number. */
    Body steps(List<String> steps) {
        if (steps.size() == 1) {
            return line(steps.getFirst());
        }
        for (int i = 0; i < steps.size(); i++) {
            line((i + 1) + ". " + steps.get(i));
        }
        return this;
    }

    String text() {
        int longestLabel = parts.stream()
                .mapToInt(part -> part instanceof Part.Row row ? row.label().length() : 0)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(firstSentence).append('\n');
        for (Part part : parts) {
            switch (part) {
                case Part.Title(String title) -> text.append('\n').append(title);
                case Part.Line(String line) -> text.append("  ").append(line);
                case Part.Row(String label, String value) ->
                    text.append("  ")
                            .append(label)
                            .append(" ".repeat(longestLabel + 2 - label.length()))
                            .append(value);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
