package dev.headgate.cli.picture;

import java.io.PrintWriter;
import java.util.List;

/**
 * The terminal's second screen, on which pictures replace each other; the first one stays as it was.
 *
 * <p>Safe for use by several threads: Ctrl-C closes it while a picture may be on its way.
 */
public final class Screen implements AutoCloseable {

    private static final String ESCAPE = "\u001b[";
    private static final String ENTER = ESCAPE + "?1049h" + ESCAPE + "?25l";
    private static final String LEAVE = ESCAPE + "?25h" + ESCAPE + "?1049l";

    // Synchronized output: a terminal that knows it shows the picture when it is whole, any other ignores it.
    private static final String BEGIN = ESCAPE + "?2026h" + ESCAPE + "H";
    private static final String END = ESCAPE + "J" + ESCAPE + "?2026l";
    private static final String END_OF_ROW = ESCAPE + "K";

    private final PrintWriter out;
    private final String farewell;
    private List<String> last = List.of();
    private boolean open;
    private boolean closed;

    /** @param farewell what whoever leaves in the middle is told */
    public Screen(PrintWriter out, String farewell) {
        this.out = out;
        this.farewell = farewell;
    }

    synchronized void draw(List<String> rows) {
        if (closed) {
            return;
        }
        StringBuilder picture = new StringBuilder(open ? "" : ENTER).append(BEGIN);
        open = true;
        last = List.copyOf(rows);
        picture.append(String.join(END_OF_ROW + "\r\n", rows)).append(END_OF_ROW);
        out.print(picture.append(END));
        out.flush();
    }

    /** Leaves in the middle, as after Ctrl-C: the last picture stays on the first screen, so that nothing is lost. */
    public synchronized void abandon() {
        if (open && !closed) {
            close();
            last.forEach(out::println);
            out.println();
            out.println(farewell);
            out.flush();
        }
    }

    /** Gives the first screen and the cursor back; may be called again. */
    @Override
    public synchronized void close() {
        if (open && !closed) {
            out.print(LEAVE);
            out.flush();
        }
        closed = true;
    }
}
