package dev.headgate.cli.installation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time as a command has it that waits for what it has asked for. */
public interface Waiting extends InstantSource {

    /** Lets time pass. */
    void pause(Duration length) throws InterruptedException;

    /** That of this machine. */
    static Waiting real() {
        return new Waiting() {
            @Override
            public Instant instant() {
                return InstantSource.system().instant();
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                Thread.sleep(length);
            }
        };
    }
}
