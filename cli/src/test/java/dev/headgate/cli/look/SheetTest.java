package dev.headgate.cli.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.terminal.Ink;
import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void breaksLinesBetweenWordsBelowTheFirst() {
        Sheet sheet = new Sheet(40, Ink.NONE)
                .row("label", 10, "one two three four five six seven eight nine")
                .line(4, "a line of its own that does not fit on one");

        assertThat(sheet.lines())
                .containsExactly(
                        "  label   one two three four five six",
                        "          seven eight nine",
                        "    a line of its own that does not fit",
                        "    on one");
    }

    @Test
    void nothingIsWiderThanItIsToBeButWhatCannotBeBroken() {
        Sheet sheet = new Sheet(10, Ink.NONE).line(0, "words ".repeat(40)).whole(2, "a b ".repeat(30));

        assertThat(sheet.lines().subList(0, sheet.lines().size() - 1)).allMatch(line -> line.length() <= 40);
        assertThat(sheet.lines().getLast()).hasSize(2 + 119);
    }

    @Test
    void aLongLabelPushesItsTextOn() {
        assertThat(new Sheet(80, Ink.NONE).row("a long label", 6, "text").lines())
                .containsExactly("  a long label text");
    }

    @Test
    void coloursEachLineByItself() {
        assertThat(new Sheet(40, Ink.ANSI)
                        .line(2, "word ".repeat(12), Ink.ANSI::red)
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("  \u001b[") && line.endsWith("\u001b[0m"));
    }
}
