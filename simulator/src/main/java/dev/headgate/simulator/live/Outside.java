package dev.headgate.simulator.live;

import java.time.Duration;

/** What is outside of the run: real time, and requests that other threads bring. */
public interface Outside {

    /** Real time since some fixed instant. */
    Duration elapsed();

    /** Does on this thread what others have asked for, then returns; waits for something to do up to this long. */
    void serve(Duration atMost) throws InterruptedException;
}
