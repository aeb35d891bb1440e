package dev.headgate.cli.demo;

import dev.headgate.cli.installation.Waiting;
import dev.headgate.simulator.served.ServedRun;
import java.time.Duration;
import java.time.Instant;

/** Time in a world that is served: what it is there, while waiting takes time here. */
record TimeThere(ServedRun run) implements Waiting {

    @Override
    public Instant instant() {
        return run.now();
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}
