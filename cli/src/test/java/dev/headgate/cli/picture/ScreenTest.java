package dev.headgate.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final String HIDE_CURSOR = "\u001b[?25l";
    private static final String SHOW_CURSOR = "\u001b[?25h";
    private static final String FIRST_SCREEN = "\u001b[?1049l";

    private final StringWriter terminal = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(terminal), "Left before the end.");

    @Test
    void replacesThePictureWithoutErasingItFirst() {
        screen.draw(List.of("one", "two"));
        screen.draw(List.of("three"));

        assertThat(terminal.toString())
                .startsWith("\u001b[?1049h" + HIDE_CURSOR)
                .containsOnlyOnce(HIDE_CURSOR)
                .contains("\u001b[Hone\u001b[K\r\ntwo\u001b[K\u001b[J")
                .contains("\u001b[Hthree\u001b[K\u001b[J")
                .doesNotContain("\u001b[2J");
    }

    @Test
    void givesTheCursorBackOnceAndDrawsNoMore() {
        screen.draw(List.of("one"));
        screen.close();
        screen.close();
        screen.draw(List.of("two"));

        assertThat(terminal.toString())
                .endsWith(SHOW_CURSOR + FIRST_SCREEN)
                .containsOnlyOnce(SHOW_CURSOR)
                .doesNotContain("two");
    }

    @Test
    void leavesATerminalAloneThatItNeverDrewOn() {
        screen.close();

        assertThat(terminal.toString()).isEmpty();
    }

    /** Ctrl-C left an empty terminal: not one line of where it was. */
    @Test
    void leavesTheLastPictureOnTheFirstScreenWhenItIsLeftInTheMiddle() {
        screen.draw(List.of("one"));
        screen.draw(List.of("two"));
        screen.abandon();
        screen.abandon();

        assertThat(terminal.toString())
                .contains(SHOW_CURSOR + FIRST_SCREEN + "two" + System.lineSeparator())
                .containsOnlyOnce("Left before the end");
    }

    @Test
    void saysNothingOfLeavingWhenItWasOverAnyway() {
        screen.draw(List.of("one"));
        screen.close();
        screen.abandon();

        assertThat(terminal.toString()).doesNotContain("Left before the end");
    }
}
