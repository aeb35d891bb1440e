package dev.headgate.simulator.scenario;

import java.time.Duration;
import java.util.Optional;

/** What people see and do in AWS's own console, of one service in one environment. */
interface Console {

    /**
     * The traffic backend's deployment that is at work.
     *
     * @param description what tells whose it is: {@code … [headgate:web-prod-1]}, {@code by hand}; empty where nothing does
     * @param undoesAnother it was begun by the backend itself, to undo another one
     */
    record AtWork(Optional<String> description, boolean undoesAnother) {}

    /** Where a deployment stands still. */
    enum Wait {
        BEFORE_TRAFFIC,
        BEFORE_STEP,
        BEFORE_BLUE_GOES
    }

    Optional<AtWork> atWork();

    /** Deploys a revision, all at once. */
    void deploy(String taskDefinition);

    /** Goes on from a wait; where it does not stand there, that is refused. */
    void goOn(Wait wait);

    void stop();

    /** Deploys what runs already, which is at work for about this time. */
    void occupy(Duration time);
}
