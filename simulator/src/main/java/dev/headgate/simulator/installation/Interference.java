package dev.headgate.simulator.installation;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws what {@link Turbulence} does to each call, invocation and clock. */
final class Interference {

    private final Turbulence turbulence;
    private final RandomGenerator random;

    Interference(Turbulence turbulence, RandomGenerator random) {
        this.turbulence = turbulence;
        this.random = random;
    }

    boolean interleaves() {
        return turbulence.interleaved();
    }

    /** How long a call takes on one of its two ways. */
    Duration way() {
        boolean slow = random.nextDouble() < turbulence.slowCalls();
        return Duration.ofMillis(slow ? random.nextLong(1_000, 12_000) : random.nextLong(3, 60));
    }

    /** When Step Functions hears of an error although the function goes on; mostly never. */
    Optional<Duration> brokenOffAfter() {
        return random.nextDouble() < turbulence.brokenOff()
                ? Optional.of(Duration.ofMillis(random.nextLong(3_000)))
                : Optional.empty();
    }

    /** The clock of one more environment. */
    InstantSource clock(EventLoop loop) {
        long most = turbulence.clockSkew().toMillis();
        if (most == 0) {
            return loop;
        }
        Duration skew = Duration.ofMillis(random.nextLong(-most, most + 1));
        return () -> loop.instant().plus(skew);
    }
}
