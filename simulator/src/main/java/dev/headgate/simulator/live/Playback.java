package dev.headgate.simulator.live;

import dev.headgate.simulator.scenario.Run;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Plays a run at its pace, all on the calling thread. */
public final class Playback {

    private static final Duration TICK = Duration.ofMillis(50);

    /** A pause of the machine must not make virtual time jump. */
    private static final Duration LONGEST_TICK = Duration.ofMillis(250);

    private static final int EVENTS_PER_BURST = 200;

    private final BooleanSupplier isDone;
    private final EventLoop loop;
    private final Pace pace;
    private final BooleanSupplier somebodyIsAsked;
    private final Outside outside;
    private final Runnable watcher;

    /**
     * Prepares a run.
     *
     * @param somebodyIsAsked whether a question waits for a real person, while whom the clock stands still
     * @param watcher is called after everything that happens, whether it shows or not
     */
    public Playback(Run run, Pace pace, BooleanSupplier somebodyIsAsked, Outside outside, Runnable watcher) {
        this(run.world().loop(), run::isDone, pace, somebodyIsAsked, outside, watcher);
    }

    /**
     * Prepares a world in which nothing needs to have begun.
     *
     * @param isDone when it has been played for long enough
     * @param standsStill while this holds, time does not pass
     */
    public Playback(
            EventLoop loop,
            BooleanSupplier isDone,
            Pace pace,
            BooleanSupplier standsStill,
            Outside outside,
            Runnable watcher) {
        this.loop = loop;
        this.isDone = isDone;
        this.pace = pace;
        this.somebodyIsAsked = standsStill;
        this.outside = outside;
        this.watcher = watcher;
    }

    /** Plays what has begun; returns when it is done. */
    public void play() throws InterruptedException {
        Duration last = outside.elapsed();
        while (!isDone.getAsBoolean()) {
            boolean stands = mustWait();
            outside.serve(stands || pace instanceof Pace.Times ? TICK : Duration.ZERO);
            Duration real = outside.elapsed().minus(last);
            last = outside.elapsed();
            if (stands) {
                watcher.run();
            } else {
                goOn(real);
            }
        }
    }

    /**
     * Plays like {@link #play()}, and goes on after what one caller brought about, unless it can not get past the moment at which
     * that happened: it must not end everything for all others.
     *
     * @param told of each fault
     */
    public void playOn(Consumer<Throwable> told) throws InterruptedException {
        Instant former = Instant.MIN;
        while (!isDone.getAsBoolean()) {
            try {
                play();
            } catch (RuntimeException | StackOverflowError e) {
                if (loop.instant().equals(former)) {
                    throw e;
                }
                former = loop.instant();
                told.accept(e);
            }
        }
    }

    private void goOn(Duration real) {
        switch (pace) {
            case Pace.Instantly() -> burst();
            case Pace.Times(double factor) -> advance(times(shorter(real, LONGEST_TICK), factor));
        }
    }

    /** A person reads, thinks and types: no virtual hour may pass meanwhile, or the question would expire in a minute. */
    private boolean mustWait() {
        return somebodyIsAsked.getAsBoolean();
    }

    private void burst() {
        for (int i = 0; i < EVENTS_PER_BURST && !isDone.getAsBoolean() && !mustWait(); i++) {
            step();
        }
    }

    private void advance(Duration virtual) {
        Instant end = loop.instant().plus(virtual);
        while (!isDone.getAsBoolean()
                && !mustWait()
                && loop.nextAt().filter(next -> !next.isAfter(end)).isPresent()) {
            step();
        }
        if (!isDone.getAsBoolean() && !mustWait() && loop.instant().isBefore(end)) {
            loop.runFor(Duration.between(loop.instant(), end));
            watcher.run();
        }
    }

    private void step() {
        if (!loop.step()) {
            throw new IllegalStateException("Nothing is scheduled any more, and the release has not ended");
        }
        watcher.run();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration times(Duration real, double factor) {
        return Duration.ofNanos(Math.round(real.toNanos() * factor));
    }
}
