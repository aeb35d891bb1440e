package dev.headgate.deployment;

import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows while the alarms that guard a deployment, or the judge's numbers, cannot be seen. */
final class AlarmDoubt {

    private AlarmDoubt() {}

    /** Empty where everything can be seen, or the configuration goes on without. */
    static Optional<Decision> decide(Deployment deployment, Observation look, Instant now) {
        Duration patience = look.unseen().map(WatchRule::patience).orElse(WatchRule.BLIND_FOR);
        return decide(deployment, Trouble.ALARM_MISSING, missing(look), WatchRule.BLIND_FOR, now)
                .or(() -> decide(deployment, Trouble.CLOUDWATCH_UNSEEN, unreadable(look), patience, now));
    }

    private static Optional<Decision> decide(
            Deployment deployment, Trouble trouble, String what, Duration patience, Instant now) {
        if (!deployment.seen().stands(trouble)) {
            return Optional.empty();
        }
        if (!deployment.seen().hasStood(trouble, patience, now)) {
            return Optional.of(Decision.KeepWatching.after(WatchRule.LOOK_EVERY, Activity.DOUBT, what));
        }
        if (deployment.plan().release().rollback()) {
            // Blue is what the operator wanted rid of: it does not come back for want of sight.
            return Optional.empty();
        }
        return switch (deployment.plan().environment().rules().alarmUnseen()) {
            case ROLL_BACK -> Optional.of(new Decision.RollBack(what + " for " + DurationWords.rounded(patience)));
            case GO_ON -> Optional.empty();
        };
    }

    private static String missing(Observation look) {
        return "alarm " + String.join(", ", look.service().missingAlarms()) + " has not existed";
    }

    private static String unreadable(Observation look) {
        return "CloudWatch could not be read (" + look.unseen().map(Unseen::why).orElse("") + ")";
    }
}
