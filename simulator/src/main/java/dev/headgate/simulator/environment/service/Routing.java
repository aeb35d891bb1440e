package dev.headgate.simulator.environment.service;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.Map;

/** Where production requests go: after the listener's weights, and up to a minute late when the conditions say so. */
final class Routing {

    private final EventLoop loop;
    private final CloudConditions conditions;
    private Map<TargetGroup, Double> percent;
    private int changes;
    private int held;

    Routing(EventLoop loop, CloudConditions conditions, ListenerWeights listener) {
        this.loop = loop;
        this.conditions = conditions;
        percent = listener.percents();
    }

    /** A change that holds earlier than one before it takes its place too. */
    void follow(ListenerWeights listener, Runnable changed) {
        Map<TargetGroup, Double> next = listener.percents();
        int number = ++changes;
        Duration late = conditions.drawWeightsHold();
        if (late.isZero()) {
            hold(number, next);
            return;
        }
        loop.after(late, "new weights hold", () -> {
            hold(number, next);
            changed.run();
        });
    }

    private void hold(int number, Map<TargetGroup, Double> next) {
        if (number > held) {
            held = number;
            percent = next;
        }
    }

    double percentOf(TargetGroup group) {
        return percent.getOrDefault(group, 0.0);
    }
}
