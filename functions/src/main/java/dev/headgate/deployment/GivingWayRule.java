package dev.headgate.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides when a deployment that was told to end, above all by an operator's rollback or abort, is ended without its own execution: that one
 * may sleep for hours until it looks again at a scan, an alarm or somebody else's deployment, or may be dead.
 *
 * <p>It is safe because a start is written down before it is made, by a write that fails once anybody else has written: a
 * record that tells of no start, and is closed by such a write, can have none.
 */
public final class GivingWayRule {

    /** An execution that is awake ends it by itself within this time, and people hear of it at once. */
    static final Duration BY_ITSELF_WITHIN = Duration.ofSeconds(20);

    /** A start that was written down may be on its way for as long as a step runs, and shows up a moment later. */
    static final Duration START_SHOWS_WITHIN = RollbackRule.LATE_ARRIVAL.multipliedBy(2);

    private GivingWayRule() {}

    /**
     * Whether it may be ended now, by a write on this very version of its record. Where its start was written down, only
     * when the backend has nothing that carries its marker.
     */
    public static boolean mayBeEnded(Deployment holder, Instant now) {
        Duration patience = holder.start().isPresent() ? START_SHOWS_WITHIN : BY_ITSELF_WITHIN;
        return holder.closing().isEmpty()
                && holder.backendId().isEmpty()
                && holder.cause()
                        .filter(GivingWayRule::wasTold)
                        .filter(why -> !now.isBefore(why.at().plus(patience)))
                        .isPresent();
    }

    /** Whether it waits for a closed window and has begun nothing, so that a newer release need not wait behind it. */
    public static boolean givesWayToNewer(Deployment holder, Deployment next) {
        boolean told = holder.cause()
                .filter(why -> why.kind() == Cause.Kind.SUPERSEDED)
                .isPresent();
        boolean waits = holder.start().isEmpty()
                && holder.windowWait().filter(WindowWait::isWaiting).isPresent();
        return waits && next.isNewerThan(holder) && (told || holder.cause().isEmpty());
    }

    /** Whether it was ended so, or ended itself for the same reason before it had begun. */
    public static boolean hasGivenWay(Deployment deployment) {
        Optional<Outcome> outcome =
                deployment.cause().filter(GivingWayRule::wasTold).map(GivingWayRule::outcome);
        return deployment.backendId().isEmpty()
                && outcome.isPresent()
                && outcome.equals(deployment.closing().map(Closing::outcome));
    }

    /** Of what had begun nothing. */
    private static Outcome outcome(Cause why) {
        return why.kind() == Cause.Kind.ABORTED ? Outcome.REJECTED : Outcome.SUPERSEDED;
    }

    private static boolean wasTold(Cause why) {
        return why.kind() == Cause.Kind.SUPERSEDED || why.kind() == Cause.Kind.ABORTED;
    }

    /** What is written then: the cause is the reason, and what served goes on. */
    public static Closing closing(Deployment holder, Instant now) {
        return new Closing(
                holder.cause().map(GivingWayRule::outcome).orElse(Outcome.SUPERSEDED),
                holder.cause().map(Cause::reason).orElse("it gave way"),
                "what served before; nothing was started",
                now);
    }
}
