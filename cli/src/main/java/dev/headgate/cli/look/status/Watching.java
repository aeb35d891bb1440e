package dev.headgate.cli.look.status;

import dev.headgate.cli.installation.Waiting;
import dev.headgate.cli.picture.LiveView;
import dev.headgate.cli.picture.PlainView;
import dev.headgate.cli.picture.Screen;
import dev.headgate.cli.picture.View;
import dev.headgate.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks every few seconds, and shows each look: drawn on a terminal, as lines elsewhere. */
final class Watching {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final StatusLook look;
    private final Waiting waiting;
    private final Terminal terminal;
    private final PrintWriter out;

    Watching(StatusLook look, Waiting waiting, Terminal terminal, PrintWriter out) {
        this.look = look;
        this.waiting = waiting;
        this.terminal = terminal;
        this.out = out;
    }

    /** @param release the ARN of a release's execution that may not have come to any deployment yet */
    Followed untilItHasEnded(Optional<String> release) throws InterruptedException {
        try (Screen screen = new Screen(out, "Left before the end: what is under way goes on.")) {
            View view = view(screen);
            Followed followed = new Followed(look, release);
            view.changed(followed);
            while (!followed.isOver()) {
                waiting.pause(BETWEEN_LOOKS);
                followed.look();
                view.changed(followed);
            }
            view.ended(followed);
            return followed;
        }
    }

    private View view(Screen screen) {
        if (!terminal.output()) {
            return new PlainView(out);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(screen::abandon));
        Instant began = waiting.instant();
        return new LiveView(screen, terminal.ink(), Terminal::size, () -> Duration.between(began, waiting.instant()));
    }
}
