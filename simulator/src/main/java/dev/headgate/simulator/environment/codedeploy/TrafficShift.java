package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Moves the weight of green up to 100, step by step, as a deployment configuration says. */
final class TrafficShift {

    private final EventLoop loop;
    private final int step;
    private final int last;
    private final Duration interval;
    private final IntConsumer weigh;
    private final Runnable done;
    private int percent;
    private EventLoop.Event next;

    private TrafficShift(
            EventLoop loop, int step, int last, Duration interval, IntConsumer weigh, Runnable done, String what) {
        this.loop = loop;
        this.step = step;
        this.last = last;
        this.interval = interval;
        this.weigh = weigh;
        this.done = done;
        next = loop.after(Duration.ZERO, what, this::move);
    }

    static TrafficShift start(EventLoop loop, Strategy strategy, IntConsumer weigh, Runnable done) {
        String what = "traffic starts to shift";
        return switch (strategy) {
            case Strategy.AllAtOnce() -> new TrafficShift(loop, 100, 100, Duration.ZERO, weigh, done, what);
            case Strategy.Canary(int percent, Duration interval) ->
                new TrafficShift(loop, percent, percent, interval, weigh, done, what);
            case Strategy.Linear(int percent, Duration interval) ->
                new TrafficShift(loop, percent, 100 - percent, interval, weigh, done, what);
            case Strategy.Stepped stepped -> throw new IllegalArgumentException("CodeDeploy has no " + stepped);
        };
    }

    void cancel() {
        next.cancel();
    }

    /** Past the last small step, the rest moves at once. */
    private void move() {
        percent = percent >= last ? 100 : Math.min(100, percent + step);
        weigh.accept(percent);
        if (percent == 100) {
            done.run();
            return;
        }
        next = loop.after(interval, "more traffic shifts to green", this::move);
    }
}
