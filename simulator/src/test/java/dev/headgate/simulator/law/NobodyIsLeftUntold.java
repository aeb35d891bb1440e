package dev.headgate.simulator.law;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import java.util.function.Consumer;

/** Who is paged for what is a matter of taste; that somebody is told is not. */
final class NobodyIsLeftUntold implements Law {

    private static final String ON_CALL = "on-call@";

    @Override
    public String promise() {
        return "No deployment ends otherwise than DEPLOYED without a message, and none is rolled back or stuck without an alert.";
    }

    @Override
    public void atEnd(Moment now, Consumer<String> broken) {
        for (Deployment deployment : now.deployments()) {
            Outcome outcome = deployment.closing().map(Closing::outcome).orElse(Outcome.DEPLOYED);
            boolean pages = outcome == Outcome.NEEDS_HUMAN || outcome == Outcome.ROLLED_BACK;
            boolean told = now.mails().stream()
                    .filter(mail -> !pages || mail.to().startsWith(ON_CALL))
                    .anyMatch(mail -> (mail.subject() + mail.body()).contains(outcome.name())
                            && mail.body().contains(deployment.id()));
            if (outcome != Outcome.DEPLOYED && !told) {
                broken.accept("nobody was told of " + outcome + " of " + deployment.id());
            }
        }
    }
}
