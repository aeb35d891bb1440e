package dev.headgate.cli.picture;

import dev.headgate.cli.terminal.Ink;
import dev.headgate.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Draws the run on the terminal, in place, ten times a second at most. */
public final class LiveView implements View {

    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(100);
    private static final Duration BETWEEN_SIZES = Duration.ofSeconds(1);

    private final Screen screen;
    private final Ink ink;
    private final Supplier<Terminal.Size> measure;
    private final Supplier<Duration> elapsed;
    private Terminal.Size size = Terminal.Size.USUAL;
    private Optional<Duration> drawnAt = Optional.empty();
    private Optional<Duration> measuredAt = Optional.empty();

    /** @param elapsed real time, from whenever */
    public LiveView(Screen screen, Ink ink, Supplier<Terminal.Size> measure, Supplier<Duration> elapsed) {
        this.screen = screen;
        this.ink = ink;
        this.measure = measure;
        this.elapsed = elapsed;
    }

    @Override
    public void changed(Watched run) {
        Duration now = elapsed.get();
        if (isTooSoon(drawnAt, now, BETWEEN_FRAMES)) {
            return;
        }
        if (!isTooSoon(measuredAt, now, BETWEEN_SIZES)) {
            measuredAt = Optional.of(now);
            size = measure.get();
        }
        drawnAt = Optional.of(now);
        // The last column stays empty: what a terminal does after writing to it differs.
        screen.draw(new Frame(size.columns() - 1, size.rows(), ink).rows(run.snapshot()));
    }

    private static boolean isTooSoon(Optional<Duration> last, Duration now, Duration pause) {
        return last.filter(it -> now.minus(it).compareTo(pause) < 0).isPresent();
    }
}
