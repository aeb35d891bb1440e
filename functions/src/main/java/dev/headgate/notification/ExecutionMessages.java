package dev.headgate.notification;

import dev.headgate.release.Execution;
import java.util.Map;

/** What people read about an execution that left no record to tell of: alerts, but for one that had nothing to do. */
public final class ExecutionMessages {

    private ExecutionMessages() {}

    /** What was asked for could not even be planned. */
    public static Message notPlanned(Execution release, String fault) {
        return alert(
                release,
                "RELEASE_FAILED",
                fault,
                "A release was asked for that cannot be. Nothing was started.",
                fault,
                "Put the input right and start the release state machine anew.");
    }

    /** For followers: something happened that releases, and yet nothing is released. */
    public static Message nothingToDeploy(Execution release, String why) {
        Body body = new Body("A release was started and had nothing to deploy.");
        body.section("Why").line(why);
        body.section("Links").row("Step Functions", ConsoleLinks.execution(release.arn()));
        return new Message(
                Topic.UPDATES,
                PlainText.subject("[Headgate] NOTHING_TO_DEPLOY - " + why),
                body.text(),
                Map.of("status", "NOTHING_TO_DEPLOY"));
    }

    /** The release's execution died, and what it was to do next does not happen. */
    public static Message broken(Execution release, String why) {
        return alert(
                release,
                "RELEASE_BROKEN",
                release.name() + ": " + why,
                "A release broke off: its execution " + release.name() + " ended early.",
                why,
                "See in the execution how far it came. A deployment under way is taken over and sends an alert of"
                        + " its own; environments that were not reached need a release anew.");
    }

    /** A deployment that somebody started alone ended before it was opened. */
    public static Message notOpened(Execution deployment, String fault) {
        return alert(
                deployment,
                "NOT_OPENED",
                fault,
                "A deployment was started alone and could not be opened. Nothing was locked or started.",
                fault,
                "Put right what is named above and start the deployment state machine anew.");
    }

    /** What an operator said may not have been heard: its execution broke off. */
    public static Message notSaid(Execution said, String fault) {
        return alert(
                said,
                "NOT_SAID",
                fault,
                "Somebody told a deployment or an environment something, and that execution broke off. It may have been heard"
                        + " all the same.",
                fault,
                "See in the execution what was said, and whether the deployment has it on record. If it has not, say it"
                        + " again.");
    }

    /** Somebody started a takeover of a deployment that was never opened, or that is not to be taken over. */
    public static Message notTakenOver(Execution takeover, String deploymentId, String fault) {
        return alert(
                takeover,
                "NOT_TAKEN_OVER",
                fault,
                "Deployment " + deploymentId
                        + " was to be taken over or settled, and that could not be done. Nothing was changed.",
                fault,
                "Put right what is named above. The deployment's id is in its alert; start the deployment state machine"
                        + " anew with it as \"recover\" or \"settle\".");
    }

    private static Message alert(
            Execution execution, String status, String summary, String whatHappened, String why, String next) {
        Body body = new Body(whatHappened);
        body.section("Why").line(why);
        body.section("What to do next").line(next);
        body.section("Links")
                .row("Step Functions", ConsoleLinks.execution(execution.arn()))
                .row("Runbook", Runbook.of(status));
        return new Message(
                Topic.ALERTS,
                PlainText.subject("[Headgate] " + status + " - " + summary),
                body.text(),
                Map.of("status", status));
    }
}
