package dev.headgate.simulator.demo;

import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.time.EventLoop;
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
    private final boolean slowsForPeople;
    private final Outside outside;
    private final List<View> views;

    /**
     * Prepares a run.
     *
     * @param slowsForPeople whether a question is put to a real person, for whom time must not fly
     */
    Playback(RunObserver observer, Pace pace, boolean slowsForPeople, Outside outside, List<View> views) {
        this.observer = observer;
        this.run = observer.run();
        this.loop = run.world().loop();
        this.pace = pace;
        this.slowsForPeople = slowsForPeople;
        this.outside = outside;
        this.views = List.copyOf(views);
    }

    /** Plays what has begun; returns when the release has ended. */
    void play() throws InterruptedException {

        Duration last = outside.elapsed();
        while (!run.isDone()) {
            Pace now = paceNow();
            outside.serve(now instanceof Pace.Times ? TICK : Duration.ZERO);
            Duration real = outside.elapsed().minus(last);
            last = outside.elapsed();
            switch (now) {
                case Pace.Instantly() -> burst();
                case Pace.Times(double factor) -> advance(times(shorter(real, LONGEST_TICK), factor));
            }
        }
        views.forEach(view -> view.ended(observer));
    }

    private Pace paceNow() {
        boolean mustWait = slowsForPeople && pace instanceof Pace.Instantly && observer.isSomebodyAsked();
        return mustWait ? Pace.FOR_PEOPLE : pace;
    }

    private void burst() {
        for (int i = 0; i < EVENTS_PER_BURST && !run.isDone() && paceNow() instanceof Pace.Instantly; i++) {
            step();
        }
    }

    private void advance(Duration virtual) {
        Instant end = loop.instant().plus(virtual);
        while (!run.isDone() && loop.nextAt().filter(next -> !next.isAfter(end)).isPresent()) {
            step();
        }
        if (!run.isDone() && loop.instant().isBefore(end)) {
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
