package dev.headgate.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the command line runs on.
 *
 * @param output whether standard output is a terminal that can be drawn on
 * @param input whether standard input is one, so that somebody sits there
 * @param ink what standard output may be coloured with
 */
public record Terminal(boolean output, boolean input, Ink ink) {

    /** Pipes and files. */
    public static final Terminal NONE = new Terminal(false, false, Ink.NONE);

    private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");

    /** Columns and rows. */
    public record Size(int columns, int rows) {
        public static final Size USUAL = new Size(80, 24);
    }

    /** As the launcher found it, which can ask the operating system. */
    public static Terminal ofLauncher() {
        boolean dumb = Optional.ofNullable(System.getenv("TERM")).orElse("dumb").equals("dumb");
        boolean plain = Optional.ofNullable(System.getenv("NO_COLOR"))
                .filter(it -> !it.isEmpty())
                .isPresent();
        boolean output = Boolean.getBoolean("headgate.terminal.output") && !dumb;
        return new Terminal(
                output, Boolean.getBoolean("headgate.terminal.input"), output && !plain ? Ink.ANSI : Ink.NONE);
    }

    /** Asks the terminal how large it is now; the JDK has no way to. */
    public static Size size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher size = SIZE.matcher(answer);
            boolean known = stty.waitFor(1, TimeUnit.SECONDS) && size.matches() && !answer.startsWith("0 ");
            return known ? new Size(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))) : Size.USUAL;
        } catch (IOException e) {
            // No stty, or no terminal of our own: the size of old is drawn well on any.
            return Size.USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Size.USUAL;
        }
    }
}
