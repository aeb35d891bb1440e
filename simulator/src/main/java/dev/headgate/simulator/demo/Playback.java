package dev.headgate.simulator.demo;

import dev.headgate.simulator.scenario.Run;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays a run at its pace, all on the calling thread. */
final class Playback {

    private static final Duration TICK = Duration.ofMillis(50);

    /** A pause of the machine must not make virtual time jump. */
    private static final Duration LONGEST_TICK = Duration.ofMillis(250);

    private static final int EVENTS_PER_BURST = 200;

    private final RunObserver observer;
    private final Run run;
    private final EventLoop loop;
    private final Pace pace;
    private final boolean waitsForPeople;
    private final Outside outside;
    private final List<View> views;

    /**
     * Prepares a run.
     *
     * @param waitsForPeople whether questions are put to a real person, while whom the clock stands still
     */
    Playback(RunObserver observer, Pace pace, boolean waitsForPeople, Outside outside, List<View> views) {
        this.observer = observer;
        this.run = observer.run();
        this.loop = run.world().loop();
        this.pace = pace;
        this.waitsForPeople = waitsForPeople;
        this.outside = outside;
        this.views = List.copyOf(views);
    }

    /** Plays what has begun; returns when the release has ended. */
    void play() throws InterruptedException {
        Duration last = outside.elapsed();
        while (!run.isDone()) {
            boolean stands = mustWait();
            outside.serve(stands || pace instanceof Pace.Times ? TICK : Duration.ZERO);
            Duration real = outside.elapsed().minus(last);
            last = outside.elapsed();
            if (stands) {
                views.forEach(view -> view.changed(observer));
            } else {
                goOn(real);
            }
        }
        views.forEach(view -> view.ended(observer));
    }

    private void goOn(Duration real) {
        switch (pace) {
            case Pace.Instantly() -> burst();
            case Pace.Times(double factor) -> advance(times(shorter(real, LONGEST_TICK), factor));
        }
    }

    /** A person reads, thinks and types: no virtual hour may pass meanwhile, or the question would expire in a minute. */
    private boolean mustWait() {
        return waitsForPeople
                && observer.isSomebodyAsked()
                && !observer.questions().isEmpty();
    }

    private void burst() {
        for (int i = 0; i < EVENTS_PER_BURST && !run.isDone() && !mustWait(); i++) {
            step();
        }
    }

    private void advance(Duration virtual) {
        Instant end = loop.instant().plus(virtual);
        while (!run.isDone()
                && !mustWait()
                && loop.nextAt().filter(next -> !next.isAfter(end)).isPresent()) {
            step();
        }
        if (!run.isDone() && !mustWait() && loop.instant().isBefore(end)) {
            loop.runFor(Duration.between(loop.instant(), end));
            views.forEach(view -> view.changed(observer));
        }
    }

    private void step() {
        if (!loop.step()) {
            throw new IllegalStateException("Nothing is scheduled any more, and the release has not ended");
        }
        views.forEach(view -> view.changed(observer));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration times(Duration real, double factor) {
        return Duration.ofNanos(Math.round(real.toNanos() * factor));
    }
}
