package dev.headgate.handler;

import dev.headgate.config.LongestRun;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.StartWindowRule;
import dev.headgate.deployment.StartWindowRule.Turn;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.WindowMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether a deployment may start at this time, and what people hear of it. */
record StartWindow(Deployments deployments, WindowLook windows, Notifier notifier, InstantSource clock) {

    Turn turn(Deployment deployment) {
        Duration needs =
                LongestRun.plannedFromStart(deployment.plan().environment().rules());
        Instant now = clock.instant();
        return StartWindowRule.decide(deployment, windows.at(deployment, needs, now), now);
    }

    /** Keeps what a look has added, and tells what is new in it. */
    Deployment kept(Deployment before, Deployment noted) {
        Deployment saved = deployments.save(before, noted);
        WindowMessages.of(before, saved).ifPresent(notifier::send);
        return saved;
    }
}
