package dev.headgate.deployment;

import dev.headgate.text.DurationWords;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows while the alarms that guard a deployment, or the judge's numbers, cannot be seen. */
final class AlarmDoubt {

    private AlarmDoubt() {}

    /** Empty where everything can be seen, or the configuration goes on without. */
    static Optional<Decision> decide(Deployment deployment, Observation look, Instant now) {
        return decide(deployment, Trouble.ALARM_MISSING, missing(look), now)
                .or(() -> decide(deployment, Trouble.CLOUDWATCH_UNSEEN, unreadable(look), now));
    }

    private static Optional<Decision> decide(Deployment deployment, Trouble trouble, String what, Instant now) {
        if (!deployment.seen().stands(trouble)) {
            return Optional.empty();
        }
        if (!deployment.seen().hasStood(trouble, WatchRule.BLIND_FOR, now)) {
            return Optional.of(Decision.KeepWatching.after(WatchRule.LOOK_EVERY, Activity.DOUBT, what));
        }
        if (deployment.plan().release().rollback()) {
            // Blue is what the operator wanted rid of: it does not come back for want of sight.
            return Optional.empty();
        }
        return switch (deployment.plan().environment().rules().alarmUnseen()) {
            case ROLL_BACK ->
                Optional.of(new Decision.RollBack(what + " for " + DurationWords.rounded(WatchRule.BLIND_FOR)));
            case GO_ON -> Optional.empty();
        };
    }

    private static String missing(Observation look) {
        return "alarm " + String.join(", ", look.service().missingAlarms()) + " has not existed";
    }

    private static String unreadable(Observation look) {
        return "CloudWatch could not be read (" + look.unseen().orElse("") + ")";
    }
}
