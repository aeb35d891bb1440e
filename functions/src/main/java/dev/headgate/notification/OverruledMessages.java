package dev.headgate.notification;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Start;
import dev.headgate.release.Overruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people read about a release that has started in spite of what is wrong with production, because a person says so. */
public final class OverruledMessages {

    private OverruledMessages() {}

    /** An alert where a red alarm or a sick blue was overruled; empty where nothing of the kind stood in its way. */
    public static Optional<Message> started(Deployment deployment) {
        String who = deployment.plan().release().requestedBy();
        return atStart(deployment)
                .map(what -> DeploymentMessages.alert(
                        deployment,
                        "OVERRULED",
                        who + " overrules that " + what,
                        "What was red does not stop it, and what it replaces may not be worth going back to. "
                                + deployment
                                        .plan()
                                        .release()
                                        .override()
                                        .map(Overruling::reason)
                                        .map(it -> who + " says why: " + it)
                                        .orElse(""),
                        "Whoever sees to the outage should know. To stop it, start the deployment state machine with "
                                + OperatorInput.abort(deployment)));
    }

    /** What was wrong when it started all the same; empty where nothing was, or nobody overruled it. */
    static Optional<String> atStart(Deployment deployment) {
        return deployment
                .start()
                .filter(unused -> deployment.plan().release().override().isPresent())
                .map(OverruledMessages::wrong)
                .filter(it -> !it.isEmpty())
                .map(it -> String.join(", and ", it));
    }

    private static List<String> wrong(Start start) {
        List<String> wrong = new ArrayList<>();
        if (!start.redBefore().isEmpty()) {
            wrong.add("alarm " + String.join(", ", start.redBefore()) + " was red or missing already");
        }
        start.blue().sick().ifPresent(it -> wrong.add("blue had " + it + " tasks healthy"));
        return wrong;
    }
}
