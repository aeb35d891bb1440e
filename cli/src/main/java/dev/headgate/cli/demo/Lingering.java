package dev.headgate.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** The time after a demo in which its pages can still be looked at: until whoever sits there presses Enter. */
final class Lingering {

    private Lingering() {}

    /** Waits until a line, or the end of the input, is read. */
    static void untilEnter(InputStream keyboard) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        // Nothing interrupts a read of the keyboard: whoever waits for it here can still be interrupted.
        Thread.ofPlatform().daemon().start(() -> {
            readLine(keyboard);
            left.countDown();
        });
        left.await();
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
