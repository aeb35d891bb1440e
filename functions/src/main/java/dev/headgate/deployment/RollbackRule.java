package dev.headgate.deployment;

import dev.headgate.json.Stored;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a rollback is done: blue is seen to serve all of production again, whoever moved the traffic. */
public final class RollbackRule {

    public static final int SECONDS_BETWEEN_LOOKS = 15;

    /** Blue has all of production already, and the backend only tidies up. */
    private static final int SECONDS_BETWEEN_LATER_LOOKS = 30;

    private static final int SECONDS_BETWEEN_LAST_LOOKS = 60;

    private static final Duration TIDIED_UP_MOSTLY = Duration.ofMinutes(2);

    /** A backend's own rollback takes well under a minute, deploying blue anew a few; after this long a person must look. */
    static final Duration DONE_WITHIN = Duration.ofMinutes(30);

    /** A deployment whose reply was lost, or the backend's own rollback, may still show up this long after. */
    public static final Duration LATE_ARRIVAL = Duration.ofMinutes(1);

    private RollbackRule() {}

    /** Whether blue serves again. */
    public sealed interface Confirmation {

        /** A sentence for people. */
        String why();

        /** Verified. */
        record Restored(@Stored("how") String why) implements Confirmation {}

        record NotYet(String why) implements Confirmation {}

        /** It stays unknown or wrong for too long. */
        record Unverified(@Stored("reason") String why) implements Confirmation {}
    }

    /** Until what a step of the rollback has led to is looked at. */
    public static int secondsUntilLook(Deployment deployment, ServiceView service, Instant now) {
        boolean back = deployment
                .start()
                .filter(it -> service.weights().getOrDefault(it.blue().targetGroup(), 0) == 100)
                .isPresent();
        Duration elapsed = new RollbackLook(deployment, service).elapsed(now);
        if (!back || elapsed.compareTo(LATE_ARRIVAL) < 0) {
            return SECONDS_BETWEEN_LOOKS;
        }
        return elapsed.compareTo(TIDIED_UP_MOSTLY) < 0 ? SECONDS_BETWEEN_LATER_LOOKS : SECONDS_BETWEEN_LAST_LOOKS;
    }

    /** Judges one look; {@code deployment} has asked for its rollback. */
    public static Confirmation confirm(Deployment deployment, ServiceView service, Instant now) {
        if (deployment.start().isEmpty()) {
            return new Confirmation.Restored("nothing had been started");
        }
        RollbackLook look = new RollbackLook(deployment, service);
        Optional<String> repaired = look.byHand();
        if (repaired.isPresent()) {
            return new Confirmation.Unverified(repaired.get());
        }
        Duration elapsed = look.elapsed(now);
        Optional<String> missing = whatIsMissing(look, elapsed);
        if (missing.isEmpty()) {
            return new Confirmation.Restored("blue serves 100 % of production with healthy targets");
        }
        return elapsed.compareTo(DONE_WITHIN) < 0
                ? new Confirmation.NotYet(missing.get())
                : new Confirmation.Unverified(
                        missing.get() + ", " + DurationWords.rounded(elapsed) + " after the rollback was asked for");
    }

    private static Optional<String> whatIsMissing(RollbackLook look, Duration elapsed) {
        Deployment deployment = look.deployment();
        ServiceView service = look.service();
        if (service.activeDeployment().isPresent()) {
            return service.activeDeployment()
                    .map(id -> deployment.backend() + " deployment " + id + " is still at work");
        }
        Optional<Revision> blue = look.blue();
        if (blue.isEmpty()) {
            return Optional.of("blue's task set is gone");
        }
        int weight = service.weightOf(blue.get());
        if (weight != 100) {
            return Optional.of("the listener sends " + weight + " % of production to blue");
        }
        if (blue.get().status() != Revision.Status.PRIMARY) {
            return Optional.of("blue's task set is not primary");
        }
        if (!service.isComplete(blue.get())) {
            return Optional.of("blue has " + blue.get().healthy() + " healthy targets of "
                    + blue.get().desired());
        }
        boolean mayStillArrive = deployment.backendId().isEmpty() && elapsed.compareTo(LATE_ARRIVAL) < 0;
        return mayStillArrive ? Optional.of("a start whose reply was lost may still show up") : Optional.empty();
    }
}
