package dev.headgate.cli.demo;

import dev.headgate.simulator.live.Outside;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The time after a demo in which its pages can still be looked at: until whoever sits there presses Enter. */
final class Lingering {

    private static final Duration TICK = Duration.ofMillis(100);

    private Lingering() {}

    /** Serves until a line, or the end of the input, is read. */
    static void untilEnter(InputStream keyboard, Outside outside) throws InterruptedException {
        AtomicBoolean left = new AtomicBoolean();
        Thread.ofPlatform().daemon().start(() -> {
            readLine(keyboard);
            left.set(true);
        });
        while (!left.get()) {
            outside.serve(TICK);
        }
    }

    private static void readLine(InputStream keyboard) {
        try {
            int read = keyboard.read();
            while (read >= 0 && read != '\n') {
                read = keyboard.read();
            }
        } catch (IOException e) {
            // A terminal that has gone away can neither press Enter nor see the pages.
            return;
        }
    }
}
