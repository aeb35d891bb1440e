package dev.headgate.handler;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.StartRule;
import dev.headgate.deployment.StartTimes;
import dev.headgate.deployment.StartTimes.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** When a deployment starts among many that are to start in its account and region. */
final class StartTurn {

    private static final Duration KEPT_FOR = Duration.ofDays(2);

    /** Each attempt that fails means that somebody else's succeeded. */
    private static final int MOST_ATTEMPTS = 5;

    private final StartTimes times;
    private final InstantSource clock;

    StartTurn(StartTimes times, InstantSource clock) {
        this.times = times;
        this.clock = clock;
    }

    /**
     * The record with the time at which it may start. A rollback has its turn at once; so has whoever meets so many others that
     * its time cannot be kept, for it meets them again at the start.
     */
    Deployment taken(Deployment deployment) {
        if (deployment.milestones().startsFrom().isPresent()
                || deployment.plan().release().rollback()) {
            return deployment;
        }
        String place = StartRule.place(deployment.plan().environment().target());
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            StartRule.Taken taken = StartRule.take(times.known(place), now);
            if (times.keep(place, taken.known(), taken.at().plus(KEPT_FOR))) {
                return deployment.startsFrom(taken.at());
            }
        }
        return deployment;
    }

    /** For how long it still has to wait; empty where it may start. */
    Optional<Duration> wait(Deployment deployment) {
        Instant now = clock.instant();
        return deployment
                .milestones()
                .startsFrom()
                .filter(from -> from.isAfter(now))
                .map(from -> Duration.between(now, from).plusSeconds(1));
    }

    /** How many deployments are at work in the same account and region. */
    static int crowd(StartTimes times, Target target, Instant now) {
        Known known = times.known(StartRule.place(target));
        return StartRule.crowd(known, now);
    }
}
