package dev.headgate.deployment.window;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's word that nothing is released to an environment for some time. It ends by itself.
 *
 * @param service the only one that it holds for; empty: all of the environment
 * @param reason for people
 * @param requestedBy as they have said it
 * @param executionArn of the execution that was told
 * @param lifted how it was ended before its time
 */
public record Freeze(
        String environment,
        Optional<String> service,
        Instant since,
        Instant until,
        String reason,
        Optional<String> requestedBy,
        String executionArn,
        Optional<Lifted> lifted) {

    /**
     * Somebody's word that it is over.
     *
     * @param executionArn of the execution that was told
     */
    public record Lifted(Instant at, Optional<String> reason, Optional<String> requestedBy, String executionArn) {}

    public Freeze {
        if (!since.isBefore(until)) {
            throw new IllegalArgumentException("a freeze must end after it begins, not " + since + " to " + until);
        }
    }

    /** Whether it is in the way of this service there. */
    public boolean holds(String what, String where, Instant now) {
        return isFor(what, where) && holds(now);
    }

    public boolean holds(Instant now) {
        return lifted.isEmpty() && now.isBefore(until);
    }

    private boolean isFor(String what, String where) {
        return environment.equals(where)
                && service.filter(it -> !it.equals(what)).isEmpty();
    }

    /** The same, ended. */
    public Freeze liftedBy(Lifted how) {
        return new Freeze(environment, service, since, until, reason, requestedBy, executionArn, Optional.of(how));
    }

    /** The execution that said something of it last. */
    public String lastWord() {
        return lifted.map(Lifted::executionArn).orElse(executionArn);
    }

    /** What is frozen, for people: {@code web in prod}, {@code prod}. */
    public String what() {
        return service.map(it -> it + " in ").orElse("") + environment;
    }
}
